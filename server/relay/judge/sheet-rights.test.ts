/** What a person may write in a room that they may write. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES, MESSAGE } from '$lib/collab/wire/wire';
import { MemoryStore } from '../../store/memory/memory-store';
import type { LostSpan } from '../../store/store';
import {
	DEPARTMENT,
	openScene,
	setCell,
	UNIT_1,
	UNIT_2,
	type RawClient,
	type Scene
} from '../relay-scene';

let scene: Scene<MemoryStore>;
const start = async (store = new MemoryStore(), now = Date.now): Promise<void> =>
	void (scene = await openScene({ store, now }));
afterEach(() => scene.close());

type Change = (doc: Y.Doc) => void;
const put =
	(root: string, key: string, value: unknown): Change =>
	(doc) =>
		void doc.getMap(root).set(key, value);

async function clerk(room = UNIT_2, who = 'clerk-u2'): Promise<RawClient> {
	const client = await scene.open(who, room);
	await client.sync();
	return client;
}

/** Sends it and expects that nothing of it is anywhere, and that an honest edit still is. */
async function expectRefused(change: Change, room = UNIT_2, who = 'clerk-u2'): Promise<void> {
	const reader = await clerk(room, 'viewer');
	const forger = await clerk(room, who);
	const before = (await scene.store.load(room))!.sequence;
	forger.edit(change);
	expect((await forger.untilClosed()).code).toBe(CLOSE_CODES['not-yours']);
	expect((await scene.store.load(room))!.sequence).toBe(before);
	expect(reader.closed).toBeUndefined();
}

async function expectTaken(change: Change, room = UNIT_2, who = 'clerk-u2'): Promise<void> {
	const client = await clerk(room, who);
	client.edit(change);
	await client.acked();
	expect(client.closed).toBeUndefined();
}

const mark = (by: string, t = 5) => ({ t, by, seen: {} });

describe('[R110] formulas', () => {
	beforeEach(() => start());
	it.each(['=cmd|/C calc', '=', `=${'('.repeat(60)}1`, '=T99[204].合计', `=${'1+'.repeat(5000)}1`])(
		'%.20s that nobody can read are refused',
		(formula) => expectRefused(setCell('r2:合计', formula, 'clerk-u2'))
	);
	it.each(['=12.5+30', '=T2[204].合计*1.2', '=sum([*])'])('%s are taken', (formula) =>
		expectTaken(setCell('r2:合计', formula, 'clerk-u2'))
	);
	it('in columns of words are words', () =>
		expectTaken(setCell('r2:项目名称', '=cmd|/C calc', 'clerk-u2')));
});

describe('[R90] names', () => {
	it.each<[string, Change]>([
		['a cell', setCell('r2:合计', 1, 'coordinator')],
		['a new cell', setCell('rX:合计', 1, 'coordinator')],
		['a removal', put('rows', 'r2:deleted', mark('coordinator'))],
		['a settlement', put('conflicts', 'r2:合计#1.1:settled', { by: 'x', t: 1, chose: 'kept' })],
		['a settlement by nobody', put('conflicts', 'a:settled', { t: 1, chose: 'kept' })],
		['a cell without record', put('cells', 'r2:合计', 7)],
		['a cell without author', put('cells', 'r2:合计', { v: 1, t: 1 })]
	])('%s of somebody else is refused', async (_what, change) => {
		await start();
		await expectRefused(change);
	});

	it('also among others, and behind what is still on its way', async () => {
		await start();
		await expectRefused((doc) => {
			for (let i = 0; i < 20; i++) setCell(`r2:列${i}`, i, 'clerk-u2')(doc);
			setCell('r2:合计', 1, 'coordinator')(doc);
			for (let i = 20; i < 40; i++) setCell(`r2:列${i}`, i, 'clerk-u2')(doc);
		});
		const forger = await clerk();
		forger.edit(setCell('r2:合计', 3));
		forger.edit(setCell('r2:合计', 4));
		// On top of an item that names no key itself.
		forger.edit(setCell('r2:合计', 5, 'coordinator'));
		expect((await forger.untilClosed()).code).toBe(CLOSE_CODES['not-yours']);
		const reader = await clerk(UNIT_2, 'viewer');
		expect(reader.cell('r2:合计')).not.toMatchObject({ v: 5 });
	});

	it('[R15] on top of what nobody has seen yet it is asked for, and judged once it is there', async () => {
		await start();
		const base = new Y.Doc();
		put('cells', 'r2:合计', { v: 1, t: 1, by: 'clerk-u2' })(base);
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(base));
		const before = Y.encodeStateVector(forged);
		setCell('r2:合计', 2, 'coordinator')(forged);
		const forger = await clerk();
		const sequence = (await scene.store.load(UNIT_2))!.sequence;
		forger.sendUpdate(Y.encodeStateAsUpdate(forged, before));
		await forger.until(() => forger.countOf(MESSAGE.sync) >= 3);
		expect((await scene.store.load(UNIT_2))!.sequence).toBe(sequence);
		forger.sendStep2(Y.encodeStateAsUpdate(forged));
		expect((await forger.untilClosed()).code).toBe(CLOSE_CODES['not-yours']);
	});

	it('the own name is taken, in cells, removals and settlements', async () => {
		await start();
		await expectTaken((doc) => {
			setCell('r2:合计', 1, 'clerk-u2')(doc);
			put('rows', 'r2:deleted', mark('clerk-u2'))(doc);
			put('rows', 'r2:deleted', null)(doc);
			put('conflicts', 'r2:合计#1.1:settled', { by: 'clerk-u2', t: 1, chose: 'kept' })(doc);
		});
	});
});

