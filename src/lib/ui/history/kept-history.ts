/** The history that this device keeps of the open book. */
import { databaseOf } from '$lib/collab/device/dexie-offline-store';
import { DeviceHistory } from '$lib/collab/history/device-history';
import type { HistoryEntry } from '$lib/collab/history/history';
import type { Session } from '$lib/collab/session/session';
import { isAskedFor, isInScope } from './history-scope';
import type { KeptHistory } from './history-state.svelte';

let shared: { readonly name: string; readonly history: DeviceHistory } | undefined;

/** One connection a person, whatever books are opened and left. */
function deviceHistory(person: string): DeviceHistory {
	const name = `${databaseOf(person)}-history`;
	if (shared?.name !== name) shared = { name, history: new DeviceHistory({ name }) };
	return shared.history;
}

export function keptHistory(session: Session): KeptHistory {
	const history = deviceHistory(session.identity.id);
	const { bookId, identity } = session;
	return {
		keep: (answer, asked) => {
			// Once nothing waits, the server has told of everything that was done here before it was asked.
			const through = session.saved.state === 'server' ? asked : 0;
			return history.keep(bookId, answer, Date.now(), through);
		},
		read: async (scope) => {
			const kept = await history.read(bookId, identity.id, (change) => isInScope(change, scope));
			const asked = (entry: HistoryEntry): boolean => isAskedFor(entry, scope);
			return { ...kept, entries: kept.entries.filter(asked), own: kept.own.filter(asked) };
		}
	};
}

/** Keeps what is done here for as long as the session is open. */
export function keepOwnHistory(session: Session): void {
	const history = deviceHistory(session.identity.id);
	session.on('did', ({ room, changes }) => {
		// A device that cannot store says so elsewhere.
		history.did(session.bookId, room, Date.now(), changes).catch(() => undefined);
	});
}
