import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { migrateRoom } from './migrations';
import { metaOf, schemaOf } from './schema';
import { readSettings, settingWrites } from './setting-entries';

const PAIR = { form: 'f1', row: 'r1', by: '张敏', at: '2023-02-01T00:00:00.000Z' };
const RULE = { severity: 'error', sentence: '一条', formula: 'T3[合计].合计 ≥ 0' };
const off = (reason: string) => ({ off: true, reason });

let fresh = 0;
function write(doc: Y.Doc, name: string, value: unknown): string[] {
	const writes = settingWrites(doc, name, value, () => `k${++fresh}`);
	doc.transact(() => {
		for (const [key, record] of writes) metaOf(doc).set(key, record);
	});
	return writes.map(([key]) => key);
}
const settingIn = (doc: Y.Doc, name: string) => readSettings(doc)[name];

/** What two people make of one book while apart, put together in both orders. */
function apart(name: string, before: unknown, one: unknown, other: unknown): unknown[] {
	const start = new Y.Doc();
	write(start, name, before);
	const docs = [one, other].map((value) => {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(start));
		write(doc, name, value);
		return doc;
	});
	const [a, b] = docs.map((doc) => Y.encodeStateAsUpdate(doc));
	Y.applyUpdate(docs[0], b);
	Y.applyUpdate(docs[1], a);
	return docs.map((doc) => settingIn(doc, name));
}
function merged(name: string, before: unknown, one: unknown, other: unknown): unknown {
	const [first, second] = apart(name, before, one, other);
	expect(first).toEqual(second);
	return first;
}

describe('settings by entries', () => {
	const values: [string, unknown][] = [
		['rules', { X03: off('口径'), W01: off('不核对') }],
		['matches', { confirmed: [PAIR], broken: [{ ...PAIR, row: 'r2' }] }],
		['lastYear', { year: 2022, figures: { 'T1[收入总计].金额': '1.00' } }],
		['reply', { figures: { 'T1[收入总计].金额': '1.00', 'T2[合计].合计': '2.00' } }],
		[
			'redactions',
			{
				entries: [{ kind: 'row', row: 'r1', by: '张敏', at: PAIR.at, reason: '涉密' }],
				names: '保留'
			}
		],
		['codes', { '204': '公共安全支出' }],
		['ownRules', [{ ...RULE, id: 'OWN-1', key: 'a' }]],
		['stage', '公开']
	];
	test.each(values)(
		'[C94] %s reads as it was written, and is gone once taken back',
		(name, value) => {
			const doc = new Y.Doc();
			write(doc, name, value);
			expect(settingIn(doc, name)).toEqual(value);
			expect(write(doc, name, value)).toEqual([]);
			write(doc, name, undefined);
			expect(readSettings(doc)).toEqual({});
		}
	);

	test('[C94] a write touches the entries alone that differ', () => {
		const doc = new Y.Doc();
		write(doc, 'rules', { X03: off('口径'), W01: off('不核对') });
		const changed = { X03: off('口径'), W01: off('已另行核对') };
		expect(write(doc, 'rules', changed)).toEqual(['entry:rules:W01']);
	});

	test('[C95] what two people decide while apart all stays', () => {
		expect(merged('rules', { A: off('一') }, { A: off('一'), B: off('二') }, {})).toEqual({
			B: off('二')
		});
		const one = { confirmed: [PAIR], broken: [] };
		const other = { confirmed: [], broken: [{ ...PAIR, row: 'r2' }] };
		expect(merged('matches', undefined, one, other)).toEqual({
			confirmed: [PAIR],
			broken: other.broken
		});
		expect(merged('codes', { '204': '甲' }, { '204': '甲', '205': '乙' }, { '204': '丙' })).toEqual(
			{
				'204': '丙',
				'205': '乙'
			}
		);
	});

	test('[C95] two own rules that were given one id while apart both stay, under two ids', () => {
		const rules = merged(
			'ownRules',
			[{ ...RULE, id: 'OWN-1' }],
			[{ ...RULE, id: 'OWN-2', sentence: '甲' }],
			[{ ...RULE, id: 'OWN-2', sentence: '乙' }]
		) as { id: string; sentence: string }[];
		expect(rules.map(({ id }) => id)).toEqual(['OWN-2', 'OWN-3']);
		expect(new Set(rules.map(({ sentence }) => sentence))).toEqual(new Set(['甲', '乙']));
	});

	test('[C96] a value of another shape is kept whole, and what is read never throws', () => {
		for (const name of Object.keys(Object.fromEntries(values)))
			fc.assert(
				fc.property(fc.jsonValue(), (value) => {
					const doc = new Y.Doc();
					write(doc, name, value);
					const plain: unknown = JSON.parse(JSON.stringify(value));
					const isEmpty = plain === null || JSON.stringify(plain).length <= 2;
					if (name === 'stage' || typeof plain !== 'object')
						expect(settingIn(doc, name) ?? null).toEqual(plain);
					else if (!isEmpty) expect(settingIn(doc, name)).toBeDefined();
				}),
				{ numRuns: 100 }
			);
	});

	test('[C5] [C97] a room of schema 1 has its settings by entries afterwards, and approvals apart', () => {
		const doc = new Y.Doc();
		const meta = metaOf(doc);
		const explanation = {
			rule: 'P01',
			operands: {},
			text: '涉密',
			author: '王芳',
			at: '2023-01-01'
		};
		doc.transact(() => {
			meta.set('schema', 1);
			for (const [name, value] of values) meta.set(`setting:${name}`, value);
			meta.set('setting:reply', null);
			meta.set('explanation:e1', { ...explanation, approver: '张敏' });
		});
		expect(migrateRoom(doc)).toEqual({ ok: true, from: 1, to: 4 });
		expect(schemaOf(doc)).toBe(4);
		const { reply: _none, ownRules, ...rest } = Object.fromEntries(values);
		expect(readSettings(doc)).toEqual({ ...rest, ownRules: ownRules as unknown });
		expect(meta.get('setting:rules')).toBeNull();
		expect(meta.get('explanation:e1')).toEqual(explanation);
		expect(meta.get('approval:e1')).toMatchObject({ by: '张敏', of: { id: 'e1', text: '涉密' } });
	});
});
