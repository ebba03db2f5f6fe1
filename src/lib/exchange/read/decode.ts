/** Bytes → text: UTF-8 (strict), UTF-16 and GB18030, or a failure that names what the file is. */
import type { ReadFailure } from './import-report';

export type DecodeResult =
	| {
			readonly ok: true;
			readonly text: string;
			readonly encoding: string;
			/** Bytes of a last character that the file cuts in two; they hold nothing readable. */
			readonly dangling: number;
	  }
	| { readonly ok: false; readonly failure: ReadFailure };

/** Decodes a text file. */
export function decodeText(bytes: Uint8Array): DecodeResult {
	const wide = utf16Of(bytes);
	if (wide) return decodeAs(bytes, wide, 0);
	const control = bytes.findIndex(isControl);
	if (control >= 0) return { ok: false, failure: { kind: 'binary', at: control } };
	const { end, dangling } = utf8Extent(bytes);
	if (end === bytes.length) return decodeAs(bytes.subarray(0, end - dangling), 'utf-8', dangling);
	return decodeChinese(bytes, end);
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	// Without a mark: line ends, tabs and digits leave a zero in every second byte.
	const sample = bytes.subarray(0, 4096);
	let even = 0;
	let odd = 0;
	for (let i = 0; i < sample.length; i++) {
		if (sample[i] !== 0) continue;
		if (i % 2 === 0) even++;
		else odd++;
	}
	if (odd > sample.length / 40 && even * 20 < odd) return 'utf-16le';
	if (even > sample.length / 40 && odd * 20 < even) return 'utf-16be';
	return undefined;
}

function decodeAs(bytes: Uint8Array, encoding: string, dangling: number): DecodeResult {
	const odd = encoding.startsWith('utf-16') ? bytes.length % 2 : 0;
	const whole = odd ? bytes.subarray(0, -1) : bytes;
	try {
		const text = new TextDecoder(encoding, { fatal: true }).decode(whole);
		const at = encoding === 'utf-8' ? -1 : controlIn(text);
		if (at >= 0) return { ok: false, failure: { kind: 'binary', at } };
		if (text.trim() === '') return { ok: false, failure: { kind: 'empty' } };
		return { ok: true, text, encoding, dangling: dangling + odd };
	} catch {
		return { ok: false, failure: { kind: 'unknown-encoding', at: 0 } };
	}
}

/** GB18030 where UTF-8 broke off at `brokenAt`; a last character cut in two is left out. */
function decodeChinese(bytes: Uint8Array, brokenAt: number): DecodeResult {
	for (let cut = 0; cut < 4 && cut < bytes.length; cut++) {
		const result = decodeAs(bytes.subarray(0, bytes.length - cut), 'gb18030', cut);
		if (result.ok && looksChinese(result.text)) return result;
	}
	return { ok: false, failure: { kind: 'unknown-encoding', at: brokenAt } };
}

/** Other 8-bit encodings decode as GB18030 too, into rare characters; real text uses common ones. */
function looksChinese(text: string): boolean {
	const sample = text.slice(0, 20_000).replace(/[\x20-\x7e\s]/g, '');
	const common =
		sample.match(/[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef\u2010-\u2027]/g)?.length ?? 0;
	return sample.length > 0 && common / sample.length > 0.9;
}

const isControl = (byte: number): boolean =>
	byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;

function controlIn(text: string): number {
	for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) return i;
	return -1;
}

/**
 * How far the bytes are valid UTF-8. Where only the last character is incomplete, `end` is the
 * length and `dangling` its bytes.
 */
function utf8Extent(bytes: Uint8Array): { end: number; dangling: number } {
	const strict = (part: Uint8Array): boolean => {
		try {
			new TextDecoder('utf-8', { fatal: true }).decode(part);
			return true;
		} catch {
			return false;
		}
	};
	if (strict(bytes)) return { end: bytes.length, dangling: 0 };
	for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
		const lead = bytes[bytes.length - cut];
		if (lead >= 0xc2 && strict(bytes.subarray(0, -cut)))
			return { end: bytes.length, dangling: cut };
	}
	let low = 0;
	let high = bytes.length;
	while (low + 1 < high) {
		const middle = (low + high) >> 1;
		// A cut inside a character must not count as an error of the part before it.
		const part = new TextDecoder('utf-8', { fatal: true });
		try {
			part.decode(bytes.subarray(0, middle), { stream: true });
			low = middle;
		} catch {
			high = middle;
		}
	}
	return { end: low, dangling: 0 };
}
