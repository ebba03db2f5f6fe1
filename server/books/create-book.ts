/** A book read from a document → its rooms in the store, all or nothing. */
import { bookFormat } from '$lib/formats/book-format';
import { randomBytes } from 'node:crypto';
import type { Book } from '$lib/budget/book/book';
import { seedRooms, SERVER_CLIENT, type SeedFailure } from '$lib/collab/room/seed-room';
import { quotaOf, ROOM_QUOTA, type QuotaExcess } from '$lib/collab/room/room-quota';
import type { NewBook, Store } from '../store/store';
import { piecesOf } from './seed-pieces';

export interface NewBookOptions {
	readonly id: string;
	readonly report: unknown;
	readonly by: string;
	/** UTC milliseconds. */
	readonly now: number;
}

/** A room of the book would hold more than it may. */
type RoomFull = QuotaExcess & { readonly kind: 'room-full' };

export type CreateBookResult =
	| { readonly ok: true; readonly id: string }
	| {
			readonly ok: false;
			readonly failure: SeedFailure | RoomFull | { readonly kind: 'exists' };
	  };

export async function createBook(
	store: Store,
	book: Book,
	options: NewBookOptions
): Promise<CreateBookResult> {
	const seeded = newBookOf(book, options);
	if (!seeded.ok) return seeded;
	const created = await store.books.create(seeded.book);
	return created.ok ? { ok: true, id: options.id } : { ok: false, failure: { kind: 'exists' } };
}

/** A book as the store takes it, with the first updates of every room. */
export function newBookOf(
	book: Book,
	{ id, report, by, now }: NewBookOptions
):
	| { readonly ok: true; readonly book: NewBook }
	| { readonly ok: false; readonly failure: SeedFailure | RoomFull } {
	const seeded = seedRooms(book, { book: id, clientID: SERVER_CLIENT, at: now, by });
	if (!seeded.ok) return seeded;
	const rooms = [...seeded.rooms].map(([room, doc]) => {
		const updates = piecesOf(doc);
		const bytes = updates.reduce((sum, { length }) => sum + length, 0);
		return { room, updates, full: quotaOf(doc, bytes, ROOM_QUOTA) };
	});
	for (const doc of seeded.rooms.values()) doc.destroy();
	const full = rooms.find((one) => one.full)?.full;
	if (full) return { ok: false, failure: { kind: 'room-full', ...full } };
	const { year, department, units } = book.head;
	const record = {
		...{
			id,
			title: `${department.name}${year}年部门${bookFormat(book.head).kind}`,
			year,
			department,
			createdAt: now
		},
		units: units.map(({ id, name }) => ({ id, name }))
	};
	return {
		ok: true,
		book: {
			...{ record, report: JSON.stringify(report), by },
			rooms: rooms.map(({ room, updates }) => ({ room, updates }))
		}
	};
}

export function newBookId(): string {
	return `b${randomBytes(8).toString('hex')}`;
}
