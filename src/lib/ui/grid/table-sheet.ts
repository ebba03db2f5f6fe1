/** The sheet model of one of the 13 tables, in the official layout, built from the book as it is. */
import { bookFormat } from '$lib/formats/book-format';
import type { Format, FormatColumn, FormatTable } from '$lib/formats/format';
import type { CellRef } from '$lib/budget/address/address-book';
import { templateFor } from '$lib/budget/table/book-columns';
import {
	tableOf,
	type BookHead,
	type Row,
	type SheetKey,
	type TableId,
	type UnitId
} from '$lib/budget/book/book';
import { tableTitle } from '$lib/budget/table/table-title';
import { alignRows } from '$lib/budget/table/two-sided';
import type { Refusal } from '$lib/collab/room/refusal';
import type { Session } from '$lib/collab/session/session';
import type { BookReader } from '$lib/budget/live/live-book';
import { computedFields } from './computed-entry';
import { listField } from './entry-choices';
import { printEntry } from './entry';
import type { GridCell, GridColumn, GridLine, Lock, SheetModel } from './grid-port';
import { indentOf, isHeading } from '$lib/budget/table/indent';

/** What a sheet model is built from: a session, or any book with its permissions. */
export type SheetSource = Pick<Session, 'book' | 'mayWrite'>;

/** Id of the column that names the owners of rows in tables that units share; no column of the book. */
export const OWNER_COLUMN = '所属单位';

const NO_ROW: GridCell = { shown: '', exact: '', kind: 'empty', lock: { kind: 'no-row' } };
const ROOM_FOR_LABEL = 150;
/** A header line of this many characters fits without wrapping. */
const headerWidth = (title: string): number => title.length * 13 + 20;

export function tableSheet(source: SheetSource, sheet: SheetKey): SheetModel {
	const { table, unit } = tableOf(sheet)!;
	const { head } = source.book;
	const rows = source.book.rows(sheet);
	const template = templateFor(head, table, rows);
	const { shared } = template;
	const lines = alignRows(table, rows, bookFormat(head)).map(lineBuilder(source, template));
	const sideEdge = template.columns.findIndex(({ panel }) => panel > 0);
	return {
		label: tableTitle(head, template, unit),
		columns: columnsOf(template, shared),
		header: headerOf(template, head, shared),
		lines,
		merged: [],
		frozen: template.frozen,
		layout: 'table',
		...(sideEdge > 0 && { sideEdge })
	};
}

function columnsOf(template: FormatTable, shared: boolean): GridColumn[] {
	const columns = template.columns.map(({ id, title, holds, width }): GridColumn => ({
		id,
		width: Math.max(width, holds === 'amount' ? Math.min(headerWidth(title), 150) : 0),
		least:
			holds === 'label' || holds === 'text'
				? Math.min(width, ROOM_FOR_LABEL)
				: holds === 'amount'
					? 96
					: 78,
		grows: holds !== 'code'
	}));
	return shared
		? [...columns, { id: OWNER_COLUMN, width: 144, least: 112, grows: false }]
		: columns;
}

function headerOf(template: FormatTable, head: BookHead, shared: boolean): SheetModel['header'] {
	return template.header.map((line, level) => {
		const cells = line.map((cell) => ({
			...cell,
			text: cell.text.replaceAll('{year}', String(head.year))
		}));
		const owner = { text: OWNER_COLUMN, down: template.header.length };
		return shared && level === 0 ? [...cells, owner] : cells;
	});
}

function lineBuilder(
	source: SheetSource,
	template: FormatTable
): (rows: readonly (Row | undefined)[]) => GridLine {
	const { shared, id } = template;
	const format = bookFormat(source.book.head);
	return (rows) => {
		const facts = rows.map((row) => row && rowFacts(source, id, row, format));
		// A table of one panel has one row in a line, wherever its columns stand.
		const cells = template.columns.map((column) => {
			const own = facts[facts.length === 1 ? 0 : column.panel];
			return own ? tableCell(source.book, template, column, own) : NO_ROW;
		});
		const [first] = rows;
		const unit = shared ? first?.unit : undefined;
		if (shared) cells.push(ownerCell(source.book.head, unit));
		const total = rows.some((row) => row?.role === 'total');
		const group = first !== undefined && isHeading(id, first, format);
		return {
			key: rows.map((row) => row?.id ?? '').join('|'),
			cells,
			...(unit !== undefined && { owner: unit }),
			...(total ? { tone: 'total' as const } : group ? { tone: 'group' as const } : {})
		};
	};
}

/** Names the owner; what the department's own name says already is left out on screen. */
function ownerCell({ department, units }: BookHead, unit: UnitId | undefined): GridCell {
	const name = units.find((u) => u.id === unit)?.name ?? '';
	const shorter = name !== department.name && name.startsWith(department.name);
	const shown = shorter ? name.slice(department.name.length) : name;
	return { shown, exact: name, kind: 'owner', lock: { kind: 'official-label' } };
}

interface RowFacts {
	readonly row: Row;
	readonly refusal: Refusal | undefined;
	readonly indent: number;
	readonly strong: boolean;
}

function rowFacts(source: SheetSource, table: TableId, row: Row, format: Format): RowFacts {
	return {
		row,
		refusal: source.mayWrite({ row: row.id }),
		indent: indentOf(table, row, format),
		strong: row.role === 'total' || isHeading(table, row, format)
	};
}

function tableCell(
	book: BookReader,
	template: FormatTable,
	column: FormatColumn,
	{ row, refusal, indent, strong }: RowFacts
): GridCell {
	const ref: CellRef = { row: row.id, column: column.id };
	const kind = column.holds === 'amount' ? 'amount' : column.holds === 'code' ? 'code' : 'text';
	const lock = lockOf(template, column, row, refusal);
	return {
		ref,
		kind,
		...printEntry(row.cells[column.id], kind, template.unit),
		...(kind === 'amount' && computedFields(book, ref)),
		...(kind === 'amount' && { unit: template.unit }),
		...(lock ? { lock } : listField(book, template.id, { column: column.id, row })),
		...(column.holds === 'label' && indent > 0 && { indent }),
		...(strong && { strong }),
		align: kind === 'amount' ? 'end' : 'start'
	};
}

function lockOf(
	template: FormatTable,
	column: FormatColumn,
	row: Row,
	refusal: Refusal | undefined
): Lock | undefined {
	if (refusal) return { kind: 'refused', refusal };
	if (column.holds === 'amount') return undefined;
	const printed = template.body === 'fixed' || row.role === 'total' || row.role === 'unit';
	return printed ? { kind: 'official-label' } : undefined;
}
