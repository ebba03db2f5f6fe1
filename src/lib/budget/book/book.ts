/**
 * The book: one department, one fiscal year, as plain data.
 *
 * A book is a head and a set of **sheets**; a sheet is an ordered list of **rows**; a row holds
 * **cells** by column. Tables, project forms, indicators and narrative are all sheets, so that
 * sync, rules, addresses and files need one mechanism and no special cases.
 */
import type { Fen } from '../values/amount';
import type { ColumnId, RowRole, Side, TableId } from '../values/table-shape';
import type { CarriedFormat } from '$lib/formats/book-format';
import type { CommentEntry } from './comment';
import type { WorkflowStep } from './workflow';

export type { ColumnId, RowRole, Side, TableId };

export type UnitId = string;
export type RowId = string;

/** An amount in 分 where the column holds amounts; otherwise, or where a figure could not be read, text. */
export type CellValue = Fen | string;
/** A blank cell is absent. */
export type Cells = Record<ColumnId, CellValue>;

/** A row without its cells. `order` is a fractional index; rows sort by (order, id). */
export interface RowMark {
	readonly id: RowId;
	readonly order: string;
	/** T1, T4 and T9 are two-sided. */
	readonly side?: Side;
	/** The unit that owns the row: its clerks edit it, its room stores it. Absent: the department's. */
	readonly unit?: UnitId;
	readonly role?: RowRole;
}

export interface Row extends RowMark {
	readonly cells: Cells;
	/** The formulas of its computed cells, whose values are in `cells`; absent: none. */
	readonly formulas?: Readonly<Record<ColumnId, string>>;
}

/**
 * Where rows live:
 * - `T3`: the department's edition of a table (T11–T13: all units' rows shown together)
 * - `T3@u2`: unit u2's own edition (T1–T10 only)
 * - `projects`: one row a project form; `indicators@p7`: the indicator rows of project p7
 * - `narrative`: rows O1, O2 (概况), N1–N12 (情况说明), Z (名词解释); `notes`: table notes, row id `note-T7`
 * - `unread`: beside a book that is checked, the lines of its document that it holds nothing of
 */
export type SheetKey =
	| TableId
	| `${TableId}@${UnitId}`
	| 'projects'
	| `indicators@${RowId}`
	| 'narrative'
	| 'notes'
	| 'unread';

export type UnitKind = '行政' | '参公' | '事业';

/** 预算单位 */
export interface Unit {
	readonly id: UnitId;
	/** Budget unit code; empty where the document prints none. */
	readonly code: string;
	readonly name: string;
	readonly kind: UnitKind;
	readonly role: '本级' | '所属';
}

/** 说明: the answer to an `explain` finding. */
export interface Explanation {
	readonly id: string;
	/** The unit that gave it: it answers for that unit's findings only. Absent: the department. */
	readonly unit?: UnitId;
	readonly rule: string;
	/** Addresses of the cells it explains, with the exact values it was given for. */
	readonly operands: Readonly<Record<string, CellValue>>;
	readonly text: string;
	readonly author: string;
	/** Who of the department approved it, as it stands. */
	readonly approver?: string;
	/** UTC, ISO 8601 */
	readonly approvedAt?: string;
	/** UTC, ISO 8601 */
	readonly at: string;
}

export interface BookHead {
	/** Fiscal year, e.g. 2023. */
	readonly year: number;
	/** 省级, 市级 or 县级 */
	readonly level: string;
	readonly department: { readonly code: string; readonly name: string };
	readonly units: readonly Unit[];
	/** What its tables, sections and forms look like; absent in books of before there were several. */
	readonly format?: CarriedFormat;
	/** It is one unit's own document, taken out of its department's book. */
	readonly edition?: 'unit';
	readonly explanations: readonly Explanation[];
	readonly settings: Readonly<Record<string, unknown>>;
	/** What became of the units' parts so far, the oldest first; absent: nobody has submitted anything. */
	readonly workflow?: readonly WorkflowStep[];
}

export interface Book {
	readonly head: BookHead;
	readonly sheets: Readonly<Partial<Record<SheetKey, readonly Row[]>>>;
	/**
	 * What was said about it: working matter that stands beside the book and is no part of any edition.
	 * Files carry it; who asked for the book alone gets none.
	 */
	readonly comments?: readonly CommentEntry[];
}

/** One atomic change of a book. What a room's transaction, an import or a fix amounts to. */
export type BookChange =
	| {
			kind: 'cell';
			row: RowId;
			column: ColumnId;
			value: CellValue | undefined;
			/** What gives the value; absent: somebody typed it. */
			formula?: string;
	  }
	/** Inserts the row, or moves or re-marks the one with that id; its cells stay. */
	| { kind: 'row'; sheet: SheetKey; row: RowMark }
	| { kind: 'row-removed'; row: RowId }
	| { kind: 'head'; head: BookHead };

const OTHER_SHEETS: ReadonlySet<string> = new Set([
	'projects',
	'indicators',
	'narrative',
	'notes',
	'unread'
]);
/** As packs may name tables (`formats/pack-table.ts`). */
export const TABLE_ID = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** The table of a sheet, and the unit whose edition it is (`undefined`: the department's). */
export function tableOf(sheet: SheetKey): { table: TableId; unit?: UnitId } | undefined {
	const at = sheet.indexOf('@');
	const table = at < 0 ? sheet : sheet.slice(0, at);
	if (OTHER_SHEETS.has(table) || !TABLE_ID.test(table)) return undefined;
	return at < 0 ? { table } : { table, unit: sheet.slice(at + 1) };
}
