import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { revertEntry, setHeadRecord } from './operation';
import { settle } from './settle-conflict';
import { restoreStep } from './restore';
import { headValue } from '../room/head-record';
import { datedUntil, namedIn, strangeName } from '../conflict/own-names';
import { conflictsIn } from '../conflict/conflict';
import { applySettlement, settleConcurrent } from '../conflict/settle-concurrent';

const T = Date.UTC(2023, 1, 1);
const AT = new Date(T).toISOString();
const EARLIER = '2023-01-15T00:00:00.000Z';
const ME = { by: 'c1', name: '张敏', t: T };
const KEY = 'explanation:e1';
const said = (author: string, text: string) => ({
	rule: 'P01',
	operands: { by: '项目1' },
	text,
	...{ author, at: EARLIER }
});

function roomWith(key: string, value: unknown): { doc: Y.Doc; now: (key?: string) => unknown } {
	const doc = new Y.Doc();
	doc.getMap('meta').set(key, value);
	return { doc, now: (at = key) => headValue(doc.getMap('meta').get(at)) };
}

describe('[C123] a piece of the head is written in the own name', () => {
	test('undo brings back what somebody else had said as they had said it', () => {
		const { doc, now } = roomWith(KEY, said('王芳', '原来的。'));
		const done = setHeadRecord(doc, KEY, said('张敏', '改写。'), ME);
		const undone = revertEntry(doc, done, ME)!;
		expect(now()).toEqual(said('王芳', '原来的。'));
		expect(doc.getMap('meta').get(KEY)).toMatchObject({ by: ME.by, t: ME.t });
		revertEntry(doc, undone, ME);
		expect(now()).toEqual(said('张敏', '改写。'));
	});

	test('what somebody else had said is written anew in the own name', () => {
		const { doc, now } = roomWith(KEY, null);
		setHeadRecord(doc, KEY, said('王芳', '原来的。'), ME);
		expect(now()).toEqual({ ...said('张敏', '原来的。'), at: AT });
	});

	test('an earlier state is restored with the names and dates that it had', () => {
		const { doc, now } = roomWith(KEY, null);
		const needs = { author: ME, freshKey: () => 'k', columnsIn: () => [] };
		const explanation = { id: 'e1', ...said('王芳', '原来的。') };
		restoreStep(doc, { kind: 'explanation', id: 'e1', unit: undefined, explanation }, needs);
		expect(now()).toEqual(said('王芳', '原来的。'));
		const value = { X03: { off: true, reason: '因故', by: '王芳', at: EARLIER } };
		restoreStep(doc, { kind: 'setting', key: 'rules', value }, needs);
		expect(now('entry:rules:X03')).toEqual(value.X03);
	});

	test('what stands in a list that is kept whole stays whose it is', () => {
		const others = { form: 'f', row: 'r', by: '王芳', at: EARLIER };
		const { doc, now } = roomWith('setting:matches', { confirmed: [others] });
		const another = { ...others, row: 'r2' };
		setHeadRecord(doc, 'setting:matches', { confirmed: [others, another] }, ME);
		expect(now()).toEqual({ confirmed: [others, { ...another, by: '张敏', at: AT }] });
	});

	test('what lost a conflict comes back in the name of whoever had written it', () => {
		const { doc, now } = roomWith(KEY, null);
		const [kept, lost] = [said('张敏', '后'), said('王芳', '先')].map((v) => ({
			v,
			t: 1,
			by: 'x'
		}));
		doc.getMap('meta').set(KEY, kept);
		doc.getMap('conflicts').set(`${KEY}#1.1`, { key: KEY, kept, lost, at: 1 });
		const [{ id }] = conflictsIn(doc);
		const of = { id, room: 'book/b/department', key: KEY, kept, lost, at: 1 } as const;
		const conflict = { kind: 'head', ...of, standing: kept, settled: undefined } as const;
		settle(doc, conflict, { take: 'lost' }, () => [], ME);
		expect(now()).toEqual(lost.v);
		expect(doc.getMap('conflicts').get(`${id}:settled`)).toEqual({ by: 'c1', t: T, chose: 'lost' });
	});

	test('a date to come becomes that of the stamp', () => {
		const { doc, now } = roomWith(KEY, null);
		setHeadRecord(doc, KEY, { ...said('张敏', '甲'), at: '2033-01-01T00:00:00.000Z' }, ME);
		expect(now()).toEqual({ ...said('张敏', '甲'), at: AT });
	});
});

test('[C123] of a stamp from the future the server brings back the dates with it', () => {
	const { doc, now } = roomWith(KEY, null);
	doc.on('afterTransaction', (transaction: Y.Transaction) =>
		applySettlement(doc, settleConcurrent(doc, transaction, { now: T }))
	);
	const at = new Date(T + 3_600_000).toISOString();
	doc.getMap('meta').set(KEY, { v: { ...said('张敏', '甲'), at }, t: T + 3_600_000, by: 'c1' });
	expect(now()).toEqual({ ...said('张敏', '甲'), at: AT });
});

test('what names somebody is found where it is, and what an explanation cites is not', () => {
	const pair = { form: 'f', row: 'r', by: '王芳', at: EARLIER };
	expect(namedIn('setting:matches', { confirmed: [pair] })).toHaveLength(1);
	const { at, ...others } = pair;
	expect(namedIn('setting:matches', { confirmed: [{ at, ...others }] })).toEqual(
		namedIn('setting:matches', { confirmed: [pair] })
	);
	expect(namedIn('setting:stage', '公开')).toEqual([]);
	expect(namedIn(KEY, said('王芳', '甲'))).toHaveLength(1);
	const who = { names: ['c1', '王芳'], t: T };
	expect(strangeName(KEY, said('王芳', '甲'), who, () => false)).toBeUndefined();
	expect(strangeName(KEY, { ...said('王芳', '甲'), at: '某日' }, who, () => false)).toBeDefined();
	expect(datedUntil('entry:rules:X03', { off: true, reason: 'x' }, T)).toEqual({
		...{ off: true, reason: 'x' }
	});
});
