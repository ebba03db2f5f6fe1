/** Syncs of large rooms: whoever asks, however they read. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES, MESSAGE, SYNC } from '$lib/collab/wire/wire';
import { createBook } from '../books/create-book';
import { MemoryStore } from '../store/memory/memory-store';
import { PacedFrames } from './paced-frames';
import {
	BOOK,
	DEPARTMENT,
	openScene,
	type RawClient,
	setCell,
	SMALL_BOOK,
	sync,
	UNIT_2,
	type Scene,
	type SceneOptions
} from './relay-scene';
import { toTheEnd } from '../threads/turns';
import { cutState } from './cut-state';
import { RoomState } from './room-state';
import { PART, pieceOf, type Piece } from './state-piece';

const EVERYTHING = sync(SYNC.step1, Y.encodeStateVector(new Y.Doc()));
const LARGE = 300;

let scene: Scene<MemoryStore>;
afterEach(() => scene?.close());

/** The department's room holds 15 MB: more than a connection may have unsent. */
async function openLarge(options: SceneOptions<MemoryStore> = {}): Promise<void> {
	const store = new MemoryStore();
	await createBook(store, SMALL_BOOK, { id: BOOK, report: {}, by: 'test', now: 1 });
	await store.append(DEPARTMENT, largeUpdate(), { by: 'server', at: 2 });
	scene = await openScene({ ...options, store });
}

function largeUpdate(): Uint8Array {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (let i = 0; i < LARGE; i++) setCell(`r1:列${i}`, 'x'.repeat(50_000), 'server')(doc);
	});
	return Y.encodeStateAsUpdate(doc);
}

const piecesOf = (state: Uint8Array): Piece[] => toTheEnd(cutState(state, PART)).map(pieceOf);
const cellsOf = (client: RawClient): number => client.doc.getMap('cells').size;

describe('a large room', () => {
	it('[R22] is given whole in one go, however slowly somebody reads', async () => {
		await openLarge();
		const reader = await scene.open('viewer');
		await reader.until(() => reader.frames.length > 0);
		reader.send(EVERYTHING);
		// Three moments in which nothing is read: the line fills.
		for (let i = 0; i < 3; i++) {
			reader.socket.pause();
			await pause(150);
			reader.socket.resume();
			await pause(5);
		}
		await reader.until(() => cellsOf(reader) >= LARGE, 10_000);
		expect(reader.closed).toBeUndefined();
	});

	it('[R22] goes out a part at a time, and an edit of others behind the parts', async () => {
		await openLarge();
		const reader = await scene.open('viewer');
		await reader.until(() => reader.frames.length > 0);
		reader.socket.pause();
		reader.send(EVERYTHING);
		await pause(150);
		const writer = await scene.open('coordinator');
		await writer.until(() => writer.frames.length > 0);
		writer.edit(setCell('r1:合计', 7));
		await writer.acked();
		reader.socket.resume();
		await reader.until(
			() => reader.cell('r1:合计') !== undefined && cellsOf(reader) > LARGE,
			10_000
		);
		// The last part ends the sync; the edit came behind it.
		await reader.until(() => (reader.cell('r1:合计') as { v: number }).v === 7);
		const kinds = reader.frames.filter((f) => f[0] === MESSAGE.sync).map((f) => f[1]);
		expect(kinds.indexOf(SYNC.step2)).toBeGreaterThan(LARGE / 2);
	});

	it('[R23] whoever does not read is closed after a while, and others do not notice', async () => {
		await openLarge({ limits: { partPatience: 300 } });
		const reader = await scene.open('viewer');
		await reader.until(() => reader.frames.length > 0);
		reader.socket.pause();
		for (let i = 0; i < 20; i++) reader.send(EVERYTHING);
		const writer = await scene.open('clerk-u2', UNIT_2);
		await writer.until(() => writer.frames.length > 0);
		writer.edit(setCell('r2:合计', 7));
		await writer.acked();
		await writer.until(() => scene.server.relay.figures.connections === 1);
		reader.socket.resume();
		expect((await reader.untilClosed()).code).not.toBe(1000);
		expect(CLOSE_CODES['too-slow']).toBe(4408);
	});

	it('[R49] does not grow with what was overwritten, once its log is folded', async () => {
		scene = await openScene({ limits: { compactAfter: 5 } });
		const writer = await scene.open('clerk-u2', UNIT_2);
		await writer.sync();
		for (let i = 1; i <= 20; i++) {
			writer.edit(setCell('r2:项目', 'x'.repeat(20_000 + i)));
			await writer.acked(i);
		}
		const room = (await scene.server.relay.rooms.get(UNIT_2))!;
		await writer.until(() => room.state.size < 140_000);
		expect(room.state.size).toBeGreaterThan(20_000);
	});

	it('[R24] tells somebody who lacks little only that', async () => {
		await openLarge();
		const first = await scene.open('viewer');
		await first.until(() => first.frames.length > 0);
		first.send(EVERYTHING);
		await first.until(() => cellsOf(first) >= LARGE, 10_000);
		const writer = await scene.open('coordinator');
		await writer.until(() => writer.frames.length > 0);
		const known = Y.encodeStateVector(first.doc);
		first.close();
		writer.edit(setCell('r1:合计', 8));
		await writer.acked();
		const again = await scene.open('viewer');
		await again.until(() => again.frames.length > 0);
		again.send(sync(SYNC.step1, known));
		await again.until(() => again.countOf(MESSAGE.sync) > 0);
		const bytes = again.frames.reduce((sum, frame) => sum + frame.length, 0);
		expect(bytes).toBeLessThan(2_000);
	});
});

