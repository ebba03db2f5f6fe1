/** Changes that the grid library wanted to make, as entries for the book. */
import type { Entry, SheetModel } from './grid-port';

/** As the library's hook gives them: line, column, old and new value; null where already dropped. */
export type WantedChange = readonly [
	line: number,
	column: unknown,
	before: unknown,
	after: unknown
];

/** Locked cells among them are left out: fills and deletions pass over them as in Excel. */
export function entriesOf(
	changes: readonly (WantedChange | null)[],
	model: SheetModel
): readonly Entry[] {
	return changes.flatMap((change) => {
		if (!change) return [];
		const [line, , , value] = change;
		const column = Number(change[1]);
		const cell = model.lines[line]?.cells[column];
		if (!cell || cell.lock) return [];
		return [
			{ line, column, cell, text: value === null || value === undefined ? '' : String(value) }
		];
	});
}

export function howOf(entries: readonly Entry[]): 'cleared' | 'filled' {
	return entries.every((entry) => entry.text === '') ? 'cleared' : 'filled';
}
