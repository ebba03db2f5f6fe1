/** What only a store over a network must do: one owner, broken connections, why it cannot be used. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryChange } from '$lib/collab/history/history';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../../../tests/support/postgres-cluster';
import { aBook } from '../contract/store-contract';
import { AppendFailed, RoomDamaged, StoreTooNew } from '../store';
import { DatabaseUnusable } from './database-failure';
import { PostgresStore } from './postgres-store';

const ROOM = 'book/b1/department';
const meta = (at: number) => ({ by: 'x', at });
const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const updates = async (store: PostgresStore): Promise<number[][]> =>
	((await store.load(ROOM))?.updates ?? []).map((update) => [...update]);

describe.skipIf(!hasPostgres)(hasPostgres ? 'PostgreSQL' : `PostgreSQL: ${NO_POSTGRES}`, () => {
	let cluster: PostgresCluster;
	let url: string;
	const opened: PostgresStore[] = [];
	const open = async (...[at = url, options]: [at?: string, options?: object]) => {
		const store = await PostgresStore.open(at, { alone: true, ...options });
		opened.push(store);
		return store;
	};
	beforeAll(async () => void (cluster = await PostgresCluster.start()), 120_000);
	beforeEach(async () => {
		url = await cluster.database();
	});
	afterEach(async () => {
		await Promise.all(opened.splice(0).map((store) => store.close().catch(() => undefined)));
	});
	afterAll(() => cluster?.stop());

	const failure = async (at: string): Promise<unknown> => {
		const error: unknown = await open(at).catch((error: unknown) => error);
		return error instanceof DatabaseUnusable ? error.failure.kind : error;
	};

	it('[H8] makes what a large edit did piece by piece, and tells it whole', async () => {
		const store = await open();
		let made = 0;
		const change = (n: number): HistoryChange => ({
			...{ kind: 'cell', sheet: 'T12', column: '合计', after: n },
			get row() {
				made++;
				return `r${n}`;
			}
		});
		const changes = Array.from({ length: 20_000 }, (_, n) => change(n));
		store.history.record({ room: ROOM, sequence: 1, at: 1, by: 'a', changes });
		let [most, before, done] = [0, 0, false];
		const through = store.history.through(ROOM).finally(() => (done = true));
		while (!done) {
			await new Promise((resolve) => setImmediate(resolve));
			most = Math.max(most, made - before);
			before = made;
		}
		expect(await through).toBe(1);
		expect(most).toBeGreaterThan(0);
		expect(most).toBeLessThan(changes.length / 4);
		const { entries } = await store.history.query({ book: 'b1', rooms: [ROOM], limit: 30_000 });
		expect(entries.map(({ part }) => part)).toEqual([...changes.keys()].reverse());
	});

	it('[S50] says why it cannot be used', async () => {
		const { port } = cluster;
		await cluster.query(`CREATE ROLE guest LOGIN PASSWORD 'of-a-test'`);
		await cluster.query(`REVOKE CREATE ON DATABASE ${new URL(url).pathname.slice(1)} FROM PUBLIC`);
		const guest = cluster.url(new URL(url).pathname.slice(1), 'guest');
		expect(await failure(`postgres://postgres:wrong@127.0.0.1:${port}/postgres`)).toBe('refused');
		expect(await failure(cluster.url('nowhere'))).toBe('no-such-database');
		expect(await failure(url.replace(String(port), '1'))).toBe('unreachable');
		expect(await failure(guest)).toBe('no-rights');
		const latin = await cluster.database(`ENCODING 'LATIN1' TEMPLATE template0`);
		expect(await failure(latin)).toBe('not-utf8');
		const reading = `${url}?options=-c%20default_transaction_read_only%3Don`;
		await cluster.query(
			`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`
		);
		expect(await failure(reading)).toBe('read-only');
	});

	it('[S50] does not open one that a newer version wrote', async () => {
		await (await open()).close();
		await cluster.query(`UPDATE hebian.server SET value = '999' WHERE key = 'schema'`, url);
		await expect(open()).rejects.toThrow(StoreTooNew);
	});

	it('[S51] has one owner; whoever lost it writes no row and is told', async () => {
		let told = 0;
		const first = await open(url, { onLeaseLost: () => told++ });
		await first.append(ROOM, bytes(1), meta(1));
		await expect(open(url, { patience: 300 })).rejects.toMatchObject({
			failure: { kind: 'in-use' }
		});
		// As if it had been stopped for longer than its lease lasts.
		await cluster.query(`UPDATE hebian.node SET until = clock_timestamp()`, url);
		const second = await open();
		await second.append(ROOM, bytes(2), meta(2));
		const lost = await first.append(ROOM, bytes(3), meta(3)).catch((error: unknown) => error);
		expect(lost).toBeInstanceOf(AppendFailed);
		expect(lost).toMatchObject({ code: 'LEASE_LOST' });
		await expect(first.compact(ROOM, [bytes(9)], 1)).rejects.toThrow();
		await expect(first.books.create(aBook())).rejects.toThrow();
		expect([told, await updates(second)]).toEqual([1, [[1], [2]]]);
		const beside = await PostgresStore.open(url);
		await expect(beside.append(ROOM, bytes(4), meta(4))).rejects.toMatchObject({
			code: 'NO_LEASE'
		});
		await beside.close();
	});

	it('[S52] knows after a broken connection which appends are in the log', async () => {
		const line = await Line.to(cluster.port);
		const store = await open(url.replace(String(cluster.port), String(line.port)));
		await store.append(ROOM, bytes(1), meta(1));
		// The server commits, and its answer is lost.
		line.swallowAnswers();
		const second = store.append(ROOM, bytes(2), meta(2));
		await line.until(async () => (await logRows()) === 2);
		line.cut();
		line.restore();
		expect(await second).toBe(2);
		// The request itself is lost.
		line.swallowRequests();
		const third = store.append(ROOM, bytes(3), meta(3));
		await line.until(async () => line.swallowed > 0);
		line.cut();
		line.restore();
		await expect(third).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
		expect(await store.append(ROOM, bytes(4), meta(4))).toBe(3);
		expect(await updates(store)).toEqual([[1], [2], [4]]);
		await store.close();
		line.close();
	});
	const logRows = async (): Promise<number> =>
		Number((await cluster.query('SELECT count(*)::int AS rows FROM hebian.log', url))[0].rows);

	it('[S52] goes on after the database was killed', async () => {
		const store = await open();
		await store.append(ROOM, bytes(1), meta(1));
		store.history.record({ room: ROOM, sequence: 1, at: 1, by: 'x', changes: [] });
		await cluster.kill();
		const waiting = store.append(ROOM, bytes(2), meta(2));
		const settled = Promise.allSettled([waiting]);
		await expect(store.probe()).rejects.toThrow();
		await cluster.run();
		const [{ status }] = await settled;
		const kept = status === 'fulfilled' ? [[1], [2]] : [[1]];
		expect(await updates(store)).toEqual(kept);
		expect(await store.append(ROOM, bytes(3), meta(3))).toBe(kept.length + 1);
		expect(await store.history.through(ROOM)).toBe(1);
	});

	it('[S33] cuts a log at the last good record, and refuses one without its beginning', async () => {
		const store = await open();
		await store.books.create(aBook());
		for (const n of [2, 3]) await store.append(ROOM, bytes(n), meta(2_000 + n));
		await store.close();
		await cluster.query(
			`UPDATE hebian.log SET data = 'x' WHERE room = '${ROOM}' AND sequence = 3`,
			url
		);
		const cuts: unknown[] = [];
		const again = await open(url, { onCut: (cut: unknown) => cuts.push(cut), now: () => 9_000 });
		const { epoch } = again;
		await expect(again.load(ROOM, { whole: true })).rejects.toThrow(RoomDamaged);
		expect(await updates(again)).toEqual([[1, 2, 3], [2]]);
		expect(cuts).toMatchObject([{ lastGood: 2, dropped: 1, reason: 'checksum' }]);
		expect(again.epoch).not.toBe(epoch);
		expect(again.lostSpans).toEqual([{ after: 2_002, until: 9_000 }]);
		expect(await again.append(ROOM, bytes(5), meta(9_001))).toBe(3);
		await cluster.query(`DELETE FROM hebian.log WHERE room = '${ROOM}' AND sequence = 1`, url);
		await expect(again.load(ROOM)).rejects.toMatchObject({ damage: 'beginning-missing' });
	});

	it('[S54] keeps text that PostgreSQL has no word for, and an audit trail that can be followed', async () => {
		const store = await open();
		const entry = { at: 1, by: 'x', action: 'a\0b', subject: '半\ud800' };
		await store.audit.append(entry);
		const [kept] = await store.audit.list(0, 9);
		expect(kept).toMatchObject({ action: 'a␀b', subject: '半�' });
	});

	it('tells what another process changed, and not what was changed here', async () => {
		const [here, there] = [await open(), await PostgresStore.open(url)];
		const entry = { at: 1, by: 'c', action: 'user.add', subject: 'p' };
		await here.audit.append(entry);
		expect(await here.changedElsewhere()).toBe(false);
		await there.audit.append(entry);
		expect([await here.changedElsewhere(), await here.changedElsewhere()]).toEqual([true, false]);
		await there.close();
	});
});

/** A line to the database that can lose what is sent, and be cut. */
class Line {
	swallowed = 0;
	#loses: 'answers' | 'requests' | undefined;
	readonly #sockets = new Set<Socket>();

	private constructor(private readonly server: Server) {}

	static async to(port: number): Promise<Line> {
		const server = createServer();
		const line = new Line(server);
		server.on('connection', (near) => {
			const far = connect(port, '127.0.0.1');
			for (const socket of [near, far]) {
				line.#sockets.add(socket);
				socket.on('error', () => undefined);
				socket.once('close', () => line.#sockets.delete(socket));
			}
			near.on('data', (data) => line.#pass('requests', data, far));
			far.on('data', (data) => line.#pass('answers', data, near));
			near.once('close', () => far.destroy());
			far.once('close', () => near.destroy());
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return line;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}
	swallowAnswers(): void {
		this.#loses = 'answers';
	}
	swallowRequests(): void {
		this.#loses = 'requests';
		this.swallowed = 0;
	}
	restore(): void {
		this.#loses = undefined;
	}
	cut(): void {
		for (const socket of this.#sockets) socket.destroy();
	}
	close(): void {
		this.cut();
		this.server.close();
	}
	async until(isDone: () => Promise<boolean>): Promise<void> {
		while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 20));
	}

	#pass(kind: 'answers' | 'requests', data: Buffer, to: Socket): void {
		if (this.#loses === kind) this.swallowed += data.length;
		else to.write(data);
	}
}
