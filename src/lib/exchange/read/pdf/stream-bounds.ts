/** Looks through the compressed streams of a PDF before it is opened: what would swell is refused. */
import { Inflate } from 'fflate';
import { ReadingStopped, stop } from '../reading-stopped';

/** Bytes that all streams together may unpack to. */
const MOST_UNPACKED = 200 * 1024 * 1024;
/** Deflate grows at most 1,032 times, so one step of this size stays below 17 MB. */
const STEP = 16 * 1024;

const STREAM = [...'stream'].map((c) => c.charCodeAt(0));
const END = [...'endstream'].map((c) => c.charCodeAt(0));
/** A filter named twice for one stream packs what is packed already. */
const TWICE = /\/(?:FlateDecode|Fl|LZWDecode|LZW)\b[^\]>]*\/(?:FlateDecode|Fl|LZWDecode|LZW)\b/;
/** Characters before a stream in which its dictionary stands. */
const DICTIONARY = 1000;

export function refuseSwelling(bytes: Uint8Array, limit = MOST_UNPACKED): void {
	let unpacked = 0;
	const count = (piece: Uint8Array): void => {
		unpacked += piece.length;
		if (unpacked > limit) stop({ kind: 'archive-too-large', of: 'bytes', limit });
	};
	for (let at = find(bytes, STREAM, 0); at >= 0;) {
		const start = afterLineEnd(bytes, at + STREAM.length);
		const end = find(bytes, END, start);
		const until = end < 0 ? bytes.length : end;
		const dictionary = dictionaryBefore(bytes, at);
		if (TWICE.test(dictionary)) stop({ kind: 'archive-too-large', of: 'growth', limit: 1 });
		if (isDeflated(bytes, start)) inflate(bytes.subarray(start + 2, until), count);
		at = end < 0 ? -1 : find(bytes, STREAM, end + END.length);
	}
}

function dictionaryBefore(bytes: Uint8Array, at: number): string {
	const text = new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, at - DICTIONARY), at));
	return text.slice(Math.max(0, text.lastIndexOf(' obj')));
}

/** The two bytes that data of zlib begin with. */
function isDeflated(bytes: Uint8Array, at: number): boolean {
	return (bytes[at] & 0x0f) === 8 && ((bytes[at] << 8) | bytes[at + 1]) % 31 === 0;
}

function inflate(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
	const stream = new Inflate((piece) => take(piece));
	try {
		for (let at = 0; at < packed.length; at += STEP)
			stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
	} catch (error) {
		if (error instanceof ReadingStopped) throw error;
		// Damaged, or none of zlib's: its reader will see.
	}
}

function afterLineEnd(bytes: Uint8Array, at: number): number {
	if (bytes[at] === 0x0d) at++;
	return bytes[at] === 0x0a ? at + 1 : at;
}

function find(bytes: Uint8Array, word: readonly number[], from: number): number {
	for (let at = bytes.indexOf(word[0], from); at >= 0; at = bytes.indexOf(word[0], at + 1))
		if (word.every((byte, i) => bytes[at + i] === byte)) return at;
	return -1;
}
