/** The text of a cell with parts of different looks: runs joined, readings (`rPh`) and raised marks left out. */
import { raisedWords } from '../note-marks';
import type { Attributes } from '../office/xml-part';

export interface CellText {
	readonly text: string;
	/** Marks of notes that stood raised in it, in their order: `1`, `[2]`, `*`. */
	readonly marks?: readonly string[];
}

export class RichText {
	#text = '';
	#marks: string[] = [];
	#run: string | undefined;
	#isRaised = false;
	#reading = 0;
	#open = false;

	open(name: string, attributes: Attributes): void {
		if (name === 'rPh') this.#reading++;
		else if (name === 't') this.#open = this.#reading === 0;
		else if (name === 'r') {
			this.#run = '';
			this.#isRaised = false;
		} else if (name === 'vertAlign')
			this.#isRaised = this.#run !== undefined && attributes.val === 'superscript';
	}

	take(piece: string): void {
		if (!this.#open) return;
		if (this.#run === undefined) this.#text += piece;
		else this.#run += piece;
	}

	close(name: string): void {
		if (name === 'rPh') this.#reading--;
		else if (name === 't') this.#open = false;
		else if (name === 'r') this.#endRun();
	}

	#endRun(): void {
		const run = unescape(this.#run ?? '');
		this.#run = undefined;
		const words = this.#isRaised && this.#text.trim() !== '' ? raisedWords(this.#text, run) : run;
		if (words !== undefined) this.#text += words;
		else if (run.trim() !== '') this.#marks.push(run.trim());
	}

	finish(): CellText {
		const text = unescape(this.#text);
		const marks = this.#marks;
		this.#text = '';
		this.#marks = [];
		return marks.length > 0 ? { text, marks } : { text };
	}
}

/** Characters that XML cannot hold stand as `_x000D_`. */
function unescape(text: string): string {
	if (!text.includes('_x')) return text;
	return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16))
	);
}
