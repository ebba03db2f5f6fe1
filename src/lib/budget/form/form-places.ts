/**
 * Where each cell of a project form stands: the labels of the book's format and what the book says.
 * Screen, paper and reader have this one placement. The halves of the form stand side by side; a flat
 * form has the funds of all, but goals and indicators of the last half only.
 */
import type { Format } from '$lib/formats/format';
import type { CellRef } from '../address/address-book';
import type { ColumnId, Row } from '../book/book';
import { shownHalves, termSaid } from './form-halves';
import {
	indicatorLines,
	isOfficialFirst,
	isOfficialSecond,
	type IndicatorLine
} from './indicator-lines';
import {
	columnOfFund,
	FORM_SHAPE,
	formHalves,
	formWords,
	fundLabel,
	fundsIn,
	goalsOf,
	goalLabel,
	INDICATOR_HEADINGS,
	indicatorColumnsIn,
	type FormPart,
	type Fund,
	PROJECT_NAME
} from '$lib/formats/project-form';

export interface FormPlace {
	readonly line: number;
	readonly column: number;
	readonly across: number;
	readonly down: number;
	readonly holds: 'label' | 'text' | 'prose' | 'amount';
	readonly align: 'start' | 'centre' | 'end';
	readonly strong?: boolean;
	/** What the official form prints here. */
	readonly label?: string;
	/** The cell of the book that is printed here. */
	readonly ref?: CellRef;
	/** The book has no row for this line yet; writing here makes it. */
	readonly vacant?: { readonly column: ColumnId; readonly line: IndicatorLine };
}

export interface PlacedForm {
	/** Widths of the columns in px at 100 %. */
	readonly widths: readonly number[];
	/** Names of the lines: the same as long as the same field or row stands there. */
	readonly lines: readonly string[];
	/** They tile the form, line by line. */
	readonly places: readonly FormPlace[];
}

/**
 * 绩效指标 · 一级, then 二级 三级 指标值 for each half. With one half the funds need more columns;
 * 指标值 covers them, so that 三级 and 指标值 can be pasted as neighbours.
 */
const LEAD = [72, 96];
const HALF = [124, 190, 104];
const ONE_HALF = [124, 220, 124, 110];
const MORE_FUNDS = [124, 110];

function widthsOf(shown: number, all: number): number[] {
	if (shown > 1) return [...LEAD, ...Array.from({ length: shown }, () => HALF).flat()];
	const more = Array.from({ length: Math.max(0, all - 2) }, () => MORE_FUNDS).flat();
	return [...LEAD, ...ONE_HALF, ...more];
}

/**
 * @param format of the book; where it has no form, nothing is placed
 * @param project the row of the form
 * @param indicators its rows in `indicators@<project>`, in order
 */
export function placeForm(format: Format, project: Row, indicators: readonly Row[]): PlacedForm {
	const all = formHalves(format);
	if (all.length === 0) return { widths: [], lines: [], places: [] };
	const shape = String(project.cells[FORM_SHAPE] ?? '');
	const halves = shownHalves(format, shape, termSaid(format, indicators));
	const widths = widthsOf(halves.length, all.length);
	const sheet = new FormSheet(widths.length, format, project, halves);
	placeHead(sheet);
	placeFunds(sheet);
	for (const field of sheet.fieldsAt('long'))
		sheet.add(field, label(field, 2), sheet.field(field, sheet.width - 2));
	placeGoals(sheet, shape);
	placeIndicators(sheet, indicatorLines(format, indicators));
	placeSignature(sheet);
	return { widths, lines: sheet.lines, places: sheet.places };
}

type Unplaced = Omit<FormPlace, 'line' | 'column'>;

function label(text: string, across = 1, down = 1): Unplaced {
	return { label: text, across, down, holds: 'label', align: 'centre' };
}

/** Places cells line by line, each in the first column that is still free. */
class FormSheet {
	readonly places: FormPlace[] = [];
	readonly lines: string[] = [];
	/** The line down to which each column is taken. */
	readonly #taken: number[];

	constructor(
		readonly width: number,
		readonly format: Format,
		readonly project: Row,
		/** Of the indicators. */
		readonly halves: readonly string[]
	) {
		this.#taken = new Array<number>(width).fill(0);
	}

