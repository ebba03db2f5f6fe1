/** Every kind of damage to every kind of room: told, never hidden, and never a room begun anew. */
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
	commentsRoom,
	departmentRoom,
	personRoom,
	unitRoom,
	workflowRoom
} from '$lib/collab/room/room-name';
import { backUp, type CopyDatabase } from '../backup/backup';
import { acknowledgement, cutRecordsIn } from './records/cut-records';
import { appendAudit } from './records/sqlite-audit';
import { openDatabase } from './database';
import { SqliteStore } from './sqlite-store';
import { RoomDamaged, type LogCut, type RecordDamage } from '../store';
import { verifyStore } from '../backup/verify-store';

const ROOMS = {
	department: departmentRoom('b1'),
	unit: unitRoom('b1', 'u1'),
	workflow: workflowRoom('b1'),
	comments: commentsRoom('b1'),
	person: personRoom('b1', 'p1')
};
const OTHER = unitRoom('b1', 'u2');
const ROWS = 6;
const newFile = (): string =>
	path.join(mkdtempSync(path.join(tmpdir(), 'hebian-damage-')), 'hebian.db');

interface Fill {
	/** Fold the first three rows into a snapshot. */
	readonly folded?: boolean;
}

const made = new Map<boolean, Promise<string>>();

/** A database of its own, copied from one that was filled once. */
async function filled({ folded = false }: Fill = {}): Promise<string> {
	if (!made.has(folded)) made.set(folded, fill(newFile(), folded));
	const file = newFile();
	copyFileSync(await made.get(folded)!, file);
	return file;
}

async function fill(file: string, folded: boolean): Promise<string> {
	const store = new SqliteStore(file);
	const units = ['u1', 'u2'].map((id) => ({ id, name: id }));
	const department = { code: '070', name: '某局' };
	await store.books.create({
		record: { id: 'b1', title: 't', year: 2023, department, units, createdAt: 1 },
		report: '{}',
		rooms: [...Object.values(ROOMS), OTHER].map((room) => ({ room, updates: [bytes(room, 1)] })),
		by: 'x'
	});
	for (const room of [...Object.values(ROOMS), OTHER]) {
		for (let n = 2; n <= ROWS; n++) await store.append(room, bytes(room, n), { by: 'x', at: n });
		if (folded) await store.compact(room, [bytes(room, 100)], 3);
	}
	await store.audit.append({ at: 1, by: 'x', action: 'a', subject: 's' });
	await store.close();
	return file;
}

/** Different bytes for each room, so that rows in the wrong room show. */
const bytes = (room: string, n: number): Uint8Array =>
	new Uint8Array([...Buffer.from(room), n, 255 - n]);

function hurt(file: string, ...sql: string[]): void {
	const raw = openDatabase(file);
	for (const one of sql) raw.exec(one);
	raw.close();
}

const copy: CopyDatabase = async (source, target) => {
	const database = openDatabase(source);
	database.prepare('VACUUM INTO ?').run(target);
	database.close();
};
const backUpOf = (file: string) =>
	backUp({ source: file, target: `${newFile()}.copy`, copy, now: () => 1 });

/** When the logs are looked at. */
const CUT_AT = 9_000_000;

/** When a record of a log came. */
function timeOf(file: string, room: string, sequence: number): number {
	const raw = openDatabase(file);
	const row = raw.prepare('SELECT at FROM log WHERE room = ? AND sequence = ?').get(room, sequence);
	raw.close();
	return Number(row!.at);
}

async function loadAll(file: string, whole = false) {
	const cuts: LogCut[] = [];
	const store = new SqliteStore(file, { onCut: (cut) => cuts.push(cut), now: () => CUT_AT });
	const found = new Map<string, number | string>();
	for (const room of [...Object.values(ROOMS), OTHER]) {
		try {
			const log = await store.load(room, { whole });
			found.set(room, log === undefined ? 'begun anew' : log.sequence);
		} catch (error) {
			if (!(error instanceof RoomDamaged)) throw error;
			found.set(room, error.damage);
		}
	}
	const { lostSpans } = store;
	await store.close();
	return { found, cuts, lostSpans };
}

