/** The conflicts and the refused edits of the open book, as components watch them. */
import { createContext } from 'svelte';
import type { BookConflict } from '$lib/collab/conflict/conflict';
import { parseRoom } from '$lib/collab/room/room-name';
import type { RefusedEdits } from '$lib/collab/room/write';
import type { Session } from '$lib/collab/session/session';

export class ConflictState {
	setAside = $state.raw<readonly RefusedEdits[]>([]);
	#all = $state.raw<readonly BookConflict[]>([]);
	readonly #ends: readonly (() => void)[];

	/** A clerk's own; everybody else sees those of all units. */
	readonly shown: readonly BookConflict[] = $derived.by(() => {
		const { role, unit } = this.session.identity;
		return role === 'clerk' ? this.#all.filter(({ room }) => unitOfRoom(room) === unit) : this.#all;
	});
	readonly open = $derived(this.shown.filter(({ settled }) => !settled));
	readonly settled = $derived(
		this.shown
			.filter(({ settled }) => settled)
			.toSorted((a, b) => (b.settled?.t ?? 0) - (a.settled?.t ?? 0))
	);

	constructor(readonly session: Session) {
		this.#all = session.conflicts;
		this.setAside = session.setAside;
		this.#ends = [
			session.on('conflicts', (conflicts) => (this.#all = conflicts)),
			session.on('setAside', (asides) => (this.setAside = asides))
		];
	}

	close(): void {
		for (const end of this.#ends) end();
	}
}

/** The unit whose room it is; `undefined` for the department's. */
export function unitOfRoom(room: string): string | undefined {
	const place = parseRoom(room);
	return place?.kind === 'unit' ? place.unit : undefined;
}

export const [useConflicts, provideConflicts] = createContext<ConflictState>();