	/** Whether the indicators of several halves stand side by side. */
	get isDouble(): boolean {
		return this.halves.length > 1;
	}

	/** The fields of one place of the form, in printed order. */
	fieldsAt(place: FormPart): readonly ColumnId[] {
		return this.format.form!.fields.filter((each) => each.place === place).map(({ id }) => id);
	}

	/** How many columns each of `parts` has of `width`; what is left over goes to the first. */
	shares(width: number, parts: number): { readonly first: number; readonly other: number } {
		const other = Math.floor(width / parts);
		return { first: width - other * (parts - 1), other };
	}

	add(name: string, ...cells: readonly Unplaced[]): void {
		const line = this.lines.push(name) - 1;
		for (const cell of cells) {
			const column = this.#taken.findIndex((until) => until <= line);
			this.places.push({ ...cell, line, column });
			this.#taken.fill(line + cell.down, column, column + cell.across);
		}
	}

	/** An empty place for what is left of a line after so many columns. */
	rest(taken: number): Unplaced[] {
		return taken < this.width ? [label('', this.width - taken)] : [];
	}

	field(column: ColumnId, across: number): Unplaced {
		const known = this.format.form!.fields.find(({ id }) => id === column);
		const holds = known?.holds === 'prose' ? 'prose' : 'text';
		const strong = column === PROJECT_NAME ? { strong: true } : {};
		return {
			ref: { row: this.project.id, column },
			...{ across, down: 1, holds, align: 'start', ...strong }
		};
	}
}

function placeHead(sheet: FormSheet): void {
	const [name, ...others] = sheet.fieldsAt('head');
	sheet.add(name, label(name, 2), sheet.field(name, sheet.width - 2));
	placePairs(sheet, others, sheet.isDouble ? 3 : 2);
}

/** Two fields a line; the left one covers `middle` columns, the right one what is left. */
function placePairs(sheet: FormSheet, fields: readonly ColumnId[], middle: number): void {
	for (let i = 0; i < fields.length; i += 2) {
		const [left, right] = fields.slice(i, i + 2);
		if (right === undefined) sheet.add(left, label(left, 2), sheet.field(left, sheet.width - 2));
		else
			sheet.add(
				...([left, label(left, 2), sheet.field(left, middle)] as const),
				label(right),
				sheet.field(right, sheet.width - middle - 3)
			);
	}
}

function placeFunds(sheet: FormSheet): void {
	const { format, width } = sheet;
	const halves = formHalves(format);
	const funds = halves.map((half) => fundsIn(format, half));
	const { other: across } = sheet.shares(width - 2, halves.length);
	const fund = (half: string, line: Fund | undefined, isFirst: boolean): Unplaced[] => {
		if (!line) return [label('', across)];
		return [
			{ ...label(fundLabel(format, half, line)), align: 'end' },
			{
				ref: { row: sheet.project.id, column: columnOfFund(half, line) },
				...{ across: across - 1, down: 1, holds: 'amount', align: 'end' },
				...(isFirst && { strong: true })
			}
		];
	};
	const count = Math.max(...funds.map(({ length }) => length));
	for (let i = 0; i < count; i++) {
		const lead = i === 0 ? [label(formWords(format).funds, 2, count)] : [];
		const names = funds.flatMap((lines) => lines[i]?.id ?? []);
		const cells = halves.flatMap((half, h) => fund(half, funds[h][i], i === 0));
		sheet.add(`资金:${names[0]}`, ...lead, ...cells, ...sheet.rest(2 + across * halves.length));
	}
}

function placeGoals(sheet: FormSheet, shape: string): void {
	const all = goalsOf(sheet.format);
	const isSaid = all.slice(0, -1).some(({ column }) => sheet.project.cells[column] !== undefined);
	const shown = shownHalves(sheet.format, shape, isSaid);
	const goals = all.filter(({ half }) => shown.includes(half));
	if (goals.length === 0) return;
	const { first, other } = sheet.shares(sheet.width - 1, goals.length);
	const span = (i: number): number => (i === 0 ? first : other);
	const words = formWords(sheet.format).goals;
	const titles = goals.map(({ half }, i) => label(goalLabel(half), span(i)));
	sheet.add('目标', label(words, 1, 2), ...titles);
	sheet.add(words, ...goals.map(({ column }, i) => sheet.field(column, span(i))));
}

