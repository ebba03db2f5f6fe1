/** A chart of the PDF: bars with their names, figures and shares as text, and last year's as a line. */
import { printAmount } from '$lib/budget/values/amount';
import { CHART_TAG, type Bar, type Chart } from '../../chart/chart';
import { chartWords } from '../../chart/chart-svg';
import type { Colour, PageFlow } from './page-flow';

/** Points. */
const TITLE = 12;
const WORDS = 10.5;
const TITLE_HEIGHT = 26;
const LINE = 22;
const BAR = 12;
const AROUND = 8;
const GAP = 6;
/** Of the room. */
const LABELS = 0.34;
const FIGURES = 0.28;

const NOW: Colour = [0.04, 0.4, 0.34];
const LAST: Colour = [0.58, 0.36, 0];
const AXIS: Colour = [0.54, 0.51, 0.47];

/** Stands whole on one page. */
export function drawChart(flow: PageFlow, chart: Chart): void {
	const hasLast = chart.bars.some(({ last }) => last !== undefined);
	const height = 2 * AROUND + TITLE_HEIGHT + chart.bars.length * LINE + (hasLast ? LINE : 0);
	if (flow.rest < height) flow.newPage(flow.shape!);
	flow.y += AROUND;
	flow.tag = flow.part.add('Figure', {
		attributes: `/O/Layout/BBox[${boxOf(flow, height - 2 * AROUND).join(' ')}]`,
		alternative: chartWords(chart),
		marked: CHART_TAG
	});
	flow.line(`${chart.title}（单位：万元）`, TITLE, TITLE_HEIGHT, 'centre', true);
	const axis = flow.left + flow.room * LABELS;
	flow.upright(axis, flow.y, flow.y + chart.bars.length * LINE, 0.75, AXIS);
	const most = Math.max(...chart.bars.flatMap(({ amount, last }) => [amount, last ?? 0]));
	const scale = (flow.room * (1 - LABELS - FIGURES)) / most;
	for (const bar of chart.bars) drawBar(flow, bar, axis, scale);
	if (hasLast) drawLegend(flow, axis, chart.year);
	flow.y += AROUND;
}

/** Left, bottom, right, top of what is drawn from here. */
function boxOf({ page, left, room, y }: PageFlow, height: number): number[] {
	return [left, page.height - y - height, left + room, page.height - y].map(Math.round);
}

/** @param scale points of one unit of the figures */
function drawBar(flow: PageFlow, bar: Bar, axis: number, scale: number): void {
	const { label, amount, share, last } = bar;
	const middle = flow.y + LINE / 2;
	const length = (value: number) => (value > 0 ? Math.max(1, value * scale) : 0);
	const size = Math.min(
		WORDS,
		(WORDS * (flow.room * LABELS - GAP)) / flow.face.width(label, WORDS)
	);
	flow.text(label, size, axis - GAP - flow.face.width(label, size), middle);
	if (amount > 0) flow.box(axis, middle - BAR / 2, length(amount), BAR, NOW);
	if (last !== undefined)
		flow.upright(axis + length(last), middle - BAR / 2 - 2, middle + BAR / 2 + 2, 2, LAST);
	const figure = `${printAmount(amount, '万元')}${share === undefined ? '' : `　${share}`}`;
	flow.text(figure, WORDS, axis + Math.max(length(amount), length(last ?? 0)) + GAP, middle);
	flow.y += LINE;
}

function drawLegend(flow: PageFlow, axis: number, year: number): void {
	const middle = flow.y + LINE / 2;
	flow.box(axis, middle - 4, 18, 8, NOW);
	flow.text(`${year}年`, WORDS, axis + 24, middle);
	flow.upright(axis + 84, middle - 6, middle + 6, 2, LAST);
	flow.text(`${year - 1}年`, WORDS, axis + 92, middle);
	flow.y += LINE;
}
