/**
 * Standard sentences of the narrative's sections, made from what the tables hold: every figure in
 * them lives. What only people know (reasons, procurement, assets) is left to them.
 */
import type { Address } from '../address/address';
import { FUNCTIONAL_CLASSES } from '../table/functional-class';
import { FUND_SOURCES } from '../table/fund-source';
import { livingCell, printLivingFigure, type LivingFormat } from './living-figure';
import { printLiving } from './living-print';
import type { LivingReader } from './living-reader';
import { labelColumnOf } from '../table/row-key';
import { bareLabel } from '../values/row-label';
import type { TableId } from '../book/book';

/** Where a person has to write why. */
export const REASON_TO_WRITE = '【原因】';

/** Sections that have standard sentences. */
export const STANDARD_SECTIONS = [
	'O2',
	'N1',
	'N2',
	'N3',
	'N4',
	'N5',
	'N6',
	'N7',
	'N8',
	'N10',
	'N12'
] as const;
type StandardSection = (typeof STANDARD_SECTIONS)[number];

/** The text of a section with its living figures; `undefined` where its tables are not filled in. */
export function standardSection(id: string, reader: LivingReader): string | undefined {
	return (STANDARD_SECTIONS as readonly string[]).includes(id)
		? SENTENCES[id as StandardSection](new Writing(reader))
		: undefined;
}

const SENTENCES: Readonly<Record<StandardSection, (w: Writing) => string | undefined>> = {
	O2: (w) =>
		w.reader.head('units').length > 0
			? '纳入本部门预算编制范围的组成单位包括：{{单位|列表}}等{{单位|个数}}个单位。'
			: undefined,
	N1: (w) => {
		const [income, spending] = [w.cell('T1', '收入总计', '金额'), w.cell('T1', '支出总计', '合计')];
		if (!income || !spending) return undefined;
		return w.lines(
			`{{年度}}年，本部门收入总计${income}，其中：本年收入${w.cell('T1', '本年收入合计', '金额')}，上年结转${w.cell('T1', '上年结转', '金额')}${w.change('T1', '收入总计', '金额')}。`,
			`支出总计${spending}，其中：本年支出${w.cell('T1', '本年支出合计', '当年')}，上年结转${w.cell('T1', '支出总计', '结转')}${w.change('T1', '支出总计', '合计')}。`
		);
	},
	N2: (w) => {
		const total = w.cell('T1', '收入总计', '金额');
		const columns = [...FUND_SOURCES, '上年结转'].filter((c) => w.amount('T2', '合计', c) !== 0);
		if (!total || columns.length === 0) return undefined;
		const part = (column: string) =>
			`${column}${column === '上年结转' ? '' : '收入'}${w.cell('T2', '合计', column)}，占{{T2[合计].${column} / T1[收入总计].金额|占比}}`;
		return `{{年度}}年收入预算${total}，其中：${columns.map(part).join('；')}。`;
	},
	N3: (w) => {
		const total = w.cell('T3', '合计', '合计');
		if (!total) return undefined;
		const part = (column: string) =>
			`${column}${w.cell('T3', '合计', column)}，占{{T3[合计].${column} / T3[合计].合计|占比}}`;
		return `{{年度}}年支出预算${total}，其中：${['基本支出', '项目支出'].map(part).join('；')}。`;
	},
	N4: (w) => {
		const total = w.cell('T4', '收入总计', '金额');
		if (!total) return undefined;
		const classes = w.classes('T4', '小计').map(({ label }) => label + w.cell('T4', label, '小计'));
		return `{{年度}}年财政拨款收支总预算${total}，其中：当年拨款收入${w.cell('T4', '本年收入合计', '金额')}，上年结转收入${w.cell('T4', '上年财政拨款结转', '金额')}。支出按功能分类包括：${classes.join('、')}。`;
	},
	N5: (w) => {
		const total = w.cell('T5', '合计', '合计');
		if (!total) return undefined;
		const classes = w
			.classes('T5', '合计')
			.map(
				({ label, key }) =>
					`${label}${w.cell('T5', key, '合计')}，占{{T5[${key}].合计 / T5[合计].合计|占比}}`
			);
		return w.lines(
			`（一）规模。{{年度}}年一般公共预算当年拨款${total}${w.change('T5', '合计', '合计')}。`,
			`（二）结构。当年拨款主要用于：${classes.join('；')}。`
		);
	},
	N6: (w) => {
		const total = w.cell('T6', '合计', '合计');
		if (!total) return undefined;
		const part = (column: string) =>
			`${column}${w.cell('T6', '合计', column)}，主要包括：{{T6[*].${column}|列表}}`;
		return w.lines(
			`{{年度}}年一般公共预算基本支出${total}，其中：`,
			`${part('人员经费')}；`,
			`${part('公用经费')}。`
		);
	},
	N7: (w) => {
		const total = w.cell('T10', '合计', '合计');
		if (!total) return undefined;
		const parts = w
			.labels('T10')
			.filter((label) => label !== '合计' && !/购置及运行/.test(label))
			.map(
				(label) => `${label}${w.cell('T10', label, '合计')}${w.change('T10', label, '合计', false)}`
			);
		return w.lines(
			`{{年度}}年“三公”经费预算${total}${w.change('T10', '合计', '合计')}。`,
			`其中：${parts.join('；')}。`
		);
	},
	N8: (w) => {
		const total = w.cell('T11', '部门合计', '合计');
		return total && `{{年度}}年机关运行经费${total}${w.change('T11', '部门合计', '合计')}。`;
	},
	N10: (w) =>
		w.reader.rows('projects').length > 0
			? '{{年度}}年实行绩效目标管理的项目{{F[*]|个数}}个，涉及一般公共预算当年拨款{{T12[*].一般公共预算}}。'
			: undefined,
	N12: () => '{{年度}}年本部门{{T7|有无}}，{{T8|有无}}，{{T9|有无}}。'
};

