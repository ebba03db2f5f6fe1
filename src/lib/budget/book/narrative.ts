/** The prose sections of a disclosure. Rows of the sheet `narrative`, columns 标题 and 正文. */
import { firstFormat } from '$lib/formats/known-formats';

export interface Section {
	/** Row id, and the name in addresses: `N[8]` is N8, `N[O1]` is O1. */
	readonly id: string;
	readonly part: string;
	/** Ordinal as printed within its part. */
	readonly ordinal: string;
	readonly title: string;
}

export const SECTIONS: readonly Section[] = firstFormat().sections;

export function sectionOf(id: string): Section | undefined {
	return SECTIONS.find((s) => s.id === id);
}
