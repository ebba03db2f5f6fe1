/** Several nodes on one database: each book has one owner, and whoever lost it writes nothing. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../../../tests/support/postgres-cluster';
import { aBook } from '../contract/store-contract';
import { PostgresStore, type PostgresStoreOptions } from './postgres-store';

const [ROOM, OTHER] = ['book/b1/department', 'book/b2/department'];
const meta = (at: number) => ({ by: 'x', at });
const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const always = (): boolean => true;

describe.skipIf(!hasPostgres)(hasPostgres ? 'nodes' : `nodes: ${NO_POSTGRES}`, () => {
	let cluster: PostgresCluster;
	let url: string;
	const opened: PostgresStore[] = [];
	const open = async (
		name: string | undefined,
		options: Partial<PostgresStoreOptions> = {}
	): Promise<PostgresStore> => {
		const nodeUrl = name && `http://${name}:3000`;
		const store = await PostgresStore.open(url, { alone: true, nodeUrl, ...options });
		opened.push(store);
		return store;
	};
	/** As if a node had been stopped for longer than its lease lasts. */
	const stopped = (name: string): Promise<unknown> =>
		cluster.query(
			`UPDATE hebian.node SET until = clock_timestamp() WHERE url = 'http://${name}:3000'`,
			url
		);
	beforeAll(async () => void (cluster = await PostgresCluster.start()), 120_000);
	beforeEach(async () => {
		url = await cluster.database();
	});
	afterEach(async () => {
		await Promise.all(opened.splice(0).map((store) => store.close().catch(() => undefined)));
	});
	afterAll(() => cluster?.stop());

	it('[S55] give each book to the one that asks first, and tell the others where it is', async () => {
		const [a, b] = [await open('a'), await open('b')];
		const claims = await Promise.all([a, b, a, b].map((store) => store.owners!.claim('b1')));
		const ours = claims.filter(({ kind }) => kind === 'ours');
		expect(ours).toHaveLength(2);
		const [owner, other] = a.owners!.owns('b1') ? [a, b] : [b, a];
		const at = owner === a ? 'http://a:3000' : 'http://b:3000';
		expect(await other.owners!.claim('b1')).toEqual({ kind: 'theirs', url: at });
		expect(await other.owners!.elsewhere(['b1', 'b9'])).toEqual(new Map([['b1', at]]));
		expect(await other.owners!.claim('b2')).toEqual({ kind: 'ours' });
		await owner.append(ROOM, bytes(1), meta(1));
		await other.append(OTHER, bytes(2), meta(2));
		await expect(other.append(ROOM, bytes(3), meta(3))).rejects.toMatchObject({
			code: 'BOOK_ELSEWHERE'
		});
		await expect(other.load(ROOM)).rejects.toMatchObject({ code: 'BOOK_ELSEWHERE' });
		expect((await owner.load(ROOM))?.updates).toEqual([bytes(1)]);
	});

	it('[S56] pass a book on when it is released, with all that was written', async () => {
		const [a, b] = [await open('a'), await open('b')];
		await a.append(ROOM, bytes(1), meta(1));
		a.history.record({ room: ROOM, sequence: 1, at: 1, by: 'x', changes: [] });
		await a.owners!.release('b1', () => false);
		expect(a.owners!.owns('b1')).toBe(true);
		await a.owners!.release('b1', always);
		expect(await b.owners!.claim('b1')).toEqual({ kind: 'ours' });
		expect([(await b.load(ROOM))?.updates, await b.history.through(ROOM)]).toEqual([[bytes(1)], 1]);
		await b.append(ROOM, bytes(2), meta(2));
		await b.owners!.release('b1', always);
		expect(await a.owners!.claim('b1')).toEqual({ kind: 'ours' });
		expect(await a.append(ROOM, bytes(3), meta(3))).toBe(3);
	});

	it('[S56] pass all books on when one ends', async () => {
		const [a, b] = [await open('a'), await open('b')];
		await a.append(ROOM, bytes(1), meta(1));
		await a.close();
		expect(await b.owners!.claim('b1')).toEqual({ kind: 'ours' });
	});

	it('[S57] take over the books of one that was stopped, which writes no row and is told', async () => {
		let told = 0;
		const a = await open('a', { onLeaseLost: () => told++ });
		const b = await open('b');
		await a.append(ROOM, bytes(1), meta(1));
		await a.append(OTHER, bytes(1), meta(1));
		expect((await b.owners!.claim('b1')).kind).toBe('theirs');
		await stopped('a');
		expect(await b.owners!.claim('b1')).toEqual({ kind: 'ours' });
		// Rows of several books are one statement: one that is lost takes the others with it.
		const both = [ROOM, OTHER].map((room) => a.append(room, bytes(2), meta(2)));
		for (const { status } of await Promise.allSettled(both)) expect(status).toBe('rejected');
		expect(told).toBe(1);
		await expect(a.compact(ROOM, [bytes(9)], 1)).rejects.toThrow('taken over');
		await expect(a.books.create(aBook())).rejects.toThrow('taken over');
		a.history.record({ room: ROOM, sequence: 1, at: 1, by: 'x', changes: [] });
		await expect(a.history.flush()).rejects.toThrow('taken over');
		expect((await b.load(ROOM))?.updates).toEqual([bytes(1)]);
		expect((await b.load(OTHER))?.updates).toEqual([bytes(1)]);
	});

	it('[S57] find out by renewing that a book is another’s', async () => {
		let isTold: () => void = () => undefined;
		const told = new Promise<void>((resolve) => (isTold = resolve));
		const a = await open('a', { onLeaseLost: isTold });
		await a.append(ROOM, bytes(1), meta(1));
		await cluster.query(`UPDATE hebian.book_lease SET owner = 'somebody', fence = 9`, url);
		await told;
	});

	it('[S51] with and without an address do not stand beside each other', async () => {
		const alone = await open(undefined);
		await expect(open('a', { patience: 300 })).rejects.toMatchObject({
			failure: { kind: 'in-use' }
		});
		await alone.close();
		await open('a');
		await expect(open(undefined, { patience: 300 })).rejects.toMatchObject({
			failure: { kind: 'in-use' }
		});
	});
});
