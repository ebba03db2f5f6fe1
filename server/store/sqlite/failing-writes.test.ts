/**
 * The disk fills up, or fails, at each write in turn. What was answered with success is there after
 * reopening, what failed is there whole or not at all, and once the disk is well the store goes on.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Database } from './database';
import { SqliteStore } from './sqlite-store';
import { aBook } from '../contract/store-contract';
import { AppendFailed } from '../store';

const ROOM = 'book/b1/department';
const fileIn = (): string =>
	path.join(mkdtempSync(path.join(tmpdir(), 'hebian-full-')), 'hebian.db');

/** Lets the n-th write fail, before it is done or, as a commit may, after. */
class FailingDisk {
	writes = 0;
	failAt = Infinity;

	constructor(readonly code: string) {}

	readonly between = (database: Database): Database => ({
		...database,
		prepare: (sql) => {
			const statement = database.prepare(sql);
			if (!/^\s*(INSERT|UPDATE|DELETE)/i.test(sql)) return statement;
			return {
				...statement,
				run: (...values) => {
					this.#write();
					return statement.run(...values);
				}
			};
		},
		// The last write of a transaction is its commit.
		transaction: (work) =>
			database.transaction(() => {
				const result = work();
				this.#write();
				return result;
			})
	});

	#write(): void {
		if (++this.writes === this.failAt)
			throw Object.assign(new Error(this.code), { code: this.code });
	}
}

/** Everything a day brings; returns the updates that were said to be durable. */
async function day(store: SqliteStore): Promise<{ kept: number[]; failed: number }> {
	const kept: number[] = [];
	let failed = 0;
	const attempt = async (what: () => Promise<unknown>): Promise<boolean> => {
		try {
			await what();
			return true;
		} catch {
			failed++;
			return false;
		}
	};
	await attempt(() => store.books.create(aBook()));
	for (let n = 10; n < 16; n++) {
		const append = (m: number) => store.append(ROOM, new Uint8Array([m]), { by: 'x', at: m });
		// Two of one commit stand or fall together.
		const appended = Promise.allSettled([append(n), append(n + 100)]);
		// What is written later on is written now, so that its failure is told too.
		await attempt(() => store.flush());
		const both = await appended;
		for (const [i, one] of both.entries()) {
			if (one.status === 'fulfilled') kept.push(i === 0 ? n : n + 100);
			else expect(one.reason).toBeInstanceOf(AppendFailed);
		}
		if (both.some((one) => one.status === 'rejected')) failed++;
		expect(new Set(both.map((one) => one.status)).size).toBe(1);
		if (n === 12) await attempt(() => fold(store));
		await attempt(() => store.audit.append({ at: n, by: 'x', action: 'a', subject: 's' }));
	}
	return { kept, failed };
}

/** The snapshot holds the bytes of the rows it replaces, so that none can go unseen. */
async function fold(store: SqliteStore): Promise<void> {
	const log = (await store.load(ROOM))!;
	await store.compact(ROOM, [bytesOf(log)], log.sequence);
}

function bytesOf(log: {
	snapshot: readonly Uint8Array[];
	updates: readonly Uint8Array[];
}): Uint8Array {
	return new Uint8Array([...log.snapshot, ...log.updates].flatMap((u) => [...u]));
}

it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE'])(
	'[S30] %s at each write: nothing that was answered is lost, nothing is half written',
	async (code) => {
		const counting = new FailingDisk(code);
		const whole = new SqliteStore(fileIn(), { between: counting.between });
		counting.writes = 0;
		await day(whole);
		await whole.close();
		expect(counting.writes).toBeGreaterThan(40);
		for (let failAt = 1; failAt <= counting.writes; failAt++) {
			const disk = new FailingDisk(code);
			const file = fileIn();
			// A store that cannot be made at all is told when it is opened, with nothing in it yet.
			const store = new SqliteStore(file, { between: disk.between });
			disk.failAt = disk.writes + failAt;
			const { kept, failed } = await day(store);
			expect(failed, `write ${failAt} was not told of`).toBeGreaterThan(0);
			await store.close();
			const cuts: unknown[] = [];
			const again = new SqliteStore(file, { onCut: (cut) => cuts.push(cut) });
			const log = (await again.load(ROOM))!;
			const book = await again.books.find('b1');
			// The book's first update is [1, 2, 3], in its room if and only if there is the book.
			expect([...bytesOf(log)]).toEqual([...(book ? [1, 2, 3] : []), ...kept]);
			expect(cuts).toEqual([]);
			await again.append(ROOM, new Uint8Array([77]), { by: 'x', at: 1 });
			expect((await again.load(ROOM))!.updates.at(-1)).toEqual(new Uint8Array([77]));
			await again.close();
		}
	},
	120_000
);
