/** The charts of a disclosure: what each shows, as figures of the book. */
import type { PackChart } from '$lib/formats/pack-schema';
import { firstFormat } from '$lib/formats/known-formats';
import { parseAddress, printAddress } from '$lib/budget/address/address';
import type { Fen } from '$lib/budget/values/amount';
import { settingOf } from '$lib/budget/settings/book-settings';
import type { LivingReader } from '$lib/budget/living/living-reader';
import { printPercentage } from '$lib/budget/living/living-print';

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
	const { title, total, lines, sorted } = PLANS[section];
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
	const ordered = !sorted ? shown : shown.toSorted((a, b) => b.amount - a.amount);
	return { title: `${year}年${title}`, total: whole, bars: ordered, year };
}

interface Plan {
	readonly title: string;
	readonly total: string;
	/** The largest first. */
	readonly sorted: boolean;
	readonly lines: readonly (readonly [label: string, address: string])[];
}

const { charts, lists } = firstFormat();

const PLANS = Object.fromEntries(
	charts.map(({ section, title, total, sorted = false, lines }): [string, Plan] => [
		section,
		{ title, total, sorted, lines: lines.flatMap(linesOf) }
	])
) as Readonly<Record<ChartedSection, Plan>>;

/** One line, or one for each entry of a list. */
function linesOf(line: PackChart['lines'][number]): Plan['lines'] {
	if (!('list' in line)) return [[line.label, line.cell]];
	return (lists.get(line.list)?.entries ?? []).map(({ label, code = '' }) => [
		label,
		line.cell.replaceAll('{label}', label).replaceAll('{code}', code)
	]);
}

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
