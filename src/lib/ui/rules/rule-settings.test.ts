import { describe, expect, it } from 'vitest';
import { ruleOffReason } from '$lib/budget/settings/book-settings';
import { OWN_RULES_LIMIT, ownRulesOf, type OwnRule } from '$lib/rules/own/own-rule';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { MemorySession } from '../../../../tests/support/memory-session';
import { importOwnRules, removeOwnRule, saveOwnRule, switchRule } from './rule-settings';

const RULE = {
	severity: 'error' as const,
	sentence: '应为三十万元',
	formula: 'T3[合计].合计 = 30万元'
};
const open = (settings: Record<string, unknown> = {}) => {
	const book = disclosureOf({ T3: { 合计: { 合计: '30.00' } } });
	return new MemorySession({ ...book, head: { ...book.head, settings } });
};
const idsIn = (session: MemorySession) =>
	ownRulesOf(session.book.head.settings).rules.map(({ id }) => id);

describe('what the coordinator decides about rules', () => {
	it('switches a rule off with its reason, and on again, without touching others', () => {
		const session = open({ rules: { X01: { off: true, reason: '口径' } } });
		const off = (rule: string) => ruleOffReason(session.book.head.settings, rule);
		switchRule(session, 'W01', ' 不核对 ');
		expect([off('W01'), off('X01')]).toEqual(['不核对', '口径']);
		switchRule(session, 'W01', undefined);
		expect([off('W01'), off('X01')]).toEqual([undefined, '口径']);
		switchRule(session, 'X01', undefined);
		expect(session.book.head.settings.rules ?? null).toBeNull();
	});

	it('saves new rules under free ids, changed ones in their place, and removes them', () => {
		const session = open();
		expect(saveOwnRule(session, RULE)?.id).toBe('OWN-1');
		expect(saveOwnRule(session, RULE)?.id).toBe('OWN-2');
		saveOwnRule(session, { ...RULE, id: 'OWN-1', severity: 'hint' });
		const { rules } = ownRulesOf(session.book.head.settings);
		expect(rules.map(({ id, severity }) => [id, severity])).toEqual([
			['OWN-1', 'hint'],
			['OWN-2', 'error']
		]);
		removeOwnRule(session, 'OWN-1');
		expect(idsIn(session)).toEqual(['OWN-2']);
		removeOwnRule(session, 'OWN-2');
		expect(session.book.head.settings.ownRules ?? null).toBeNull();
	});

	it('keeps entries that it cannot read when another is saved', () => {
		const odd = { id: 'OWN-7', severity: 'fatal' };
		const session = open({ ownRules: [odd] });
		saveOwnRule(session, RULE);
		expect(session.book.head.settings.ownRules).toEqual([odd, { ...RULE, id: 'OWN-1' }]);
	});

	it('imports what is not there yet, and nothing where it would be too many', () => {
		const session = open();
		saveOwnRule(session, RULE);
		const other: OwnRule = { ...RULE, id: 'OWN-1', severity: 'hint' };
		expect(importOwnRules(session, [{ ...RULE, id: 'OWN-5' }, other])?.added).toBe(1);
		expect(idsIn(session)).toEqual(['OWN-1', 'OWN-2']);
		const many = Array.from({ length: OWN_RULES_LIMIT }, (_, at) => ({
			...{ ...RULE, id: `OWN-${at + 1}`, sentence: `第${at}条` }
		}));
		expect(importOwnRules(session, many)).toBeUndefined();
		expect(idsIn(session)).toEqual(['OWN-1', 'OWN-2']);
	});

	it('saves no more rules than a book may have', () => {
		const ownRules = Array.from({ length: OWN_RULES_LIMIT }, (_, at) => ({
			...{ ...RULE, id: `OWN-${at + 1}` }
		}));
		expect(saveOwnRule(open({ ownRules }), RULE)).toBeUndefined();
	});
});
