/** The objects of a PDF as a viewer finds them: by its cross-reference stream, and in object streams. */
import { strFromU8, unzlibSync } from 'fflate';

export interface PdfObject {
	readonly text: string;
	/** Of a stream, unpacked. */
	readonly data?: Uint8Array;
}

/** A name begins with `/`; texts are decoded; a reference is the number of its object. */
export type PdfValue = string | number | boolean | null | Reference | PdfValue[] | PdfDictionary;
export interface PdfDictionary {
	readonly [key: string]: PdfValue;
}
export class Reference {
	constructor(readonly to: number) {}
}

/** @throws Error where an object does not stand where the table says */
export function objectsOf(bytes: Uint8Array): Map<number, PdfObject> {
	const text = strFromU8(bytes, true);
	const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)![1]);
	const entries = crossReferences(streamAt(bytes, text, start));
	const objects = new Map<number, PdfObject>();
	const streams = new Map<number, string[]>();
	const packed = (stream: number): string[] => {
		if (!streams.has(stream)) streams.set(stream, packedObjects(objects.get(stream)!));
		return streams.get(stream)!;
	};
	entries.forEach(([kind, at], number) => {
		if (kind !== 1) return;
		if (!text.startsWith(`${number} 0 obj\n`, at)) throw new Error(`${number} is not at ${at}`);
		objects.set(number, streamAt(bytes, text, at));
	});
	entries.forEach(([kind, stream, index], number) => {
		if (kind === 2) objects.set(number, { text: packed(stream)[index] });
	});
	return objects;
}

function streamAt(bytes: Uint8Array, text: string, at: number): PdfObject {
	const from = text.indexOf('stream\n', at) + 7;
	const [, length] = /^\d+ 0 obj\n<<\/Length (\d+)/.exec(text.slice(at, at + 60))!;
	const data = unzlibSync(bytes.subarray(from, from + Number(length)));
	return { text: text.slice(text.indexOf('<<', at), from - 8), data };
}

/** Lines of three numbers in 1, 4 and 2 bytes, each as what it adds to the one above. */
function crossReferences({ text, data }: PdfObject): (readonly [number, number, number])[] {
	const { W, DecodeParms } = parseValue(text) as PdfDictionary;
	if (String(W) !== '1,4,2' || (DecodeParms as PdfDictionary).Predictor !== 12)
		throw new Error(`unknown cross references ${text}`);
	const above = new Uint8Array(7);
	return Array.from({ length: data!.length / 8 }, (_, i) => {
		for (let b = 0; b < 7; b++) above[b] += data![i * 8 + 1 + b];
		const view = new DataView(above.buffer);
		return [view.getUint8(0), view.getUint32(1), view.getUint16(5)] as const;
	});
}

function packedObjects({ text, data }: PdfObject): string[] {
	const { N, First } = parseValue(text) as { N: number; First: number };
	const content = strFromU8(data!, true);
	const header = content.slice(0, First).trim().split(' ').map(Number);
	const starts = Array.from({ length: N }, (_, i) => First + header[i * 2 + 1]);
	return starts.map((start, i) => content.slice(start, starts[i + 1]));
}

const TOKEN =
	/\s*(?:(\d+) 0 R|(<<|>>|\[|\])|<([0-9A-Fa-f]*)>|\(([^()]*)\)|(\/[^\s/<>[\]()]*)|([+-]?[\d.]+)|(true|false|null))/y;

export function parseValue(text: string): PdfValue {
	TOKEN.lastIndex = 0;
	return new ValueReader(text).value();
}

class ValueReader {
	#at = 0;
	constructor(readonly text: string) {}

	#token(): RegExpExecArray {
		TOKEN.lastIndex = this.#at;
		const token = TOKEN.exec(this.text);
		if (!token) throw new Error(`no PDF: ${this.text.slice(this.#at, this.#at + 40)}`);
		this.#at = TOKEN.lastIndex;
		return token;
	}

	value(token = this.#token()): PdfValue {
		const [, reference, bracket, digits, words, name, number, word] = token;
		if (reference !== undefined) return new Reference(Number(reference));
		if (bracket === '[') return this.#array();
		if (bracket === '<<') return this.#dictionary();
		if (digits !== undefined) return decoded(digits);
		if (number !== undefined) return Number(number);
		if (word !== undefined) return word === 'null' ? null : word === 'true';
		return words ?? name;
	}

	#array(): PdfValue[] {
		const values: PdfValue[] = [];
		for (let token = this.#token(); token[2] !== ']'; token = this.#token())
			values.push(this.value(token));
		return values;
	}

	#dictionary(): PdfDictionary {
		const values: Record<string, PdfValue> = {};
		for (let token = this.#token(); token[2] !== '>>'; token = this.#token())
			values[token[5].slice(1)] = this.value();
		return values;
	}
}

/** UTF-16 after its mark; what has none is glyphs, and stays digits. */
function decoded(digits: string): string {
	if (!digits.startsWith('FEFF')) return digits;
	const units = digits.slice(4).match(/.{4}/g) ?? [];
	return units.map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
}
