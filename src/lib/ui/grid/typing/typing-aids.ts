/** What helps somebody who types a formula: what it comes to, and a list of what may follow. */
import type { CellRef } from '$lib/budget/address/address-book';
import type { EntryRefusal, FormulaEvents, GridCell } from '../grid-port';
import { FormulaTyping, isFormulaIn } from './formula-typing';
import { OfferedList, type Offer } from './offered-list';
import './typing-aids.css';

/** What is asked of the page. */
export interface AidingHost {
	readonly formulas: FormulaEvents;
	explain(refusal: EntryRefusal): string;
	/** What the list is called. */
	readonly choicesLabel: string;
}

/** The editor that somebody types in. */
export interface AidedEditor {
	/** The cell of the open editor. */
	cell(): GridCell | undefined;
	host(): AidingHost;
	/** The text was changed by other means than the keyboard. */
	changed(): void;
}

export class TypingAids {
	readonly #area: HTMLTextAreaElement;
	readonly #editor: AidedEditor;
	readonly #formula: FormulaTyping;
	readonly #list: OfferedList;

	constructor(area: HTMLTextAreaElement, editor: AidedEditor) {
		this.#area = area;
		this.#editor = editor;
		const room = area.ownerDocument.createElement('div');
		room.className = 'grid-aids';
		area.parentElement?.append(room);
		this.#formula = new FormulaTyping(area, room, editor);
		this.#list = new OfferedList(area, room, {
			offer: () => this.#offer(),
			label: () => editor.host().choicesLabel,
			taken: () => {
				this.typed();
				editor.changed();
			}
		});
	}

	/** An input method begins or ends to compose. */
	compose(composing: boolean): void {
		this.#formula.compose(composing);
		this.#list.compose(composing);
	}

	/** The editor opened. A key that opens it is typed after this. */
	open(): void {
		this.#formula.typed();
	}

	/** The text is another one. */
	typed(): void {
		this.#formula.typed();
		this.#list.typed();
	}

	end(): void {
		this.#formula.end();
		this.#list.end();
	}

	/** Whether what somebody points at would be called where the caret is. */
	get takesAddress(): boolean {
		return this.#formula.takesAddress;
	}

	/** Puts in what somebody points at, in place of what they pointed at just before. */
	put(picked: readonly CellRef[]): boolean {
		const isPut = this.#formula.put(picked);
		if (isPut) this.#list.end();
		return isPut;
	}

	#offer(): Offer | undefined {
		const cell = this.#editor.cell();
		const { value: text, selectionEnd: caret } = this.#area;
		if (!cell?.ref || !isFormulaIn(cell, text)) return undefined;
		return this.#editor.host().formulas.completions(cell.ref, { text, caret });
	}
}
