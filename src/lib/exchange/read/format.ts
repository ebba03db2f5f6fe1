/** What a file is, by its first bytes and, in an archive, by the names of its members. */
import { SIZE_LIMIT, type KnownFormat, type ReadFailure } from './import-report';

const SIGNATURES: readonly (readonly [KnownFormat, readonly number[]])[] = [
	['pdf', [0x25, 0x50, 0x44, 0x46]],
	['ole', [0xd0, 0xcf, 0x11, 0xe0]],
	['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
	['image', [0x89, 0x50, 0x4e, 0x47]],
	['image', [0xff, 0xd8, 0xff]],
	['image', [0x47, 0x49, 0x46, 0x38]],
	['archive', [0x52, 0x61, 0x72, 0x21]],
	['archive', [0x37, 0x7a, 0xbc, 0xaf]],
	['archive', [0x1f, 0x8b]]
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** The size is looked at before anything else. */
export function refuseSize(bytes: Uint8Array): ReadFailure | undefined {
	if (bytes.length === 0) return { kind: 'empty' };
	if (bytes.length <= SIZE_LIMIT) return undefined;
	return { kind: 'too-large', bytes: bytes.length, limit: SIZE_LIMIT };
}

/** `encrypted`: an Office file under a password, which is kept in an OLE container. */
export function formatOf(bytes: Uint8Array): KnownFormat | 'encrypted' | undefined {
	const starts = (signature: readonly number[]) => signature.every((b, i) => bytes[i] === b);
	if (starts(ZIP)) return zipFormat(bytes);
	const found = SIGNATURES.find(([, signature]) => starts(signature));
	if (found?.[0] === 'ole' && holds(bytes, 'EncryptedPackage')) return 'encrypted';
	if (found?.[0] === 'ole' && (holds(bytes, 'Workbook') || holds(bytes, 'Book'))) return 'xls';
	if (found) return found[0];
	// UTF-16 has a zero in every second byte of a tag.
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replaceAll('\0', '');
	return markupFormat(head);
}

function markupFormat(head: string): KnownFormat | undefined {
	const text = head.replace(/^[\xef\xbb\xbf\xfe\xff\s]+/, '').toLowerCase();
	if (!text.startsWith('<')) return undefined;
	if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheet-xml';
	return /^<(?:!doctype html|html|head|body|table|meta|div)\b/.test(text) ||
		/^<\?xml[^>]*>\s*<(?:!doctype html|html)\b/.test(text)
		? 'html'
		: undefined;
}

/** The names of a zip's members stand in its directory at the end, and in its local headers. */
function zipFormat(bytes: Uint8Array): KnownFormat {
	const latin = new TextDecoder('latin1');
	const ends = [bytes.subarray(0, 1 << 16), bytes.subarray(-(1 << 18))].map((b) => latin.decode(b));
	const names = (folder: string) => ends.some((text) => text.includes(folder));
	return names('word/') ? 'docx' : names('xl/') ? 'xlsx' : 'zip';
}

/** Whether a name of an OLE container, in UTF-16, is among its bytes. */
function holds(bytes: Uint8Array, name: string): boolean {
	const wide = [...name].flatMap((c) => [c.charCodeAt(0), 0]);
	for (let at = bytes.indexOf(wide[0]); at >= 0; at = bytes.indexOf(wide[0], at + 1))
		if (wide.every((b, i) => bytes[at + i] === b)) return true;
	return false;
}
