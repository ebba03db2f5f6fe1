/**
 * What somebody has typed and not yet entered, kept on the device at every key: a tab that is closed
 * or killed takes nothing with it. One key an entry, so that tabs do not overwrite each other's.
 */
import type { CellValue, ColumnId, SheetKey } from '$lib/budget/book/book';
import type { Session } from '$lib/collab/session/session';

export interface KeptText {
	readonly text: string;
	/** What stood there when the typing began. */
	readonly base: string;
}

export interface KeptTyping extends KeptText {
	readonly place: string;
}

type Held = KeptText & { readonly tab: string };
export type KeyStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class KeptTypings {
	readonly #prefix: string;

	/**
	 * @param scope the book and the person
	 * @param tab who keeps; `isOpen` tells whether such a one still runs
	 */
	constructor(
		readonly store: KeyStore | undefined,
		scope: readonly [book: string, person: string],
		readonly tab: string,
		readonly isOpen: (tab: string) => Promise<boolean>
	) {
		this.#prefix = `hebian.typing:${JSON.stringify(scope)}:`;
	}

	/** Forgets what was typed there where it is `undefined`. */
	keep(place: string, kept: KeptText | undefined): void {
		const key = this.#prefix + place;
		try {
			if (kept === undefined) return this.store?.removeItem(key);
			const held: Held = { text: kept.text, base: kept.base, tab: this.tab };
			this.store?.setItem(key, JSON.stringify(held));
		} catch {
			// A full device keeps what is entered; of what is only typed it can't.
		}
	}

	of(place: string): KeptText | undefined {
		return this.#read(this.#prefix + place);
	}

	/** What tabs that are gone have left behind. */
	async left(): Promise<readonly KeptTyping[]> {
		const keys = Array.from(
			{ length: this.store?.length ?? 0 },
			(_, i) => this.store!.key(i) ?? ''
		);
		const left: KeptTyping[] = [];
		for (const key of keys.filter((each) => each.startsWith(this.#prefix)).sort()) {
			const held = this.#read(key);
			if (!held || held.tab === this.tab || (await this.isOpen(held.tab))) continue;
			left.push({ place: key.slice(this.#prefix.length), text: held.text, base: held.base });
		}
		return left;
	}

	#read(key: string): Held | undefined {
		try {
			const held = JSON.parse(this.store?.getItem(key) ?? 'null') as Partial<Held> | null;
			const { text, base = '', tab = '' } = held ?? {};
			return typeof text === 'string' ? { text, base: String(base), tab: String(tab) } : undefined;
		} catch {
			return undefined;
		}
	}
}

/** This tab holds a lock of this name for as long as it lives, however it ends. */
const lockOf = (tab: string): string => `hebian.tab:${tab}`;
const TAB = globalThis.crypto?.randomUUID?.() ?? String(Math.random());
if (typeof navigator !== 'undefined')
	void navigator.locks?.request(lockOf(TAB), () => new Promise<never>(() => undefined));

async function isTabOpen(tab: string): Promise<boolean> {
	const locks = await navigator.locks?.query();
	return locks?.held?.some(({ name }) => name === lockOf(tab)) === true;
}

/** What this person has typed in this book. */
export function keptTypings({ bookId, identity }: Session): KeptTypings {
	const store = typeof localStorage === 'undefined' ? undefined : localStorage;
	return new KeptTypings(store, [bookId, identity.id], TAB, isTabOpen);
}

/** The name of a cell for what is typed in it. */
export const cellPlace = (row: string, column: string): string => `cell:${row}:${column}`;

/** The name of a cell whose row is yet to be made, by what that row would hold. */
export const newCellPlace = (
	sheet: SheetKey,
	column: ColumnId,
	cells: Readonly<Record<ColumnId, CellValue>> = {}
): string => `new:${JSON.stringify([sheet, column, cells])}`;

export function newCellOfPlace(place: string): { sheet: SheetKey; column: ColumnId } | undefined {
	if (!place.startsWith('new:')) return undefined;
	const [sheet, column] = JSON.parse(place.slice(4)) as [SheetKey, ColumnId];
	return { sheet, column };
}

export function cellOfPlace(place: string): { row: string; column: string } | undefined {
	const [, row, column] = /^cell:([^:]*):(.*)$/s.exec(place) ?? [];
	return row === undefined ? undefined : { row, column };
}
