import { expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live-book';
import { consistentBook } from '../../../tests/support/consistent-book';
import { createEngine } from './engine';
import { whatDoesNotApply } from './what-applies';

it('[G1] lists what does not apply as the engine does', () => {
	const book = consistentBook({ seed: 3, scale: 0.2 });
	const settings = {
		...book.head.settings,
		rules: { W01: { off: true, reason: '不核对' }, 'OWN-1': { off: true, reason: '今年不用' } },
		ownRules: [{ id: 'OWN-1', severity: 'hint', sentence: '一条', formula: 'T3[合计].合计 ≥ 0' }]
	};
	const off = { ...book, head: { ...book.head, settings } };
	const listed = whatDoesNotApply(off);
	expect(listed).toEqual(createEngine(new LiveBook(off)).notApplicable());
	expect(listed.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['W01', 'OWN-1', 'X40']));
});
