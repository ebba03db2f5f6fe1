/** Rooms of books of several formats. */
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { bookFormat } from '$lib/formats/book-format';
import { canonicalText } from '$lib/budget/live/same-book';
import { FORMAT_IDS, knownFormat } from '$lib/formats/known-formats';
import { filledBook } from '../../../../tests/support/formats/filled-book';
import { provinceFormat } from '../../../../tests/support/formats/province-pack';
import { BookMirror } from './book-mirror';
import { FORMAT } from './head';
import { projectRooms } from './project-rooms';
import { departmentRoom, unitRoom } from './room-name';
import { metaOf } from './schema';
import { seedRooms } from './seed-room';

const FORMATS = [...FORMAT_IDS.map((id) => knownFormat(id)!), provinceFormat()];
const province = filledBook(provinceFormat(), ({ holds }, nth) =>
	holds === 'amount' ? nth : undefined
);
const options = { book: 'b', clientID: 1, at: 1, by: 'test' };
const seeded = (book: typeof province) => {
	const result = seedRooms(book, options);
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	return result.rooms;
};
const copyOf = (doc: Y.Doc): Y.Doc => {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
};

describe('[C124] the format of a book', () => {
	test.each(FORMATS.map((format) => [format.id, format] as const))(
		'%s comes back from its rooms',
		(_id, format) => {
			const book = filledBook(format, ({ holds }, nth) =>
				holds === 'amount' ? nth : `文字${nth}`
			);
			const rooms = [...seeded(book)].map(([name, doc]) => [name, copyOf(doc)] as const);
			expect(canonicalText(projectRooms(rooms))).toBe(canonicalText(book));
		}
	);

	test('no room takes rows of another format', () => {
		const sheets = { ...province.sheets, T2: [{ id: 'x', order: 'a0', cells: {} }] };
		expect(seedRooms({ ...province, sheets }, options)).toMatchObject({
			failure: { kind: 'bad-sheet', sheet: 'T2' }
		});
	});

	test.each([
		['the department’s', [departmentRoom('b'), unitRoom('b', 'u2')]],
		['a unit’s', [unitRoom('b', 'u2'), departmentRoom('b')]]
	])('rows show whichever room comes first: %s', (_which, order) => {
		const rooms = seeded(province);
		const mirror = new BookMirror();
		const changed: string[] = [];
		mirror.onChange(({ changes }) => changed.push(...changes.map(({ kind }) => kind)));
		for (const name of order) mirror.attach(name, copyOf(rooms.get(name)!));
		const [first] = provinceFormat().tables.filter(({ shared }) => !shared);
		expect(mirror.book.rows(`${first.id}@u2`).length).toBeGreaterThan(0);
		expect(mirror.book.rows(`${first.id}@u2`)).toEqual(province.sheets[`${first.id}@u2`]);
		expect(changed).toContain('row');
	});

	test('a book whose format cannot be read shows no tables', () => {
		const rooms = seeded(province);
		const mirror = new BookMirror(rooms);
		metaOf(rooms.get(departmentRoom('b'))!).set(FORMAT, { id: 'x', version: 1, content: {} });
		expect(bookFormat(mirror.book.head).tables).toEqual([]);
		expect(mirror.book.rows(provinceFormat().tables[0].id)).toEqual([]);
		metaOf(rooms.get(departmentRoom('b'))!).set(FORMAT, 'no format');
		expect(bookFormat(mirror.book.head).tables).toEqual([]);
	});
});
