/** A book read from a document → its rooms in the store, all or nothing. */
import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { Book } from '$lib/budget/book';
import { seedRooms, SERVER_CLIENT, type SeedFailure } from '$lib/collab/room/seed-room';
import type { Store } from '../store/store';

export interface CreateBookOptions {
	readonly id?: string;
	readonly report: unknown;
	readonly by: string;
	readonly now: number;
}

export type CreateBookResult =
	| { readonly ok: true; readonly id: string }
	| { readonly ok: false; readonly failure: SeedFailure | { readonly kind: 'exists' } };

export async function createBook(
	store: Store,
	book: Book,
	{ id = newBookId(), report, by, now }: CreateBookOptions
): Promise<CreateBookResult> {
	const seeded = seedRooms(book, { book: id, clientID: SERVER_CLIENT, at: now, by });
	if (!seeded.ok) return seeded;
	const { year, department, units } = book.head;
	const created = await store.books.create({
		record: {
			id,
			title: `${department.name}${year}年部门预算`,
			year,
			department,
			units: units.map(({ id, name }) => ({ id, name })),
			createdAt: now
		},
		report: JSON.stringify(report),
		rooms: [...seeded.rooms].map(([room, doc]) => ({ room, update: Y.encodeStateAsUpdate(doc) })),
		by
	});
	for (const doc of seeded.rooms.values()) doc.destroy();
	return created.ok ? { ok: true, id } : { ok: false, failure: { kind: 'exists' } };
}

function newBookId(): string {
	return `b${randomBytes(8).toString('hex')}`;
}
