/** Whether a check has read where rows of a missing part belong: what it would say is not known. */
import { tableOf, type RowId, type SheetKey, type UnitId } from '$lib/budget/book/book';
import { lacksRowsOf, type MissingPart } from '$lib/budget/book/missing-part';
import type { LiveBook } from '$lib/budget/live/live-book';
import type { Lookup } from './lookups';

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
			if (lacksRowsOf(part, sheet, this.live.head, unit)) this.#met.add(part);
	}

	/** A project without a partner may have one among what is missing. */
	noPartner(row: RowId): void {
		const sheet = this.live.sheetOf(row);
		if (sheet) this.read(sheet);
	}
}

const NONE: readonly never[] = [];

/** The unit whose rows alone have a key. */
function unitIn(lookup: Lookup, key: string): UnitId | undefined {
	if (lookup === 'unit') return key;
	if (lookup === 'roleOfUnit') return key.slice(key.indexOf('|') + 1);
	return lookup === 'project' ? key.slice(0, key.indexOf('|')) : undefined;
}