const KINDS = Object.entries(ROOMS);
const DAMAGES: readonly (readonly [string, Fill, (room: string) => string[], string])[] = [
	[
		'a bit of the first row',
		{},
		(room) => [`UPDATE log SET data = x'00' WHERE room = '${room}' AND sequence = 1`],
		'first-record'
	],
	[
		'the author of the first row',
		{},
		(room) => [`UPDATE log SET by = 'other' WHERE room = '${room}' AND sequence = 1`],
		'first-record'
	],
	[
		'no first row',
		{},
		(room) => [`DELETE FROM log WHERE room = '${room}' AND sequence = 1`],
		'beginning-missing'
	],
	[
		'a trimmed log without its snapshot',
		{ folded: true },
		(room) => [`DELETE FROM snapshot WHERE room = '${room}'`],
		'beginning-missing'
	],
	['no row at all', {}, (room) => [`DELETE FROM log WHERE room = '${room}'`], 'missing'],
	[
		'neither snapshot nor rows',
		{ folded: true },
		(room) => [
			`DELETE FROM snapshot WHERE room = '${room}'`,
			`DELETE FROM log WHERE room = '${room}'`
		],
		'missing'
	],
	[
		'a bit of the snapshot',
		{ folded: true },
		(room) => [`UPDATE snapshot SET data = x'0102' WHERE room = '${room}'`],
		'snapshot'
	],
	[
		'the end of the snapshot',
		{ folded: true },
		(room) => [`UPDATE snapshot SET through = 2 WHERE room = '${room}'`],
		'snapshot'
	],
	[
		'the snapshot of another room',
		{ folded: true },
		(room) => [
			`UPDATE snapshot SET (through, chain, data, checksum) =
			 (SELECT through, chain, data, checksum FROM snapshot WHERE room = '${OTHER}')
			 WHERE room = '${room}'`
		],
		'snapshot'
	],
	[
		'the first row of another room',
		{},
		(room) => [
			`DELETE FROM log WHERE room = '${room}'`,
			`INSERT INTO log SELECT '${room}', sequence, at, by, data, checksum
			 FROM log WHERE room = '${OTHER}' AND sequence = 1`
		],
		'first-record'
	],
	[
		'the whole log of another room',
		{},
		(room) => [
			`DELETE FROM log WHERE room = '${room}'`,
			`INSERT INTO log SELECT '${room}', sequence, at, by, data, checksum
			 FROM log WHERE room = '${OTHER}'`
		],
		'first-record'
	],
	[
		'first rows that changed places',
		{},
		(room) => [
			`UPDATE log SET sequence = 99 WHERE room = '${room}' AND sequence = 1`,
			`UPDATE log SET sequence = 1 WHERE room = '${room}' AND sequence = 2`,
			`UPDATE log SET sequence = 2 WHERE room = '${room}' AND sequence = 99`
		],
		'first-record'
	]
];

describe.each(DAMAGES)('[S33] %s', (_name, how, damage, expected) => {
	it.each(KINDS)('of the %s room: refused by name, left as it is', async (_kind, room) => {
		const file = await filled(how);
		hurt(file, ...damage(room));
		for (let opening = 1; opening <= 2; opening++) {
			const { found, cuts } = await loadAll(file);
			for (const [name, what] of found) expect(what).toBe(name === room ? expected : ROWS);
			expect(cuts).toEqual([]);
		}
		const fault = { kind: 'room', room, damage: expected };
		expect(verifyStore(file)).toEqual({ ok: false, faults: [fault] });
		expect(await backUpOf(file)).toEqual({
			ok: false,
			failure: { kind: 'damaged', faults: [fault] }
		});
	});
});

