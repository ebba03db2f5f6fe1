import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { openBook } from './book-session';
import { MemoryOfflineStore } from './memory-offline-store';
import { roomsOf } from './room-name';
import { seedRooms } from './seed-room';

const HEAD = {
	year: 2023,
	level: '市级',
	department: { code: '070', name: '晋城市公安局' },
	units: [],
	explanations: [],
	settings: {}
};
const GIVEN = { rule: 'P01', operands: { 'T12[项目1].项目': '项目1' }, text: '该项目涉密。' };

async function sessionOf(mayWrite: boolean) {
	const book = { head: HEAD, sheets: {} };
	const seeded = seedRooms(book, { book: 'b', clientID: 1, at: 1000, by: 'import' });
	if (!seeded.ok) throw new Error(seeded.failure.kind);
	const store = new MemoryOfflineStore();
	for (const [room, doc] of seeded.rooms) await store.append(room, Y.encodeStateAsUpdate(doc));
	const session = openBook({
		bookId: 'b',
		identity: { id: 'c1', name: '张敏', role: 'coordinator' },
		rooms: roomsOf('b', HEAD).map((room) => ({ room, mayWrite })),
		url: 'ws://nowhere/sync',
		store,
		clock: () => Date.UTC(2023, 1, 1),
		connect: () => ({ readyState: 0, close: () => undefined }) as never,
		frame: (run) => run()
	});
	await session.ready;
	return session;
}

test('[C91] an explanation goes into the head with its author and time, can be undone and withdrawn', async () => {
	const session = await sessionOf(true);
	const { book } = session;
	const changes: string[] = [];
	session.on('changes', (event) => changes.push(...event.changes.map(({ kind }) => kind)));

	expect(session.explanations.give(GIVEN)).toEqual({ ok: true });
	const [explanation] = book.head.explanations;
	expect(explanation).toMatchObject({ ...GIVEN, author: '张敏' });
	expect(explanation.at).toMatch(/^2023-02-01T00:00:00/);
	expect(changes).toEqual(['head']);

	session.explanations.give({ ...GIVEN, id: explanation.id, text: '改写。' });
	expect(book.head.explanations.map(({ text }) => text)).toEqual(['改写。']);
	session.undo();
	expect(book.head.explanations.map(({ text }) => text)).toEqual(['该项目涉密。']);
	session.undo();
	expect(book.head.explanations).toEqual([]);
	session.redo();
	session.explanations.withdraw(explanation.id);
	expect(book.head.explanations).toEqual([]);
	await session.close();
});

test('[C92] an explanation is refused where the department is not this person’s to write, or it is too long', async () => {
	const reader = await sessionOf(false);
	expect(reader.explanations.give(GIVEN)).toMatchObject({ ok: false });
	await reader.close();
	const session = await sessionOf(true);
	const long = session.explanations.give({ ...GIVEN, text: '甲'.repeat(400_000) });
	expect(long).toMatchObject({ ok: false, refusal: { kind: 'too-long' } });
	expect(session.book.head.explanations).toEqual([]);
	await session.close();
});

test('[C93] a setting is the department’s to write, can be undone and taken back', async () => {
	const reader = await sessionOf(false);
	expect(reader.writeSetting('stage', '公开')).toMatchObject({ ok: false });
	await reader.close();
	const session = await sessionOf(true);
	expect(session.writeSetting('stage', '编制')).toEqual({ ok: true });
	session.writeSetting('stage', '公开');
	expect(session.book.head.settings).toEqual({ stage: '公开' });
	session.undo();
	expect(session.book.head.settings).toEqual({ stage: '编制' });
	session.writeSetting('stage', undefined);
	expect(session.book.head.settings).toEqual({});
	session.undo();
	session.undo();
	expect(session.book.head.settings).toEqual({});
	await session.close();
});
