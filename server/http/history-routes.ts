/** `/api/books/<book>/history`: who changed what, a page at a time, the newest first. */
import { z } from 'zod';
import { roomsOf, parseRoom } from '$lib/collab/room/room-name';
import { isColumnId, isRowId, isSheetName } from '$lib/collab/room/schema';
import type { SheetKey } from '$lib/budget/book/book';
import { mayRead } from '../access/rights';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { bookOf } from './book-routes';
import { checked } from './body';

const MOST = 500;

const number = z.coerce.number().int().positive();
const query = z.object({
	row: z.string().refine(isRowId).optional(),
	column: z.string().refine(isColumnId).optional(),
	sheet: z.custom<SheetKey>(isSheetName).optional(),
	form: z.string().refine(isRowId).optional(),
	/** A unit's id, or `department` for what is in the department's own room. */
	unit: z.string().max(64).optional(),
	by: z.string().max(200).optional(),
	before: number.optional(),
	limit: number.max(MOST).default(100)
});

async function history(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const { store, books } = call.context;
	const search = new URL(call.request.url ?? '/', 'http://localhost').searchParams;
	const { unit, ...asked } = checked(query, Object.fromEntries(search));
	const rooms = roomsOf(book.id, book).filter(
		(room) => mayRead(person, room, book) && (unit === undefined || unit === unitOf(room))
	);
	const page = await books.historyOf(book, { ...asked, rooms }, person.id);
	const people = await store.history.names([...new Set(page.entries.map(({ by }) => by))]);
	answerJson(call.response, 200, { epoch: store.epoch, ...page, people });
}

function unitOf(room: string): string | undefined {
	const place = parseRoom(room);
	return place?.kind === 'unit' ? place.unit : place?.kind;
}

export const HISTORY_ROUTES: readonly Route[] = [
	{ method: 'GET', path: /^\/api\/books\/([\w-]{1,64})\/history$/, answer: history }
];
