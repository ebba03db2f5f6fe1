/**
 * A chart as SVG text: horizontal bars, each with its name, figure and share in words, so that it
 * reads without colour. Last year's figure is a line across its bar. Colours come from the page
 * (`--chart-…`), with a light look where it says nothing.
 */
import { printAmount } from '$lib/budget/values/amount';
import { escapeXml } from '../write/xml';
import type { Bar, Chart } from './chart';

const WIDTH = 720;
const LABEL = 200;
const FIGURE = 190;
const LINE = 34;
const BAR = 18;
const TOP = 8;
const LEGEND = 26;

/** @param id unique in its page; the description is found by it */
export function chartSvg(chart: Chart, id: string): string {
	const { bars } = chart;
	const most = Math.max(...bars.flatMap(({ amount, last }) => [amount, last ?? 0]));
	const hasLast = bars.some(({ last }) => last !== undefined);
	const height = TOP + bars.length * LINE + (hasLast ? LEGEND : 0);
	const lines = bars.map((bar, at) => line(bar, TOP + at * LINE, most));
	return (
		`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-words" xmlns="http://www.w3.org/2000/svg">` +
		`<title id="${id}-title">${escapeXml(chart.title)}</title>` +
		`<desc id="${id}-words">${escapeXml(chartWords(chart))}</desc>` +
		`<line x1="${LABEL}" y1="${TOP - 4}" x2="${LABEL}" y2="${TOP + bars.length * LINE - 8}" stroke="var(--chart-axis,#c8c1b3)"/>` +
		lines.join('') +
		(hasLast ? legend(chart.year, TOP + bars.length * LINE + 14) : '') +
		`</svg>`
	);
}

/** 「2023年收入预算按来源：一般公共预算 37,968.48 万元，占 90.91%；…」 */
export function chartWords({ title, bars }: Chart): string {
	const said = bars.map(
		({ label, amount, share, last }) =>
			`${label} ${printAmount(amount, '万元')} 万元${share === undefined ? '' : `，占 ${share}`}` +
			(last === undefined ? '' : `，上年 ${printAmount(last, '万元')} 万元`)
	);
	return `${title}：${said.join('；')}。`;
}

function line({ label, amount, share, last }: Bar, top: number, most: number): string {
	const reach = WIDTH - LABEL - FIGURE;
	const length = (value: number) => Math.max(value > 0 ? 1 : 0, Math.round((value / most) * reach));
	const middle = top + LINE / 2 - 4;
	const figure = `${printAmount(amount, '万元')}${share === undefined ? '' : `　${share}`}`;
	const lastAt = last === undefined ? undefined : LABEL + length(last);
	return (
		`<text x="${LABEL - 10}" y="${middle}" text-anchor="end" dominant-baseline="central" font-size="13" fill="var(--chart-ink,#1b1a18)">${escapeXml(label)}</text>` +
		`<rect x="${LABEL}" y="${middle - BAR / 2}" width="${length(amount)}" height="${BAR}" rx="2" fill="var(--chart-bar,#0b6657)"/>` +
		(lastAt === undefined ? '' : lastMark(lastAt, middle)) +
		`<text x="${LABEL + Math.max(length(amount), lastAt === undefined ? 0 : lastAt - LABEL) + 10}" y="${middle}" dominant-baseline="central" font-size="13" fill="var(--chart-ink,#1b1a18)">${escapeXml(figure)}</text>`
	);
}

function lastMark(x: number, middle: number): string {
	return `<line x1="${x}" y1="${middle - BAR / 2 - 4}" x2="${x}" y2="${middle + BAR / 2 + 4}" stroke="var(--chart-last,#945b00)" stroke-width="2.5"/>`;
}

function legend(year: number, y: number): string {
	const words = (x: number, text: string) =>
		`<text x="${x}" y="${y}" dominant-baseline="central" font-size="12" fill="var(--chart-soft,#504c45)">${text}</text>`;
	return (
		`<rect x="${LABEL}" y="${y - 5}" width="18" height="10" rx="2" fill="var(--chart-bar,#0b6657)"/>` +
		words(LABEL + 24, `${year}年`) +
		`<line x1="${LABEL + 90}" y1="${y - 8}" x2="${LABEL + 90}" y2="${y + 8}" stroke="var(--chart-last,#945b00)" stroke-width="2.5"/>` +
		words(LABEL + 98, `${year - 1}年`)
	);
}
