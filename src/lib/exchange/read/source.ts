/** The source as lines of tab-separated cells, each with its place. */
import type { Place } from '../import-report';

export interface SourceCell {
	readonly line: number;
	/** Index among the line's cells, from 0. */
	readonly index: number;
	/** Trimmed, without tags. */
	readonly text: string;
}

export interface SourceLine {
	/** From 1. */
	readonly number: number;
	/** Without tags. */
	readonly text: string;
	/** Tags such as `<p>` that conversion left in the line. */
	readonly tags?: string;
	/** Cells of the line, blank ones too. */
	readonly width: number;
	/** Non-blank cells. */
	readonly filled: readonly SourceCell[];
}

/** No tag here has a digit in it, so removing them removes no number. */
const TAG = /<\/?(?:p|br|b|i|u|span|div|td|tr|th|table|tbody|sub|sup)\s*\/?>/gi;

/** Splits a text into lines and cells. A form feed ends a line too. */
export function splitSource(text: string): readonly SourceLine[] {
	const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
	return bare.split(/\r\n|[\n\r\f]/).map((raw, i) => {
		const tags = raw.includes('<') ? raw.match(TAG)?.join('') : undefined;
		const line = tags ? raw.replace(TAG, '') : raw;
		const cells = line.split('\t');
		const filled: SourceCell[] = [];
		cells.forEach((cell, index) => {
			const trimmed = cell.trim();
			if (trimmed !== '') filled.push({ line: i + 1, index, text: trimmed });
		});
		return { number: i + 1, text: line, width: cells.length, filled, ...(tags && { tags }) };
	});
}

export const isBlank = (line: SourceLine): boolean => line.filled.length === 0;

export function placeOf(at: SourceCell | SourceLine): Place {
	return 'index' in at ? { line: at.line, cell: at.index + 1 } : { line: at.number };
}