class Writing {
	constructor(readonly reader: LivingReader) {}

	lines(...lines: readonly string[]): string {
		return lines.join('\n');
	}

	/** A figure of a table that is there; empty where it is not. */
	cell(table: TableId, key: string, column: string, format?: LivingFormat): string {
		const address: Address = { kind: 'table', table, row: { key, nth: 1 }, column };
		const figure = livingCell(address, format);
		return printLiving(figure, this.reader).ok ? printLivingFigure(figure) : '';
	}

	amount(table: TableId, key: string, column: string): number {
		const row = this.reader.rowNamed(table, column, { key, nth: 1 });
		const value = row === undefined ? undefined : this.reader.value(row, column);
		return typeof value === 'number' ? value : 0;
	}

	/** The comparison with last year where that is known, and where the reason goes. */
	change(table: TableId, key: string, column: string, reason = true): string {
		const living = this.cell(table, key, column, '比上年');
		if (living === '') return '';
		const address: Address = { kind: 'table', table, row: { key, nth: 1 }, column };
		const said = printLiving(livingCell(address, '比上年'), this.reader);
		const changed = said.ok && said.text !== '与上年相同';
		return `，${living}${reason && changed ? `，主要原因是${REASON_TO_WRITE}` : ''}`;
	}

	/** The functional classes with a figure, in their order. */
	classes(table: 'T4' | 'T5', column: string): { label: string; key: string }[] {
		return FUNCTIONAL_CLASSES.map(({ code, label }) => ({
			label,
			key: table === 'T4' ? label : code
		})).filter(({ key }) => this.amount(table, key, column) !== 0);
	}

	labels(table: TableId): string[] {
		const label = labelColumnOf(table)!.id;
		return this.reader
			.rows(table)
			.map(({ id }) => bareLabel(String(this.reader.value(id, label) ?? '')));
	}
}
