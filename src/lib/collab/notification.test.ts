import { describe, expect, it } from 'vitest';
import type { CommentEntry } from '$lib/budget/comment';
import { threadsOf } from './comment-thread';
import type { BookConflict } from './conflict';
import { notificationsOf } from './notification';
import type { Identity } from './session';

const coordinator: Identity = { id: 'c', name: '财务科', role: 'coordinator' };
const clerk: Identity = { id: 'k', name: '经办', role: 'clerk', unit: 'u2' };
const reviewer: Identity = { id: 'r', name: '审核人', role: 'reviewer' };

const anchor = { sheet: 'T12', row: 'r2', column: '合计', address: 'T12[x].合计' } as const;
const ENTRIES: readonly CommentEntry[] = [
	{ id: 'c1', by: 'r', t: 1, text: '对吗', anchor },
	{ id: 'c2', by: 'k', t: 2, text: '@财务科 请看', thread: 'c1', mentions: ['c'] },
	{ id: 'c3', by: 'c', t: 3, text: '看过了', thread: 'c1' },
	{ id: 'c4', by: 'x', name: '旧人', t: 4, text: '随文件来', thread: 'c1', mentions: ['c'] },
	{ id: 'c5', by: 'r', t: 5, text: '', thread: 'c1', deleted: true, mentions: ['c'] }
];
const conflict = {
	kind: 'value',
	id: 'x#1.1',
	room: 'book/b/unit/u2',
	at: 9,
	settled: undefined
} as BookConflict;

const kindsFor = (me: Identity, conflicts: readonly BookConflict[] = []): unknown =>
	notificationsOf({
		me,
		threads: threadsOf(ENTRIES, { id: me.id, seen: () => false }),
		conflicts,
		unitOf: (row) => (row === 'r2' ? 'u2' : undefined)
	}).map(({ kind, id }) => [kind, id]);

describe('[C110] what is new to somebody', () => {
	it('are words about their rows, answers to theirs, and calls by name', () => {
		expect(kindsFor(clerk)).toEqual([
			['replied', 'c3'],
			['commented', 'c1']
		]);
		expect(kindsFor(coordinator)).toEqual([['mentioned', 'c2']]);
		expect(kindsFor(reviewer)).toEqual([
			['replied', 'c3'],
			['replied', 'c2']
		]);
	});

	it('are conflicts that they may settle, while they are open', () => {
		expect(kindsFor(clerk, [conflict])).toContainEqual(['conflict', 'conflict x#1.1']);
		expect(kindsFor({ ...clerk, unit: 'u3' }, [conflict])).toEqual([['replied', 'c3']]);
		expect(kindsFor(reviewer, [conflict])).not.toContainEqual(['conflict', 'conflict x#1.1']);
		const settled = { ...conflict, settled: { by: 'k', t: 10, chose: 'kept' } } as BookConflict;
		expect(kindsFor(coordinator, [settled])).toEqual([['mentioned', 'c2']]);
	});
});
