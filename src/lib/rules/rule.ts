/**
 * A rule: data, and a pure function over a reader that notes what it read.
 * One object a rule, named for its sentence in the catalogue.
 */
import type { Fen } from '$lib/budget/amount';
import type { CellRef } from '$lib/budget/address-book';
import type {
	BookHead,
	Cells,
	CellValue,
	ColumnId,
	Row,
	RowId,
	RowMark,
	SheetKey,
	TableId,
	UnitId
} from '$lib/budget/book';
import type { Need } from './applicability';
import type { Comparison } from './compare';
import type { CellRange, Comparator, Finding, Severity } from './finding';
import type { Lookup } from './lookups';
import type { Match } from './matching';

/** The department's edition of the tables (`unit` absent) or a unit's own. */
export interface Edition {
	readonly unit?: UnitId;
}

export type RowHome = TableId | 'projects' | 'narrative' | 'indicators';

/** What a rule is about, and so what each of its instances is given. */
export type Scope =
	| { readonly each: 'book'; readonly check: Check<undefined> }
	/** Each edition that has rows in one of these tables. */
	| { readonly each: 'edition'; readonly of: readonly TableId[]; readonly check: Check<Edition> }
	/** Each row of these tables (in all editions), of `projects`, of `narrative` or of all indicators. */
	| { readonly each: 'row'; readonly of: readonly RowHome[]; readonly check: Check<RowId> }
	/** Each key that one of these tables has in a lookup, edition by edition. */
	| {
			readonly each: 'key';
			readonly of: readonly TableId[];
			readonly lookup: Lookup;
			readonly check: Check<KeyInEdition>;
	  }
	/** Each 预算单位 of the book. */
	| { readonly each: 'unit'; readonly check: Check<UnitId> }
	/** Whatever `list` names; listed anew only when something it read changed. */
	| {
			readonly each: 'listed';
			readonly list: (reader: RuleReader) => readonly string[];
			readonly check: Check<string>;
	  };

export type KeyInEdition = Edition & { readonly key: string };
export type Check<Subject> = (reader: RuleReader, subject: Subject) => Drafts;

/** What a rule sees of a book. Everything read here is noted; nothing else may be read. */
export interface RuleReader {
	head<K extends keyof BookHead>(piece: K): BookHead[K];
	/** Where and what a row is; `undefined` once it is gone. Its cells are read with `value`. */
	mark(row: RowId): RowMark | undefined;
	sheetOf(row: RowId): SheetKey | undefined;
	value(row: RowId, column: ColumnId): CellValue | undefined;
	/** The figure of a cell: `undefined` if blank or not a figure. */
	amount(row: RowId, column: ColumnId): Fen | undefined;
	text(row: RowId, column: ColumnId): string;
	/** All rows in document order. The reader is re-run for any row that comes, goes or moves. */
	rows(sheet: SheetKey): readonly RowMark[];
	/**
	 * All cells of a row. The reader is re-run for any of them: for rules that go through a form.
	 */
	cells(row: RowId): Readonly<Cells>;
	/**
	 * What `read` makes of all rows of a sheet with all their cells: made once for all rules that
	 * ask for it, and anew (as they are re-run) when anything in the sheet changes. For the few
	 * indicators of one form; `read` is one function, not made on the spot, and returns something.
	 */
	digest<T>(sheet: SheetKey, read: (rows: readonly Row[]) => T): T;
	/** The rows with a key, in document order. */
	group(sheet: SheetKey, lookup: Lookup, key: string): readonly RowMark[];
	/** The `nth` (1 by default) row with a key. */
	find(sheet: SheetKey, lookup: Lookup, key: string, nth?: number): RowId | undefined;
	/** Sum of a column over the rows with a key, and how many of them hold a figure; in constant time. */
	sum(
		sheet: SheetKey,
		lookup: Lookup,
		key: string,
		column: ColumnId
	): { readonly value: Fen; readonly figures: number };
	hasRows(sheet: SheetKey): boolean;
	/** Whether any amount of the sheet is other than zero: an empty table says nothing. */
	hasFigures(sheet: SheetKey): boolean;
	/** The first row that prints a zero as 「0.00」, in a sheet that also leaves amounts blank. */
	zeroBesideBlanks(sheet: SheetKey): RowId | undefined;
	/** The form of a project row of T12 or T13, or the row of a form. */
	partner(row: RowId): Match | undefined;
}

/** What a rule finds, before the engine adds what is the same for all. */
export interface Draft {
	/** Of a rule that stands for others (own rules): which of them it is. */
	readonly rule?: string;
	/** The first is where the finding is shown. */
	readonly cells: Finding['cells'];
	readonly ranges?: readonly CellRange[];
	/** Where it differs from the rule's. */
	readonly severity?: Severity;
	readonly comparator?: Comparator;
	readonly expected?: string;
	readonly actual?: string;
	readonly difference?: string;
	readonly printedIn?: Finding['printedIn'];
	/** Variant of the rule's sentence: `P01` + `secret` is `P01.secret`. */
	readonly variant?: string;
	readonly arguments?: Readonly<Record<string, string | number>>;
	/** Tells findings apart that one rule has about one first cell. */
	readonly about?: string;
}

/** Drafts, and comparisons that say something where they don't come out. */
export type Drafts = Draft | Comparison | readonly (Draft | Comparison)[] | undefined;

export type Rule = {
	/** Id in the catalogue, e.g. `X03`. */
	readonly id: string;
	readonly severity: Severity;
	readonly comparator: Comparator;
	/** What it needs that a book may not have; without it the rule is told as not applicable. */
	readonly needs?: Need;
} & Scope;

/** A cell or a row. */
export type Place = Pick<CellRef, 'row'> & Partial<CellRef>;
