/** A chart of the HTML edition: the picture, and the same figures as a table. */
import { printAmount } from '$lib/budget/values/amount';
import type { Chart } from '../../chart/chart';
import { chartSvg } from '../../chart/chart-svg';
import { escapeXml } from '../xml';

/** @param id unique in its page */
export function chartHtml(chart: Chart, id: string): string {
	const { title, bars } = chart;
	const rows = bars.map(
		({ label, amount, share = '' }) =>
			`<tr><th scope="row">${escapeXml(label)}</th><td class="figure">${printAmount(amount, '万元')}</td><td class="figure">${share}</td></tr>`
	);
	return (
		`<figure class="chart" id="${id}"><figcaption>${escapeXml(title)}（单位：万元）</figcaption>\n` +
		`${chartSvg(chart, id)}\n` +
		`<details><summary>图中的数</summary><table><caption class="hidden">${escapeXml(title)}</caption>` +
		'<thead><tr><th scope="col">项目</th><th scope="col">金额</th><th scope="col">占比</th></tr></thead>' +
		`<tbody>${rows.join('')}</tbody></table></details></figure>\n`
	);
}
