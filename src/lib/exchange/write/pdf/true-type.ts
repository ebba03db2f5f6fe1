/** A TrueType font, read as far as a PDF needs it, and cut down to the glyphs that are used. */

interface Table {
	readonly offset: number;
	readonly length: number;
}

/** What an embedded font program has to hold; all else is for programs that lay text out. */
const KEPT = ['head', 'hhea', 'maxp', 'hmtx', 'loca', 'glyf', 'cvt ', 'fpgm', 'prep'];

export class TrueTypeFont {
	readonly #data: DataView;
	readonly #bytes: Uint8Array;
	readonly #tables = new Map<string, Table>();
	readonly #glyphs = new Map<number, number>();
	readonly #advances: Uint16Array;
	readonly glyphCount: number;
	readonly unitsPerEm: number;
	readonly ascent: number;
	readonly descent: number;
	readonly box: readonly number[];

	/** @throws RangeError where the file is no TrueType font with outlines */
	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
		this.#data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		for (let i = 0; i < this.#data.getUint16(4); i++) {
			const at = 12 + i * 16;
			const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
			const [offset, length] = [this.#data.getUint32(at + 8), this.#data.getUint32(at + 12)];
			this.#tables.set(tag, { offset, length });
		}
		const [head, hhea] = [this.#at('head'), this.#at('hhea')];
		this.unitsPerEm = this.#data.getUint16(head + 18);
		this.box = [36, 38, 40, 42].map((at) => this.#data.getInt16(head + at));
		this.ascent = this.#data.getInt16(hhea + 4);
		this.descent = this.#data.getInt16(hhea + 6);
		this.glyphCount = this.#data.getUint16(this.#at('maxp') + 4);
		this.#advances = this.#readAdvances(this.#data.getUint16(hhea + 34));
		this.#readCharacters();
	}

	/** 0 where the font has no glyph for it. */
	glyphOf(codePoint: number): number {
		return this.#glyphs.get(codePoint) ?? 0;
	}
	/** Width in thousandths of the font size. */
	widthOf(glyph: number): number {
		return Math.round((this.#advances[glyph] * 1000) / this.unitsPerEm);
	}

	#at(tag: string): number {
		const table = this.#tables.get(tag);
		if (!table) throw new RangeError(`the font has no table ${tag}`);
		return table.offset;
	}

	#readAdvances(count: number): Uint16Array {
		const advances = new Uint16Array(this.glyphCount);
		const hmtx = this.#at('hmtx');
		for (let glyph = 0; glyph < this.glyphCount; glyph++)
			advances[glyph] = this.#data.getUint16(hmtx + Math.min(glyph, count - 1) * 4);
		return advances;
	}

	#readCharacters(): void {
		const cmap = this.#at('cmap');
		const count = this.#data.getUint16(cmap + 2);
		const offsets = Array.from({ length: count }, (_, i) => this.#data.getUint32(cmap + 8 + i * 8));
		for (const offset of offsets) {
			const format = this.#data.getUint16(cmap + offset);
			if (format === 4) this.#readSegments(cmap + offset);
			if (format === 12) this.#readGroups(cmap + offset);
		}
	}

	#readSegments(at: number): void {
		const twice = this.#data.getUint16(at + 6);
		for (let i = 0; i < twice; i += 2) {
			const end = this.#data.getUint16(at + 14 + i);
			const start = this.#data.getUint16(at + 16 + twice + i);
			const delta = this.#data.getUint16(at + 16 + twice * 2 + i);
			const rangeAt = at + 16 + twice * 3 + i;
			const range = this.#data.getUint16(rangeAt);
			for (let code = start; code <= end && code < 0xffff; code++) {
				const found =
					range === 0 ? code : this.#data.getUint16(rangeAt + range + (code - start) * 2);
				if (found !== 0) this.#glyphs.set(code, (found + delta) & 0xffff);
			}
		}
	}

	#readGroups(at: number): void {
		for (let i = 0; i < this.#data.getUint32(at + 12); i++) {
			const group = at + 16 + i * 12;
			const [start, end] = [this.#data.getUint32(group), this.#data.getUint32(group + 4)];
			const first = this.#data.getUint32(group + 8);
			for (let code = start; code <= end; code++) this.#glyphs.set(code, first + code - start);
		}
	}

