/**
 * Where each cell of a 项目支出绩效目标申报表 stands: the official labels and what the book says.
 * Screen, paper and reader have this one placement. The two halves 实施期 and 年度 stand side by side;
 * a form of one column (单栏) has the funds of both, but goals and indicators of 年度 only.
 */
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
	fieldsAt,
	FORM_FIELDS,
	FORM_SHAPE,
	FORM_WORDS,
	FUND_LINES,
	fundColumn,
	fundLabel,
	goalColumn,
	goalLabel,
	HALVES,
	INDICATOR_COLUMNS_OF,
	INDICATOR_HEADINGS,
	type FundLine,
	type Half
} from '../book/project-form';

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
 * 绩效指标 · 一级, then 二级 三级 指标值 for each half. With one half the funds need a fourth column;
 * 指标值 covers it, so that 三级 and 指标值 can be pasted as neighbours.
 */
const LEAD = [72, 96];
const HALF = [124, 190, 104];
const ONE_HALF = [124, 220, 124, 110];

const PROSE: ReadonlySet<ColumnId> = new Set(
	FORM_FIELDS.filter((field) => field.holds === 'prose').map((field) => field.id)
);

/**
 * @param project the row of the form
 * @param indicators its rows in `indicators@<project>`, in order
 */
export function placeForm(project: Row, indicators: readonly Row[]): PlacedForm {
	const shape = String(project.cells[FORM_SHAPE] ?? '');
	const halves = shownHalves(shape, termSaid(indicators));
	const goals = shownHalves(shape, project.cells[goalColumn('实施期')] !== undefined);
	const widths = [...LEAD, ...(halves.length === 2 ? [...HALF, ...HALF] : ONE_HALF)];
	const sheet = new FormSheet(widths.length, project, halves);
	placeHead(sheet);
	placeFunds(sheet);
	for (const field of fieldsAt('long'))
		sheet.add(field, label(field, 2), sheet.field(field, sheet.width - 2));
	placeGoals(sheet, goals);
	placeIndicators(sheet, indicatorLines(indicators));
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
		readonly project: Row,
		readonly halves: readonly Half[]
	) {
		this.#taken = new Array<number>(width).fill(0);
	}

	/** Whether the indicators of both halves stand side by side. */
	get isDouble(): boolean {
		return this.halves.length === 2;
	}

	add(name: string, ...cells: readonly Unplaced[]): void {
		const line = this.lines.push(name) - 1;
		for (const cell of cells) {
			const column = this.#taken.findIndex((until) => until <= line);
			this.places.push({ ...cell, line, column });
			this.#taken.fill(line + cell.down, column, column + cell.across);
		}
	}

	field(column: ColumnId, across: number): Unplaced {
		const holds = PROSE.has(column) ? 'prose' : 'text';
		const strong = column === '项目名称' ? { strong: true } : {};
		return {
			ref: { row: this.project.id, column },
			...{ across, down: 1, holds, align: 'start', ...strong }
		};
	}
}

function placeHead(sheet: FormSheet): void {
	const [name, ...others] = fieldsAt('head');
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
	const across = sheet.isDouble ? 2 : 1;
	const fund = (half: Half, line: FundLine): Unplaced[] => [
		{ ...label(fundLabel(half, line)), align: 'end' },
		{
			ref: { row: sheet.project.id, column: fundColumn(half, line) },
			...{ across, down: 1, holds: 'amount', align: 'end' },
			...(line === '总额' && { strong: true })
		}
	];
	FUND_LINES.forEach((line, i) => {
		const lead = i === 0 ? [label(FORM_WORDS.funds, 2, FUND_LINES.length)] : [];
		sheet.add(`资金:${line}`, ...lead, ...HALVES.flatMap((half) => fund(half, line)));
	});
}

function placeGoals(sheet: FormSheet, halves: readonly Half[]): void {
	const left = sheet.isDouble ? 4 : 3;
	const spans = halves.length === 2 ? [left, sheet.width - left - 1] : [sheet.width - 1];
	const titles = halves.map((half, i) => label(goalLabel(half), spans[i]));
	sheet.add('目标', label(FORM_WORDS.goals, 1, 2), ...titles);
	const goals = halves.map((half, i) => sheet.field(goalColumn(half), spans[i]));
	sheet.add(FORM_WORDS.goals, ...goals);
}

function placeIndicators(sheet: FormSheet, lines: readonly IndicatorLine[]): void {
	const last = sheet.isDouble ? 1 : 2;
	const [first, second, third, value] = INDICATOR_HEADINGS;
	sheet.add(
		'指标',
		...[label(FORM_WORDS.indicators, 1, lines.length + 1), label(first)],
		...sheet.halves.flatMap(() => [label(second), label(third), label(value, last)])
	);
	const firsts = runs(lines, firstOf);
	const seconds = sheet.halves.map((half) => runs(lines, (line) => secondOf(line, half)));
	lines.forEach((line, i) => {
		const half = (name: Half, h: number): Unplaced[] => {
			const columns = INDICATOR_COLUMNS_OF[name];
			return [
				...shownSecond(line, name, seconds[h][i]),
				{ ...indicator(line, columns.name), align: 'start' },
				indicator(line, columns.value, last)
			];
		};
		sheet.add(
			line.row?.id ?? `空:${line.first}/${line.second}`,
			...grouped(line, '一级', isOfficialFirst(line.first), line.first, firsts[i]),
			...sheet.halves.flatMap(half)
		);
	});
}

/** What a run has to have in common; `undefined` where lines are not merged. */
type KeyOf = (line: IndicatorLine) => string | undefined;
const firstOf: KeyOf = ({ first }) => (isOfficialFirst(first) ? first : undefined);

function secondOf(line: IndicatorLine, half: Half): string | undefined {
	const second = ownSecond(line, half);
	return isOfficialSecond(line.first, second) ? `${line.first}/${second}` : undefined;
}

function ownSecond({ row, second }: IndicatorLine, half: Half): string {
	return String(row?.cells[INDICATOR_COLUMNS_OF[half].second] ?? second).trim();
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
function shownSecond(line: IndicatorLine, half: Half, down: number): Unplaced[] {
	const own = INDICATOR_COLUMNS_OF[half].second;
	const column = line.row?.cells[own] === undefined ? '二级' : own;
	const text = ownSecond(line, half);
	return grouped(line, column, isOfficialSecond(line.first, text), text, down);
}

function indicator(line: IndicatorLine, column: ColumnId, across = 1): Unplaced {
	const at = line.row ? { ref: { row: line.row.id, column } } : { vacant: { column, line } };
	return { across, down: 1, holds: 'text', align: 'centre', ...at };
}

function placeSignature(sheet: FormSheet): void {
	const fields = fieldsAt('signature');
	if (!sheet.isDouble) return placePairs(sheet, fields, 2);
	const perLine = sheet.width / 2;
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
