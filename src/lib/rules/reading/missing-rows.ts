/**
 * Parts of a book whose rows are not here (a room that is damaged, or has not arrived), and whether
 * a check has read where they belong: what it would say of sums and of what is lacking is not known.
 */
import { bookFormat } from '$lib/formats/book-format';
import { tableOf, type RowId, type SheetKey, type UnitId } from '$lib/budget/book/book';
import type { LiveBook } from '$lib/budget/live/live-book';
import type { Lookup } from './lookups';

/** A unit, or the department itself. */
export type MissingPart = UnitId | 'department';

export class MissingRows {
	#parts: readonly MissingPart[] = [];
	readonly #met = new Set<MissingPart>();

	constructor(readonly live: LiveBook) {}

	set(parts: readonly MissingPart[]): void {
		this.#parts = parts;
	}

	/** The parts whose rows a check would have read since this was last asked. */
	takeMet(): readonly MissingPart[] {
		if (this.#met.size === 0) return NONE;
		const met = this.#parts.filter((part) => this.#met.has(part));
		this.#met.clear();
		return met;
	}

	/** A sheet is read, or its rows of one key. */
	read(sheet: SheetKey, lookup?: Lookup, key?: string): void {
		if (this.#parts.length === 0) return;
		const unit = tableOf(sheet)?.unit ?? (lookup && unitIn(lookup, key!));
		for (const part of this.#parts)
			if (unit === undefined ? this.#holds(part, sheet) : unit === part) this.#met.add(part);
	}

	/** A project without a partner may have one among what is missing. */
	noPartner(row: RowId): void {
		const sheet = this.live.sheetOf(row);
		if (sheet) this.read(sheet);
	}

	/** Whether a sheet that is nobody's alone has rows of the part. */
	#holds(part: MissingPart, sheet: SheetKey): boolean {
		if (sheet.startsWith('indicators@')) return false;
		const table = tableOf(sheet)?.table;
		const isShared = table === undefined ? sheet === 'projects' : this.#isShared(table);
		return isShared || part === 'department';
	}

	#isShared(table: string): boolean {
		return bookFormat(this.live.head).byId.get(table)?.shared ?? false;
	}
}

const NONE: readonly never[] = [];

/** The unit whose rows alone have a key. */
function unitIn(lookup: Lookup, key: string): UnitId | undefined {
	if (lookup === 'unit') return key;
	if (lookup === 'roleOfUnit') return key.slice(key.indexOf('|') + 1);
	return lookup === 'project' ? key.slice(0, key.indexOf('|')) : undefined;
}
