/**
 * The arithmetic rules of a book spelled out for engines that know nothing of books: every sum and
 * identity with the very cells it adds up, one for each row where a rule is about rows.
 */
import type { ColumnId, RowId } from '$lib/budget/book';
import type { BookReader } from '$lib/budget/live-book';
import { FORMULAS } from '$lib/rules/catalogue/formulas';
import { compileFormula, type CompiledRule } from '$lib/rules/own/compile';
import { detailRows } from '$lib/rules/own/detail-rows';
import { evaluate } from '$lib/rules/own/evaluate';
import { PlainReader } from '$lib/rules/own/formula-reader';
import type { LinearForm, Term } from '$lib/rules/own/linear-form';
import { measure, sheetOfTerm, type EachRow } from '$lib/rules/own/measure';
import { eachOf, rowsOf } from '$lib/rules/own/own-rules';

export interface Cell {
	readonly row: RowId;
	readonly column: ColumnId;
}

/** One check: what is added and what is taken away on each side. */
export interface Sum {
	readonly rule: string;
	readonly left: readonly (Cell & { readonly sign: 1 | -1 })[];
	readonly right: readonly (Cell & { readonly sign: 1 | -1 })[];
	readonly comparison: '=' | '≤';
	/** How far both sides may be apart without anything to say, in 分. */
	readonly within: number;
}

export function sumsOf(book: BookReader): Sum[] {
	const reader = new PlainReader(book);
	return Object.entries(FORMULAS).flatMap(([rule, text]) => {
		const compiled = compileFormula(text);
		if (!compiled.ok) throw new Error(`${rule}: ${text}`);
		const subjects = compiled.value.each
			? rowsOf(compiled.value, reader).map((row) => eachOf(compiled.value, reader, row))
			: [undefined];
		return subjects.flatMap((each) => sumOf(rule, compiled.value, reader, each));
	});
}

function sumOf(rule: string, compiled: CompiledRule, reader: PlainReader, each?: EachRow): Sum[] {
	if (!evaluate(compiled, reader, each).sides) return [];
	const left = cellsOf(compiled.left, reader, each);
	const right = cellsOf(compiled.right, reader, each);
	const isSum = compiled.nature === 'sum' && compiled.unit === '万元';
	const within = isSum ? 5_000 * (left.length + right.length) : 0;
	return [{ rule, left, right, comparison: compiled.comparison === '≤' ? '≤' : '=', within }];
}

function cellsOf({ terms }: LinearForm, reader: PlainReader, each?: EachRow): Sum['left'] {
	return terms.flatMap((term) => {
		const sign = term.coefficient.digits < 0n ? -1 : 1;
		return cellsOfTerm(term, reader, each).map((cell) => ({ ...cell, sign }) as const);
	});
}

function cellsOfTerm(term: Term, reader: PlainReader, each?: EachRow): Cell[] {
	const column = term.written.address.column!;
	if (term.reading === 'sum')
		return detailRows(reader, sheetOfTerm(reader, term)!, term.side).map((row) => ({
			row,
			column
		}));
	return (measure(reader, term, each)?.cells() ?? []).map(({ row }) => ({ row, column }));
}
