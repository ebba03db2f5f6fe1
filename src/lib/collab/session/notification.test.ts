import { describe, expect, it } from 'vitest';
import type { BookHead } from '$lib/budget/book/book';
import type { WorkflowStep } from '$lib/budget/book/workflow';
import type { CommentEntry } from '$lib/budget/book/comment';
import { threadsOf } from '../comment/comment-thread';
import type { BookConflict } from '../conflict/conflict';
import { notificationsOf, type Notification, type NotificationFacts } from './notification';
import type { Identity } from '../room/identity';
import { headOf } from '../../../../tests/support/small-book';

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

const HEAD: BookHead = headOf();

const newsFor = (me: Identity, facts: Partial<NotificationFacts> = {}): readonly Notification[] =>
	notificationsOf({
		me,
		threads: [],
		conflicts: [],
		head: HEAD,
		now: Date.parse('2023-03-01T04:00:00Z'),
		unitOf: () => undefined,
		isOpen: () => true,
		...facts
	});

const kindsFor = (me: Identity, conflicts: readonly BookConflict[] = []): unknown =>
	newsFor(me, {
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

describe('[C111] steps of the workflow', () => {
	const taken = { by: '财务科', part: 'u2' };
	const workflow: readonly WorkflowStep[] = [
		{ kind: 'submit', id: 's1', by: '经办', part: 'u2', digests: {}, at: '2023-02-01T00:00:00Z' },
		{ kind: 'return', id: 's2', ...taken, note: '请核', cited: [], at: '2023-02-02T00:00:00Z' },
		{ kind: 'approve', id: 's3', ...taken, digests: {}, at: '2023-02-03T00:00:00Z' },
		{ kind: 'lock', id: 's4', ...taken, at: '2023-02-04T00:00:00Z' }
	];
	const steps = (me: Identity): unknown =>
		newsFor(me, { head: { ...HEAD, workflow } }).map((news) => [
			news.kind,
			'note' in news ? news.note : ''
		]);
	it('are news to who goes on from them, not to who took them', () => {
		expect(steps(clerk)).toEqual([
			['approved', ''],
			['returned', '请核']
		]);
		expect(steps({ ...clerk, unit: 'u3' })).toEqual([]);
		expect(steps(coordinator)).toEqual([['submitted', '']]);
		expect(steps(reviewer)).toEqual([['submitted', '']]);
	});
});

describe('[C112] findings that somebody is asked to see to', () => {
	const asked = { to: 'k', name: '经办', by: '财务科', at: '2023-02-01T00:00:00.000Z' };
	const later = { ...asked, at: '2023-02-02T00:00:00.000Z' };
	const head = {
		...HEAD,
		settings: { assignments: { a: asked, b: asked, c: later, gone: later } }
	};
	it('are one piece of news for each time somebody asked, while they are open', () => {
		const isOpen = (id: string) => id !== 'gone';
		expect(newsFor(clerk, { head, isOpen })).toMatchObject([
			{ kind: 'assigned', findings: ['c'], by: '财务科' },
			{ kind: 'assigned', findings: ['a', 'b'] }
		]);
		expect(newsFor(coordinator, { head, isOpen })).toEqual([]);
	});
});

describe('[C113] deadlines', () => {
	const round = (deadline: string): BookHead['workflow'] => [
		{ kind: 'round', round: '二上', id: 's1', by: '财务科', at: '2023-01-01T00:00:00Z', deadline }
	];
	const ids = (me: Identity, workflow: BookHead['workflow'], head = HEAD): readonly string[] =>
		newsFor(me, { head: { ...head, workflow } }).map(({ id }) => id);
	it.each([
		['2023-03-09', undefined],
		['2023-03-08', 7],
		['2023-03-02', 1],
		['2023-03-01', 1],
		['2023-02-28', -1]
	])('are news a week before, the day before and once past: %s', (day, near) => {
		const expected = near === undefined ? [] : [`deadline round ${day} ${near}`];
		expect(ids(coordinator, round(day))).toEqual(expected);
		expect(ids(clerk, round(day))).toEqual(expected);
		expect(ids(reviewer, round(day))).toEqual([]);
	});
	it('are none to a unit that has submitted, nor those of the department', () => {
		const submitted: WorkflowStep = {
			...{ kind: 'submit', part: 'u2', digests: {}, id: 's2', by: '经办' },
			at: '2023-02-02T00:00:00Z'
		};
		expect(ids(clerk, [...round('2023-03-02')!, submitted])).toEqual([]);
		const head = { ...HEAD, settings: { dates: { 批复: '2023-02-15' } } };
		expect(ids(clerk, [], head)).toEqual([]);
		expect(ids(coordinator, [], head)).toEqual(['deadline publish 2023-03-07 7']);
	});
});
