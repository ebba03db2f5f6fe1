/**
 * Random updates of real Yjs documents, by everybody on every root and key with every kind of content,
 * against the judge. What may be taken is said here once more, simply: by what each change is, and by
 * whether a key is left without a value once Yjs has applied it.
 */
import * as Y from 'yjs';
import { inspectUpdate } from '$lib/collab/wire/inspect-update';
import { Judge } from '../../server/relay/judge/judge';
import { StoodRecords } from '../../server/relay/judge/stood-records';
import { RowOwners } from '../../server/relay/row-owners';
import { Random } from './sync-random';

const ME = 'me';
const AT = new Date(0).toISOString();
const ROOMS = ['unit/u2', 'department', 'comments', 'person/me', 'workflow'] as const;
const MAPS = ['meta', 'rows', 'cells', 'conflicts', 'comments', 'seen'] as const;
const TEXTS = ['text:r2:正文', 'text:r9:正文', 'text:r2:名称', 'notes'] as const;

export interface RightsFigures {
	taken: number;
	refused: number;
}

const anchor = { sheet: 'T2', row: 'r1', column: '合计', address: 'T2[合计].合计' };

const said = (author: string, text: string) => ({ rule: 'P01', text, author, at: AT });
const switched = (by: string) => ({ off: true, by, at: AT });
/** Records of others that stood once. */
const TOLD: readonly (readonly [string, unknown])[] = [
	['explanation:e2', said('other', '二')],
	['setting:matches', { confirmed: [{ form: 'f', row: 'r', by: 'other', at: AT }], broken: [] }]
];
const head = (v: unknown) => ({ v, t: 1, by: ME });

/** Every key with a value that the right one may write there, and in which rooms. */
const WRITABLE: readonly (readonly [string, string, unknown, readonly string[]])[] = [
	['cells', 'r2:合计', { v: 1, t: 1, by: ME }, ['unit/u2', 'department']],
	['cells', 'r2:新', { t: 1, by: ME }, ['unit/u2', 'department']],
	['rows', 'r2:order', 'a1', ['unit/u2', 'department']],
	['rows', 'r2:deleted', { t: 1, by: ME, seen: {} }, ['unit/u2', 'department']],
	['conflicts', 'x:settled', { t: 1, by: ME, chose: 'kept' }, ['unit/u2', 'department']],
	['meta', 'explanation:e1', { v: null, t: 1, by: ME }, ['unit/u2', 'department']],
	['meta', 'explanation:e2', head(said(ME, '我')), ['unit/u2', 'department']],
	// What stood comes back as it was, where it stood, in whatever order its members are.
	['meta', 'explanation:e2', head(said('other', '二')), ['unit/u2', 'department']],
	['meta', 'explanation:e3', head(said('other', '三')), ['unit/u2', 'department']],
	[
		...(['meta', 'entry:matches:confirmed:f:r'] as const),
		head({ at: AT, by: 'other', row: 'r', form: 'f' }),
		['department']
	],
	['meta', 'setting:stage', { v: '编制', t: 1, by: ME }, ['department']],
	['comments', 'c1', { t: 1, by: ME, text: 'x', anchor }, ['comments']],
	['seen', 'c1', 5, ['person/me']]
];

const FOREIGN: readonly (readonly [string, string, unknown])[] = [
	['cells', 'r9:合计', { v: 1, t: 1, by: ME }],
	['cells', 'r2:合计', { v: 1, t: 1, by: 'other' }],
	['cells', 'r2:合计', 'words'],
	['rows', 'r2:order', 7],
	['rows', 'r2:owner', 'x'],
	['conflicts', 'r2:合计#1.1', null],
	['meta', 'schema', 9],
	['meta', 'year', 2024],
	['meta', 'explanation:e2', head(said('other', '三'))],
	['meta', 'explanation:e3', head(said('other', '二'))],
	['meta', 'explanation:e3', head({ ...said('other', '三'), at: undefined })],
	['meta', 'explanation:e4', head(said('other', '二'))],
	['meta', 'entry:rules:X03', head(switched('other'))],
	['meta', 'entry:matches:broken:f:r', head({ form: 'f', row: 'r', by: 'other', at: AT })],
	['comments', 'c1', { t: 1, by: 'other', text: 'x', anchor }],
	['seen', 'c1', 'x']
];

type Step = (doc: Y.Doc) => void;

