/** The sheet model of one of the 13 tables, in the official layout, built from the book as it is. */
import type { CellRef } from '$lib/budget/address/address-book';
import { templateFor } from '$lib/budget/table/book-columns';
import {
	SHARED_TABLES,
	tableOf,
	type BookHead,
	type Row,
	type SheetKey,
	type TableId,
	type UnitId
} from '$lib/budget/book/book';
import { printTitle, type Column, type TableTemplate } from '$lib/budget/table/table-template';
import { pairRows } from '$lib/budget/table/two-sided';
import type { Refusal } from '$lib/collab/room/refusal';
import type { Session } from '$lib/collab/session/session';
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
	const { table } = tableOf(sheet)!;
	const { head } = source.book;
	const rows = source.book.rows(sheet);
	const template = templateFor(head.settings, table, rows);
	const shared = SHARED_TABLES.has(table);
	const lineFor = lineBuilder(source, table, template, shared);
	const twoSided = template.columns.some((c) => c.side !== undefined);
	const lines = twoSided
		? pairRows(table, rows).map(({ left, right }) => lineFor(left, right))
		: rows.map((row) => lineFor(row, row));
	return {
		label: printTitle(template, head.year),
		columns: columnsOf(template, shared),
		header: headerOf(template, head, shared),
		lines,
		merged: [],
		frozen: template.frozen,
		layout: 'table',
		...(twoSided && { sideEdge: template.columns.findIndex((c) => c.side === '支出') })
	};
}

function columnsOf(template: TableTemplate, shared: boolean): GridColumn[] {
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

function headerOf(template: TableTemplate, head: BookHead, shared: boolean): SheetModel['header'] {
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
	table: TableId,
	template: TableTemplate,
	shared: boolean
): (left: Row | undefined, right: Row | undefined) => GridLine {
	return (left, right) => {
		const sides = {
			left: left && rowFacts(source, table, left),
			right: right && rowFacts(source, table, right)
		};
		const cells = template.columns.map((column) => {
			const facts = column.side === '支出' ? sides.right : sides.left;
			return facts ? tableCell(template, column, facts) : NO_ROW;
		});
		const unit = shared ? left?.unit : undefined;
		if (shared) {
			cells.push(ownerCell(source.book.head, unit));
		}
		const total = left?.role === 'total' || right?.role === 'total';
		const group = left !== undefined && isHeading(table, left);
		return {
			key: left === right ? left!.id : `${left?.id ?? ''}|${right?.id ?? ''}`,
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

function rowFacts(source: SheetSource, table: TableId, row: Row): RowFacts {
	return {
		row,
		refusal: source.mayWrite({ row: row.id }),
		indent: indentOf(table, row),
		strong: row.role === 'total' || isHeading(table, row)
	};
}

function tableCell(
	template: TableTemplate,
	column: Column,
	{ row, refusal, indent, strong }: RowFacts
): GridCell {
	const ref: CellRef = { row: row.id, column: column.id };
	const kind = column.holds === 'amount' ? 'amount' : column.holds === 'code' ? 'code' : 'text';
	const lock = lockOf(template, column, row, refusal);
	return {
		ref,
		kind,
		...printEntry(row.cells[column.id], kind, '万元'),
		...(kind === 'amount' && { unit: '万元' as const }),
		...(lock && { lock }),
		...(column.holds === 'label' && indent > 0 && { indent }),
		...(strong && { strong }),
		align: kind === 'amount' ? 'end' : 'start'
	};
}

function lockOf(
	template: TableTemplate,
	column: Column,
	row: Row,
	refusal: Refusal | undefined
): Lock | undefined {
	if (refusal) return { kind: 'refused', refusal };
	if (column.holds === 'amount') return undefined;
	const printed = template.body === 'fixed' || row.role === 'total' || row.role === 'unit';
	return printed ? { kind: 'official-label' } : undefined;
}
