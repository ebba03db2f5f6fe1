/**
 * Damages a store byte by byte, opens it, and says what came of it. Whatever the damage: it opens
 * whole, or at the last good record and says so, or refuses by name. Anything else is a failure.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SqliteStore } from '../../server/store/sqlite/sqlite-store';
import { aBook } from '../../server/store/contract/store-contract';
import { StoreDamaged, type RoomLog } from '../../server/store/store';

export interface TornOptions {
	/** Every n-th byte outside the last frames; 1 is every one. */
	readonly stride: number;
	/** Every n-th byte of the last frames of the write-ahead log. */
	readonly tailStride: number;
	readonly say?: (line: string) => void;
}

/** How an opened store compares with what was acknowledged, and whether it said so. */
export type Outcome =
	/** Everything is there. */
	| 'whole'
	/** The end is missing, and the store said so. */
	| 'cut'
	/** `StoreDamaged`, when it was opened or when the room was. */
	| 'refused'
	/** The file ends exactly between two commits: nothing in it tells that there was more. */
	| 'earlier'
	/** The end is missing, and nothing was said. */
	| 'silent'
	/** Something else than what was acknowledged is there. */
	| 'wrong'
	/** An error without a name of ours. */
	| 'untyped';

export const BAD: readonly Outcome[] = ['silent', 'wrong', 'untyped'];

export interface TornResult {
	readonly tally: Readonly<Record<Outcome, number>>;
	/** One line for each damage that came out badly. */
	readonly bad: readonly string[];
}

type Which = 'database' | 'log';
interface Damage {
	readonly file: Which;
	readonly kind: 'truncated' | 'flipped';
	readonly at: number;
}

const ROOMS = ['book/b1/department', 'book/b1/unit/u1'];
/** Bytes of a frame of the write-ahead log: its header and a page. */
const HEADER = 32;
const FRAME = 24 + 4096;
const LAST_FRAMES = 3;

export async function tearByteByByte({
	stride,
	tailStride,
	say = () => undefined
}: TornOptions): Promise<TornResult> {
	// Thousands of stores are opened, none of which has to outlive the machine.
	const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
	const folder = mkdtempSync(path.join(memory, 'hebian-torn-'));
	const tally = { whole: 0, cut: 0, refused: 0, earlier: 0, silent: 0, wrong: 0, untyped: 0 };
	const bad: string[] = [];
	try {
		const scene = await crashed(path.join(folder, 'before'));
		const all = [...damages(scene, stride, tailStride)];
		for (const [n, damage] of all.entries()) {
			const outcome = await openDamaged(scene, damage, path.join(folder, String(n)));
			tally[outcome]++;
			if (BAD.includes(outcome))
				bad.push(`${damage.file} ${damage.kind} at ${damage.at}: ${outcome}`);
			if (n % 500 === 0) await letGo();
			if ((n + 1) % 2000 === 0) say(`${n + 1} of ${all.length}, ${bad.length} bad`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	return { tally, bad };
}

/** libsql keeps a closed file open until its statements are collected; thousands of stores would use up all there are. */
async function letGo(): Promise<void> {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	await new Promise((resolve) => setImmediate(resolve));
}

interface Crashed {
	readonly database: Buffer;
	readonly log: Buffer;
	/** The database after an orderly end: everything is in it, there is no log. */
	readonly closed: Buffer;
	/** What was acknowledged, room by room: each update is one byte. */
	readonly acknowledged: ReadonlyMap<string, readonly number[]>;
}

/** A store as a power cut finds it: snapshots and rows in the database, later ones in its log. */
async function crashed(folder: string): Promise<Crashed> {
	const file = path.join(folder, 'hebian.db');
	const acknowledged = new Map<string, number[]>(ROOMS.map((room) => [room, []]));
	const first = new SqliteStore(file);
	await first.books.create(aBook());
	acknowledged.get(ROOMS[0])!.push(1, 2, 3);
	acknowledged.get(ROOMS[1])!.push(4);
	await write(first, acknowledged, 10, 30);
	for (const room of ROOMS) {
		const log = (await first.load(room))!;
		await first.compact(room, [bytesOf(log)], log.sequence);
	}
	await write(first, acknowledged, 30, 60);
	await first.close();
	const second = new SqliteStore(file);
	await write(second, acknowledged, 60, 80);
	const [database, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
	await second.close();
	return { database, log, closed: readFileSync(file), acknowledged };
}

async function write(
	store: SqliteStore,
	acknowledged: ReadonlyMap<string, number[]>,
	from: number,
	to: number
): Promise<void> {
	for (let n = from; n < to; n++) {
		for (const [room, updates] of acknowledged) {
			await store.append(room, new Uint8Array([n]), { by: 'somebody', at: n });
			updates.push(n);
		}
		await store.audit.append({ at: n, by: 'somebody', action: 'a', subject: 's' });
	}
}

function bytesOf(log: RoomLog): Uint8Array {
	return new Uint8Array([...log.snapshot, ...log.updates].flatMap((u) => [...u]));
}

function* damages(scene: Crashed, stride: number, tailStride: number): Generator<Damage> {
	const tail = scene.log.length - LAST_FRAMES * FRAME;
	for (const kind of ['truncated', 'flipped'] as const) {
		for (let at = 0; at < scene.log.length; at += at < HEADER ? tailStride : stride) {
			if (at >= tail) break;
			yield { file: 'log', kind, at };
		}
		for (let at = tail; at < scene.log.length; at += tailStride) yield { file: 'log', kind, at };
		for (let at = 0; at < scene.closed.length; at += stride) yield { file: 'database', kind, at };
	}
}

async function openDamaged(scene: Crashed, damage: Damage, folder: string): Promise<Outcome> {
	mkdirSync(folder);
	const file = path.join(folder, 'hebian.db');
	const bytes = Buffer.from(damage.file === 'log' ? scene.log : scene.closed);
	if (damage.kind === 'flipped') bytes[damage.at] ^= 0x41;
	const damaged = damage.kind === 'flipped' ? bytes : bytes.subarray(0, damage.at);
	writeFileSync(file, damage.file === 'log' ? scene.database : damaged);
	if (damage.file === 'log') writeFileSync(`${file}-wal`, damaged);
	try {
		return await judge(file, scene, damage);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function judge(file: string, scene: Crashed, damage: Damage): Promise<Outcome> {
	let told = false;
	let store: SqliteStore | undefined;
	try {
		const tell = (): void => void (told = true);
		store = new SqliteStore(file, { alone: true, onCut: tell, onTornTail: tell });
		const found = [];
		for (const room of ROOMS) found.push(await store.load(room));
		return compare(found, scene, told, damage);
	} catch (error) {
		return error instanceof StoreDamaged ? 'refused' : 'untyped';
	} finally {
		await store?.close().catch(() => undefined);
	}
}

function compare(
	found: readonly (RoomLog | undefined)[],
	{ acknowledged }: Crashed,
	told: boolean,
	{ file, kind, at }: Damage
): Outcome {
	let missing = 0;
	for (const [i, log] of found.entries()) {
		const expected = acknowledged.get(ROOMS[i])!;
		const there = log ? [...bytesOf(log)] : [];
		if (there.some((n, k) => n !== expected[k])) return 'wrong';
		missing += expected.length - there.length;
	}
	if (missing === 0) return 'whole';
	if (told) return 'cut';
	const between =
		file === 'log' && kind === 'truncated' && (at === 0 || (at - HEADER) % FRAME === 0);
	return between ? 'earlier' : 'silent';
}
