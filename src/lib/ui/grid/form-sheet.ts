/**
 * The sheet model of a project form, laid out as the official 项目支出绩效目标申报表: label cells
 * merged, the two halves 实施期 and 年度 side by side; the flat variant has the 年度 half only.
 */
import type { ColumnId, Row, RowId } from '$lib/budget/book';
import {
	FORM_FIELDS,
	FORM_SHAPE,
	FUND_LINES,
	fundColumn,
	type FundLine,
	type Half
} from '$lib/budget/project-form';
import type { Refusal } from '$lib/collab/room/refusal';
import { printEntry } from './entry';
import { FormLayout, heading } from './form-layout';
import type { GridCell, GridColumn, SheetModel } from './grid-port';
import {
	indicatorLines,
	isOfficialFirst,
	isOfficialSecond,
	type IndicatorLine
} from '$lib/budget/indicator-lines';
import type { SheetSource } from './table-sheet';

/** Columns: 绩效指标 · 一级 · then 二级 三级 指标值 for each half. */
const LEAD = [72, 96];
const HALF = [124, 190, 104];
/** Natural width and the least at which a half-width window still shows the whole form. */
const LEAST: Readonly<Record<number, number>> = { 72: 46, 96: 64, 124: 84, 190: 104, 104: 62 };
const PROSE: ReadonlySet<string> = new Set(
	FORM_FIELDS.filter((f) => f.holds === 'prose').map((f) => f.id)
);

const FUND_PRINTED: Readonly<Record<FundLine, string>> = {
	总额: '资金总额:',
	中央: '其中:中央财政资金',
	省级: '省级财政资金',
	市县: '市县(区)财政资金',
	自筹: '单位自筹',
	其他: '其他资金'
};

export function formSheet(source: SheetSource, project: RowId): SheetModel {
	const row = source.book.row(project);
	const flat = row?.cells[FORM_SHAPE] === '单栏';
	const halves: readonly Half[] = flat ? ['年度'] : ['实施期', '年度'];
	const form = new FormLayout(LEAD.length + HALF.length * halves.length);
	if (row) fillForm(form, source, row, halves);
	return {
		label: String(row?.cells['项目名称'] ?? ''),
		columns: [...LEAD, ...halves.flatMap(() => HALF)].map((width): GridColumn => ({
			width,
			least: LEAST[width],
			grows: width > 100,
			id: ''
		})),
		header: [],
		lines: form.lines,
		merged: form.merged,
		frozen: 0,
		layout: 'form'
	};
}

function fillForm(
	form: FormLayout,
	source: SheetSource,
	project: Row,
	halves: readonly Half[]
): void {
	const refusal = source.mayWrite({ row: project.id });
	const field = (column: ColumnId): GridCell => fieldCell(project, column, refusal);
	const last = form.width - 1;
	const middle = halves.length === 2 ? 4 : 2;
	const pair = (left: ColumnId, right: ColumnId): void =>
		form.line(left, [
			[heading(left), 2],
			[field(left), middle - 1],
			[heading(right), 1],
			[field(right), form.width - middle - 2]
		]);
	form.line('项目名称', [
		[heading('项目名称'), 2],
		[field('项目名称'), last - 1]
	]);
	pair('主管部门及代码', '实施单位');
	pair('项目属性', '项目期');
	fillFunds(form, project, halves, refusal);
	for (const column of [
		'项目概况',
		'立项依据',
		'项目设立必要性',
		'保证项目实施的制度、措施',
		'项目实施计划'
	])
		form.line(column, [
			[heading(column), 2],
			[field(column), last - 1]
		]);
	fillGoals(form, halves, field);
	fillIndicators(form, source, project, halves);
	fillSignature(form, field);
}

function fillFunds(
	form: FormLayout,
	project: Row,
	halves: readonly Half[],
	refusal: Refusal | undefined
): void {
	const top = form.lines.length;
	for (const line of FUND_LINES) {
		form.line(`资金:${line}`, [
			[heading('项目资金(元)'), 2],
			...halves.flatMap((half): [GridCell, number][] => [
				[heading((line === '总额' ? half : '') + FUND_PRINTED[line], 'end'), 1],
				[fundCell(project, fundColumn(half, line), refusal, line === '总额'), 2]
			])
		]);
	}
	form.merge(top, 0, FUND_LINES.length, 2);
}

function fillGoals(
	form: FormLayout,
	halves: readonly Half[],
	field: (column: ColumnId) => GridCell
): void {
	const top = form.lines.length;
	const spans = halves.length === 2 ? [4, 3] : [4];
	form.line('目标', [
		[heading('总体目标'), 1],
		...halves.map((half, i): [GridCell, number] => [heading(`${half}目标`), spans[i]])
	]);
	form.line('总体目标', [
		[heading(''), 1],
		...halves.map((half, i): [GridCell, number] => [field(`${half}总体目标`), spans[i]])
	]);
	form.merge(top, 0, 2, 1);
}

