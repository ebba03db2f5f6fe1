/** Rows of plain cells, as CSV and the clipboard have them → lines of a grid. */
import {
	gridLine,
	type Source,
	type SourceCell,
	type SourceGrid,
	type SourceLine
} from '../source';
import { parseDelimited } from './parse-delimited';

export function delimitedSource(
	text: string,
	delimiter: Parameters<typeof parseDelimited>[1] | '\t'
): Source {
	const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
	const rows = parseDelimited(bare, delimiter);
	return gridSource(
		rows.map(({ line, cells }) => ({
			line,
			cells: cells.map((cell, index) => ({ index, text: unguarded(cell) }))
		}))
	);
}

/** One cell of a block; blank ones may be left out. */
export type BlockCell = Pick<SourceCell, 'index' | 'text' | 'across' | 'down'>;
export interface BlockRow {
	readonly line: number;
	readonly cells: readonly BlockCell[];
}

export function gridSource(rows: readonly BlockRow[]): Source {
	const grid: SourceGrid = { name: '', apart: true };
	const lines: SourceLine[] = [];
	const numbers: number[] = [];
	for (const { line, cells } of rows) {
		const number = lines.length + 1;
		const filled = cells.flatMap((cell): SourceCell[] => {
			const text = cell.text.trim();
			return text === '' ? [] : [{ ...cell, text, line: number }];
		});
		lines.push(gridLine(number, grid, filled));
		numbers.push(line);
	}
	return { lines, locate: (line) => ({ line: numbers[line - 1] ?? line }) };
}

/** What guards a text from being taken for a formula or a number is no part of it: `'=1`, `="207"`. */
function unguarded(cell: string): string {
	const text = /^="([^"]*)"$/.exec(cell.trim())?.[1];
	return text ?? (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
}
