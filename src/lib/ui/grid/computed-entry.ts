/** Computed cells in the grid: how they are shown, and what a formula that somebody types may be. */
import type { CellRef } from '$lib/budget/address/address-book';
import { computeCell } from '$lib/budget/computed/compute-cell';
import type { ComputedFailure } from '$lib/budget/computed/computed-value';
import { shortAddress, withOtherRow, type TypedFormula } from '$lib/budget/computed/short-address';
import type { BookReader } from '$lib/budget/live/live-book';
import { printExactly } from '$lib/budget/values/amount';
import { cellCompletionsAt } from '$lib/rules/own/cell-completion';
import type { EntryResult } from './entry';
import type { FormulaEvents, FormulaPreview, GridCell } from './grid-port';
import type { SheetNeeds } from './sheet-needs';

/** What stands in a cell that has no value, as Excel and WPS write it. */
const SIGNS: Partial<Record<ComputedFailure['kind'], string>> = {
	...{ 'no-cell': '#REF!', 'no-rows': '#REF!', text: '#VALUE!', failed: '#VALUE!' },
	...{ cycle: '#CIRC!', 'divided-by-zero': '#DIV/0!', 'out-of-range': '#NUM!' }
};
const UNREADABLE = '#NAME?';

/** What a grid shows of a computed cell beside its value; nothing of others. */
export function computedFields(
	book: BookReader,
	ref: CellRef
): Pick<GridCell, 'formula'> & Partial<Pick<GridCell, 'shown' | 'exact' | 'failure'>> {
	const formula = book.formula?.(ref.row, ref.column);
	if (formula === undefined) return {};
	if (typeof book.value(ref.row, ref.column) !== 'string') return { formula };
	const result = computeCell(book, ref, formula);
	if (result.ok) return { formula };
	const sign = SIGNS[result.failure.kind] ?? UNREADABLE;
	return { formula, failure: result.failure, shown: sign, exact: sign };
}

/** What may come and go with what others write: such a formula is taken, and shows its reason. */
const PASSING: ReadonlySet<ComputedFailure['kind']> = new Set([
	'text',
	'failed',
	'divided-by-zero'
] as const);

/** A formula that somebody typed in a cell; one that cannot be computed there is refused. */
export function readFormula(book: BookReader, ref: CellRef, text: string): EntryResult {
	const formula = `=${text.trim().slice(1).trim()}`;
	const result = computeCell(book, ref, formula);
	if (!result.ok && !PASSING.has(result.failure.kind))
		return { ok: false, refusal: { kind: 'formula', failure: result.failure } };
	return { ok: true, value: formula };
}

/** What a formula comes to as it stands in the editor. */
function previewFormula(
	book: BookReader,
	{ ref, unit }: GridCell,
	text: string
): FormulaPreview | undefined {
	if (!ref || unit === undefined) return undefined;
	const result = computeCell(book, ref, text.trim());
	if (!result.ok) return { failure: result.failure };
	const { value } = result;
	if (value === undefined) return { value: '' };
	return { value: `${printExactly(value, unit)} ${unit}` };
}

/** More cells than this are not added up by pointing at them. */
const MOST_POINTED_AT = 100;

/** How a formula calls the cells that somebody points at. */
function addressFor(
	book: BookReader,
	home: CellRef,
	picked: readonly CellRef[]
): string | undefined {
	if (picked.length === 0 || picked.length > MOST_POINTED_AT) return undefined;
	const [first, ...more] = picked.map((cell) => shortAddress(book, home, cell));
	return more.length === 0 ? first : `sum(${[first, ...more].join(', ')})`;
}

/** What may follow in a formula; not what stands there already. */
function completionsIn(
	book: BookReader,
	home: CellRef,
	{ text, caret }: TypedFormula
): ReturnType<FormulaEvents['completions']> {
	const { from, to, items } = cellCompletionsAt(text, caret, book, home);
	const typed = text.slice(from, to);
	const choices = items.flatMap(({ insert, label }) => {
		if (insert === typed) return [];
		return [{ text: insert, ...(label && !insert.includes(label) && { beside: label }) }];
	});
	return { from, to, items: choices };
}

/** @param needs of the sheet whose cells are typed in */
export function formulaEvents(needs: () => Pick<SheetNeeds, 'session' | 'comesTo'>): FormulaEvents {
	const book = (): BookReader => needs().session.book;
	return {
		preview: (cell, text) => previewFormula(book(), cell, text),
		addressFor: (home, picked) => addressFor(book(), home, picked),
		completions: (home, typed) => completionsIn(book(), home, typed),
		otherRow: ({ ref }, typed) => ref && withOtherRow(book(), ref, typed),
		comesTo: (value) => needs().comesTo(value)
	};
}
