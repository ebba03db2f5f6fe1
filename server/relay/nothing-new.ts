/**
 * Whether an update says anything that a document does not know. A client's sync step 2 always
 * repeats the document's whole delete set, so most of them bring nothing and must not grow the log.
 */
import * as Y from 'yjs';
import { readUpdate } from '$lib/collab/wire/update-reader';

class News extends Error {}

export function bringsNothing(doc: Y.Doc, update: Uint8Array): boolean {
	try {
		readUpdate(update, {
			clients: () => undefined,
			struct: ({ client, clock, length }) => {
				if (clock + length > Y.getState(doc.store, client)) throw new News();
			},
			deleted: ({ client, clock, length }) => {
				if (!isDeleted(doc, client, clock, length)) throw new News();
			}
		});
		return true;
	} catch (error) {
		if (error instanceof News) return false;
		throw error;
	}
}

function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
	const structs = doc.store.clients.get(client);
	if (!structs || clock + length > Y.getState(doc.store, client)) return false;
	for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
		const struct = structs[i];
		if (struct.id.clock >= clock + length) return true;
		if (!struct.deleted) return false;
	}
	return true;
}
