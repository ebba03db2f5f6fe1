/**
 * The list under an editor of a cell that has one. Whatever is typed may stand; the arrows choose, Enter
 * and Tab take what is chosen. While an input method composes nothing of it stirs.
 */
import type { Choice } from '$lib/budget/table/cell-choices';

interface ChoicePlaceInEditor {
	/** What can be chosen in the cell of the open editor. */
	choices(): readonly Choice[];
	/** What the list is called for assistive technology. */
	label(): string;
	/** Something was taken with the pointer: it is to be written. */
	taken(): void;
}

/** More than these are found by typing on. */
const MOST_SHOWN = 200;
let lists = 0;

export class ChoiceList {
	readonly #area: HTMLTextAreaElement;
	readonly #place: ChoicePlaceInEditor;
	readonly #id = `grid-choices-${++lists}`;
	#list: HTMLElement | undefined;
	#shown: readonly Choice[] = [];
	/** None is chosen until an arrow says so, or the pointer. */
	#at = -1;
	#composing = false;

	constructor(area: HTMLTextAreaElement, place: ChoicePlaceInEditor) {
		this.#area = area;
		this.#place = place;
		area.addEventListener('keydown', (event) => this.#key(event), { capture: true });
	}

	compose(composing: boolean): void {
		this.#composing = composing;
		if (!composing) this.typed();
	}

	/** The editor opened: all there is to choose, whatever stands in the cell. */
	open(): void {
		this.#show(this.#place.choices());
	}

	/** The text is another one: what has it in text or name. */
	typed(): void {
		if (this.#composing) return;
		const words = folded(this.#area.value);
		const fits = ({ text, beside = '' }: Choice) =>
			folded(text).includes(words) || folded(beside).includes(words);
		this.#show(this.#place.choices().filter(fits));
	}

	end(): void {
		this.#list?.remove();
		this.#list = undefined;
		this.#shown = [];
		this.#at = -1;
		for (const name of ['role', 'aria-expanded', 'aria-controls', 'aria-activedescendant'])
			this.#area.removeAttribute(name);
	}

	#show(choices: readonly Choice[]): void {
		this.end();
		if (choices.length === 0) return;
		const document = this.#area.ownerDocument;
		const list = document.createElement('ul');
		list.className = 'grid-choices';
		list.id = this.#id;
		list.setAttribute('role', 'listbox');
		list.setAttribute('aria-label', this.#place.label());
		this.#shown = choices.slice(0, MOST_SHOWN);
		list.append(...this.#shown.map((choice, at) => this.#option(choice, at)));
		// The editor keeps the focus, and nothing under the list is clicked.
		list.addEventListener('mousedown', (event) => {
			event.preventDefault();
			event.stopPropagation();
		});
		this.#list = list;
		this.#area.parentElement?.append(list);
		this.#area.setAttribute('role', 'combobox');
		this.#area.setAttribute('aria-expanded', 'true');
		this.#area.setAttribute('aria-controls', this.#id);
	}

	#option({ text, beside }: Choice, at: number): HTMLElement {
		const option = this.#area.ownerDocument.createElement('li');
		option.id = `${this.#id}-${at}`;
		option.setAttribute('role', 'option');
		option.textContent = text;
		if (beside !== undefined) {
			const said = this.#area.ownerDocument.createElement('small');
			said.textContent = beside;
			option.append(said);
		}
		option.addEventListener('click', (event) => {
			event.stopPropagation();
			this.#area.value = text;
			this.end();
			this.#place.taken();
		});
		return option;
	}

	#key(event: KeyboardEvent): void {
		if (!this.#list || this.#composing || event.isComposing) return;
		const { key } = event;
		if (key === 'ArrowDown' || key === 'ArrowUp') {
			const count = this.#shown.length;
			const from = this.#at < 0 && key === 'ArrowUp' ? 0 : this.#at;
			this.#choose((from + (key === 'ArrowDown' ? 1 : -1) + count) % count);
		} else if (key === 'Escape' && this.#at >= 0) this.end();
		else {
			// Written as if it had been typed.
			if ((key === 'Enter' || key === 'Tab') && this.#at >= 0)
				this.#area.value = this.#shown[this.#at].text;
			return;
		}
		event.preventDefault();
		event.stopImmediatePropagation();
	}

	#choose(at: number): void {
		const options = this.#list!.children;
		options[this.#at]?.removeAttribute('aria-selected');
		this.#at = at;
		const option = options[at];
		option.setAttribute('aria-selected', 'true');
		option.scrollIntoView({ block: 'nearest' });
		this.#area.setAttribute('aria-activedescendant', option.id);
	}
}

/** Width, case and spaces make no difference. */
function folded(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
