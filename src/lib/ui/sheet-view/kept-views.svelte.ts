/** The views of one person in one book, by sheet, kept on the device. */
import type { SheetKey } from '$lib/budget/book/book';
import type { Session } from '$lib/collab/session/session';
import type { ChoiceStore } from '../state/preferences.svelte';
import { tidyView, type SheetView } from './sheet-view';
import { checkedView } from './view-text';

const WHOLE: SheetView = {};

export class KeptViews {
	#views = $state.raw<Readonly<Record<SheetKey, SheetView>>>({});
	readonly #key: string;

	constructor(
		person: string,
		book: string,
		readonly store: ChoiceStore | undefined
	) {
		this.#key = `hebian.views:${person}:${book}`;
		this.#views = this.#read();
	}

	of(sheet: SheetKey): SheetView {
		return this.#views[sheet] ?? WHOLE;
	}

	set(sheet: SheetKey, view: SheetView): void {
		this.#views = { ...this.#views, [sheet]: tidyView(view) };
		try {
			this.store?.setItem(this.#key, JSON.stringify(this.#views));
		} catch {
			// A full or forbidden store costs the view at the next visit, nothing else.
		}
	}

	change(sheet: SheetKey, part: Partial<SheetView>): void {
		this.set(sheet, { ...this.of(sheet), ...part });
	}

	/** Shows everything in the order of the document; widths and zoom stay. */
	widen(sheet: SheetKey): void {
		const { widths, zoom } = this.of(sheet);
		this.set(sheet, { widths, zoom });
	}

	/** Folds what stands under a line of the tree, or opens it. */
	fold(sheet: SheetKey, key: string, isFolded: boolean): void {
		const { folded = [], unfolded = [], depth } = this.of(sheet);
		const without = (keys: readonly string[]) => keys.filter((each) => each !== key);
		this.change(sheet, {
			folded: isFolded ? [...without(folded), key] : without(folded),
			unfolded: isFolded || depth === undefined ? without(unfolded) : [...without(unfolded), key]
		});
	}

	#read(): Readonly<Record<SheetKey, SheetView>> {
		try {
			const kept: unknown = JSON.parse(this.store?.getItem(this.#key) ?? '{}');
			if (typeof kept !== 'object' || kept === null) return {};
			return Object.fromEntries(
				Object.entries(kept).flatMap(([sheet, data]) => {
					const view = checkedView(data);
					return view ? [[sheet, view]] : [];
				})
			);
		} catch {
			return {};
		}
	}
}

const known = new WeakMap<object, KeptViews>();

/** The views of whoever this session belongs to. */
export function viewsOf(session: Pick<Session, 'identity' | 'bookId'>): KeptViews {
	let views = known.get(session);
	if (!views) {
		const store = typeof localStorage === 'undefined' ? undefined : localStorage;
		views = new KeptViews(session.identity.id, session.bookId, store);
		known.set(session, views);
	}
	return views;
}
