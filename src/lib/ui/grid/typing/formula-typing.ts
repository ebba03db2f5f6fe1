/**
 * A formula while it is typed: its value under the editor, the address of what somebody points at, and
 * F4. Nothing of it changes while an input method composes.
 */
import type { CellRef } from '$lib/budget/address/address-book';
import type { GridCell } from '../grid-port';
import type { AidedEditor } from './typing-aids';

const FORMULA = /^\s*[=＝]/;
/** After these an operand is expected. */
const OPERAND_FOLLOWS = /[=＝+＋\-−*×＊·/÷／(（,，]\s*$/;

/** Whether a text in a cell is, or becomes, a formula. */
export function isFormulaIn(cell: GridCell | undefined, text: string): boolean {
	return cell?.kind === 'amount' && FORMULA.test(text);
}

export class FormulaTyping {
	readonly #area: HTMLTextAreaElement;
	readonly #room: HTMLElement;
	readonly #editor: AidedEditor;
	#preview: HTMLElement | undefined;
	/** What was put in last by pointing, until something else is typed. */
	#picked: { from: number; to: number } | undefined;
	#composing = false;

	/** @param room where its value is shown, beside the area */
	constructor(area: HTMLTextAreaElement, room: HTMLElement, editor: AidedEditor) {
		this.#area = area;
		this.#room = room;
		this.#editor = editor;
		area.addEventListener('keydown', (event) => this.#key(event));
	}

	/** An input method begins or ends to compose. */
	compose(composing: boolean): void {
		this.#composing = composing;
		if (!composing) this.typed();
	}

	get takesAddress(): boolean {
		const { value, selectionEnd } = this.#area;
		if (this.#composing || !this.#isFormula) return false;
		if (this.#picked?.to === selectionEnd) return true;
		return OPERAND_FOLLOWS.test(value.slice(0, selectionEnd));
	}

	put(picked: readonly CellRef[]): boolean {
		const home = this.#editor.cell()?.ref;
		const address = home && this.#editor.host().formulas.addressFor(home, picked);
		if (address === undefined) return false;
		const caret = this.#area.selectionEnd;
		const { from, to } = this.#picked ?? { from: caret, to: caret };
		this.#area.setRangeText(address, from, to, 'end');
		this.#picked = { from, to: from + address.length };
		this.#show();
		this.#editor.changed();
		return true;
	}

	/** The text is another one. */
	typed(): void {
		this.#picked = undefined;
		this.#show();
	}

	end(): void {
		this.#picked = undefined;
		this.#preview?.remove();
		this.#preview = undefined;
	}

	get #isFormula(): boolean {
		return isFormulaIn(this.#editor.cell(), this.#area.value);
	}

	#key(event: KeyboardEvent): void {
		const cell = this.#editor.cell();
		if (event.key !== 'F4' || this.#composing || !cell || !this.#isFormula) return;
		event.preventDefault();
		const { value: text, selectionEnd: caret } = this.#area;
		const other = this.#editor.host().formulas.otherRow(cell, { text, caret });
		if (!other) return;
		this.#area.value = other.text;
		this.#area.setSelectionRange(other.caret, other.caret);
		this.typed();
		this.#editor.changed();
	}

	#show(): void {
		const cell = this.#editor.cell();
		if (this.#composing) return;
		this.#preview?.remove();
		this.#preview = undefined;
		if (!cell || !this.#isFormula) return;
		const host = this.#editor.host();
		const preview = host.formulas.preview(cell, this.#area.value);
		if (!preview) return;
		const failed = 'failure' in preview;
		const line = this.#area.ownerDocument.createElement('div');
		line.className = 'grid-preview';
		line.setAttribute('role', 'status');
		line.classList.toggle('grid-preview-failed', failed);
		line.textContent = failed
			? host.explain({ kind: 'formula', failure: preview.failure })
			: host.formulas.comesTo(preview.value);
		this.#preview = line;
		this.#room.prepend(line);
	}
}
