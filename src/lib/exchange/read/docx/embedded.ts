/** Documents inside of a Word document (`w:altChunk`), and the text of its charts and diagrams. */
import { decodeText } from '../decode';
import { formatOf } from '../format';
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';

/** An embedded document: lines that can be read as they stand, one of Word's own, or text that can only be told. */
export type Embedded =
	| { readonly kind: 'lines'; readonly lines: readonly string[] }
	| { readonly kind: 'docx'; readonly bytes: Uint8Array }
	| { readonly kind: 'other'; readonly text: string };

export function embeddedDocument(archive: ZipArchive, part: string): Embedded {
	const bytes = unpacked(archive, part);
	const format = formatOf(bytes);
	if (format === 'docx') return { kind: 'docx', bytes };
	const decoded = decodeText(bytes);
	if (!decoded.ok) return { kind: 'other', text: '' };
	if (format === 'rtf') return { kind: 'other', text: textOfRtf(decoded.text) };
	if (format === undefined && !/<\w+[^>]*>/.test(decoded.text))
		return { kind: 'lines', lines: decoded.text.split(/\r\n|[\n\r]/) };
	const text = textOfHtml(decoded.text);
	// Where things stand or hide is told by no text.
	const isPlain = !/<table|display\s*:\s*none|visibility\s*:|mso-hide|^mime-version/im.test(
		decoded.text
	);
	return isPlain ? { kind: 'lines', lines: text.split('\n') } : { kind: 'other', text };
}

function unpacked(archive: ZipArchive, part: string): Uint8Array {
	const pieces: Uint8Array[] = [];
	archive.unpack(part, (piece) => pieces.push(piece.slice()));
	const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

const ENTITIES: Readonly<Record<string, string>> = {
	...{ nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", emsp: ' ', ensp: ' ' },
	...{ ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', mdash: '—', hellip: '…', times: '×' }
};

function textOfHtml(html: string): string {
	return html
		.replace(/<!--[\s\S]*?(?:-->|$)|<(head|style|script|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
		.replace(/\s+/g, ' ')
		.replace(/<\/(?:td|th)\s*>/gi, '\t')
		.replace(/<\/?(?:p|div|br|tr|li|h[1-6]|table)\b[^>]*>/gi, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
			const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : undefined;
			if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
			return ENTITIES[String(name).toLowerCase()] ?? whole;
		})
		.replace(/ *\n\s*/g, '\n')
		.trim();
}

/** Rough: it is told, not read. */
function textOfRtf(rtf: string): string {
	return rtf
		.replace(/\{\\(?:fonttbl|colortbl|stylesheet|info|\*)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '')
		.replace(/\\u(-?\d{1,6}) ?\??/g, (_, code) => String.fromCharCode(Number(code) & 0xffff))
		.replace(/\\(?:par|line)\b ?/g, '\n')
		.replace(/\\[a-z]+-?\d* ?|[{}]/gi, '')
		.trim();
}

/** The text of a chart or a diagram: its words (`a:t`), names and values (`c:v`). */
export function drawnText(archive: ZipArchive, part: string): string {
	const found: string[] = [];
	let inText = 0;
	readXmlPart(archive, part, {
		open: (name) => void (inText += TEXTS.has(name) ? 1 : 0),
		close: (name) => void (inText -= TEXTS.has(name) ? 1 : 0),
		text: (text) => {
			if (inText > 0 && text.trim() !== '') found.push(text.trim());
		}
	});
	return found.join(' ');
}

const TEXTS = new Set(['t', 'v']);
