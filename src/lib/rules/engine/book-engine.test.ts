import { expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { LOCALES } from '$lib/messages';
import { ruleTitle } from '$lib/messages/finding';
import { sayNotApplicable } from '$lib/messages/rules-not-applicable';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { createBookEngine } from './book-engine';
import { firstFormat } from '$lib/formats/known-formats';
import { isSwitchable, listedRules } from './listed-rules';

it('[G6] lists what is kept elsewhere, with words and in the order of the catalogue', () => {
	const listed = createBookEngine(new LiveBook(disclosureOf({}))).notApplicable();
	const elsewhere = listed.filter(({ why }) => why.key.startsWith('elsewhere.'));
	expect(elsewhere.map(({ rule }) => rule)).toEqual('W46 D03 D09 D10 S08 M06'.split(' '));
	expect(elsewhere.some(({ rule }) => isSwitchable(rule))).toBe(false);
	const ids = listedRules(firstFormat()).map(({ id }) => id);
	expect(ids).toEqual([...new Set(ids)]);
	for (const locale of LOCALES) {
		for (const entry of listed) expect(sayNotApplicable(entry, locale)).not.toBe(entry.why.key);
		for (const rule of listedRules(firstFormat()))
			expect(ruleTitle(rule, locale)).not.toBe(rule.id);
	}
});
