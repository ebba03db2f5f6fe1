/** The prose sections of a disclosure. Rows of the sheet `narrative`, columns 标题 and 正文. */
import type { Format } from '$lib/formats/format';

export interface Section {
	/** Row id, and the name in addresses: `N[8]` is N8, `N[O1]` is O1. */
	readonly id: string;
	readonly part: string;
	/** Ordinal as printed within its part. */
	readonly ordinal: string;
	readonly title: string;
}

/** The section of that id that books of the format have. */
export function sectionOf({ sections }: Pick<Format, 'sections'>, id: string): Section | undefined {
	return sections.find((section) => section.id === id);
}
