/**
 * The frame of a page of the HTML edition: it needs nothing but itself, and runs no scripts. Pages
 * are well-formed XML, too, so that a strict parser can prove what they hold.
 */
import { escapeXml } from '../xml';
import { PAGE_STYLE } from './page-style';

export interface PageLink {
	readonly href: string;
	readonly text: string;
}

export interface HtmlPage {
	readonly title: string;
	/** The name of the whole document. */
	readonly site: string;
	/** The way back to the contents, `../` for pages in folders. */
	readonly home: string;
	readonly previous?: PageLink;
	readonly next?: PageLink;
	/** Whether it prints across. */
	readonly landscape?: boolean;
	/** Already escaped. */
	readonly body: Iterable<string>;
}

/** Nothing is loaded from anywhere, so nothing that slipped into a text could load or send a thing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function* htmlPage(page: HtmlPage): Iterable<string> {
	const title = page.title === page.site ? page.site : `${page.title} · ${page.site}`;
	yield (
		'<!doctype html>\n<html lang="zh-CN" xmlns="http://www.w3.org/1999/xhtml">\n<head>\n<meta charset="utf-8"/>\n' +
		`<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>\n` +
		'<meta name="viewport" content="width=device-width, initial-scale=1"/>\n' +
		`<title>${escapeXml(title)}</title>\n<style>${PAGE_STYLE}` +
		`${page.landscape ? '@page{size:A4 landscape}' : ''}</style>\n</head>\n<body>\n` +
		'<a class="skip" href="#main">跳到正文</a>\n' +
		`<header class="site"><a href="${page.home}index.html">${escapeXml(page.site)}</a></header>\n` +
		'<main id="main">\n'
	);
	yield* page.body;
	yield `</main>\n${navigation(page)}</body>\n</html>\n`;
}

function navigation({ home, previous, next }: HtmlPage): string {
	const link = (to: PageLink | undefined, rel: string, lead: string) =>
		to
			? `<a rel="${rel}" href="${escapeXml(to.href)}">${lead}${escapeXml(to.text)}</a>`
			: '<span></span>';
	return (
		'<nav class="steps" aria-label="翻页">' +
		`${link(previous, 'prev', '上一页：')}<a href="${home}index.html">目录</a>${link(next, 'next', '下一页：')}</nav>\n`
	);
}
