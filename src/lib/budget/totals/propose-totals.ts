/** What it would change if the totals of a book were computed: each cell with its value now and then. */
import { cellKey, type CellRef } from '../address/address-book';
import type { CellValue, RowId, SheetKey } from '../book/book';
import type { ComputedFailure } from '../computed/computed-value';
import { programOf } from '../computed/program';
import { RowFinder } from '../computed/row-finder';
import type { BookReader } from '../live/live-book';
import type { Fen } from '../values/amount';
import { totalsOf, type TotalCell } from './sheet-totals';

/**
 * Why a total stays as it is.
 * - `locked`: whoever asks may not write there
 * - `text`: it holds words; `blank-parts`: it has a figure, and all that it would add up is blank
 * - `own-formula`: somebody gave it another formula, which comes to something else
 * - `failed`: the formula gives no figure
 */
export type KeptReason =
	| { readonly kind: 'locked' | 'text' | 'blank-parts' | 'own-formula' }
	| { readonly kind: 'failed'; readonly failure: ComputedFailure };

export interface ProposedTotal extends CellRef {
	readonly sheet: SheetKey;
	readonly formula: string;
	readonly now: CellValue | undefined;
	readonly then: Fen | undefined;
	/** Absent: it becomes computed. */
	readonly kept?: KeptReason;
}

export interface TotalsAsked {
	readonly sheets: readonly SheetKey[];
	mayWrite(row: RowId): boolean;
	/** Whether a cell is among those asked about; absent: all are. */
	wanted?(cell: CellRef): boolean;
}

/**
 * The totals that could be computed and are not, sheet by sheet, in document order. What one comes
 * to is said with all others computed that are proposed with it.
 */
export function proposeTotals(book: BookReader, asked: TotalsAsked): ProposedTotal[] {
	const proposals = new Proposals(book, asked);
	return proposals.all();
}

type Settled = Pick<ProposedTotal, 'formula' | 'then' | 'kept'>;

class Proposals {
	readonly #finder: RowFinder;
	readonly #totals = new Map<string, TotalCell & { readonly sheet: SheetKey }>();
	readonly #settled = new Map<string, Settled>();
	readonly #values = new Map<string, CellValue | undefined>();
	/** Cells that are being evaluated: one that is met again depends on itself. */
	readonly #open = new Set<string>();

	constructor(
		readonly book: BookReader,
		readonly asked: TotalsAsked
	) {
		this.#finder = new RowFinder(book);
		for (const sheet of asked.sheets)
			for (const total of totalsOf(book, sheet, this.#finder))
				if (asked.wanted?.(total) ?? true)
					this.#totals.set(cellKey(total.row, total.column), { ...total, sheet });
	}

	all(): ProposedTotal[] {
		return [...this.#totals].flatMap(([key, total]): ProposedTotal[] => {
			const { sheet, row, column } = total;
			const now = this.book.value(row, column);
			this.#value(total);
			const settled = this.#settled.get(key);
			return settled ? [{ sheet, row, column, now, ...settled }] : [];
		});
	}

	/** What a cell holds with all that is proposed. */
	#value(cell: CellRef): CellValue | undefined {
		const key = cellKey(cell.row, cell.column);
		if (this.#values.has(key)) return this.#values.get(key);
		if (this.#open.has(key)) return '=';
		this.#open.add(key);
		const value = this.#evaluated(cell, key);
		this.#open.delete(key);
		this.#values.set(key, value);
		return value;
	}

	#evaluated(cell: CellRef, key: string): CellValue | undefined {
		const total = this.#totals.get(key);
		const own = this.book.formula?.(cell.row, cell.column);
		if (own !== undefined) {
			const value = this.#run(cell, own);
			if (total && !total.formulas.includes(own)) this.#keepFormula(total, key, value);
			return value;
		}
		const now = this.book.value(cell.row, cell.column);
		if (!total) return now;
		const settled = this.#settle(total, now);
		this.#settled.set(key, settled);
		return settled.kept ? now : settled.then;
	}

	/** A formula that comes to the same says the same. */
	#keepFormula(total: TotalCell, key: string, value: CellValue | undefined): void {
		const { formula, result } = this.#best(total);
		if (result.ok && result.value !== value)
			this.#settled.set(key, { formula, then: result.value, kept: { kind: 'own-formula' } });
	}

	#settle(total: TotalCell, now: CellValue | undefined): Settled {
		const { formula, result } = this.#best(total);
		if (!result.ok)
			return { formula, then: undefined, kept: { kind: 'failed', failure: result.failure } };
		const then = result.value;
		const kind = this.#keptBecause(total, now, then);
		return { formula, then, ...(kind && { kept: { kind } }) };
	}

	#keptBecause(
		{ row }: TotalCell,
		now: CellValue | undefined,
		then: Fen | undefined
	): Exclude<KeptReason['kind'], 'failed'> | undefined {
		if (!this.asked.mayWrite(row)) return 'locked';
		if (typeof now === 'string') return 'text';
		return now !== undefined && then === undefined ? 'blank-parts' : undefined;
	}

	/** Of two ways to add up a cell the one that has figures to add. */
	#best(total: TotalCell) {
		const ways = total.formulas.map((formula) => ({
			formula,
			result: programOf(this.book, total, formula, this.#finder).evaluate((of) => this.#value(of))
		}));
		return ways.find(({ result }) => result.ok && result.value !== undefined) ?? ways[0];
	}

	#run(cell: CellRef, formula: string): CellValue | undefined {
		const program = programOf(this.book, cell, formula, this.#finder);
		const result = program.evaluate((of) => this.#value(of));
		return result.ok ? result.value : formula;
	}
}
