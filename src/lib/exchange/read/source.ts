/** The source as lines of cells, each with its place: what every reader hands to the disclosure's. */
import type { ImportEntry, Place } from './import-report';

export interface SourceCell {
	/** Running number of its line in the source. */
	readonly line: number;
	/** Column in a grid, else index among the line's cells, from 0. */
	readonly index: number;
	/** Trimmed, without tags. */
	readonly text: string;
	/** As it is in the narrative, with its bold and underlined words and headings marked. */
	readonly marked?: string;
	/** As a number format shows it, where that is less exact. */
	readonly rounded?: string;
	/** Columns and lines covered, where more than one. */
	readonly across?: number;
	readonly down?: number;
}

export interface SourceLine {
	/** Running number in the source, from 1; blank lines of a text count. */
	readonly number: number;
	/** Without tags. */
	readonly text: string;
	/** Tags such as `<p>` that conversion left in the line. */
	readonly tags?: string;
	/** Cells of the line, blank ones too. */
	readonly width: number;
	/** Non-blank cells. */
	readonly filled: readonly SourceCell[];
	/** The grid it stands in: its cells' columns are real ones, so a header above tells what they hold. */
	readonly grid?: SourceGrid;
}

/** A sheet of a workbook, a CSV file, a pasted block, or a table of a document. */
export interface SourceGrid {
	/** Name of the sheet, empty where there is none. */
	readonly name: string;
	/** A part of its own, such as a sheet: what comes before does not go on into it. */
	readonly apart: boolean;
}

export interface Source {
	readonly lines: readonly SourceLine[];
	/** Where a line stands for people: sheet or page, and the line there. Absent: as it is numbered. */
	locate?(line: number): Pick<Place, 'line' | 'sheet' | 'page' | 'block' | 'file'>;
	/** What the format's reader found and left. */
	readonly entries?: readonly ImportEntry[];
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

/** A line of a grid from its non-blank cells, in the order of their columns. */
export function gridLine(
	number: number,
	grid: SourceGrid,
	filled: readonly SourceCell[]
): SourceLine {
	const last = filled.at(-1);
	const width = last ? last.index + (last.across ?? 1) : 0;
	return { number, text: filled.map((cell) => cell.text).join('\t'), width, filled, grid };
}

export const isBlank = (line: SourceLine): boolean => line.filled.length === 0;

export function placeOf(at: SourceCell | SourceLine): Place {
	return 'index' in at ? { line: at.line, cell: at.index + 1 } : { line: at.number };
}