describe('[S33] damage after the beginning', () => {
	const damages = [
		`UPDATE log SET data = x'00' WHERE sequence = 5 AND room = `,
		`DELETE FROM log WHERE sequence = 5 AND room = `
	];
	it.each(damages)('is refused where nobody could bring back what is cut: %s', async (sql) => {
		const file = await filled({ folded: true });
		hurt(file, `${sql} '${ROOMS.workflow}'`);
		const { found, cuts } = await loadAll(file, true);
		expect(found.get(ROOMS.workflow)).toBe('record');
		expect(found.get(OTHER)).toBe(ROWS);
		expect(cuts).toEqual([]);
		expect(verifyStore(file)).toMatchObject({ faults: [{ kind: 'log' }] });
	});

	it.each(damages)('is cut elsewhere, and told at every later look: %s', async (sql) => {
		const file = await filled({ folded: true });
		hurt(file, `${sql} '${ROOMS.unit}'`);
		expect(verifyStore(file)).toMatchObject({
			faults: [{ kind: 'log', cut: { room: ROOMS.unit, lastGood: 4 } }]
		});
		const { found, cuts, lostSpans } = await loadAll(file);
		expect(found.get(ROOMS.unit)).toBe(4);
		expect(cuts).toHaveLength(1);
		// What was written before the last good record is there, and nobody's to bring back.
		expect(lostSpans).toEqual([{ after: timeOf(file, ROOMS.unit, 4), until: CUT_AT }]);
		const setAside = [{ room: ROOMS.unit, records: cuts[0].dropped }];
		expect(verifyStore(file)).toMatchObject({ ok: true, tally: { setAside } });
		expect(await backUpOf(file)).toMatchObject({ ok: true, tally: { setAside } });
	});
});

it('[S43] what was cut counts as known once it is acknowledged, until more is cut', async () => {
	const file = await filled({ folded: true });
	const known = () => {
		const check = verifyStore(file);
		return check.ok && check.tally.setAside.map(({ acknowledged }) => acknowledged);
	};
	hurt(file, `UPDATE log SET data = x'00' WHERE sequence = 6 AND room = '${ROOMS.unit}'`);
	await loadAll(file);
	expect(known()).toEqual([undefined]);
	const raw = openDatabase(file);
	raw.transaction(() => appendAudit(raw, acknowledgement(cutRecordsIn(raw)[0], 'li', 77)));
	raw.close();
	expect(known()).toEqual([77]);
	expect(await backUpOf(file)).toMatchObject({ ok: true, tally: { auditRecords: 2 } });
	hurt(file, `UPDATE log SET data = x'00' WHERE sequence = 5 AND room = '${ROOMS.unit}'`);
	await loadAll(file);
	expect(known()).toEqual([undefined]);
});

describe('[S34] a damaged row of a smaller table', () => {
	it('of a book closes that book only, and is told', async () => {
		const file = await filled();
		hurt(file, `UPDATE book SET units = '[{' WHERE id = 'b1'`);
		const told: RecordDamage[] = [];
		const store = new SqliteStore(file, { onDamagedRecord: (record) => told.push(record) });
		expect(await store.books.list()).toEqual([]);
		await store.books.list();
		await expect(store.books.find('b1')).rejects.toThrow('book b1: units');
		const record = { table: 'book', id: 'b1', column: 'units' };
		expect(told).toEqual([record]);
		await store.close();
		expect(verifyStore(file)).toMatchObject({ faults: [{ kind: 'record', record }] });
	});

	it('of an account takes its rights, and nobody else’s', async () => {
		const file = await filled();
		const before = new SqliteStore(file);
		const grants = [{ department: '*', role: 'coordinator' as const }];
		for (const username of ['li', 'wang'])
			await before.users.add({
				...{ id: `p-${username}`, username, name: username, password: '$', grants },
				...{ former: [], createdAt: 1, signedInAt: 0 }
			});
		await before.close();
		hurt(file, `UPDATE user SET grants = '[{"department":1}]' WHERE username = 'li'`);
		const told: RecordDamage[] = [];
		const store = new SqliteStore(file, { onDamagedRecord: (record) => told.push(record) });
		expect((await store.users.list()).map((user) => user.grants)).toEqual([[], grants]);
		const record = { table: 'user', id: 'li', column: 'grants' };
		expect(told).toEqual([record]);
		await store.close();
		expect(verifyStore(file)).toEqual({ ok: false, faults: [{ kind: 'record', record }] });
		expect(await backUpOf(file)).toMatchObject({ ok: false });
	});

	it('that is gone leaves rooms without a book, and a book without rooms, told', async () => {
		const file = await filled();
		hurt(file, `DELETE FROM book`);
		expect(verifyStore(file)).toEqual({ ok: false, faults: [{ kind: 'no-book', book: 'b1' }] });
		const other = await filled();
		hurt(other, `DELETE FROM log WHERE room = '${OTHER}'`, `DELETE FROM room`);
		expect(verifyStore(other)).toMatchObject({
			faults: [{ kind: 'room', room: OTHER, damage: 'missing' }]
		});
	});
});