/** One change, and whether it may be made in the room. */
function change(random: Random, room: string): { step: Step; may: boolean } {
	const roll = random.below(10);
	if (roll < 5) {
		const [root, key, value, rooms] = random.pick(WRITABLE);
		return { step: (doc) => void doc.getMap(root).set(key, value), may: rooms.includes(room) };
	}
	if (roll < 6) {
		const [root, key, value] = random.pick(FOREIGN);
		return { step: (doc) => void doc.getMap(root).set(key, value), may: false };
	}
	if (roll < 7) {
		const [root, key] = random.pick(WRITABLE);
		// Whether something is left is seen at the end.
		return { step: (doc) => doc.getMap(root).delete(key), may: true };
	}
	if (roll < 8) {
		const root = random.pick(MAPS);
		const value = random.pick([new Y.Map(), new Y.Text('x'), new Uint8Array(2), new Y.Doc()]);
		return { step: (doc) => void doc.getMap<unknown>(root).set('r2:合计', value), may: false };
	}
	return textChange(random, room);
}

function textChange(random: Random, room: string): { step: Step; may: boolean } {
	const root = random.pick(TEXTS);
	const may = root === TEXTS[0] && (room === 'unit/u2' || room === 'department');
	const kind = random.below(6);
	if (kind === 0) return { step: (doc) => doc.getText(root).insertEmbed(0, { a: 1 }), may: false };
	if (kind === 1) {
		const step: Step = (doc) => doc.getText(root).insert(0, 'x', { bold: true });
		return { step, may: false };
	}
	return {
		step: (doc) => {
			const text = doc.getText(root);
			if (kind === 2 && text.length > 1) text.delete(0, random.below(text.length - 1) + 1);
			text.insert(random.below(text.length + 1), '字');
		},
		may
	};
}

/** @throws Error where the judge decides otherwise */
export function runRights(seed: number, figures: RightsFigures): void {
	const random = new Random(seed);
	const room = random.pick(ROOMS);
	const server = new Y.Doc();
	server.clientID = 1;
	for (const root of MAPS) server.getMap(root);
	server.getMap('meta').set('schema', 4);
	server.getMap('conflicts').set('r2:合计#1.1', { row: 'r2' });
	const owners = new RowOwners();
	owners.claim('r9', { kind: 'unit', book: 'b', unit: 'u9' });
	const stood = new StoodRecords();
	// By the history of before; what stands when the room is read is learned from the document.
	for (const [key, v] of TOLD) stood.add(key, v);
	server.getMap('meta').set('explanation:e3', { v: said('other', '三'), t: 1, by: 'other' });
	const judge = new Judge({
		...{ room: `book/b/${room}`, doc: server, owners, stood, lostSpans: () => [] },
		now: () => 0
	});
	// What is overwritten keeps its content, so that it is judged too.
	const fresh = (): Y.Doc => new Y.Doc({ gc: false });
	const windows = [fresh(), fresh()];
	for (let turn = 0; turn < 12; turn++) {
		const at = random.below(windows.length);
		if (random.chance(0.3)) Y.applyUpdate(windows[at], Y.encodeStateAsUpdate(server));
		const doc = windows[at];
		let may = true;
		for (let n = random.below(3); n >= 0; n--) {
			const { step, may: mayStep } = change(random, room);
			doc.transact(() => step(doc));
			may &&= mayStep;
		}
		const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
		const after = new Y.Doc();
		Y.applyUpdate(after, Y.encodeStateAsUpdate(server));
		Y.applyUpdate(after, update);
		may &&= MAPS.every((root) => [...after.getMap(root)._map.values()].every((i) => !i.deleted));
		const read = inspectUpdate(update, (client) => judge.clockOf(client));
		const failure = read.ok ? judge.check(read.summary, { id: ME, name: ME }) : read.failure;
		if ((failure === undefined) !== may)
			throw new Error(
				`seed ${seed} turn ${turn} in ${room}: ${JSON.stringify(failure ?? 'taken')}`
			);
		if (failure) {
			figures.refused++;
			windows[at] = fresh();
			continue;
		}
		figures.taken++;
		Y.applyUpdate(server, update);
		judge.settled();
	}
}

export function fuzzRights(seed: number, runs: number): RightsFigures {
	const figures = { taken: 0, refused: 0 };
	for (let at = 0; at < runs; at++) runRights(seed + at, figures);
	return figures;
}