	#glyphRange(glyph: number): [start: number, end: number] {
		const loca = this.#at('loca');
		const isLong = this.#data.getInt16(this.#at('head') + 50) === 1;
		const offset = (i: number) =>
			isLong ? this.#data.getUint32(loca + i * 4) : this.#data.getUint16(loca + i * 2) * 2;
		return [offset(glyph), offset(glyph + 1)];
	}

	/** Glyphs are made of others: é of e and an accent. */
	#withParts(used: Iterable<number>): Set<number> {
		const all = new Set([0, ...used]);
		const glyf = this.#at('glyf');
		for (const glyph of all) {
			const [start, end] = this.#glyphRange(glyph);
			if (end <= start || this.#data.getInt16(glyf + start) >= 0) continue;
			for (let at = glyf + start + 10, more = true; more;) {
				const flags = this.#data.getUint16(at);
				all.add(this.#data.getUint16(at + 2));
				at += 4 + (flags & 1 ? 4 : 2) + (flags & 8 ? 2 : flags & 64 ? 4 : flags & 128 ? 8 : 0);
				more = (flags & 32) !== 0;
			}
		}
		return all;
	}

	/** A font program with the outlines of these glyphs only, under the same numbers. */
	subset(used: Iterable<number>): Uint8Array {
		const kept = this.#withParts(used);
		const glyf = this.#at('glyf');
		const loca = new DataView(new ArrayBuffer((this.glyphCount + 1) * 4));
		const outlines: Uint8Array[] = [];
		let length = 0;
		for (let glyph = 0; glyph < this.glyphCount; glyph++) {
			loca.setUint32(glyph * 4, length);
			if (!kept.has(glyph)) continue;
			const [start, end] = this.#glyphRange(glyph);
			outlines.push(this.#bytes.subarray(glyf + start, glyf + end));
			length += end - start;
			const padding = -length & 3;
			if (padding > 0) outlines.push(new Uint8Array(padding));
			length += padding;
		}
		loca.setUint32(this.glyphCount * 4, length);
		const made = new Map([
			['glyf', joined(outlines)],
			['loca', new Uint8Array(loca.buffer)]
		]);
		return assembled(
			KEPT.flatMap((tag): [string, Uint8Array][] => {
				const table = this.#tables.get(tag);
				if (!table) return [];
				const own = this.#bytes.slice(table.offset, table.offset + table.length);
				// Offsets are long now.
				if (tag === 'head') own[51] = 1;
				return [[tag, made.get(tag) ?? own]];
			})
		);
	}
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

function assembled(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
	const inOrder = tables.toSorted(([a], [b]) => (a < b ? -1 : 1));
	const power = Math.floor(Math.log2(inOrder.length));
	const directory = new DataView(new ArrayBuffer(12 + inOrder.length * 16));
	directory.setUint32(0, 0x00010000);
	directory.setUint16(4, inOrder.length);
	directory.setUint16(6, 16 << power);
	directory.setUint16(8, power);
	directory.setUint16(10, inOrder.length * 16 - (16 << power));
	let offset = directory.byteLength;
	const pieces: Uint8Array[] = [new Uint8Array(directory.buffer)];
	inOrder.forEach(([tag, bytes], i) => {
		const at = 12 + i * 16;
		[...tag].forEach((letter, l) => directory.setUint8(at + l, letter.charCodeAt(0)));
		directory.setUint32(at + 4, checksum(bytes));
		directory.setUint32(at + 8, offset);
		directory.setUint32(at + 12, bytes.length);
		pieces.push(bytes, new Uint8Array(-bytes.length & 3));
		offset += bytes.length + (-bytes.length & 3);
	});
	return joined(pieces);
}

function checksum(bytes: Uint8Array): number {
	let sum = 0;
	for (let i = 0; i < bytes.length; i++) sum = (sum + bytes[i] * 2 ** (24 - (i % 4) * 8)) % 2 ** 32;
	return sum;
}
