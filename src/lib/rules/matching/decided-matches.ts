/** What people decided about pairs of a form and a project row, as far as the book still has them. */
import type { BookHead, RowId } from '$lib/budget/book/book';
import { settingOf, type DecidedPair } from '$lib/budget/settings/book-settings';
import { nameLikeness, type Apart, type Candidate, type Match } from './matching';

const keyOf = (form: RowId, row: RowId): string => JSON.stringify([form, row]);

export class DecidedMatches {
	#settings: BookHead['settings'] | undefined;
	#confirmed = new Map<string, DecidedPair>();
	#broken = new Map<string, DecidedPair>();
	/** Every row and form of a confirmed pair, whether the pair holds or not. */
	#named = new Set<RowId>();
	/** Confirmed pairs that hold, from both sides. */
	#fixed = new Map<RowId, Match>();

	readonly apart: Apart = (form, row) =>
		this.#broken.size > 0 && this.#broken.has(keyOf(form, row));

	/** @returns the rows and forms about which something else is decided than before */
	read(settings: BookHead['settings']): Set<RowId> {
		if (settings === this.#settings) return new Set();
		this.#settings = settings;
		const matches = settingOf(settings, 'matches');
		const confirmed = byKey(matches?.confirmed);
		const broken = byKey(matches?.broken);
		// Which of two confirmed pairs holds depends on their order, so it counts as a difference.
		const before = [...this.#confirmed.keys()];
		const after = [...confirmed.keys()];
		const reordered = before.length !== after.length || before.some((key, at) => key !== after[at]);
		const affected = new Set<RowId>();
		if (reordered) for (const map of [this.#confirmed, confirmed]) name(map.values(), affected);
		name(difference(this.#broken, broken), affected);
		name(difference(broken, this.#broken), affected);
		this.#confirmed = confirmed;
		this.#broken = broken;
		this.#named = name(confirmed.values(), new Set());
		return affected;
	}

	/** Whether a confirmed pair has this row or form. */
	names(id: RowId): boolean {
		return this.#named.has(id);
	}

	match(id: RowId): Match | undefined {
		return this.#fixed.get(id);
	}

	/**
	 * Decides anew which confirmed pairs hold: both sides are there, none is in an earlier pair, and
	 * nobody said that the two are not the same.
	 * @returns the rows and forms that are fixed otherwise than before
	 */
	settle(candidateOf: (id: RowId) => Candidate | undefined): RowId[] {
		const before = this.#fixed;
		const fixed = new Map<RowId, Match>();
		for (const { form, row } of this.#confirmed.values()) {
			const [ofForm, ofRow] = [candidateOf(form), candidateOf(row)];
			if (ofForm?.kind !== 'form' || ofRow?.kind !== 'row') continue;
			if (fixed.has(form) || fixed.has(row) || this.apart(form, row)) continue;
			const similarity = nameLikeness(ofForm, ofRow);
			fixed.set(form, { row, similarity, confirmed: true });
			fixed.set(row, { row: form, similarity, confirmed: true });
		}
		this.#fixed = fixed;
		return [...new Set([...before.keys(), ...fixed.keys()])].filter((id) => {
			const [was, is] = [before.get(id), fixed.get(id)];
			return was?.row !== is?.row || was?.similarity !== is?.similarity;
		});
	}
}

function byKey(pairs: readonly DecidedPair[] = []): Map<string, DecidedPair> {
	return new Map(pairs.map((pair) => [keyOf(pair.form, pair.row), pair]));
}

function* difference(
	some: ReadonlyMap<string, DecidedPair>,
	without: ReadonlyMap<string, DecidedPair>
): Generator<DecidedPair> {
	for (const [key, pair] of some) if (!without.has(key)) yield pair;
}

function name(pairs: Iterable<DecidedPair>, into: Set<RowId>): Set<RowId> {
	for (const { form, row } of pairs) into.add(form).add(row);
	return into;
}
