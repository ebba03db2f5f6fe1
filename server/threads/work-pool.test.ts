import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Asker } from './fair-queue';
import { WorkFailed, type WorkFailure } from './work-failed';
import { WorkPool, type WorkPoolOptions } from './work-pool';

const script = path.resolve('server/threads/thread.fixture.js');
const A: Asker = { person: 'a', book: 'x' };
const B: Asker = { person: 'b', book: 'x' };
let pool: WorkPool;
afterEach(() => pool.close());

function open(options: Partial<WorkPoolOptions> = {}): WorkPool {
	const bounds = { time: 20_000, memory: 64, most: 100, mostOfOne: 50 };
	return (pool = new WorkPool({ script, threads: 1, ...bounds, now: Date.now, ...options }));
}

interface Done {
	readonly name?: string;
	readonly threadId: number;
	readonly heard: readonly unknown[];
}

const run = (asker: Asker, body: object): Promise<Done> =>
	pool.run(asker, { parcel: () => ({ body }) });

async function failure(work: Promise<unknown>): Promise<WorkFailure> {
	const error = await work.then(
		() => undefined,
		(reason: unknown) => reason
	);
	if (!(error instanceof WorkFailed)) throw new Error(`no refusal: ${String(error)}`);
	return error.failure;
}

describe('a pool of threads', () => {
	it('[W1] does work in threads that live on', async () => {
		open();
		const [first, second] = [await run(A, { name: '1' }), await run(A, { name: '2' })];
		expect([first.name, second.name]).toEqual(['1', '2']);
		expect(first.threadId).not.toBe(0);
		expect(second.threadId).toBe(first.threadId);
	});

	it('[W2] shares threads out: one request is not behind twenty of somebody else', async () => {
		open();
		const done: string[] = [];
		const ask = (asker: Asker, name: string): Promise<unknown> =>
			run(asker, { ms: 5 }).then(() => done.push(name));
		const all = [...Array(20).keys()].map((i) => ask(A, `a${i}`));
		all.push(ask(B, 'b'));
		await Promise.all(all);
		expect(done.indexOf('b')).toBeLessThanOrEqual(2);
		expect(done).toHaveLength(21);
	});

	it('[W3] refuses what is too much of one, and too much of all, and says when to come again', async () => {
		open({ most: 3, mostOfOne: 2 });
		const before = Date.now();
		const waiting = [run(A, { ms: 50 }), run(A, {}), run(A, {}), run(B, {})];
		expect(await failure(run(A, {}))).toMatchObject({ kind: 'throttled' });
		const full = await failure(run({ person: 'c', book: 'x' }, {}));
		expect(full.kind).toBe('busy');
		expect('retryAt' in full && full.retryAt).toBeGreaterThan(before);
		expect(() => pool.expectRoom('a')).toThrow(WorkFailed);
		await Promise.all(waiting);
		expect(() => pool.expectRoom('a')).not.toThrow();
		expect(await run(A, { name: 'again' })).toMatchObject({ name: 'again' });
	});

	it.each([
		['hang', 'timeout'],
		['swell', 'memory'],
		['exit', 'crash']
	])('[W4] replaces a thread that would %s, and tells why', async (act, reason) => {
		const ended: string[] = [];
		open({ time: act === 'hang' ? 3_000 : 20_000, onEnd: () => ended.push(act) });
		await run(A, {});
		const stopped = failure(run(A, { act }));
		const next = run(B, { name: 'next' });
		expect(await stopped).toEqual({ kind: 'work-stopped', reason });
		expect(await next).toMatchObject({ name: 'next', heard: [] });
		expect(ended).toEqual([act]);
	});

	it('[W4] a flaw in one piece of work ends nothing else', async () => {
		open();
		const { threadId } = await run(A, {});
		await expect(run(A, { act: 'fail' })).rejects.toThrow('as it was told');
		expect((await run(A, {})).threadId).toBe(threadId);
	});

	it('[W5] prepares work when its turn has come, and hands buffers over', async () => {
		open();
		const start = performance.now();
		let prepared = 0;
		const bytes = new Uint8Array([1, 2, 3]);
		const first = run(A, { ms: 50 });
		const second = pool.run<{ bytes: Uint8Array }>(A, {
			prepare: async () => void (prepared = performance.now()),
			parcel: () => ({ body: { bytes }, transfer: [bytes.buffer] })
		});
		expect([...(await second).bytes]).toEqual([1, 2, 3]);
		await first;
		expect(prepared - start).toBeGreaterThan(45);
		expect(bytes.length).toBe(0);
	});

	it('[W5] work whose preparation fails keeps no thread', async () => {
		open();
		const prepare = async (): Promise<void> => {
			throw new Error('nothing there');
		};
		await expect(pool.run(A, { prepare, parcel: () => ({ body: {} }) })).rejects.toThrow('there');
		expect(await run(A, { name: 'next' })).toMatchObject({ name: 'next' });
	});

	it('[W6] tells a thread what concerns it, before the work that comes after', async () => {
		open();
		await run(A, {});
		pool.note({ body: 'news' });
		expect((await run(A, {})).heard).toEqual(['news']);
	});

	it('[W7] ends its threads when it is closed, and refuses what waits', async () => {
		open();
		await run(A, {});
		const hanging = failure(run(A, { act: 'hang' }));
		const waiting = failure(run(A, {}));
		await new Promise((resolve) => setTimeout(resolve, 50));
		await pool.close();
		expect((await hanging).kind).toBe('work-stopped');
		expect((await waiting).kind).toBe('busy');
		expect((await failure(run(A, {}))).kind).toBe('busy');
	});
});
