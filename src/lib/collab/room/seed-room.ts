/**
 * Seeds the rooms of a new book from plain data. The server does this once, before the first sync;
 * seeding a room twice would double its texts, so an import into a living book is a diff instead.
 */
import * as Y from 'yjs';
import { bookFormat } from '$lib/formats/book-format';
import { cellKey } from '$lib/budget/address/address-book';
import type { Book, Row, RowId, SheetKey, UnitId } from '$lib/budget/book/book';
import type { CommentEntry } from '$lib/budget/book/comment';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';
import { recordOfEntry } from './comment';
import { writeHead, writeUnitExplanations } from './head';
import {
	commentsRoom,
	departmentRoom,
	isRoomId,
	parseRoom,
	roomsOf,
	type RoomName
} from './room-name';
import { roomOf, unitOf } from './room-of';
import {
	SCHEMA_VERSION,
	cellsOf,
	commentsOf,
	isCellValue,
	isColumnId,
	isRowId,
	isSheetKey,
	metaOf,
	rowKey,
	rowsOf,
	textName
} from './schema';

/** Client id of everything that the server itself seeds; clients draw theirs at random from 32 bits. */
export const SERVER_CLIENT = 1;

export interface SeedOptions {
	readonly book: string;
	/** The Yjs client under which everything is written; one book's rooms may share it. */
	readonly clientID: number;
	/** UTC milliseconds, the stamp of every cell. */
	readonly at: number;
	/** Whose stamp: the importer's identity. */
	readonly by: string;
}

export type SeedFailure =
	| { readonly kind: 'bad-book-id'; readonly book: string }
	| { readonly kind: 'bad-unit-id'; readonly unit: UnitId }
	| { readonly kind: 'bad-sheet'; readonly sheet: string }
	| { readonly kind: 'bad-row-id'; readonly sheet: SheetKey; readonly row: RowId }
	| { readonly kind: 'duplicate-row'; readonly sheet: SheetKey; readonly row: RowId }
	| { readonly kind: 'bad-cell'; readonly row: RowId; readonly column: string };

export type SeedResult =
	| { readonly ok: true; readonly rooms: ReadonlyMap<RoomName, Y.Doc> }
	| { readonly ok: false; readonly failure: SeedFailure };

/** The rooms of the book as documents, the same bytes for the same options. */
export function seedRooms(book: Book, options: SeedOptions): SeedResult {
	const failure = firstFailure(book, options.book);
	if (failure) return { ok: false, failure };
	const rooms = new Map<RoomName, Y.Doc>();
	for (const [room, rows] of rowsByRoom(book, options.book)) {
		const doc = new Y.Doc();
		doc.clientID = options.clientID;
		doc.transact(() => {
			metaOf(doc).set('schema', SCHEMA_VERSION);
			if (room === departmentRoom(options.book)) writeHead(doc, book.head);
			const place = parseRoom(room);
			if (place?.kind === 'unit') writeUnitExplanations(doc, book.head, place.unit);
			for (const { sheet, row } of rows) seedRow(doc, sheet, row, options);
		}, 'seed');
		rooms.set(room, doc);
	}
	if (book.comments?.length)
		rooms.set(commentsRoom(options.book), roomOfComments(book.comments, options));
	return { ok: true, rooms };
}

/** Who said it in another house is known by name here; where a file has none, by the id it has. */
function roomOfComments(comments: readonly CommentEntry[], { clientID }: SeedOptions): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = clientID;
	doc.transact(() => {
		metaOf(doc).set('schema', SCHEMA_VERSION);
		for (const { name, ...entry } of comments)
			commentsOf(doc).set(entry.id, recordOfEntry({ ...entry, name: name ?? entry.by }));
	}, 'seed');
	return doc;
}

/** The first update of a room that holds nothing yet, the same bytes for the same client id. */
export function emptyRoom(clientID: number): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = clientID;
	metaOf(doc).set('schema', SCHEMA_VERSION);
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
}

interface Placed {
	sheet: SheetKey;
	row: Row;
}

function* placedRows(book: Book): Iterable<Placed> {
	for (const [sheet, rows] of Object.entries(book.sheets)) {
		for (const row of rows ?? []) yield { sheet: sheet as SheetKey, row };
	}
}

function rowsByRoom(book: Book, id: string): Map<RoomName, Placed[]> {
	const rooms = new Map<RoomName, Placed[]>(roomsOf(id, book.head).map((room) => [room, []]));
	const projectUnit = new Map(book.sheets.projects?.map((p) => [p.id, p.unit]));
	for (const { sheet, row } of placedRows(book)) {
		const inherited = sheet.startsWith('indicators@')
			? projectUnit.get(sheet.slice('indicators@'.length))
			: undefined;
		const unit = unitOf(sheet, row.unit ?? inherited);
		const marked = unit === row.unit ? row : { ...row, unit };
		// A unit that the head doesn't name has no room: the department keeps its rows.
		const known = unit !== undefined && book.head.units.some((u) => u.id === unit);
		const room = known ? roomOf(id, sheet, unit) : departmentRoom(id);
		rooms.get(room)!.push({ sheet, row: marked });
	}
	return rooms;
}

function seedRow(doc: Y.Doc, sheet: SheetKey, row: Row, { at, by }: SeedOptions): void {
	const rows = rowsOf(doc);
	rows.set(rowKey(row.id, 'sheet'), sheet);
	rows.set(rowKey(row.id, 'order'), row.order);
	for (const attribute of ['side', 'unit', 'role'] as const) {
		if (row[attribute] !== undefined) rows.set(rowKey(row.id, attribute), row[attribute]);
	}
	for (const [column, value] of Object.entries({ ...row.cells, ...row.formulas })) {
		if (value === '') continue;
		const prose = PROSE_COLUMNS.has(column);
		if (prose) doc.getText(textName(row.id, column)).insert(0, String(value));
		cellsOf(doc).set(cellKey(row.id, column), prose ? { t: at, by } : { v: value, t: at, by });
	}
}

function firstFailure(book: Book, id: string): SeedFailure | undefined {
	if (!isRoomId(id)) return { kind: 'bad-book-id', book: id };
	const badUnit = book.head.units.find((u) => !isRoomId(u.id));
	if (badUnit) return { kind: 'bad-unit-id', unit: badUnit.id };
	const format = bookFormat(book.head);
	const seen = new Set<RowId>();
	for (const { sheet, row } of placedRows(book)) {
		if (!isSheetKey(sheet, format)) return { kind: 'bad-sheet', sheet };
		if (!isRowId(row.id)) return { kind: 'bad-row-id', sheet, row: row.id };
		if (seen.has(row.id)) return { kind: 'duplicate-row', sheet, row: row.id };
		seen.add(row.id);
		for (const [column, value] of Object.entries({ ...row.cells, ...row.formulas })) {
			if (!isColumnId(column) || !isCellValue(value))
				return { kind: 'bad-cell', row: row.id, column };
		}
	}
	return undefined;
}
