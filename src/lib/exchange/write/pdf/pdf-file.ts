/**
 * The objects of a PDF, numbered, compressed and written one after the other. Those that are no streams
 * stand together in object streams, since a document has a tag for every cell of its tables.
 */
import { zlibSync } from 'fflate';
import { joined } from './true-type';

/** A reader unpacks as many objects for one of them. */
const TOGETHER = 500;

/** Where an object stands: in the file, or in an object stream of this number. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

export class PdfFile {
	readonly #pieces: Uint8Array[] = [];
	readonly #places: (Place | undefined)[] = [];
	/** Of the object stream that is being filled. */
	#waiting: { readonly number: number; readonly content: string }[] = [];
	readonly #encoder = new TextEncoder();
	#length = 0;

	constructor() {
		// The second line says that the file is binary.
		this.#push('%PDF-1.7\n');
		this.#push(new Uint8Array([0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]));
	}

	/** A number for an object that is written later. */
	reserve(): number {
		return this.#places.push(undefined);
	}

	object(content: string, number = this.reserve()): number {
		this.#waiting.push({ number, content });
		if (this.#waiting.length === TOGETHER) this.#together();
		return number;
	}

	stream(content: string | Uint8Array, entries = '', number = this.reserve()): number {
		const bytes = typeof content === 'string' ? this.#encoder.encode(content) : content;
		const packed = zlibSync(bytes, { level: 6 });
		this.#places[number - 1] = { offset: this.#length };
		this.#push(
			`${number} 0 obj\n<</Length ${packed.length}/Filter/FlateDecode${entries}>>\nstream\n`
		);
		this.#push(packed);
		this.#push('\nendstream\nendobj\n');
		return number;
	}

	finish(root: number, info: number): Uint8Array {
		this.#together();
		const number = this.reserve();
		const start = this.#length;
		this.#places[number - 1] = { offset: start };
		this.stream(
			crossReferences(this.#places),
			`/Type/XRef/Size ${number + 1}/W[${FIELDS.join(' ')}]/Root ${root} 0 R/Info ${info} 0 R` +
				`/DecodeParms<</Predictor 12/Columns ${ENTRY}>>`,
			number
		);
		this.#push(`startxref\n${start}\n%%EOF\n`);
		return joined(this.#pieces);
	}

	/** Writes the object stream that is filled so far. */
	#together(): void {
		if (this.#waiting.length === 0) return;
		const stream = this.reserve();
		let [header, body] = ['', ''];
		this.#waiting.forEach(({ number, content }, index) => {
			header += `${number} ${body.length} `;
			body += `${content}\n`;
			this.#places[number - 1] = { stream, index };
		});
		const entries = `/Type/ObjStm/N ${this.#waiting.length}/First ${header.length}`;
		this.#waiting = [];
		this.stream(header + body, entries, stream);
	}

	#push(piece: string | Uint8Array): void {
		const bytes = typeof piece === 'string' ? this.#encoder.encode(piece) : piece;
		this.#pieces.push(bytes);
		this.#length += bytes.length;
	}
}

/** Widths in bytes: the kind of an entry; its offset or object stream; its place in that. */
const FIELDS = [1, 4, 2] as const;
const ENTRY = 7;

/** The table of the objects, each line as what it adds to the one above, which packs well. */
function crossReferences(places: readonly (Place | undefined)[]): Uint8Array {
	const lines = new DataView(new ArrayBuffer((places.length + 1) * (ENTRY + 1)));
	const above = new Uint8Array(ENTRY);
	const line = new DataView(new ArrayBuffer(ENTRY));
	[FREE, ...places].forEach((place, i) => {
		if (!place) throw new Error(`object ${i} is not written`);
		const isAlone = 'offset' in place;
		line.setUint8(0, place === FREE ? 0 : isAlone ? 1 : 2);
		line.setUint32(1, isAlone ? place.offset : place.stream);
		line.setUint16(5, place === FREE ? 0xffff : isAlone ? 0 : place.index);
		const at = i * (ENTRY + 1);
		lines.setUint8(at, 2);
		for (let b = 0; b < ENTRY; b++) {
			lines.setUint8(at + 1 + b, line.getUint8(b) - above[b]);
			above[b] = line.getUint8(b);
		}
	});
	return new Uint8Array(lines.buffer);
}

/** The entry that every table begins with. */
const FREE: Place = { offset: 0 };

/** A text of the document's information, bookmarks: UTF-16 with its mark, as hexadecimal digits. */
export function pdfText(text: string): string {
	let digits = 'FEFF';
	for (let i = 0; i < text.length; i++)
		digits += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
	return `<${digits}>`;
}
