/** Records inside the head that name a person: whoever writes them, or as they stood before. */
import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { type MemoryStore } from '../../store/memory/memory-store';
import { DEPARTMENT, openScene, UNIT_2, type RawClient, type Scene } from '../relay-scene';

let scene: Scene<MemoryStore>;
afterEach(() => scene.close());

const NOW = Date.UTC(2023, 1, 1);
const AT = new Date(NOW).toISOString();
const start = async (): Promise<void> => void (scene = await openScene({ now: () => NOW }));

async function client(who: string, room: string): Promise<RawClient & { name: string }> {
	const client = await scene.open(who, room);
	await client.sync();
	const { identity } = (client.hello as { value: { identity: { name: string } } }).value;
	return Object.assign(client, { name: identity.name });
}

type Piece = readonly [key: string, value: (name: string) => unknown];

const write =
	(by: string, name: string, [key, value]: Piece, t = NOW) =>
	(doc: Y.Doc): void =>
		void doc.getMap('meta').set(key, { v: value(name), t, by });

async function send(who: string, room: string, piece: Piece, name?: string): Promise<number> {
	const writer = await client(who, room);
	writer.edit(write(who, name ?? writer.name, piece));
	const acked = writer.acked().then(() => 0);
	const code = await Promise.race([acked, writer.untilClosed().then(({ code }) => code)]);
	if (code === 0) writer.socket.close();
	return code;
}

const explained = (author: string, at = AT) => ({
	rule: 'P01',
	operands: {},
	text: '甲',
	author,
	at
});
const PIECES: readonly (readonly [string, string, Piece])[] = [
	['an explanation', UNIT_2, ['explanation:e1', (name) => explained(name)]],
	[
		'a rule switch',
		DEPARTMENT,
		['entry:rules:X03', (by) => ({ off: true, reason: '因故', by, at: AT })]
	],
	[
		'a decided pair',
		DEPARTMENT,
		['entry:matches:broken:f1:r7', (by) => ({ form: 'f1', row: 'r7', by, at: AT })]
	],
	[
		'a redaction',
		DEPARTMENT,
		[
			'entry:redactions:entry:row:r7:',
			(by) => ({ kind: 'row', row: 'r7', by, at: AT, reason: '密' })
		]
	],
	['a checked figure', DEPARTMENT, ['entry:manualFigures:N2', (by) => ({ by, at: AT })]],
	[
		'an assignment',
		DEPARTMENT,
		['entry:assignments:f', (by) => ({ to: 'clerk-u2', name: '别人', by, at: AT })]
	],
	[
		'a list kept whole',
		DEPARTMENT,
		['setting:matches', (by) => ({ confirmed: [{ form: 'f1', row: 'r7', by, at: AT }] })]
	]
];
const writerOf = (room: string): string => (room === DEPARTMENT ? 'coordinator' : 'clerk-u2');

describe('[R97] records that name a person', () => {
	it.each(PIECES)('%s is taken in the own name and in no other', async (_what, room, piece) => {
		await start();
		expect(await send(writerOf(room), room, piece, '别人')).toBe(CLOSE_CODES['not-yours']);
		expect(await send(writerOf(room), room, piece)).toBe(0);
	});

	it('a date to come is refused', async () => {
		await start();
		const later = new Date(NOW + 3_600_000).toISOString();
		const piece: Piece = ['explanation:e1', (name) => explained(name, later)];
		expect(await send('clerk-u2', UNIT_2, piece)).toBe(CLOSE_CODES['not-yours']);
	});

	it('somebody else’s stays where it stood, and stands nowhere else', async () => {
		await start();
		const others = { form: 'f1', row: 'r7', by: '别人', at: AT };
		// As a book is made with it: by the server.
		const room = await scene.server.relay.rooms.get(DEPARTMENT);
		await room!.write(
			'server',
			(doc) =>
				void doc.getMap('meta').set('setting:matches', {
					...{ confirmed: [others] }
				})
		);
		const both = (by: string) => [others, { form: 'f2', row: 'r8', by, at: AT }];
		expect(
			await send('coordinator', DEPARTMENT, ['setting:matches', (by) => ({ confirmed: both(by) })])
		).toBe(0);
		const elsewhere: Piece = ['setting:matches', (by) => ({ broken: both(by) })];
		expect(await send('coordinator', DEPARTMENT, elsewhere)).toBe(CLOSE_CODES['not-yours']);
		const changed: Piece = ['setting:matches', () => ({ confirmed: [{ ...others, row: 'r9' }] })];
		expect(await send('coordinator', DEPARTMENT, changed)).toBe(CLOSE_CODES['not-yours']);
	});

	it('what lost a conflict comes back as it was', async () => {
		await start();
		const room = await scene.server.relay.rooms.get(DEPARTMENT);
		const [kept, lost] = [explained('张'), explained('王')].map((v) => ({ v, t: 1, by: 'x' }));
		await room!.write('server', (doc) => {
			doc.getMap('meta').set('explanation:e1', kept);
			doc
				.getMap('conflicts')
				.set('explanation:e1#1.1', { key: 'explanation:e1', kept, lost, at: 1 });
		});
		expect(await send('coordinator', DEPARTMENT, ['explanation:e1', () => lost.v])).toBe(0);
		const other: Piece = ['explanation:e2', () => lost.v];
		expect(await send('coordinator', DEPARTMENT, other)).toBe(CLOSE_CODES['not-yours']);
	});
});
