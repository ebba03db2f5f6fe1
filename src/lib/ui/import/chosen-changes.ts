/** Which proposed changes are taken, and the one batch of writes that they come to. */
import type { CellValue, ColumnId, RowId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Batch, CellEdit } from '$lib/collab/room/write';
import type { Refusal } from '$lib/collab/room/refusal';
import type { Session } from '$lib/collab/session/session';
import type {
	Proposal,
	ProposedCell,
	ProposedRow,
	ProposedSheet
} from '$lib/exchange/compare/proposal';

/** One box to tick: a cell, or a row as a whole where it has no cells to choose from. */
export type ChangeKey = string;

export const keyOf = (row: ProposedRow, cell?: ProposedCell): ChangeKey =>
	cell ? `${row.id} ${cell.column}` : row.id;

export function keysOfRow(row: ProposedRow): ChangeKey[] {
	return row.cells.length > 0 ? row.cells.map((cell) => keyOf(row, cell)) : [keyOf(row)];
}
export const keysOfSheet = ({ rows }: ProposedSheet): ChangeKey[] => rows.flatMap(keysOfRow);

/** What is taken unless a person says otherwise: values that the document has, never what it lacks. */
export function suggestedKeys(
	proposal: Proposal,
	mayTake: (row: ProposedRow) => boolean
): Set<ChangeKey> {
	const keys = new Set<ChangeKey>();
	for (const row of proposal.sheets.flatMap(({ rows }) => rows)) {
		if (row.kind === 'absent' || !mayTake(row)) continue;
		if (row.cells.length === 0) keys.add(keyOf(row));
		for (const cell of row.cells) if (cell.after !== undefined) keys.add(keyOf(row, cell));
	}
	return keys;
}

/** Why a row cannot be written by this person. A new indicator follows its project, new or not. */
export function refusalOf(
	row: ProposedRow,
	session: Pick<Session, 'mayWrite'>
): Refusal | undefined {
	if (row.kind !== 'new') return session.mayWrite({ row: row.id });
	const unit = row.mark?.unit;
	const sheet = row.sheet.startsWith('indicators@') ? 'projects' : row.sheet;
	return session.mayWrite({ sheet, ...(unit !== undefined && { unit }) });
}

export interface ChosenChanges {
	readonly batch: Batch;
	/** How many boxes it comes to. */
	readonly count: number;
	/** Cells that somebody wrote since the comparison: left out. */
	readonly stale: number;
}

export function chosenChanges(
	proposal: Proposal,
	chosen: ReadonlySet<ChangeKey>,
	book: BookReader
): ChosenChanges {
	const rows: NonNullable<Batch['rows']>[number][] = [];
	const edits: CellEdit[] = [];
	const removed: RowId[] = [];
	let stale = 0;
	for (const row of inserted(proposal, chosen)) {
		const cells = row.cells.filter((cell) => chosen.has(keyOf(row, cell)));
		if (row.kind === 'new') rows.push(newRow(row, cells));
		else if (!book.row(row.id)) stale += 1;
		else if (row.kind === 'absent') removed.push(row.id);
		for (const { column, before, after } of row.kind === 'changed' && book.row(row.id)
			? cells
			: []) {
			if (book.value(row.id, column) === before) edits.push({ row: row.id, column, value: after });
			else stale++;
		}
	}
	const cells = rows.reduce(
		(sum, row) => sum + Math.max(1, Object.keys(row.cells ?? {}).length),
		0
	);
	return { batch: { rows, edits, removed }, count: cells + edits.length + removed.length, stale };
}

/** The rows of which something is chosen; a new project comes in with any of its indicators. */
function inserted(proposal: Proposal, chosen: ReadonlySet<ChangeKey>): ProposedRow[] {
	const rows = proposal.sheets.flatMap((sheet) => sheet.rows);
	const taken = rows.filter((row) => keysOfRow(row).some((key) => chosen.has(key)));
	const parents = new Set(taken.map(({ sheet }) => sheet.replace(/^indicators@/, '')));
	return rows.filter((row) => taken.includes(row) || (row.kind === 'new' && parents.has(row.id)));
}

function newRow({ sheet, id, mark, after }: ProposedRow, cells: readonly ProposedCell[]) {
	const values: Record<ColumnId, CellValue> = {};
	for (const cell of cells) if (cell.after !== undefined) values[cell.column] = cell.after;
	return { ...mark, sheet, id, ...(after !== undefined && { after }), cells: values };
}
