/** The audit trail: whatever is done to it behind the server's back shows. */
import { expect, it } from 'vitest';
import { openDatabase, type Database } from '../database';
import { migrate } from '../migrations';
import { appendAudit, verifyAudit } from './sqlite-audit';

function trail(): Database {
	const database = openDatabase(':memory:');
	migrate(database);
	database.transaction(() => {
		for (let n = 1; n <= 1_005; n++)
			appendAudit(database, { at: n, by: 'c', action: 'book.create', subject: `b${n}` });
	});
	return database;
}

it('[S26] a trail that nobody touched is whole, also beyond one page', () => {
	const database = trail();
	const check = verifyAudit(database);
	expect(check).toMatchObject({ ok: true, head: { sequence: 1_005 } });
	const noted = (
		database.prepare('SELECT hash FROM audit WHERE sequence = 7').get() as {
			hash: string;
		}
	).hash;
	expect(verifyAudit(database, { noted }).ok).toBe(true);
	database.close();
});

it.each([
	['an altered subject', `UPDATE audit SET subject = 'x' WHERE sequence = 9`, 'altered', 9],
	['an altered author', `UPDATE audit SET by = 'x' WHERE sequence = 1`, 'altered', 1],
	['an altered hash', `UPDATE audit SET hash = 'x' WHERE sequence = 1005`, 'altered', 1_005],
	['a removed record', `DELETE FROM audit WHERE sequence = 1001`, 'removed', 1_001],
	['the first removed', `DELETE FROM audit WHERE sequence = 1`, 'removed', 1],
	['a cut off end', `DELETE FROM audit WHERE sequence > 1003`, 'cut-off', 1_003],
	['everything removed', `DELETE FROM audit`, 'cut-off', 0],
	['a removed note of the end', `DELETE FROM server WHERE key = 'audit-head'`, 'no-head', 1_005],
	[
		'a record moved up in place of a removed one',
		`DELETE FROM audit WHERE sequence = 500;
		 UPDATE audit SET sequence = sequence - 1 WHERE sequence > 500`,
		'altered',
		500
	]
])('[S26] %s shows', (_name, tampering, kind, sequence) => {
	const database = trail();
	database.exec(tampering);
	expect(verifyAudit(database)).toMatchObject({ ok: false, break: { kind, sequence } });
	database.close();
});

it('[S26] a trail written anew from the start shows by a hash that was noted elsewhere', () => {
	const noted = 'f'.repeat(64);
	const database = trail();
	expect(verifyAudit(database, { noted })).toEqual({
		ok: false,
		break: { kind: 'unknown-hash', hash: noted }
	});
	database.close();
});
