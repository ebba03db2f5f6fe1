/** The first page of the HTML edition: its name, what it holds, and the data to download. */
import type { DataTable } from '../csv/open-data';
import type { DisclosurePaper } from '../paper/disclosure-paper';
import { escapeXml } from '../xml';
import { htmlPage } from './html-page';

export interface SiteEntry {
	readonly level: 1 | 2 | 3;
	readonly text: string;
	/** Absent for a heading that has no page of its own. */
	readonly href?: string;
	/** Who owns a form. */
	readonly unit?: string;
}

export function contentsPage(
	{ department, title }: DisclosurePaper,
	site: string,
	entries: readonly SiteEntry[],
	data: readonly DataTable[]
): Iterable<string> {
	return htmlPage({
		title: site,
		site,
		home: '',
		body: [
			`<div class="cover"><h1>${escapeXml(department)}</h1><p>${escapeXml(title)}</p></div>\n`,
			'<nav class="prose" aria-labelledby="contents"><h2 id="contents">目录</h2>\n',
			...listHtml(entries),
			'</nav>\n<section class="prose" aria-labelledby="data"><h2 id="data">数据下载</h2>\n',
			'<p>各表、项目和指标的全部数据，CSV 格式（UTF-8），说明见 ',
			'<a href="data/datapackage.json" download="">datapackage.json</a>。</p>\n<ul class="contents">\n',
			...data.map(
				({ name, title: what }) =>
					`<li><a href="data/${name}.csv" download="">${name}.csv</a> ${escapeXml(what)}</li>\n`
			),
			'</ul></section>\n'
		]
	});
}

/** Parts as headings, and under each a list of what it holds. */
function* listHtml(entries: readonly SiteEntry[]): Iterable<string> {
	let isOpen = false;
	for (const { level, text, href, unit } of entries) {
		const name = escapeXml(text);
		const link = href === undefined ? name : `<a href="${escapeXml(href)}">${name}</a>`;
		if (level === 1) {
			yield `${isOpen ? '</ul>\n' : ''}<h3>${link}</h3>\n<ul class="contents">\n`;
			isOpen = true;
			continue;
		}
		if (!isOpen) yield '<ul class="contents">\n';
		isOpen = true;
		const owner = unit ? ` <span class="unit">${escapeXml(unit)}</span>` : '';
		yield `<li class="i${level - 1}">${link}${owner}</li>\n`;
	}
	if (isOpen) yield '</ul>\n';
}