describe('[R91] records of conflicts', () => {
	const record = { v: 1, t: 1, by: 'clerk-u2' };
	it.each<[string, Change]>([
		[
			'a made up conflict',
			put('conflicts', 'r2:合计#1.1', {
				row: 'r2',
				column: '合计',
				kept: record,
				lost: record,
				at: 1
			})
		],
		[
			'a removal that nobody made',
			put('conflicts', 'removal#boss#7', {
				...{ row: 'r2', rows: ['r2'], removed: mark('boss', 7), edits: [], at: 1 }
			})
		]
	])('%s is refused', async (_what, change) => {
		await start();
		await expectRefused(change);
	});
});

describe('[R92][R93] rows', () => {
	const row = (id: string, sheet: string): Change => {
		return (doc) => {
			put('rows', `${id}:sheet`, sheet)(doc);
			put('rows', `${id}:order`, 'a5')(doc);
		};
	};
	it.each<[string, Change]>([
		['the row of another room', row('r1', 'T12')],
		['the indicators of a project of another room', row('x1', 'indicators@r1')],
		['the note of a table of another unit', row('note-T7@u1', 'notes')],
		['the note of a table of the department', row('note-T7', 'notes')],
		['a row of the edition of another unit', row('x2', 'T2@u1')],
		['a row of a table that is not shared', row('x3', 'T2')],
		['a row of the narrative', row('N1', 'narrative')],
		['a row that says it is of another unit', put('rows', 'r2:unit', 'u1')],
		['an attribute that there is not', put('rows', 'r2:owner', 'x')],
		['an id that cannot be one', row('__proto__', 'T12')]
	])('%s is refused', async (_what, change) => {
		await start();
		await expectRefused(change);
	});

	it('of a room that nobody has open are known all the same, and those that are being made', async () => {
		await start();
		await expectTaken(row('fresh', 'T12'), UNIT_1, 'clerk-u1');
		await expectRefused(row('fresh', 'T12'));
		await expectTaken(row('x9', 'T12'));
		await expectRefused(row('x9', 'T12'), UNIT_1, 'clerk-u1');
	});

	it('of the own room are taken: new ones, editions, notes, indicators', async () => {
		await start();
		await expectTaken((doc) => {
			row('x4', 'T12')(doc);
			put('rows', 'x4:unit', 'u2')(doc);
			row('x5', 'T2@u2')(doc);
			row('note-T7@u2', 'notes')(doc);
			row('p9', 'projects')(doc);
			row('i9', 'indicators@p9')(doc);
		});
	});
});