describe('the state of a room', () => {
	const answerOf = (state: RoomState, vector: Uint8Array): readonly Uint8Array[] => {
		const work = state.answer(vector);
		for (;;) {
			const { done, value } = work.next();
			if (done) return value;
		}
	};
	const receive = (frames: readonly Uint8Array[]): Y.Doc => {
		const doc = new Y.Doc();
		for (const frame of frames) {
			const body = frame.subarray(2);
			// Lengths of up to four bytes stand before the update.
			const from = body.findIndex((byte) => byte < 128) + 1;
			Y.applyUpdate(doc, body.subarray(from));
			expect(doc.store.pendingStructs).toBeNull();
		}
		return doc;
	};

	it('[R24] is the same bytes for everybody, large or small', () => {
		for (const update of [largeUpdate(), Y.encodeStateAsUpdate(new Y.Doc())]) {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, update);
			const state = new RoomState(doc);
			state.replace(piecesOf(update), 1);
			const nothing = Y.encodeStateVector(new Y.Doc());
			const [one, other] = [answerOf(state, nothing), answerOf(state, nothing)];
			expect(one.every((frame, i) => frame === other[i])).toBe(true);
		}
	});

	it('[R24] goes on with every update, small ones together', () => {
		const doc = new Y.Doc();
		const state = new RoomState(doc);
		const base = largeUpdate();
		Y.applyUpdate(doc, base);
		state.replace(piecesOf(base), 1);
		let sequence = 1;
		doc.on('update', (update: Uint8Array) => state.add(++sequence, update));
		for (let i = 0; i < 120; i++) setCell(`r1:列${i % 9}`, i, 'x')(doc);
		const frames = answerOf(state, Y.encodeStateVector(new Y.Doc()));
		expect(receive(frames).getMap('cells').toJSON()).toEqual(doc.getMap('cells').toJSON());
		state.replace(piecesOf(Y.encodeStateAsUpdate(doc)), sequence);
		expect(state.grown).toBe(0);
		const folded = answerOf(state, Y.encodeStateVector(new Y.Doc()));
		expect(receive(folded).getMap('cells').toJSON()).toEqual(doc.getMap('cells').toJSON());
	});
});

describe('paced frames', () => {
	const frame = (n: number): Uint8Array => new Uint8Array([n]);

	it('[R22] leave one by one, what others write behind them', () => {
		const given: number[] = [];
		let taken = (): void => undefined;
		let done = false;
		const paced = new PacedFrames({
			give: (one, then) => {
				given.push(one[0]);
				taken = then;
			},
			tooSlow: () => expect.unreachable(),
			patience: 1_000,
			behind: 10
		});
		paced.send([frame(1), frame(2)], () => (done = true));
		expect(given).toEqual([1]);
		paced.follow(frame(9));
		taken();
		expect(given).toEqual([1, 2]);
		taken();
		expect(given).toEqual([1, 2, 9]);
		expect(done).toBe(false);
		taken();
		expect(done).toBe(true);
		expect(paced.isUnderWay).toBe(false);
	});

	it('[R23] are too slow where one is not taken in time, or too much waits', () => {
		vi.useFakeTimers();
		let slow = 0;
		const paced = new PacedFrames({
			give: () => undefined,
			tooSlow: () => slow++,
			patience: 1_000,
			behind: 2
		});
		paced.send([frame(1)], () => undefined);
		vi.advanceTimersByTime(999);
		expect(slow).toBe(0);
		vi.advanceTimersByTime(1);
		expect(slow).toBe(1);
		for (let i = 0; i < 3; i++) paced.follow(frame(i));
		expect(slow).toBe(2);
		vi.useRealTimers();
		paced.end();
	});
});

it('[R16] what follows a gap at once is not asked for each by itself', async () => {
	scene = await openScene();
	const client = await scene.open('coordinator');
	await client.sync();
	client.edit(setCell('r1:列', 0), { send: false });
	for (let i = 1; i <= 30; i++) client.edit(setCell(`r1:列${i}`, i));
	client.sendStep2(Y.encodeStateAsUpdate(client.doc));
	await client.acked();
	expect(client.closed).toBeUndefined();
	const room = await scene.server.relay.rooms.get(DEPARTMENT);
	expect(room!.doc.getMap('cells').get('r1:列30')).toMatchObject({ v: 30 });
});
