/** The charts of a disclosure: what each shows, as figures of the book. */
import { parseAddress, printAddress } from '$lib/budget/address';
import type { Fen } from '$lib/budget/amount';
import { settingOf } from '$lib/budget/book-settings';
import { FUNCTIONAL_CLASSES } from '$lib/budget/functional-class';
import { FUND_SOURCES } from '$lib/budget/fund-source';
import type { LivingReader } from '$lib/budget/living-reader';
import { printPercentage } from '$lib/budget/living-print';

/** The section whose figures a chart shows: income by source, spending by function, 三公. */
export const CHARTED_SECTIONS = ['N2', 'N3', 'N7'] as const;
export type ChartedSection = (typeof CHARTED_SECTIONS)[number];

/**
 * What a PDF of ours marks a chart with, its words among them: who reads it back leaves it out, since
 * its figures are those of the tables.
 */
export const CHART_TAG = 'HebianChart';

export interface Bar {
	readonly label: string;
	readonly amount: Fen;
	/** Of the whole, 「12.34%」; absent where the whole is nothing. */
	readonly share?: string;
	/** Last year's figure, where it is known. */
	readonly last?: Fen;
}

export interface Chart {
	readonly title: string;
	/** What the text alternative says first: the whole. */
	readonly total: Fen;
	/** Those with figures only, in the order of their table; income and spending the largest first. */
	readonly bars: readonly Bar[];
	readonly year: number;
}

export function isCharted(section: string): section is ChartedSection {
	return (CHARTED_SECTIONS as readonly string[]).includes(section);
}

/** `undefined` where the tables have no figures for it. */
export function chartOf(section: ChartedSection, reader: LivingReader): Chart | undefined {
	const year = reader.head('year');
	const { title, total, lines } = PLANS[section];
	const bars = lines
		.map(([label, address]): Bar => {
			const last = lastYearAt(reader, address);
			return { label, amount: amountAt(reader, address), ...(last !== undefined && { last }) };
		})
		.filter(({ amount, last }) => amount > 0 || (last ?? 0) > 0);
	if (!bars.some(({ amount }) => amount > 0)) return undefined;
	const whole = amountAt(reader, total);
	const shown = bars.map((bar) => {
		const share = printPercentage(bar.amount, whole);
		return share === undefined ? bar : { ...bar, share };
	});
	const ordered = section === 'N7' ? shown : shown.toSorted((a, b) => b.amount - a.amount);
	return { title: `${year}年${title}`, total: whole, bars: ordered, year };
}

interface Plan {
	readonly title: string;
	readonly total: string;
	readonly lines: readonly (readonly [label: string, address: string])[];
}

const PLANS: Readonly<Record<ChartedSection, Plan>> = {
	N2: {
		title: '收入预算按来源',
		total: 'T1[收入总计].金额',
		lines: [...FUND_SOURCES, '上年结转'].map((source) => [source, `T1[${source}].金额`])
	},
	N3: {
		title: '支出预算按功能分类',
		total: 'T3[合计].合计',
		lines: FUNCTIONAL_CLASSES.map(({ code, label }) => [label, `T3[${code}].合计`])
	},
	N7: {
		title: '“三公”经费支出预算',
		total: 'T10[合计].合计',
		lines: ['因公出国（境）费', '公务接待费', '公务用车购置费', '公务用车运行维护费'].map(
			(name) => [name, `T10[${name}].合计`]
		)
	}
};

/** A blank and a row that is not there are nothing. */
function amountAt(reader: LivingReader, text: string): Fen {
	const parsed = parseAddress(text);
	if (!parsed.ok || parsed.address.kind !== 'table') return 0;
	const { table, row, column } = parsed.address;
	if (row === undefined || row === '*' || column === undefined) return 0;
	const found = reader.rowNamed(table, column, row);
	if (found === undefined || reader.hides?.(found, column)) return 0;
	const value = reader.value(found, column);
	return typeof value === 'number' ? value : 0;
}

function lastYearAt(reader: LivingReader, text: string): Fen | undefined {
	const figures = settingOf(reader.head('settings'), 'lastYear')?.figures;
	const parsed = parseAddress(text);
	const name = parsed.ok ? printAddress(parsed.address) : text;
	return figures && Object.hasOwn(figures, name) ? figures[name] : undefined;
}