describe('[R94] the head', () => {
	it('is not written in the room of a unit, nor the schema by anybody', async () => {
		await start();
		await expectRefused(put('meta', 'setting:a', 1));
		await expectRefused(put('meta', 'approval:e1', { by: 'me' }));
		await expectRefused(put('meta', 'schema', 99), DEPARTMENT, 'coordinator');
		await expectRefused(put('meta', 'setting:a', 1), DEPARTMENT, 'coordinator');
		await expectRefused(put('meta', 'year', 2024), DEPARTMENT, 'coordinator');
		const stamped = (by: string) => put('meta', 'setting:a', { v: 2, t: 5, by });
		await expectRefused(stamped('clerk-u2'), DEPARTMENT, 'coordinator');
		await expectTaken(stamped('coordinator'), DEPARTMENT, 'coordinator');
	});

	it('takes the explanations of a unit in its own room', async () => {
		await start();
		const said = { rule: 'F04', text: '分两年实施' };
		await expectRefused(put('meta', 'explanation:e1', said));
		const stamped = (by: string) => put('meta', 'explanation:e1', { v: said, t: 5, by });
		await expectRefused(stamped('coordinator'));
		await expectTaken(stamped('clerk-u2'));
	});
});

describe('[R95] after a restored backup', () => {
	class RestoredStore extends MemoryStore {
		override readonly lostSpans: readonly LostSpan[] = [{ after: 1_000_000, until: 2_000_000 }];
	}
	const other = { v: 1, t: 1_500_000, by: 'coordinator' };
	const lost = { row: 'r2', column: '合计', kept: other, lost: other, at: 1_500_000 };

	it('what others wrote in the time that was lost comes back, and nothing older or newer', async () => {
		await start(new RestoredStore(), () => 3_000_000);
		await expectTaken(put('cells', 'r2:合计', other));
		await expectTaken(put('conflicts', 'r2:合计#1.1', lost));
		await expectRefused(put('cells', 'r2:合计', { ...other, t: 900_000 }));
		await expectRefused(put('cells', 'r2:合计', { ...other, t: 2_100_000 }));
		await expectRefused(put('conflicts', 'r2:合计#2.2', { ...lost, at: 2_100_000 }));
	});
});

describe('[R96] undoing how a removal was settled', () => {
	it('puts back the mark of who had made it', async () => {
		await start();
		await expectTaken(put('rows', 'r2:deleted', mark('coordinator')), UNIT_2, 'coordinator');
		const record = { row: 'r2', rows: ['r2'], removed: mark('coordinator'), edits: [], at: 1 };
		await expectTaken((doc) => {
			put('rows', 'r2:deleted', null)(doc);
			put('conflicts', 'removal#coordinator#5', record)(doc);
			const settled = { by: 'clerk-u2', t: 1, chose: 'kept' };
			put('conflicts', 'removal#coordinator#5:settled', settled)(doc);
		});
		await expectTaken((doc) => {
			put('rows', 'r2:deleted', mark('coordinator'))(doc);
			put('conflicts', 'removal#coordinator#5', null)(doc);
		});
	});

	it('that nobody but its settler had heard of puts it back, too', async () => {
		await start();
		await expectTaken(put('rows', 'r2:deleted', mark('coordinator')), UNIT_2, 'coordinator');
		await expectTaken((doc) => {
			put('rows', 'r2:deleted', null)(doc);
			put('rows', 'r2:deleted', mark('coordinator'))(doc);
		});
	});

	/** Tells of a removal of r2 by the coordinator, as who settles one does. */
	const settle = (t: number): Change => {
		const key = `removal#coordinator#${t}`;
		const removed = mark('coordinator', t);
		return (doc) => {
			put('conflicts', key, { row: 'r2', rows: ['r2'], removed, edits: [], at: 1 })(doc);
			put('conflicts', `${key}:settled`, { by: 'clerk-u2', t: 1, chose: 'kept' })(doc);
		};
	};
	const removeAndTakeBack = async (t: number): Promise<void> => {
		await expectTaken(put('rows', 'r2:deleted', mark('coordinator', t)), UNIT_2, 'coordinator');
		await expectTaken(put('rows', 'r2:deleted', null), UNIT_2, 'coordinator');
	};

	it('a removal that its maker has taken back meanwhile was one', async () => {
		await start();
		const t = Date.now() + 60_000;
		await removeAndTakeBack(t);
		await expectTaken(settle(t));
		await expectRefused(settle(t + 1));
	});

	it('of one from before the room was read is known that the row had been removed', async () => {
		await start();
		await expectRefused(settle(7));
		await removeAndTakeBack(5);
		await expectTaken(settle(7));
	});
});
