/** One slip in a book that has none: a digit, a letter, a code, a date, as people make them. */
import { firstFormat } from '$lib/formats/known-formats';
import { HUNDREDTH_OF_WAN } from '$lib/budget/values/amount';
import {
	tableOf,
	type CellValue,
	type ColumnId,
	type Row,
	type SheetKey
} from '$lib/budget/book/book';
import type { LiveBook } from '$lib/budget/live/live-book';
import { fundColumnsOf } from '$lib/formats/project-form';
import { codeColumnOf, labelColumnOf } from '$lib/budget/table/row-key';
import { columnsOfSide, templateOf } from '$lib/budget/table/table-template';
import { factsOf } from '$lib/rules/prose/facts';
import type { SeededRandom } from './seeded-random';

export const MUTATIONS = [
	'figure of a table',
	'figure of a form',
	'account code',
	'name of a code',
	'economic account',
	'name of a project',
	'name of a form',
	'name of a unit',
	'number in the narrative',
	'date in the narrative',
	'date of a form'
] as const;
export type MutationKind = (typeof MUTATIONS)[number];

export interface Place {
	readonly sheet: SheetKey;
	readonly row: Row;
	readonly column: ColumnId;
	/** In prose: the words that are changed. */
	readonly span?: { readonly start: number; readonly end: number };
}

export type Places = Readonly<Record<MutationKind, readonly Place[]>>;

/** Everything that can be changed in a book, by kind. */
export function placesOf(book: LiveBook): Places {
	const places = Object.fromEntries(MUTATIONS.map((kind) => [kind, []])) as unknown as Record<
		MutationKind,
		Place[]
	>;
	for (const sheet of book.sheets)
		for (const row of book.rows(sheet))
			for (const [kind, place] of placesIn(sheet, row)) places[kind].push(place);
	return places;
}

function* placesIn(sheet: SheetKey, row: Row): Iterable<[MutationKind, Place]> {
	const table = tableOf(sheet)?.table;
	if (sheet === 'narrative') yield* placesInProse(sheet, row);
	else if (sheet === 'projects') yield* placesInForm(sheet, row);
	else if (table) {
		for (const { id: column, holds } of columnsOfSide(templateOf(table, firstFormat()), row.side))
			if (holds === 'amount' && row.cells[column])
				yield ['figure of a table', { sheet, row, column }];
		if (row.role !== 'total') yield* namesInTable(sheet, row);
	}
}

function* namesInTable(sheet: SheetKey, row: Row): Iterable<[MutationKind, Place]> {
	const { table } = tableOf(sheet)!;
	const at = (column: ColumnId): Place => ({ sheet, row, column });
	switch (table) {
		case 'T2':
		case 'T3':
		case 'T5':
			yield ['account code', at(codeColumnOf(table, undefined, firstFormat())!.id)];
			yield ['name of a code', at(labelColumnOf(table, undefined, firstFormat())!.id)];
			break;
		case 'T6':
			for (const column of ['部门科目', '政府科目'])
				if (row.cells[column] !== undefined) yield ['economic account', at(column)];
			break;
		case 'T11':
			yield ['name of a unit', at('单位')];
			break;
		case 'T12':
		case 'T13':
			if (row.role === 'unit') yield ['name of a unit', at('项目')];
			else if (row.cells['合计'] !== undefined) yield ['name of a project', at('项目')];
	}
}

function* placesInForm(sheet: SheetKey, row: Row): Iterable<[MutationKind, Place]> {
	for (const column of [...fundColumnsOf(firstFormat())])
		if (row.cells[column]) yield ['figure of a form', { sheet, row, column }];
	yield ['name of a form', { sheet, row, column: '项目名称' }];
	yield ['name of a unit', { sheet, row, column: '实施单位' }];
	if (row.cells['填报日期'] !== undefined)
		yield ['date of a form', { sheet, row, column: '填报日期' }];
}

function* placesInProse(sheet: SheetKey, row: Row): Iterable<[MutationKind, Place]> {
	const text = String(row.cells['正文'] ?? '');
	for (const fact of factsOf(text).facts) {
		const place = { sheet, row, column: '正文', span: fact.span };
		const known = !/预留/.test(text.slice(fact.span.start - 4, fact.span.start));
		if (fact.kind === 'amount' || fact.kind === 'percent' || fact.kind === 'count') {
			// No rule knows how much is reserved, so that figure is free to be anything.
			if (known) yield ['number in the narrative', place];
		} else if (fact.kind === 'period' && /日/.test(text.slice(fact.span.start, fact.span.end)))
			yield ['date in the narrative', place];
	}
}

/** Another value for a place, as a slip would leave it. */
export function slip(place: Place, kind: MutationKind, random: SeededRandom): CellValue {
	const value = place.row.cells[place.column];
	if (typeof value === 'number') {
		const step = kind === 'figure of a form' ? 1 : HUNDREDTH_OF_WAN;
		return Number(slipInDigits(String(value / step), random)) * step;
	}
	const text = String(value);
	if (!place.span)
		// Of the time of day that follows the eight digits of a day no rule can know anything.
		return kind === 'date of a form'
			? slipInDigits(text.slice(0, 8), random) + text.slice(8)
			: kind === 'account code'
				? slipInDigits(text, random)
				: slipInName(text, random);
	const { start, end } = place.span;
	return text.slice(0, start) + slipInDigits(text.slice(start, end), random) + text.slice(end);
}

/** One digit changed, or two neighbours swapped. */
function slipInDigits(text: string, random: SeededRandom): string {
	const at = [...text].flatMap((c, i) => (/\d/.test(c) ? [i] : []));
	const swaps = at.filter((i) => /\d/.test(text[i + 1] ?? '') && text[i] !== text[i + 1]);
	if (swaps.length > 0 && random.chance(0.3)) {
		const i = random.pick(swaps);
		return text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2);
	}
	const i = random.pick(at);
	const digit = (Number(text[i]) + random.between(1, 9)) % 10;
	return text.slice(0, i) + digit + text.slice(i + 1);
}

const LETTERS = '局所队站室处科组安检测备材料费款工程项目资金补助新旧大小';

/** One letter replaced, left out or put in. */
function slipInName(text: string, random: SeededRandom): string {
	const i = random.between(0, text.length - 1);
	const letter = random.pick([...LETTERS].filter((c) => c !== text[i]));
	const [before, after] = [text.slice(0, i), text.slice(i + 1)];
	if (text.length > 1 && random.chance(0.3)) return before + after;
	return random.chance(0.5) ? before + letter + after : before + text[i] + letter + after;
}
