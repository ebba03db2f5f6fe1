/** Rows of a table from the cells that stand in its columns. */
import type { ColumnId, Side } from '$lib/budget/book/book';
import { columnsOfSide, type Column, type TableTemplate } from '$lib/budget/table/table-template';
import type { FormatRow, FormatTable } from '$lib/formats/format';
import { ownUnit, type PrintedUnit } from '../printed-unit';
import type { SourceCell, SourceLine } from '../source';
import type { BookDraft, DraftRow } from './book-draft';
import { putCode, type PartCell } from './code-cells';
import { codePartOf } from './printed-template';
import { fold, likeness } from './similarity';
import type { AlignedRow } from './table-alignment';

/** In which unit the amounts of a table are printed. */
export interface TableUnits {
	/** The last that a line stated. */
	readonly unit: PrintedUnit | undefined;
	/** Of the lines below each statement. */
	readonly ofLine: ReadonlyMap<SourceLine, PrintedUnit>;
	/** Of single columns. */
	readonly ofColumns: ReadonlyMap<SourceLine, ReadonlyMap<ColumnId, PrintedUnit>>;
}

interface Placed {
	readonly column: Column;
	readonly cell: SourceCell;
}

export class TableRows {
	/** The first amount of which nothing says in what unit it is. */
	#assumed: SourceCell | undefined;
	/** The last code of each side. */
	readonly #codes = new Map<Side | undefined, string>();

	constructor(
		readonly table: FormatTable,
		/** As the document prints it. */
		readonly template: TableTemplate,
		readonly units: TableUnits,
		readonly draft: BookDraft
	) {}

	put(aligned: readonly AlignedRow[]): DraftRow[] {
		const sides = [...new Set(this.template.columns.map(({ side }) => side))];
		const rows = sides.flatMap((side) => aligned.flatMap((row) => this.#readSide(row, side)));
		const place = { table: this.table.id };
		if (this.#assumed)
			this.draft.report('amount-unit-assumed', this.#assumed, { kept: this.table.unit, place });
		return rows;
	}

	#readSide(aligned: AlignedRow, side: Side | undefined): DraftRow[] {
		const placed = columnsOfSide(this.template, side).flatMap((column): Placed[] => {
			const cell = aligned.cells.get(column.id);
			return cell ? [{ column, cell }] : [];
		});
		if (placed.length === 0) return [];
		const row = this.draft.addRow(this.draft.nextId('r'), this.table.id, aligned.line.number, {
			...(side !== undefined && { side })
		});
		this.#putCodes(row, placed);
		for (const { column, cell } of placed)
			if (!codePartOf(column)) this.#put(row, column, cell, aligned.line);
		if (isTotal(this.table, row)) row.role = 'total';
		return [row];
	}

	/** Codes in parts; a word among them is the label of a total that goes over their columns. */
	#putCodes(row: DraftRow, placed: readonly Placed[]): void {
		const cells = placed.flatMap(({ column, cell }): PartCell[] => {
			const part = codePartOf(column);
			return part ? [{ part, cell }] : [];
		});
		if (cells.length === 0) return;
		const { column } = cells[0].part;
		const above = this.#codes.get(row.side) ?? '';
		const words = putCode(row, column, cells, above, this.draft);
		const code = row.cells[column];
		if (typeof code === 'string') this.#codes.set(row.side, code);
		const isNamed = placed.some(({ column: { holds } }) => holds === 'label');
		const label = columnsOfSide(this.table, row.side).find(({ holds }) => holds === 'label');
		for (const cell of words)
			this.draft.putText(row, isNamed ? column : (label?.id ?? column), cell.text, cell);
	}

	#put(row: DraftRow, column: Column, cell: SourceCell, line: SourceLine): void {
		if (column.holds !== 'amount') {
			this.draft.putText(row, column.id, cell.text, cell);
			if (column.holds === 'code' && NO_CODE.test(cell.text.normalize('NFKC').trim()))
				this.draft.report('unreadable-code', cell, {
					found: cell.text,
					place: { row: row.id, column: column.id }
				});
			return;
		}
		const headed = this.units.ofColumns.get(line)?.get(column.id);
		const stated = headed ?? this.units.ofLine.get(line);
		this.draft.putAmount(row, column.id, cell.text, stated ?? this.table.unit, cell);
		const amount = row.cells[column.id];
		if (typeof amount !== 'number' || amount === 0) return;
		if (!(headed ?? this.units.unit ?? ownUnit(cell.text))) this.#assumed ??= cell;
	}
}

/** What a spreadsheet makes of a code: a date, a decimal number, a power of ten. */
const NO_CODE =
	/^(?:\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d+\.\d+(?:E[+-]?\d+)?|\d+E[+-]?\d+)$/i;

/** The rows that the official form marks as totals, by their label. */
function isTotal(table: FormatTable, row: DraftRow): boolean {
	const label = columnsOfSide(table, row.side)
		.filter((c) => c.holds !== 'amount')
		.map((c) => row.cells[c.id] ?? '')
		.join('');
	return table.fixedRows.some(
		(fixed) => fixed.role === 'total' && fixed.side === row.side && isLabelled(fixed, label)
	);
}

function isLabelled({ label, aliases = [] }: FormatRow, printed: string): boolean {
	return fold(printed) !== '' && [label, ...aliases].some((one) => likeness(one, printed) >= 0.99);
}
