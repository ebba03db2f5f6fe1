/** Inserting, deleting and moving rows where the table allows it. The library never does it itself. */
import { bookFormat } from '$lib/formats/book-format';
import { tableOf, type Row, type RowId, type SheetKey, type UnitId } from '$lib/budget/book/book';
import { templateOf } from '$lib/budget/table/table-template';
import type { NewRow, WriteResult } from '$lib/collab/room/write';
import type { Session } from '$lib/collab/session/session';
import { freshRowId, withEnteredTotals } from '../totals/entered-totals';
import type { RowAction, SelectedBlock, SheetModel } from './grid-port';

type Rows = Pick<Session, 'book' | 'mayWrite' | 'identity'>;

interface Standing {
	readonly sheet: SheetKey;
	readonly row: Row;
	/** Rows that the action may pass: of its side, its unit, its group. */
	readonly siblings: readonly Row[];
	readonly at: number;
	/** The form prints it: it can be neither moved nor deleted, nor is anything put above it. */
	readonly fixed: boolean;
}

/** What may be done at the active cell. */
export function rowActionsAt(
	session: Rows,
	model: SheetModel,
	sheets: readonly SheetKey[],
	block: SelectedBlock
): readonly RowAction[] {
	const standing = standingAt(session, model, sheets, block);
	if (!standing) return [];
	const { row, siblings, at, fixed } = standing;
	if (session.mayWrite({ row: row.id })) {
		const own = newRow(session, standing, row.id);
		return own ? ['insert-below'] : [];
	}
	const movable = siblings.filter((r) => !isFixed(standing.sheet, r));
	const place = movable.indexOf(row);
	const actions: RowAction[] = [];
	if (!(fixed && at === 0)) actions.push('insert-above');
	actions.push('insert-below');
	if (!fixed && place > 0) actions.push('move-up');
	if (!fixed && place >= 0 && place < movable.length - 1) actions.push('move-down');
	if (!fixed) actions.push('remove');
	return actions;
}

export function runRowAction(
	session: Session,
	model: SheetModel,
	sheets: readonly SheetKey[],
	action: RowAction,
	block: SelectedBlock
): WriteResult | undefined {
	const standing = standingAt(session, model, sheets, block);
	if (!standing) return undefined;
	const { row, siblings, at } = standing;
	switch (action) {
		case 'insert-above':
			return insert(session, standing, siblings[at - 1]?.id ?? rowBefore(session, standing));
		case 'insert-below':
			return insert(session, standing, row.id);
		case 'move-up':
			return session.moveRow(
				row.id,
				siblings[at - 2]?.id ?? rowBefore(session, { ...standing, row: siblings[at - 1] })
			);
		case 'move-down':
			return session.moveRow(row.id, siblings[at + 1]?.id);
		case 'remove':
			return removeAll(session, model, sheets, block);
	}
}

function insert(
	session: Session,
	standing: Standing,
	after: RowId | undefined
): WriteResult | undefined {
	const row = newRow(session, standing, after);
	if (!row) return undefined;
	const { rows, edits } = withEnteredTotals(session, {
		edits: [],
		rows: [{ id: freshRowId(), ...row }]
	});
	if (edits.length === 0) return session.insertRow(rows[0]);
	const result = session.writeAll({ rows, edits });
	return result.ok ? { ...result, row: rows[0].id } : result;
}

/** The row before this one in its sheet, of whatever side or group. */
function rowBefore(session: Rows, { sheet, row }: Standing): RowId | undefined {
	const rows = session.book.rows(sheet);
	return rows[rows.findIndex((r) => r.id === row.id) - 1]?.id;
}

/** Every selected row that may go, from the last to the first. */
function removeAll(
	session: Session,
	model: SheetModel,
	sheets: readonly SheetKey[],
	block: SelectedBlock
): WriteResult | undefined {
	let result: WriteResult | undefined;
	for (let line = block.bottom; line >= block.top; line--) {
		const standing = standingAt(session, model, sheets, { ...block, line });
		if (!standing || standing.fixed || session.mayWrite({ row: standing.row.id })) continue;
		result = session.removeRow(standing.row.id);
		if (!result.ok) return result;
	}
	return result;
}

function standingAt(
	session: Rows,
	model: SheetModel,
	sheets: readonly SheetKey[],
	{ line, column }: SelectedBlock
): Standing | undefined {
	const cells = model.lines[line]?.cells;
	const ref =
		cells?.[column]?.ref ??
		(model.sideEdge === undefined ? rowRefIn(cells, sheets, session) : undefined);
	const row = ref && session.book.row(ref.row);
	const sheet = ref && session.book.sheetOf(ref.row);
	if (!row || !sheet || !sheets.includes(sheet) || !allowsRows(sheet, session)) return undefined;
	const siblings = session.book.rows(sheet).filter((r) => isSibling(sheet, row, r));
	return {
		sheet,
		row,
		siblings,
		at: siblings.findIndex((r) => r.id === row.id),
		fixed: isFixed(sheet, row)
	};
}

/** A label cell of an indicator line stands for its row. */
function rowRefIn(
	cells: SheetModel['lines'][number]['cells'] | undefined,
	sheets: readonly SheetKey[],
	session: Rows
) {
	return cells?.find(({ ref }) => {
		const sheet = ref && session.book.sheetOf(ref.row);
		return sheet !== undefined && sheets.includes(sheet) && allowsRows(sheet, session);
	})?.ref;
}

function allowsRows(sheet: SheetKey, { book }: Rows): boolean {
	if (sheet.startsWith('indicators@')) return true;
	const table = tableOf(sheet)?.table;
	return table !== undefined && templateOf(table, bookFormat(book.head)).body !== 'fixed';
}

/** Printed totals, and the unit rows that head their projects in T13. */
function isFixed(sheet: SheetKey, { role }: Row): boolean {
	if (sheet.startsWith('indicators@')) return false;
	return role === 'total' || (role === 'unit' && tableOf(sheet)?.table === 'T13');
}

function isSibling(sheet: SheetKey, row: Row, other: Row): boolean {
	if (sheet.startsWith('indicators@'))
		return row.cells['一级'] === other.cells['一级'] && row.cells['二级'] === other.cells['二级'];
	return row.side === other.side && row.unit === other.unit;
}

/** A new row beside `row`: of the same side, unit, level and group; of one's own unit where that row is another's. */
function newRow(
	session: Rows,
	{ sheet, row }: Standing,
	after: RowId | undefined
): NewRow | undefined {
	const unit = unitToWrite(session, sheet, row);
	if (session.mayWrite({ sheet, ...(unit !== undefined && { unit }) })) return undefined;
	const indicator = sheet.startsWith('indicators@');
	const cells = indicator
		? Object.fromEntries(
				['一级', '二级'].flatMap((c) => (row.cells[c] === undefined ? [] : [[c, row.cells[c]]]))
			)
		: {};
	const table = tableOf(sheet)?.table;
	return {
		sheet,
		...(after !== undefined && { after }),
		...(row.side && { side: row.side }),
		...(unit !== undefined && { unit }),
		...(table === 'T13' && unit !== undefined && { role: 'project' as const }),
		cells
	};
}

/** The row's own unit, or one's own where the row is another's in a table that units share. */
function unitToWrite(session: Rows, sheet: SheetKey, row: Row): UnitId | undefined {
	const table = tableOf(sheet)?.table;
	const shared = table !== undefined && templateOf(table, bookFormat(session.book.head)).shared;
	if (!shared || session.identity.unit === undefined) return row.unit;
	return session.mayWrite({ row: row.id }) ? session.identity.unit : row.unit;
}