function fillIndicators(
	form: FormLayout,
	source: SheetSource,
	project: Row,
	halves: readonly Half[]
): void {
	const sheet = `indicators@${project.id}` as const;
	const lines = indicatorLines(source.book.rows(sheet));
	const refusal = source.mayWrite({ sheet, ...(project.unit && { unit: project.unit }) });
	const top = form.lines.length;
	form.line('指标', [
		[heading('绩效指标'), 1],
		[heading('一级指标'), 1],
		...halves.flatMap(() =>
			['二级指标', '三级指标', '指标值'].map((t): [GridCell, number] => [heading(t), 1])
		)
	]);
	for (const line of lines) {
		const cell = (column: ColumnId): GridCell =>
			indicatorCell(line, column, sheet, project, refusal);
		form.line(line.row?.id ?? `空:${line.first}/${line.second}`, [
			[heading(''), 1],
			[cell('一级'), 1],
			...halves.flatMap((half): [GridCell, number][] => [
				[cell(ownSecond(line, half)), 1],
				[cell(`${half}.三级`), 1],
				[cell(`${half}.指标值`), 1]
			])
		]);
	}
	form.merge(top, 0, lines.length + 1, 1);
	mergeIndicators(form, top + 1, lines, halves);
}

function mergeIndicators(
	form: FormLayout,
	top: number,
	lines: readonly IndicatorLine[],
	halves: readonly Half[]
): void {
	mergeRuns(form, top, lines, 1, (l) => l.first, isOfficialFirst);
	halves.forEach((half, h) =>
		mergeRuns(
			form,
			top,
			lines,
			LEAD.length + h * HALF.length,
			(l) => `${l.first}/${secondOf(l, half)}`,
			(key) => isOfficialSecond(key.split('/')[0], key.slice(key.indexOf('/') + 1))
		)
	);
}

/** Joins neighbouring lines that say the same official thing, as the printed form does. */
function mergeRuns(
	form: FormLayout,
	top: number,
	lines: readonly IndicatorLine[],
	column: number,
	key: (line: IndicatorLine) => string,
	official: (key: string) => boolean
): void {
	for (let from = 0; from < lines.length;) {
		let to = from + 1;
		while (to < lines.length && key(lines[to]) === key(lines[from])) to++;
		if (to - from > 1 && official(key(lines[from]))) form.merge(top + from, column, to - from, 1);
		from = official(key(lines[from])) ? to : from + 1;
	}
}

function fillSignature(form: FormLayout, field: (column: ColumnId) => GridCell): void {
	const names = ['负责人', '经办人', '联系电话', '填报日期'];
	if (form.width === 8) {
		form.line(
			'签名',
			names.flatMap((name): [GridCell, number][] => [
				[heading(name), 1],
				[field(name), 1]
			])
		);
		return;
	}
	for (const [left, right] of [names.slice(0, 2), names.slice(2)])
		form.line(left, [
			[heading(left), 1],
			[field(left), 1],
			[heading(right), 1],
			[field(right), form.width - 3]
		]);
}

function fieldCell(row: Row, column: ColumnId, refusal: Refusal | undefined): GridCell {
	const kind = PROSE.has(column) ? 'prose' : 'text';
	return {
		ref: { row: row.id, column },
		kind,
		...printEntry(row.cells[column], kind, '元'),
		...(refusal && { lock: { kind: 'refused', refusal } }),
		align: 'start',
		...(column === '项目名称' && { strong: true })
	};
}

function fundCell(
	row: Row,
	column: ColumnId,
	refusal: Refusal | undefined,
	strong: boolean
): GridCell {
	return {
		ref: { row: row.id, column },
		kind: 'amount',
		unit: '元',
		...printEntry(row.cells[column], 'amount', '元'),
		...(refusal && { lock: { kind: 'refused', refusal } }),
		...(strong && { strong }),
		align: 'end'
	};
}

function secondOf({ row, second }: IndicatorLine, half: Half): string {
	return String(row?.cells[`${half}.二级`] ?? second).trim();
}

/** A half's own 二级 is a column of its own only where it differs from the shared one. */
function ownSecond({ row }: IndicatorLine, half: Half): ColumnId {
	return row?.cells[`${half}.二级`] === undefined ? '二级' : `${half}.二级`;
}

function indicatorCell(
	line: IndicatorLine,
	column: ColumnId,
	sheet: `indicators@${RowId}`,
	project: Row,
	refusal: Refusal | undefined
): GridCell {
	const { row, first, second } = line;
	const printed = row ? row.cells[column] : { 一级: first, 二级: second }[column];
	const official =
		column === '一级'
			? isOfficialFirst(first)
			: column.endsWith('二级') && isOfficialSecond(first, String(printed ?? '').trim());
	const lock = official
		? ({ lock: { kind: 'official-label' } } as const)
		: refusal && ({ lock: { kind: 'refused', refusal } } as const);
	return {
		...(row
			? { ref: { row: row.id, column } }
			: !official && { vacant: { row: vacantRow(line, sheet, project), column } }),
		kind: 'text',
		...printEntry(printed, 'text', '元'),
		...lock,
		align: column.endsWith('三级') ? 'start' : 'centre'
	};
}

function vacantRow(line: IndicatorLine, sheet: `indicators@${RowId}`, project: Row) {
	const { first, second, after } = line;
	return {
		sheet,
		...(after !== undefined && { after }),
		...(project.unit !== undefined && { unit: project.unit }),
		cells: { 一级: first, 二级: second }
	};
}
