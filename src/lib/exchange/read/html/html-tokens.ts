/** The tags and texts of HTML, as browsers forgive it: nothing in it can fail, and nothing is loaded. */
export interface HtmlTag {
	/** Lower case. */
	readonly name: string;
	readonly closes: boolean;
	readonly attributes: Readonly<Record<string, string>>;
}

const NAMED: Readonly<Record<string, string>> = {
	...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' },
	...{ ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', mdash: '—', ndash: '–', hellip: '…' },
	...{
		middot: '·',
		yen: '¥',
		times: '×',
		divide: '÷',
		ensp: ' ',
		emsp: ' ',
		laquo: '《',
		raquo: '》'
	}
};
const ATTRIBUTE = /([a-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
/** Texts without tags in them: what stands in them is no markup. */
const RAW = /^(?:script|style)$/;

export function* htmlTokens(text: string): Generator<HtmlTag | string> {
	let at = 0;
	while (at < text.length) {
		const open = text.indexOf('<', at);
		const end = open < 0 ? text.length : open;
		// Line ends of the source are spaces.
		if (end > at) yield decoded(text.slice(at, end)).replace(/[\r\n\t]+/g, ' ');
		if (open < 0) return;
		if (text.startsWith('<!--', open)) {
			const close = text.indexOf('-->', open + 4);
			at = close < 0 ? text.length : close + 3;
			continue;
		}
		const close = text.indexOf('>', open);
		if (close < 0) return;
		const tag = tagOf(text.slice(open + 1, close));
		at = close + 1;
		if (!tag) continue;
		yield tag;
		if (!tag.closes && RAW.test(tag.name)) {
			const last = text.toLowerCase().indexOf(`</${tag.name}`, at);
			at = last < 0 ? text.length : last;
		}
	}
}

/** `undefined`: a document type, or something of a program's own. */
function tagOf(inside: string): HtmlTag | undefined {
	const found = /^(\/?)([a-z][\w:-]*)/i.exec(inside);
	if (!found) return undefined;
	const attributes: Record<string, string> = {};
	for (const [, name, a, b, c] of inside.matchAll(ATTRIBUTE))
		attributes[name.toLowerCase()] = decoded(a ?? b ?? c ?? '');
	return { name: found[2].toLowerCase(), closes: found[1] === '/', attributes };
}

function decoded(text: string): string {
	return text.replace(
		/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi,
		(all, hex, decimal, name) => {
			if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name] : all;
			const code = hex === undefined ? Number(decimal) : parseInt(hex as string, 16);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
		}
	);
}
