/**
 * 用在何处: the checks that an edit of a cell re-runs, and what else each of them reads. Nothing is
 * declared by rules: a check is run once more with a reader that writes down what it is asked for.
 */
import { cellKey, type CellRef } from '$lib/budget/address/address-book';
import type { Fen } from '$lib/budget/values/amount';
import type {
	BookHead,
	Cells,
	CellValue,
	ColumnId,
	Row,
	RowId,
	RowMark,
	SheetKey
} from '$lib/budget/book/book';
import { Comparison } from '../comparing/compare';
import type { CellRange } from '../finding/finding';
import type { Instance } from './instance';
import type { Lookup } from '../reading/lookups';
import type { Match } from '../matching/matching';
import type { Check } from '../rule/rule';
import type { RuleReader } from '../reading/rule-reader';

/** One check that depends on a cell. */
export interface Use {
	readonly rule: string;
	/** The other cells that it reads, in the order in which it reads them. */
	readonly cells: readonly CellRef[];
	/** Columns that it adds up. */
	readonly ranges: readonly CellRange[];
}

/** Of the cells that one check reads, so many are told. */
const MOST_CELLS = 60;

/** What a check reads beside the cell itself. */
export function useOf(
	{ rule, subject }: Instance,
	reader: RuleReader,
	{ row, column }: CellRef
): Use {
	const recorder = new ReadRecorder(reader);
	try {
		const drafts = (rule.check as Check<unknown>)(recorder, subject);
		for (const draft of [drafts].flat())
			if (draft instanceof Comparison) void [draft.actual.value, draft.expected.value];
	} catch {
		// A rule that fails is told as such elsewhere; what it read until then counts.
	}
	recorder.seen.delete(cellKey(row, column));
	const cells = [...recorder.seen.values()].slice(0, MOST_CELLS);
	const own = rule.id === 'OWN' ? String(subject).split(' ')[0] : rule.id;
	return { rule: own, cells, ranges: [...recorder.ranges.values()] };
}

class ReadRecorder implements RuleReader {
	readonly seen = new Map<string, CellRef>();
	readonly ranges = new Map<string, CellRange>();

	constructor(readonly reader: RuleReader) {}

	value(row: RowId, column: ColumnId): CellValue | undefined {
		this.#saw(row, column);
		return this.reader.value(row, column);
	}
	amount(row: RowId, column: ColumnId): Fen | undefined {
		this.#saw(row, column);
		return this.reader.amount(row, column);
	}
	text(row: RowId, column: ColumnId): string {
		this.#saw(row, column);
		return this.reader.text(row, column);
	}
	cells(row: RowId): Readonly<Cells> {
		const cells = this.reader.cells(row);
		for (const column of Object.keys(cells)) this.#saw(row, column);
		return cells;
	}
	sum(sheet: SheetKey, lookup: Lookup, key: string, column: ColumnId) {
		this.ranges.set(`${sheet} ${column}`, { sheet, column });
		return this.reader.sum(sheet, lookup, key, column);
	}
	head<K extends keyof BookHead>(piece: K): BookHead[K] {
		return this.reader.head(piece);
	}
	mark(row: RowId): RowMark | undefined {
		return this.reader.mark(row);
	}
	sheetOf(row: RowId): SheetKey | undefined {
		return this.reader.sheetOf(row);
	}
	rows(sheet: SheetKey): readonly RowMark[] {
		return this.reader.rows(sheet);
	}
	digest<T>(sheet: SheetKey, read: (rows: readonly Row[]) => T): T {
		return this.reader.digest(sheet, read);
	}
	group(sheet: SheetKey, lookup: Lookup, key: string): readonly RowMark[] {
		return this.reader.group(sheet, lookup, key);
	}
	find(sheet: SheetKey, lookup: Lookup, key: string, nth?: number): RowId | undefined {
		return this.reader.find(sheet, lookup, key, nth);
	}
	hasRows(sheet: SheetKey): boolean {
		return this.reader.hasRows(sheet);
	}
	hasFigures(sheet: SheetKey): boolean {
		return this.reader.hasFigures(sheet);
	}
	zeroBesideBlanks(sheet: SheetKey): RowId | undefined {
		return this.reader.zeroBesideBlanks(sheet);
	}
	partner(row: RowId): Match | undefined {
		return this.reader.partner(row);
	}

	#saw(row: RowId, column: ColumnId): void {
		this.seen.set(cellKey(row, column), { row, column });
	}
}
