/** CSV and tab-separated blocks (RFC 4180 with any line ends): cells in quotes may hold line breaks. */
import { stop } from '../reading-stopped';

export interface DelimitedRow {
	/** Line of the text on which the row begins, from 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** What parts the cells of a line; the full-width comma is one of prose. */
const DELIMITERS = [',', ';', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Stops with `unclosed-quote` where a quoted cell never ends. */
export function parseDelimited(text: string, delimiter: Delimiter | '\t'): DelimitedRow[] {
	return new DelimitedReader(text, delimiter).read();
}

class DelimitedReader {
	#at = 0;
	#line = 1;

	constructor(
		readonly text: string,
		readonly delimiter: string
	) {}

	read(): DelimitedRow[] {
		const rows: DelimitedRow[] = [];
		while (this.#at < this.text.length) {
			const line = this.#line;
			const cells = [this.#cell()];
			while (this.text[this.#at] === this.delimiter) {
				this.#at++;
				cells.push(this.#cell());
			}
			this.#endLine();
			rows.push({ line, cells });
		}
		return rows;
	}

	#cell(): string {
		// A tab before the quote guards a code, too.
		if (this.delimiter !== '\t' && /^\t+"/.test(this.text.slice(this.#at, this.#at + 4)))
			this.#at = this.text.indexOf('"', this.#at);
		return this.text[this.#at] === '"' ? this.#quoted() : this.#bare();
	}

	#bare(): string {
		const start = this.#at;
		while (this.#at < this.text.length && !this.#ends()) this.#at++;
		return this.text.slice(start, this.#at);
	}

	#ends(): boolean {
		const c = this.text[this.#at];
		return c === this.delimiter || c === '\n' || c === '\r';
	}

	/** Whatever follows the closing quote belongs to the cell too: nothing is dropped. */
	#quoted(): string {
		const line = this.#line;
		let value = '';
		let from = this.#at + 1;
		for (;;) {
			const end = this.text.indexOf('"', from);
			if (end < 0) return stop({ kind: 'unclosed-quote', line });
			value += this.text.slice(from, end);
			this.#at = end + 1;
			if (this.text[this.#at] !== '"') break;
			value += '"';
			from = end + 2;
		}
		this.#line += value.match(/\r\n|[\r\n]/g)?.length ?? 0;
		return value + this.#bare();
	}

	#endLine(): void {
		if (this.text[this.#at] === '\r' && this.text[this.#at + 1] === '\n') this.#at++;
		this.#at++;
		this.#line++;
	}
}

/** Share of the lines that must have at least two delimiters. */
const MOSTLY = 0.6;

/** Tells CSV from prose and from tab-separated text; `undefined` is neither. */
export function delimiterOf(text: string): Delimiter | undefined {
	const lines = text.split(/\r\n|[\r\n]/, 200).filter((line) => line.trim() !== '');
	const share = (delimiter: string) =>
		lines.filter((line) => line.split(delimiter).length > 2).length / lines.length;
	const fits = (delimiter: Delimiter) => {
		const tabbed = lines.filter((line) => withoutGuards(line, delimiter).includes('\t'));
		return tabbed.length <= lines.length / 5 && share(delimiter) >= MOSTLY;
	};
	return DELIMITERS.toSorted((a, b) => share(b) - share(a)).find(fits);
}

/** A tab at the edge of a cell keeps a spreadsheet program from taking a code for a number; it parts nothing. */
function withoutGuards(line: string, delimiter: string): string {
	return line
		.split(delimiter)
		.map((cell) => cell.replace(/^\t?("?)\t?|\t?("?)\t?$/g, '$1$2'))
		.join(delimiter);
}
