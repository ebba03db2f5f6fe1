/**
 * The list under an editor. Whatever is typed may stand; the arrows choose, Enter and Tab take what is
 * chosen. Nothing of it changes while an input method composes.
 */
import type { Choice } from '$lib/budget/table/cell-choices';

/** What may be taken into a text that is being typed. */
export interface Offer {
	/** What is taken stands in place of the text between these. */
	readonly from: number;
	readonly to: number;
	readonly items: readonly Choice[];
	/** What is taken is all that the cell takes, and enters it; otherwise the typing goes on. */
	readonly enters: boolean;
}

interface OfferingEditor {
	/** @param when an editor that opens offers all, whatever stands in its cell */
	offer(when: 'opened' | 'typed'): Offer | undefined;
	/** What the list is called for assistive technology. */
	label(): string;
	/** Something was taken into the text. With a key, that key enters the cell afterwards. */
	taken(offer: Offer, by: 'key' | 'pointer'): void;
}

/** More than these are found by typing on. */
const MOST_SHOWN = 200;
let lists = 0;

export class OfferedList {
	readonly #area: HTMLTextAreaElement;
	readonly #room: HTMLElement;
	readonly #editor: OfferingEditor;
	readonly #id = `grid-choices-${++lists}`;
	#list: HTMLElement | undefined;
	#offer: Offer | undefined;
	/** None is chosen until an arrow says so, or the pointer. */
	#at = -1;
	#composing = false;

	/** @param room where the list is shown, beside the area */
	constructor(area: HTMLTextAreaElement, room: HTMLElement, editor: OfferingEditor) {
		this.#area = area;
		this.#room = room;
		this.#editor = editor;
		area.addEventListener('keydown', (event) => this.#key(event), { capture: true });
		// What is offered is offered for the place of the caret.
		area.addEventListener('mousedown', () => this.end());
	}

	compose(composing: boolean): void {
		this.#composing = composing;
		if (composing) this.end();
		else this.typed();
	}

	/** The editor opened. */
	open(): void {
		if (!this.#composing) this.#show(this.#editor.offer('opened'));
	}

	/** The text is another one. */
	typed(): void {
		if (!this.#composing) this.#show(this.#editor.offer('typed'));
	}

	end(): void {
		this.#list?.remove();
		this.#list = undefined;
		this.#offer = undefined;
		this.#at = -1;
		for (const name of ['role', 'aria-expanded', 'aria-controls', 'aria-activedescendant'])
			this.#area.removeAttribute(name);
	}

	#show(offer: Offer | undefined): void {
		this.end();
		if (!offer || offer.items.length === 0) return;
		this.#offer = { ...offer, items: offer.items.slice(0, MOST_SHOWN) };
		const list = this.#area.ownerDocument.createElement('ul');
		list.className = 'grid-choices';
		list.id = this.#id;
		list.setAttribute('role', 'listbox');
		list.setAttribute('aria-label', this.#editor.label());
		list.append(...this.#offer.items.map((choice, at) => this.#option(choice, at)));
		// The editor keeps the focus, and nothing under the list is clicked.
		list.addEventListener('mousedown', (event) => {
			event.preventDefault();
			event.stopPropagation();
		});
		this.#list = list;
		this.#room.classList.remove('grid-aids-above', 'grid-aids-end');
		this.#room.append(list);
		this.#room.classList.add(...placeOf(this.#room));
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
			this.#take(at, 'pointer');
		});
		return option;
	}

	#key(event: KeyboardEvent): void {
		const offer = this.#offer;
		if (!offer || this.#composing || event.isComposing) return;
		const { key } = event;
		const takes = (key === 'Enter' || key === 'Tab') && this.#at >= 0;
		if (key === 'ArrowDown' || key === 'ArrowUp') this.#step(key === 'ArrowDown' ? 1 : -1);
		else if (takes) {
			this.#take(this.#at, 'key');
			if (offer.enters) return;
		} else if (key === 'Escape' && (this.#at >= 0 || !offer.enters)) this.end();
		else {
			if (LEAVES.has(key)) this.end();
			return;
		}
		event.preventDefault();
		event.stopImmediatePropagation();
	}

	#take(at: number, by: 'key' | 'pointer'): void {
		const offer = this.#offer!;
		this.#area.setRangeText(offer.items[at].text, offer.from, offer.to, 'end');
		this.end();
		this.#editor.taken(offer, by);
	}

	#step(by: 1 | -1): void {
		const count = this.#offer!.items.length;
		const from = this.#at < 0 && by < 0 ? 0 : this.#at;
		const options = this.#list!.children;
		options[this.#at]?.removeAttribute('aria-selected');
		this.#at = (from + by + count) % count;
		const option = options[this.#at];
		option.setAttribute('aria-selected', 'true');
		option.scrollIntoView({ block: 'nearest' });
		this.#area.setAttribute('aria-activedescendant', option.id);
	}
}

/** Keys that take the caret elsewhere, or enter what is typed. */
const LEAVES: ReadonlySet<string> = new Set([
	...['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
	...['Enter', 'Tab']
]);

/** Where the end of the list would be out of sight it stands above the cell, or at its other edge. */
function placeOf(room: HTMLElement): string[] {
	const view = room.closest('.hebian-grid')?.getBoundingClientRect();
	if (!view) return [];
	const { top, bottom, right } = room.getBoundingClientRect();
	const isBelow = bottom > view.bottom && top - view.top > view.bottom - top;
	return [
		...(isBelow ? ['grid-aids-above'] : []),
		...(right > view.right ? ['grid-aids-end'] : [])
	];
}
