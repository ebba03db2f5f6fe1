/** The objects of a PDF, numbered, compressed and written one after the other. */
import { zlibSync } from 'fflate';
import { joined } from './true-type';

export class PdfFile {
	readonly #pieces: Uint8Array[] = [];
	readonly #offsets: number[] = [];
	readonly #encoder = new TextEncoder();
	#length = 0;

	constructor() {
		// The second line says that the file is binary.
		this.#push('%PDF-1.7\n');
		this.#push(new Uint8Array([0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]));
	}

	/** A number for an object that is written later. */
	reserve(): number {
		this.#offsets.push(-1);
		return this.#offsets.length;
	}

	object(content: string, number = this.reserve()): number {
		this.#offsets[number - 1] = this.#length;
		this.#push(`${number} 0 obj\n${content}\nendobj\n`);
		return number;
	}

	stream(content: string | Uint8Array, entries = '', number = this.reserve()): number {
		const bytes = typeof content === 'string' ? this.#encoder.encode(content) : content;
		const packed = zlibSync(bytes, { level: 6 });
		this.#offsets[number - 1] = this.#length;
		this.#push(
			`${number} 0 obj\n<</Length ${packed.length}/Filter/FlateDecode${entries}>>\nstream\n`
		);
		this.#push(packed);
		this.#push('\nendstream\nendobj\n');
		return number;
	}

	finish(root: number, info: number): Uint8Array {
		const start = this.#length;
		const lines = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
		this.#push(`xref\n0 ${lines.length + 1}\n0000000000 65535 f \n${lines.join('')}`);
		this.#push(
			`trailer\n<</Size ${lines.length + 1}/Root ${root} 0 R/Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`
		);
		return joined(this.#pieces);
	}

	#push(piece: string | Uint8Array): void {
		const bytes = typeof piece === 'string' ? this.#encoder.encode(piece) : piece;
		this.#pieces.push(bytes);
		this.#length += bytes.length;
	}
}

/** A text of the document's information, bookmarks: UTF-16 with its mark, as hexadecimal digits. */
export function pdfText(text: string): string {
	let digits = 'FEFF';
	for (let i = 0; i < text.length; i++)
		digits += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
	return `<${digits}>`;
}
