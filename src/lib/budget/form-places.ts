/**
 * The printed 项目支出绩效目标申报表: every cell by its place, the official labels and what the book
 * says. Two halves 实施期 and 年度 side by side; the flat variant (单栏) has goals and indicators of
 * 年度 only.
 */
import { firstFormat } from '$lib/formats/known-formats';
import type { CellRef } from './address-book';
import type { ColumnId, Row } from './book';
import {
	indicatorLines,
	isOfficialFirst,
	isOfficialSecond,
	type IndicatorLine
} from './indicator-lines';
import { FORM_FIELDS, FORM_SHAPE, FUND_LINES, fundColumn, HALVES, type Half } from './project-form';

export interface FormPlace {
	readonly line: number;
	readonly column: number;
	readonly across: number;
	readonly down: number;
	/** What the official form prints here. */
	readonly label?: string;
	/** Which cell of the book is printed here. */
	readonly ref?: CellRef;
	readonly holds: 'label' | 'text' | 'prose' | 'amount';
}

export interface PlacedForm {
	/** Widths of the columns in px at 100 %. */
	readonly widths: readonly number[];
	readonly lines: number;
	/** They tile the form, line by line. */
	readonly places: readonly FormPlace[];
}

/** 绩效指标 · 一级, then 二级 三级 指标值 for each half; the flat form has room for two funds a line. */
const LEAD = [72, 96];
const HALF = [124, 190, 104];
const FLAT = [124, 160, 124, 160];

const { fields, funds } = firstFormat().form!;
const FUND_PRINTED: Readonly<Record<string, string>> = Object.fromEntries(
	funds.map(({ id, printed }) => [id, printed])
);
const fieldsAt = (place: (typeof fields)[number]['place']): readonly ColumnId[] =>
	fields.filter((field) => field.place === place).map(({ id }) => id);

/** Fields that fill a line of their own, between the funds and the goals. */
const LONG_FIELDS = fieldsAt('long');
const SIGNATURE = fieldsAt('signature');
const PROSE: ReadonlySet<ColumnId> = new Set(
	FORM_FIELDS.filter((field) => field.holds === 'prose').map((field) => field.id)
);

/** The halves of goals and indicators. A flat form that says more than it should prints all of it. */
function halvesOf(project: Row, indicators: readonly Row[]): readonly Half[] {
	const isFlat =
		project.cells[FORM_SHAPE] === '单栏' &&
		project.cells['实施期总体目标'] === undefined &&
		indicators.every(({ cells }) => !Object.keys(cells).some((id) => id.startsWith('实施期.')));
	return isFlat ? ['年度'] : HALVES;
}

export function placeForm(project: Row, indicators: readonly Row[]): PlacedForm {
	const halves = halvesOf(project, indicators);
	const widths = [...LEAD, ...(halves.length === 2 ? [...HALF, ...HALF] : FLAT)];
	const sheet = new FormSheet(widths.length, project, halves);
	placeHead(sheet);
	placeFunds(sheet);
	for (const field of LONG_FIELDS) sheet.add(label(field, 2), sheet.field(field, sheet.width - 2));
	placeGoals(sheet);
	placeIndicators(sheet, indicatorLines(indicators));
	placeSignature(sheet);
	return { widths, lines: sheet.lines, places: sheet.places };
}

type Unplaced = Omit<FormPlace, 'line' | 'column'>;

function label(text: string, across = 1, down = 1): Unplaced {
	return { label: text, across, down, holds: 'label' };
}

/** Places cells line by line, each in the first column that is still free. */
class FormSheet {
	readonly places: FormPlace[] = [];
	/** The line down to which each column is taken. */
	readonly #taken: number[];
	lines = 0;

	constructor(
		readonly width: number,
		readonly project: Row,
		readonly halves: readonly Half[]
	) {
		this.#taken = new Array<number>(width).fill(0);
	}

	add(...cells: readonly Unplaced[]): void {
		const line = this.lines++;
		for (const cell of cells) {
			const column = this.#taken.findIndex((until) => until <= line);
			this.places.push({ ...cell, line, column });
			this.#taken.fill(line + cell.down, column, column + cell.across);
		}
	}

