/** The charts of a disclosure: what each shows, as figures of the book. */
import { formatOfReader } from '$lib/formats/book-format';
import type { PackChart } from '$lib/formats/pack-schema';
import type { Format } from '$lib/formats/format';
import { parseAddress, printAddress } from '$lib/budget/address/address';
import type { Fen } from '$lib/budget/values/amount';
import { settingOf } from '$lib/budget/settings/book-settings';
import type { LivingReader } from '$lib/budget/living/living-reader';
import { printPercentage } from '$lib/budget/living/living-print';

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

/** The chart of a section; `undefined` where it has none, or the tables have no figures for it. */
export function chartOf(section: string, reader: LivingReader): Chart | undefined {
	const year = reader.head('year');
	const format = formatOfReader(reader);
	const plan = format.charts.find((chart) => chart.section === section);
	if (!plan) return undefined;
	const { title, total, sorted } = plan;
	const lines = plan.lines.flatMap((line) => linesOf(line, format));
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

/** One line, or one for each entry of a list. */
function linesOf(
	line: PackChart['lines'][number],
	{ lists }: Format
): (readonly [label: string, address: string])[] {
	if (!('list' in line)) return [[line.label, line.cell]];
	return (lists.get(line.list)?.entries ?? []).map(({ label, code = '' }) => [
		label,
		line.cell.replaceAll('{label}', label).replaceAll('{code}', code)
	]);
}

/** A blank and a row that is not there are nothing. */
function amountAt(reader: LivingReader, text: string): Fen {
	const parsed = parseAddress(text, formatOfReader(reader));
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
	const parsed = parseAddress(text, formatOfReader(reader));
	const name = parsed.ok ? printAddress(parsed.address) : text;
	return figures && Object.hasOwn(figures, name) ? figures[name] : undefined;
}
