/**
 * One place on a page has the work of the keyboard: the grid, or the field that somebody writes in.
 * Menus, dialogs and buttons that go away leave the focus on the page itself, where keys go nowhere
 * and an input method composes into nothing. Then it goes back to that place.
 */

const LAYER =
	'[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="search"], dialog, [data-popover-content], .floating, .htMenu';
/** Of these, such as may stand open; a list of names stands empty beside a field. */
const OPEN_LAYER =
	'[role="dialog"], [role="alertdialog"], [role="menu"], dialog[open], [data-popover-content], .htMenu';
const GRID = '.hebian-grid';
const FIELD = '[contenteditable="true"], textarea, input:not([type="checkbox"], [type="radio"])';
const CONTROL = `button, a, input, select, textarea, label, summary, [contenteditable="true"], ${GRID}, ${LAYER}`;

/** Milliseconds after which a layer that stands open is looked at again. */
const STANDS_MS = 50;

const ways = new WeakMap<Element, () => void>();

/** How a place takes the focus back, where it is more than `focus()`. */
export function takesFocusBy(place: Element, way: () => void): void {
	ways.set(place, way);
}

/** Keeps the focus of a document where the work is, until the way out is taken. */
export function keepFocus(document: Document): () => void {
	const keeper = new FocusKeeper(document);
	const listeners = Object.entries(keeper.listeners) as [string, EventListener][];
	for (const [event, listener] of listeners) document.addEventListener(event, listener, true);
	return () => {
		keeper.stop();
		for (const [event, listener] of listeners) document.removeEventListener(event, listener, true);
	};
}

class FocusKeeper {
	#place: HTMLElement | undefined;
	/** The focus is in a menu or dialog that stands over the place. */
	#layered = false;
	/** The button that a layer gave the focus to when it closed; who pressed it came from the place. */
	#handed: Element | undefined;
	/** Whoever walks by Tab has left the place on purpose. */
	#tabbed = false;
	/** A press on plain text: somebody selects words to copy. */
	#pressedText = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(readonly document: Document) {}

	readonly listeners = {
		focusin: ({ target }: FocusEvent) => this.#moved(target),
		focusout: () => this.#look(),
		click: () => this.#look(),
		keyup: () => this.#look(),
		pointerdown: ({ target }: PointerEvent) => {
			this.#pressedText = target instanceof Element && !target.closest(CONTROL);
		},
		keydown: ({ key, target }: KeyboardEvent) => {
			const inGrid = target instanceof Element && target.closest(GRID) !== null;
			if (key === 'Tab' && !inGrid) this.#tabbed = true;
			// A layer may close before the focus went into it.
			if (key !== 'Escape' || inGrid) return;
			this.#layered ||= this.#isLayerOpen();
			this.#hand(target);
		}
	};

	stop(): void {
		clearTimeout(this.#timer);
	}

	#moved(target: EventTarget | null): void {
		if (!(target instanceof HTMLElement)) return;
		if (target.closest(LAYER)) {
			this.#layered = true;
			return;
		}
		this.#hand(target);
		this.#layered = this.#pressedText = false;
		const found = target.closest<HTMLElement>(GRID) ?? target.closest<HTMLElement>(FIELD);
		if (found) {
			this.#place = found;
			this.#tabbed = false;
		} else this.#look();
	}

	#hand(target: EventTarget | null): void {
		const isHanded = this.#layered && !this.#tabbed && target instanceof Element;
		this.#handed = isHanded ? target : undefined;
	}

	/** Once what happens now is over: whoever takes the focus on purpose has it by then. */
	#look(after = 0): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#giveBack(), after);
	}

	#giveBack(): void {
		const { activeElement: active, body } = this.document;
		const isOnPage = active === null || active === body;
		const isLost = isOnPage ? !this.#pressedText : active === this.#handed;
		const place = this.#place;
		if (!isLost || !place?.isConnected) return;
		// A layer that closes stands until its last picture is drawn.
		if (this.#isLayerOpen()) return this.#look(STANDS_MS);
		const way = ways.get(place);
		if (way) way();
		else place.focus({ preventScroll: true });
	}

	#isLayerOpen(): boolean {
		return [...this.document.querySelectorAll<HTMLElement>(OPEN_LAYER)].some(
			(layer) => layer.checkVisibility() && layer.offsetHeight > 0
		);
	}
}