	field(column: ColumnId, across: number): Unplaced {
		const holds = PROSE.has(column) ? 'prose' : 'text';
		return { ref: { row: this.project.id, column }, across, down: 1, holds };
	}
}

function placeHead(sheet: FormSheet): void {
	const middle = sheet.halves.length === 2 ? 3 : 2;
	const pair = (left: ColumnId, right: ColumnId) =>
		sheet.add(
			label(left, 2),
			sheet.field(left, middle),
			label(right),
			sheet.field(right, sheet.width - middle - 3)
		);
	sheet.add(label('项目名称', 2), sheet.field('项目名称', sheet.width - 2));
	pair('主管部门及代码', '实施单位');
	pair('项目属性', '项目期');
}

function placeFunds(sheet: FormSheet): void {
	FUND_LINES.forEach((line, i) => {
		const lead = i === 0 ? [label('项目资金(元)', 2, FUND_LINES.length)] : [];
		const half = (name: Half): Unplaced[] => [
			label((line === '总额' ? name : '') + FUND_PRINTED[line]),
			{
				ref: { row: sheet.project.id, column: fundColumn(name, line) },
				across: sheet.halves.length,
				down: 1,
				holds: 'amount'
			}
		];
		sheet.add(...lead, ...HALVES.flatMap(half));
	});
}

function placeGoals(sheet: FormSheet): void {
	const spans = sheet.halves.length === 2 ? [4, 3] : [5];
	const { halves } = sheet;
	sheet.add(label('总体目标', 1, 2), ...halves.map((half, i) => label(`${half}目标`, spans[i])));
	sheet.add(...halves.map((half, i) => sheet.field(`${half}总体目标`, spans[i])));
}

function placeIndicators(sheet: FormSheet, lines: readonly IndicatorLine[]): void {
	const middle = sheet.halves.length === 2 ? 1 : 2;
	const titles = [label('二级指标'), label('三级指标', middle), label('指标值')];
	sheet.add(
		label('绩效指标', 1, lines.length + 1),
		label('一级指标'),
		...sheet.halves.flatMap(() => titles)
	);
	const firsts = runs(lines, firstOf);
	const seconds = sheet.halves.map((half) => runs(lines, (line) => secondOf(line, half)));
	lines.forEach((line, i) => {
		const first: Unplaced[] =
			firsts[i] === 0 ? [] : [shown(line, '一级', line.first, firsts[i], isOfficialFirst)];
		const half = (name: Half, h: number): Unplaced[] => {
			const down = seconds[h][i];
			const second = down === 0 ? [] : [shownSecond(line, name, down)];
			return [...second, text(line, `${name}.三级`, middle), text(line, `${name}.指标值`)];
		};
		sheet.add(...first, ...sheet.halves.flatMap(half));
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
	return String(row?.cells[`${half}.二级`] ?? second).trim();
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

function shown(
	line: IndicatorLine,
	column: ColumnId,
	text: string,
	down: number,
	isOfficial: (text: string) => boolean
): Unplaced {
	const ref = line.row && { row: line.row.id, column };
	const holds = isOfficial(text) ? 'label' : 'text';
	return { across: 1, down, holds, ...(ref ? { ref } : { label: text }) };
}

/** A half's own 二级 is a column of its own only where it differs from the shared one. */
function shownSecond(line: IndicatorLine, half: Half, down: number): Unplaced {
	const column = line.row?.cells[`${half}.二级`] === undefined ? '二级' : `${half}.二级`;
	return shown(line, column, ownSecond(line, half), down, (text) =>
		isOfficialSecond(line.first, text)
	);
}

function text({ row }: IndicatorLine, column: ColumnId, across = 1): Unplaced {
	return { across, down: 1, holds: 'text', ...(row && { ref: { row: row.id, column } }) };
}

function placeSignature(sheet: FormSheet): void {
	if (sheet.halves.length === 2) {
		sheet.add(...SIGNATURE.flatMap((name) => [label(name), sheet.field(name, 1)]));
		return;
	}
	for (const [left, right] of [SIGNATURE.slice(0, 2), SIGNATURE.slice(2)])
		sheet.add(label(left, 2), sheet.field(left, 2), label(right), sheet.field(right, 1));
}
