import { describe, expect, it } from 'vitest';
import type { BookHead } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { LOCALES } from '$lib/messages';
import { sayNotApplicable } from '$lib/messages/rules-not-applicable';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { needsSetting } from './applicability';
import { createEngine } from '../engine/engine';
import type { Rule, Scope } from './rule';

const book = (settings: BookHead['settings'] = {}) => {
	const disclosure = disclosureOf({ T2: { 合计: {}, '204': {} }, 'T2@u2': { '204': {} } });
	return new LiveBook({ ...disclosure, head: { ...disclosure.head, settings } });
};
const found = () => ({ cells: [{ row: 'T2-0', column: '合计' }] });
const rule = (scope: Scope): Rule => ({
	id: 'Z01',
	severity: 'error',
	comparator: 'ID',
	needs: needsSetting('reply'),
	...scope
});
const reply = { figures: { 'T2[合计].合计': '10.00' } };

/** One of each scope, each with as many instances as the book gives it. */
const SCOPES: readonly [number, Scope][] = [
	[1, { each: 'book', check: found }],
	[2, { each: 'edition', of: ['T2'], check: found }],
	[3, { each: 'row', of: ['T2'], check: found }],
	[3, { each: 'key', of: ['T2'], lookup: 'code', check: found }],
	[2, { each: 'unit', check: found }],
	[2, { each: 'listed', list: () => ['a', 'b'], check: found }]
];

describe('a rule that needs a setting', () => {
	it.each(SCOPES)('[G1] is not checked without it: %i times %o', (count, scope) => {
		const live = book();
		const engine = createEngine(live, [rule(scope)]);
		expect(engine.findings()).toEqual([]);
		expect(engine.notApplicable()).toEqual([
			{ rule: 'Z01', why: { key: 'lacks.reply', arguments: {} } }
		]);
		const set = (settings: BookHead['settings']) =>
			engine.apply([{ kind: 'head', head: { ...live.head, settings } }]);
		expect(set({ reply }).added).toHaveLength(count);
		expect(engine.notApplicable()).toEqual([]);
		expect(set({}).removed).toHaveLength(count);
		expect(engine.findings()).toEqual([]);
	});

	it('[G2] says where a malformed one cannot be read', () => {
		const live = book({ reply: { figures: { 'T2[合计].合计': 'zehn' } } });
		const [entry] = createEngine(live, [rule(SCOPES[0][1])]).notApplicable();
		expect(entry.why).toMatchObject({ key: 'malformed', arguments: { setting: 'reply' } });
		for (const locale of LOCALES) expect(sayNotApplicable(entry, locale)).toContain('reply');
	});

	it.each([null, 7, 'text', [], { figures: 3 }, { figures: { a: 1 } }])(
		'[G2] never fails on %o',
		(malformed) => {
			expect(createEngine(book({ reply: malformed, rules: malformed })).findings()).toEqual(
				createEngine(book()).findings()
			);
		}
	);
});

describe('a rule that is switched off', () => {
	const plain: Rule = { ...rule(SCOPES[2][1]), needs: undefined };
	it('[G3] finds nothing, and is listed with the reason', () => {
		const live = book({ rules: { Z01: { off: true, reason: '口径不同' } } });
		const engine = createEngine(live, [plain]);
		expect(engine.findings()).toEqual([]);
		expect(engine.notApplicable().map((entry) => sayNotApplicable(entry, 'zh'))).toEqual([
			'本书已停用：口径不同'
		]);
		const rows = { kind: 'row', sheet: 'T2', row: { id: 'new', order: 'z' } } as const;
		expect(engine.apply([rows]).added).toEqual([]);
		engine.apply([{ kind: 'head', head: { ...live.head, settings: {} } }]);
		expect(engine.findings()).toHaveLength(4);
	});

	it('[G3] stays on without a reason', () => {
		const live = book({ rules: { Z01: { off: true, reason: ' ' } } });
		expect(createEngine(live, [plain]).findings()).toHaveLength(3);
	});
});
