/** What helps somebody who types in a cell: a list to choose from, and what a formula comes to. */
import type { CellRef } from '$lib/budget/address/address-book';
import type { Choice } from '$lib/budget/table/cell-choices';
import type { EntryRefusal, FormulaEvents, GridCell } from '../grid-port';
import { FormulaTyping, isFormulaIn } from './formula-typing';
import { OfferedList, type Offer } from './offered-list';
import './typing-aids.css';

/** What is asked of the page. */
export interface AidingHost {
	readonly formulas: FormulaEvents;
	explain(refusal: EntryRefusal): string;
	/** What can be chosen in a cell that has a list. */
	choices(cell: GridCell): readonly Choice[];
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
	/** Enters what is typed. */
	enter(): void;
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
			offer: (when) => this.#offer(when),
			label: () => editor.host().choicesLabel,
			taken: (offer, by) => {
				if (offer.enters && by === 'pointer') editor.enter();
				if (offer.enters) return;
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
		this.#list.open();
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

	#offer(when: 'opened' | 'typed'): Offer | undefined {
		const cell = this.#editor.cell();
		const { value: text, selectionEnd: caret } = this.#area;
		if (!cell) return undefined;
		if (isFormulaIn(cell, text)) {
			if (when === 'opened' || !cell.ref) return undefined;
			const { formulas } = this.#editor.host();
			return { ...formulas.completions(cell.ref, { text, caret }), enters: false };
		}
		if (!cell.hasList) return undefined;
		const all = this.#editor.host().choices(cell);
		const items = when === 'opened' ? all : all.filter(fits(text));
		return { from: 0, to: text.length, items, enters: true };
	}
}

/** Whether a choice has the typed text in it or in its name. */
function fits(typed: string): (choice: Choice) => boolean {
	const words = folded(typed);
	return ({ text, beside = '' }) => folded(text).includes(words) || folded(beside).includes(words);
}

/** Width, case and spaces make no difference. */
function folded(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