function placeIndicators(sheet: FormSheet, lines: readonly IndicatorLine[]): void {
	const { format } = sheet;
	const last = sheet.isDouble ? 1 : sheet.width - 4;
	const [first, second, third, value] = INDICATOR_HEADINGS;
	sheet.add(
		'指标',
		...[label(formWords(format).indicators, 1, lines.length + 1), label(first)],
		...sheet.halves.flatMap(() => [label(second), label(third), label(value, last)])
	);
	const firsts = runs(lines, ({ first }) => (isOfficialFirst(format, first) ? first : undefined));
	const seconds = sheet.halves.map((half) => runs(lines, (line) => secondOf(format, line, half)));
	lines.forEach((line, i) => {
		const half = (name: string, h: number): Unplaced[] => {
			const columns = indicatorColumnsIn(name);
			return [
				...shownSecond(format, line, name, seconds[h][i]),
				{ ...indicator(line, columns.name), align: 'start' },
				indicator(line, columns.value, last)
			];
		};
		sheet.add(
			line.row?.id ?? `空:${line.first}/${line.second}`,
			...grouped(line, '一级', isOfficialFirst(format, line.first), line.first, firsts[i]),
			...sheet.halves.flatMap(half)
		);
	});
}

/** What a run has to have in common; `undefined` where lines are not merged. */
type KeyOf = (line: IndicatorLine) => string | undefined;

function secondOf(format: Format, line: IndicatorLine, half: string): string | undefined {
	const second = ownSecond(line, half);
	return isOfficialSecond(format, line.first, second) ? `${line.first}/${second}` : undefined;
}

function ownSecond({ row, second }: IndicatorLine, half: string): string {
	return String(row?.cells[indicatorColumnsIn(half).second] ?? second).trim();
}

/** Of each line, how many lines its run has from it on; 0 within a run. */
function runs(lines: readonly IndicatorLine[], key: KeyOf): number[] {
	const lengths = lines.map(() => 1);
	for (let from = 0, i = 1; i < lines.length; i++) {
		const here = key(lines[i]);
		if (here !== undefined && here === key(lines[from])) {
			lengths[from]++;
			lengths[i] = 0;
		} else from = i;
	}
	return lengths;
}

/** A 一级 or 二级, once for the `down` lines that have it in common. */
function grouped(
	line: IndicatorLine,
	column: ColumnId,
	isOfficial: boolean,
	text: string,
	down: number
): Unplaced[] {
	if (down === 0) return [];
	const place = { ...indicator(line, column), down };
	if (!isOfficial) return [place];
	return [{ ...place, holds: 'label', ...(!line.row && { label: text }) }];
}

/** A half's own 二级 is a column of its own only where it differs from the shared one. */
function shownSecond(format: Format, line: IndicatorLine, half: string, down: number): Unplaced[] {
	const own = indicatorColumnsIn(half).second;
	const column = line.row?.cells[own] === undefined ? '二级' : own;
	const text = ownSecond(line, half);
	return grouped(line, column, isOfficialSecond(format, line.first, text), text, down);
}

function indicator(line: IndicatorLine, column: ColumnId, across = 1): Unplaced {
	const at = line.row ? { ref: { row: line.row.id, column } } : { vacant: { column, line } };
	return { across, down: 1, holds: 'text', align: 'centre', ...at };
}

function placeSignature(sheet: FormSheet): void {
	const fields = sheet.fieldsAt('signature');
	if (!sheet.isDouble) return placePairs(sheet, fields, 2);
	const perLine = Math.floor(sheet.width / 2);
	for (let i = 0; i < fields.length; i += perLine) {
		const some = fields.slice(i, i + perLine);
		const spare = sheet.width - 2 * some.length;
		sheet.add(
			some[0],
			...some.flatMap((name, k) => [
				label(name),
				sheet.field(name, k === some.length - 1 ? 1 + spare : 1)
			])
		);
	}
}
