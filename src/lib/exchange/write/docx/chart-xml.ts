/** Charts of the DOCX: Word's own, drawn from the figures, with a description for who cannot see them. */
import { printAmount, type Fen } from '$lib/budget/values/amount';
import type { Bar, Chart } from '../../chart/chart';
import { chartWords } from '../../chart/chart-svg';
import { escapeXml, XML_DECLARATION } from '../xml';
import { textWidth, UPRIGHT } from './page-section';
import { paragraph } from './word-xml';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const INLINE = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
export const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/** English Metric Units of a point, of which Word's lengths have twenty to one. */
const POINT = 12_700;
const TITLE_HEIGHT = 34;
const LEGEND_HEIGHT = 22;
/** Points of one bar with the space around it. */
const BAR_HEIGHT = 24;
/** Of the widest bar: room for the figure after it. */
const REACH = 1.7;
const COLOURS = ['0B6657', 'B9923F'];

/** @param index of the chart in the document, from 0 */
export function chartRelation(index: number): string {
	return `rIdChart${index + 1}`;
}
export function chartPart(index: number): string {
	return `charts/chart${index + 1}.xml`;
}

/** The paragraph that the chart stands in. */
export function drawnChart(chart: Chart, index: number): string {
	const { bars } = chart;
	const series = hasLast(chart) ? 2 : 1;
	const points =
		TITLE_HEIGHT +
		bars.length * BAR_HEIGHT * (series === 2 ? 1.5 : 1) +
		(series - 1) * LEGEND_HEIGHT;
	const size = `cx="${(textWidth(UPRIGHT) / 20) * POINT}" cy="${Math.round(points) * POINT}"`;
	const drawing =
		`<w:r><w:drawing><wp:inline xmlns:wp="${INLINE}" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/>` +
		`<wp:docPr id="${index + 1}" name="${escapeXml(chart.title)}" descr="${escapeXml(chartWords(chart))}"/>` +
		`<wp:cNvGraphicFramePr/><a:graphic xmlns:a="${DRAWING}"><a:graphicData uri="${CHART}">` +
		`<c:chart xmlns:c="${CHART}" r:id="${chartRelation(index)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
	return paragraph(drawing, { style: 'Chart' });
}

/** The part that says what the chart shows. */
export function chartXml(chart: Chart): string {
	const { title, bars, year } = chart;
	const most = Math.max(...bars.flatMap(({ amount, last }) => [amount, last ?? 0]));
	const label = ({ amount, share }: Bar) =>
		`${printAmount(amount, '万元')}${share === undefined ? '' : `　${share}`}`;
	const series = [oneSeries(0, `${year}年`, bars, ({ amount }) => amount, label)];
	if (hasLast(chart))
		series.push(
			oneSeries(
				1,
				`${year - 1}年`,
				bars,
				({ last }) => last,
				({ last }) => (last === undefined ? '' : printAmount(last, '万元'))
			)
		);
	return (
		`${XML_DECLARATION}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}"><c:roundedCorners val="0"/><c:chart>` +
		`<c:title><c:tx>${richText(`${title}（单位：万元）`, 1200, true)}</c:tx><c:overlay val="0"/></c:title>` +
		'<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>' +
		'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
		`${series.join('')}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
		axes(most) +
		'</c:plotArea>' +
		(hasLast(chart) ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : '') +
		'<c:plotVisOnly val="1"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>' +
		`${plainLook()}` +
		'</c:chartSpace>'
	);
}

function hasLast({ bars }: Chart): boolean {
	return bars.some(({ last }) => last !== undefined);
}

function oneSeries(
	index: number,
	name: string,
	bars: readonly Bar[],
	figure: (bar: Bar) => Fen | undefined,
	label: (bar: Bar) => string
): string {
	const points = (print: (bar: Bar) => string | undefined) =>
		`<c:ptCount val="${bars.length}"/>` +
		bars
			.map((bar, i) => [i, print(bar)] as const)
			.filter(([, text]) => text !== undefined)
			.map(([i, text]) => `<c:pt idx="${i}"><c:v>${escapeXml(text!)}</c:v></c:pt>`)
			.join('');
	const value = (bar: Bar) => {
		const amount = figure(bar);
		return amount === undefined ? undefined : plain(amount);
	};
	return (
		`<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${name}</c:v></c:tx>` +
		`<c:spPr><a:solidFill><a:srgbClr val="${COLOURS[index]}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
		`<c:dLbls>${bars.map((bar, i) => dataLabel(i, label(bar))).join('')}${SHOWN}</c:dLbls>` +
		`<c:cat><c:strLit>${points((bar) => bar.label)}</c:strLit></c:cat>` +
		`<c:val><c:numLit><c:formatCode>#,##0.00</c:formatCode>${points(value)}</c:numLit></c:val></c:ser>`
	);
}

const SHOWN =
	'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>' +
	'<c:showPercent val="0"/><c:showBubbleSize val="0"/>';

function dataLabel(index: number, text: string): string {
	if (text === '') return `<c:dLbl><c:idx val="${index}"/><c:delete val="1"/></c:dLbl>`;
	return `<c:dLbl><c:idx val="${index}"/><c:tx>${richText(text, 1050)}</c:tx><c:spPr><a:noFill/></c:spPr>${plainLook()}<c:dLblPos val="outEnd"/>${SHOWN}</c:dLbl>`;
}

/** The largest stands at the top; lengths are told by the figures, so that no scale is needed. */
function axes(most: Fen): string {
	return (
		'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>' +
		'<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
		'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="8A8377"/></a:solidFill></a:ln></c:spPr><c:crossAx val="2"/></c:catAx>' +
		`<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="${plain(Math.ceil(most * REACH))}"/><c:min val="0"/></c:scaling>` +
		'<c:delete val="1"/><c:axPos val="t"/><c:crossAx val="1"/></c:valAx>'
	);
}

/** 「37968.48」 */
function plain(amount: Fen): string {
	return printAmount(amount, '万元').replaceAll(',', '');
}

const ONE_LINE = '<a:bodyPr wrap="none"/>';

function plainLook(): string {
	return `<c:txPr>${ONE_LINE}<a:p><a:pPr>${look('defRPr', 1050)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}

function richText(text: string, size: number, isBold = false): string {
	return (
		`<c:rich>${ONE_LINE}<a:p><a:pPr>${look('defRPr', size, isBold)}</a:pPr>` +
		`<a:r>${look('rPr', size, isBold)}<a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich>`
	);
}

/** @param size in hundredths of a point */
function look(element: 'defRPr' | 'rPr', size: number, isBold = false): string {
	return (
		`<a:${element} lang="zh-CN" sz="${size}" b="${isBold ? 1 : 0}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>` +
		`<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/></a:${element}>`
	);
}
