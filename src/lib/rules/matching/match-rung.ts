/** One rung of the matching ladder with the candidates that stand on it, settled group by group. */
import type { RowId } from '$lib/budget/book/book';
import type { Apart, Candidate, Match, Rung } from './matching';

interface Group {
	readonly forms: Map<RowId, Candidate>;
	readonly rows: Map<RowId, Candidate>;
}

export class MatchRung {
	readonly #groups = new Map<string, Group>();
	readonly #matches = new Map<RowId, Match>();
	readonly #standing = new Map<RowId, { candidate: Candidate; group: string | undefined }>();
	#unsettled = new Set<string>();
	/** Candidates that no group takes, new since the last `settle`. */
	#passing = new Set<RowId>();

	constructor(
		readonly rung: Rung,
		readonly apart: Apart
	) {}

	match(id: RowId): Match | undefined {
		return this.#matches.get(id);
	}

	put(candidate: Candidate): void {
		if (this.#standing.get(candidate.id)?.candidate === candidate) return;
		this.drop(candidate.id);
		const key = this.rung.group(candidate);
		this.#standing.set(candidate.id, { candidate, group: key });
		if (key === undefined) {
			this.#passing.add(candidate.id);
			return;
		}
		let group = this.#groups.get(key);
		if (!group) this.#groups.set(key, (group = { forms: new Map(), rows: new Map() }));
		(candidate.kind === 'form' ? group.forms : group.rows).set(candidate.id, candidate);
		this.#unsettled.add(key);
	}

	drop(id: RowId): void {
		const standing = this.#standing.get(id);
		if (!standing) return;
		this.#standing.delete(id);
		this.#passing.delete(id);
		const { group: key } = standing;
		if (key === undefined) return;
		const group = this.#groups.get(key)!;
		group.forms.delete(id);
		group.rows.delete(id);
		this.#unsettled.add(key);
		this.#unmatch(id);
	}

	/**
	 * Settles the groups that changed.
	 * @returns who has to try the next rung, and who need not any more
	 */
	settle(): { on: Candidate[]; off: RowId[]; touched: RowId[] } {
		const on: Candidate[] = [];
		const off: RowId[] = [];
		const touched: RowId[] = [...this.#passing];
		for (const id of this.#passing) on.push(this.#standing.get(id)!.candidate);
		for (const key of this.#unsettled) {
			const group = this.#groups.get(key)!;
			const members = [...group.forms.values(), ...group.rows.values()];
			for (const { id } of members) this.#matches.delete(id);
			this.#pair(group);
			for (const candidate of members) {
				touched.push(candidate.id);
				if (this.#matches.has(candidate.id)) off.push(candidate.id);
				else on.push(candidate);
			}
			if (members.length === 0) this.#groups.delete(key);
		}
		this.#unsettled = new Set();
		this.#passing = new Set();
		return { on, off, touched };
	}

	#pair(group: Group): void {
		if (group.forms.size === 0 || group.rows.size === 0) return;
		for (const { form, row, similarity } of this.rung.settle(
			inOrder(group.forms),
			inOrder(group.rows),
			this.apart
		)) {
			this.#matches.set(form, { row, similarity });
			this.#matches.set(row, { row: form, similarity });
		}
	}

	#unmatch(id: RowId): void {
		const match = this.#matches.get(id);
		if (!match) return;
		this.#matches.delete(id);
		this.#matches.delete(match.row);
	}
}

function inOrder(candidates: Map<RowId, Candidate>): Candidate[] {
	return [...candidates.values()].sort((a, b) => (a.position < b.position ? -1 : 1));
}
