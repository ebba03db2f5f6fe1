/** The lines of a workbook's sheets, with what is told of them. */
import type { ImportEntry } from '../import-report';
import {
	gridLine,
	type Source,
	type SourceCell,
	type SourceGrid,
	type SourceLine
} from '../source';
import type { SheetNote, SheetRow } from './sheet';
import type { SheetPart } from './workbook';

export class WorkbookLines {
	readonly #lines: SourceLine[] = [];
	readonly #places: { sheet: string; line: number }[] = [];
	readonly #entries: ImportEntry[] = [];

	report({ row = 1, column, ...entry }: SheetNote, sheet?: string): void {
		const cell = column === undefined ? {} : { cell: column + 1 };
		this.#entries.push({
			...entry,
			place: { line: row, ...cell, ...(sheet !== undefined && { sheet }) }
		});
	}

	addSheet({ name, hidden }: Pick<SheetPart, 'name' | 'hidden'>, rows: readonly SheetRow[]): void {
		const grid: SourceGrid = { name, apart: true };
		if (hidden && rows.length > 0)
			this.report(
				{ kind: 'hidden', found: name, ...(hidden === 'very' && { kept: 'very' }) },
				name
			);
		for (const row of rows) {
			if (row.cells.length === 0) continue;
			const number = this.#lines.length + 1;
			const cells = row.cells.map(({ column, formula: _, ...cell }): SourceCell => ({
				...cell,
				line: number,
				index: column
			}));
			this.#lines.push(gridLine(number, grid, cells));
			this.#places.push({ sheet: name, line: row.number });
		}
	}

	source(): Source {
		const places = this.#places;
		return {
			lines: this.#lines,
			locate: (line) => places[line - 1] ?? { line },
			entries: this.#entries
		};
	}
}
