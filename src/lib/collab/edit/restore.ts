/**
 * Bringing a book, or a part of it, back to an earlier state by new edits: nobody's history goes,
 * and the whole of it is one step to undo. What others had said or decided stays theirs.
 */
import type * as Y from 'yjs';
import type { CellValue, ColumnId, Explanation, Row, RowId, SheetKey } from '$lib/budget/book/book';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';
import { writtenIn } from '$lib/budget/live/live-book';
import type { BookDifference } from './compare-books';
import { explanationKey, explanationRecord } from '../room/explanation-record';
import {
	hideRow,
	setCell,
	setHeadRecord,
	setOrder,
	setText,
	showRow,
	type Operation
} from './operation';
import { additionOf, headAddition, type RoomPlan } from './plan-batch';
import type { Author } from '../room/author';
import type { RoomAddition } from '../room/room-quota';
import { isGivenByServer, SETTING } from '../room/head-record';
import { departmentRoom, unitRoom, type RoomName } from '../room/room-name';
import { roomOf } from '../room/room-of';
import { rowKey, rowsOf, valueOf } from '../room/schema';
import { settingWrites } from '../room/setting-entries';
import type { Refusal } from '../room/refusal';
import type { WriteResult } from '../room/write';

/** Brings things back to an earlier state. */
export interface Restoring {
	/** All steps or none, in one undoable write. */
	restore(steps: readonly RestoreStep[]): WriteResult;
	/** Why a step could not be restored by this person now. */
	mayRestore(step: RestoreStep): Refusal | undefined;
}

/** One thing to bring back. */
export type RestoreStep =
	| {
			readonly kind: 'cell';
			readonly sheet: SheetKey;
			readonly row: Row;
			readonly column: ColumnId;
			readonly value: CellValue | undefined;
	  }
	/** The row is there, with this mark and these cells. */
	| { readonly kind: 'row'; readonly sheet: SheetKey; readonly row: Row }
	| { readonly kind: 'remove'; readonly sheet: SheetKey; readonly row: Row }
	| { readonly kind: 'setting'; readonly key: string; readonly value: unknown }
	| {
			readonly kind: 'explanation';
			readonly id: string;
			readonly unit: string | undefined;
			readonly explanation: Explanation | undefined;
	  };

/**
 * The step that undoes a difference, told from now to the state that shall be. `undefined` where no
 * edit can: the year, the department and its units are no edit's, nor is whose a row is.
 */
export function stepFor(difference: BookDifference): RestoreStep | undefined {
	switch (difference.kind) {
		case 'cell': {
			const { sheet, row, column, after } = difference;
			return { kind: 'cell', sheet, row, column, value: after };
		}
		case 'row': {
			const { change, sheet, row } = difference;
			if (change === 'marked') return undefined;
			return { kind: change === 'removed' ? 'remove' : 'row', sheet, row };
		}
		case 'setting':
			// Signatures are given anew, by the server's hand.
			if (isGivenByServer(SETTING + difference.key)) return undefined;
			return { kind: 'setting', key: difference.key, value: difference.after };
		case 'explanation': {
			const { id, before, after } = difference;
			return { kind: 'explanation', id, unit: (after ?? before)?.unit, explanation: after };
		}
		case 'head':
			return undefined;
	}
}

/** The room that a step is written in. */
export function roomOfStep(book: string, step: RestoreStep): RoomName {
	switch (step.kind) {
		case 'setting':
			return departmentRoom(book);
		case 'explanation':
			return step.unit === undefined ? departmentRoom(book) : unitRoom(book, step.unit);
		default:
			return roomOf(book, step.sheet, step.row.unit);
	}
}

/** What steps bring to their room. */
export function additionOfSteps(steps: readonly RestoreStep[]): RoomAddition {
	const plan: RoomPlan = { rows: [], edits: [], removed: [] };
	const head: unknown[] = [];
	for (const step of steps) {
		if (step.kind === 'cell') plan.edits.push({ ...step, row: step.row.id });
		else if (step.kind === 'remove') plan.removed.push(step.row.id);
		else if (step.kind === 'row') {
			const { cells, formulas = {}, ...mark } = step.row;
			plan.rows.push({ ...mark, sheet: step.sheet, cells: { ...cells, ...formulas } });
		} else head.push(step);
	}
	const [rows, pieces] = [additionOf(plan), headAddition(head)];
	return { ...rows, bytes: rows.bytes + pieces.bytes };
}

export interface RestoreNeeds {
	readonly author: Author;
	readonly freshKey: () => string;
	columnsIn(row: RowId): Iterable<ColumnId>;
}

/** Writes a step into its room's document; the caller holds the transaction. */
export function restoreStep(doc: Y.Doc, step: RestoreStep, needs: RestoreNeeds): Operation[] {
	switch (step.kind) {
		case 'cell':
			return restoreCell(doc, step.row.id, step.column, step.value, needs);
		case 'row':
			return restoreRow(doc, step, needs);
		case 'remove':
			return [hideRow(doc, step.row.id, [...needs.columnsIn(step.row.id)], needs.author)];
		case 'setting':
			return settingWrites(doc, step.key, step.value, needs.freshKey).map(([key, value]) =>
				setHeadRecord(doc, key, value, needs.author, value)
			);
		case 'explanation': {
			const record = step.explanation ? explanationRecord(step.explanation) : null;
			return [setHeadRecord(doc, explanationKey(step.id), record, needs.author, record)];
		}
	}
}

function restoreCell(
	doc: Y.Doc,
	row: RowId,
	column: ColumnId,
	wanted: CellValue | undefined,
	{ author }: RestoreNeeds
): Operation[] {
	const value = wanted === '' ? undefined : wanted;
	if (valueOf(doc, row, column) === value) return [];
	if (PROSE_COLUMNS.has(column)) return setText(doc, row, column, String(value ?? ''), author);
	return [setCell(doc, row, column, value, author)];
}

function restoreRow(
	doc: Y.Doc,
	{ sheet, row }: Extract<RestoreStep, { kind: 'row' }>,
	needs: RestoreNeeds
): Operation[] {
	const { id, order, side, unit, role, cells, formulas } = row;
	const rows = rowsOf(doc);
	const operations: Operation[] = [];
	const isKnown = rows.has(rowKey(id, 'sheet'));
	if (!isKnown) {
		for (const [attribute, value] of Object.entries({ sheet, order, side, unit, role }))
			if (value !== undefined) rows.set(rowKey(id, attribute as 'sheet'), value);
		operations.push({ kind: 'visibility', row: id, shown: true, mark: undefined });
	} else {
		if (rows.get(rowKey(id, 'deleted'))) operations.push(showRow(doc, id));
		if (rows.get(rowKey(id, 'order')) !== order) operations.push(setOrder(doc, id, order));
	}
	const columns = [...needs.columnsIn(id), ...Object.keys(cells), ...Object.keys(formulas ?? {})];
	for (const column of new Set(columns))
		operations.push(...restoreCell(doc, id, column, writtenIn(row, column), needs));
	return operations;
}
