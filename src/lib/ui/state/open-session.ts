/** Opens a book's session with what a browser has: its sockets, its store, its other tabs. */
import { version } from '$app/environment';
import { openBook } from '$lib/collab/session/book-session';
import {
	askToPersist,
	databaseOf,
	DexieOfflineStore
} from '$lib/collab/device/dexie-offline-store';
import type { Identity } from '$lib/collab/room/identity';
import type { Session } from '$lib/collab/session/session';
import { openTabChannel } from '$lib/collab/device/tab-channel';
import { keepOwnHistory } from '../history/kept-history';
import { KeptFindings } from './kept-findings';
import type { SessionNeeds } from './workspace.svelte';

let shared: { readonly name: string; readonly store: DexieOfflineStore } | undefined;

/** What this device keeps for a person: one database connection, whatever books are opened and left. */
export function deviceStore(person: Identity['id']): DexieOfflineStore {
	const name = databaseOf(person);
	if (shared?.name !== name) {
		void shared?.store.close();
		shared = { name, store: new DexieOfflineStore({ name }) };
	}
	return shared.store;
}

/** The findings that this device last knew of a book; told apart by the version of the pages. */
export function keptFindings(bookId: string, person: Identity['id']): KeptFindings {
	return new KeptFindings(deviceStore(person), bookId, version);
}

export function openSession({ info, identity, clockAhead }: SessionNeeds): Session {
	const { protocol, host } = location;
	const device = databaseOf(identity.id);
	void askToPersist();
	const session = openBook({
		bookId: info.id,
		identity,
		rooms: info.rooms,
		url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`,
		store: deviceStore(identity.id),
		tabs: openTabChannel(`${device} ${info.id}`),
		clockOffset: -clockAhead
	});
	keepOwnHistory(session);
	return session;
}
