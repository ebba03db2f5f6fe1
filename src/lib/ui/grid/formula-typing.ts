/**
 * A formula while it is typed: its value under the editor, the address of what somebody points at, and
 * F4. While an input method composes nothing of it stirs.
 */
import type { EditorHost } from './entry-editor';
import type { GridCell } from './grid-port';

interface FormulaPlace {
	/** The cell of the open editor. */
	cell(): GridCell | undefined;
	host(): EditorHost;
	/** The text was changed by other means than the keyboard. */
	changed(): void;
}

const FORMULA = /^\s*[=＝]/;
/** After these an operand is expected. */
const OPERAND_FOLLOWS = /[=＝+＋\-−*×＊·/÷／(（,，]\s*$/;

export class FormulaTyping {
	readonly #area: HTMLTextAreaElement;
	readonly #place: FormulaPlace;
	#preview: HTMLElement | undefined;
	/** What was put in last by pointing, until something else is typed. */
	#picked: { from: number; to: number } | undefined;
	#composing = false;

	constructor(area: HTMLTextAreaElement, place: FormulaPlace) {
		this.#area = area;
		this.#place = place;
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

	put(picked: readonly GridCell[]): boolean {
		const cell = this.#place.cell();
		const address = cell && this.#place.host().formulas.addressFor(cell, picked);
		if (address === undefined) return false;
		const caret = this.#area.selectionEnd;
		const { from, to } = this.#picked ?? { from: caret, to: caret };
		this.#area.setRangeText(address, from, to, 'end');
		this.#picked = { from, to: from + address.length };
		this.#show();
		this.#place.changed();
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
		return this.#place.cell()?.kind === 'amount' && FORMULA.test(this.#area.value);
	}

	#key(event: KeyboardEvent): void {
		const cell = this.#place.cell();
		if (event.key !== 'F4' || this.#composing || !cell || !this.#isFormula) return;
		event.preventDefault();
		const { value: text, selectionEnd: caret } = this.#area;
		const other = this.#place.host().formulas.otherRow(cell, { text, caret });
		if (!other) return;
		this.#area.value = other.text;
		this.#area.setSelectionRange(other.caret, other.caret);
		this.typed();
		this.#place.changed();
	}

	#show(): void {
		const cell = this.#place.cell();
		if (this.#composing) return;
		this.#preview?.remove();
		this.#preview = undefined;
		if (!cell || !this.#isFormula) return;
		const host = this.#place.host();
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
		this.#area.parentElement?.append(line);
	}
}
