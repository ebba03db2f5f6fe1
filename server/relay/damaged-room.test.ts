/** One damaged room: it says what it is, and everything else of the book goes on. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { openDatabase } from '../store/sqlite/database';
import { SqliteStore } from '../store/sqlite/sqlite-store';
import { DEPARTMENT, openScene, setCell, UNIT_1, UNIT_2, type Scene } from './relay-scene';

const WORKFLOW = 'book/b1/workflow';
const COMMENTS = 'book/b1/comments';
let scene: Scene<SqliteStore>;
afterEach(async () => {
	await scene.close();
	await scene.store.close();
});

/** A book whose rooms were opened and put away once, then damaged. */
async function damaged(sql: string): Promise<void> {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'hebian-damaged-')), 'hebian.db');
	scene = await openScene({ store: new SqliteStore(file) });
	for (const room of [DEPARTMENT, UNIT_1, UNIT_2, WORKFLOW, COMMENTS])
		(await scene.open('coordinator', room)).close();
	await scene.close();
	await scene.store.close();
	const raw = openDatabase(file);
	raw.exec(sql);
	raw.close();
	scene = await openScene({ store: new SqliteStore(file) });
}

async function ask(where: string) {
	const cookie = await scene.cookie('coordinator');
	const answer = await fetch(`http://127.0.0.1:${scene.port}/api/books/b1${where}`, {
		headers: { cookie }
	});
	return { status: answer.status, json: (await answer.json()) as unknown };
}

/** How a room greets the coordinator. */
async function greeted(room: string) {
	const client = await scene.open('coordinator', room);
	await client.until(() => client.closed !== undefined || client.hello.ok);
	const { closed, hello } = client;
	client.close();
	return closed?.code ?? (hello.ok && { mayWrite: hello.value.mayWrite });
}

it('[R100] a damaged unit closes that room with its reason; the others are written', async () => {
	await damaged(`UPDATE snapshot SET data = x'0102' WHERE room = '${UNIT_2}'`);
	expect(await greeted(UNIT_2)).toBe(CLOSE_CODES.damaged);
	for (const room of [DEPARTMENT, UNIT_1]) expect(await greeted(room)).toEqual({ mayWrite: true });
	const client = await scene.open('coordinator', DEPARTMENT);
	await client.sync();
	client.edit(setCell('r1:合计', 1));
	await client.acked();
	client.close();
	expect(await ask('')).toMatchObject({ status: 200, json: { head: { year: 2023 } } });
	expect(await ask('/history')).toMatchObject({ status: 200 });
	const failure = { kind: 'damaged', room: UNIT_2 };
	for (const where of ['/file', '/findings'])
		expect(await ask(where)).toEqual({ status: 500, json: { failure } });
	const told = scene.logged.find(({ message }) => message.startsWith('room is damaged'));
	expect(told?.fields).toEqual({ room: UNIT_2, damage: 'snapshot' });
});

it('[R100] a damaged workflow is not begun anew; what rests on it is read and not written', async () => {
	await damaged(`UPDATE snapshot SET through = 0 WHERE room = '${WORKFLOW}'`);
	expect(await greeted(WORKFLOW)).toBe(CLOSE_CODES.damaged);
	for (const room of [DEPARTMENT, UNIT_1, UNIT_2])
		expect(await greeted(room)).toEqual({ mayWrite: false });
	expect(await greeted(COMMENTS)).toEqual({ mayWrite: true });
	expect(await ask('')).toMatchObject({ status: 200 });
	expect(await ask('/file')).toMatchObject({ json: { failure: { room: WORKFLOW } } });
});
