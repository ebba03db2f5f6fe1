import { expect, it } from 'vitest';
import { parseAmount } from '$lib/budget/values/amount';
import type { BookChange } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { sayFinding } from '$lib/messages/finding';
import { LOCALES } from '$lib/messages';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { createBookEngine } from './book-engine';
import type { Engine } from './engine';
import { tellFinding } from '../finding/told-finding';

const wrong = (unit: string) => ({ unit, 合计: '5.00', 一般公共预算: '4.00' });

const issuesIn = (engine: Engine) =>
	engine
		.findings()
		.filter(({ rule, message }) => rule === 'M05' && message.arguments.rule === 'W34');
const mended = (row: string): BookChange => ({
	kind: 'cell',
	row,
	column: '一般公共预算',
	value: parsed('5.00')
});
const parsed = (text: string): number => {
	const amount = parseAmount(text, '万元');
	if (!amount.ok || amount.value === undefined) throw new Error(text);
	return amount.value;
};
const TWO = { T12: { a: wrong('u1'), b: wrong('u2'), c: wrong('u2') } };

it('[K1] [M05] a rule that fails in two units is one matter of the department', () => {
	const live = new LiveBook(disclosureOf(TWO));
	const issues = issuesIn(createBookEngine(live));
	expect(issues).toMatchObject([
		{
			rule: 'M05',
			severity: 'hint',
			cells: [{ row: 'T12-0' }, { row: 'T12-1' }],
			message: { arguments: { count: 2, names: '市局、分局' } }
		}
	]);
	for (const locale of LOCALES)
		expect(sayFinding(tellFinding(issues[0], live), locale)).toContain('W34');
});

it('[M05] one unit is its own matter', () => {
	const live = new LiveBook(disclosureOf({ T12: { b: wrong('u2'), c: wrong('u2') } }));
	expect(issuesIn(createBookEngine(live))).toEqual([]);
});

it('[K1] [M05] comes and goes with the findings of its units', () => {
	const live = new LiveBook(disclosureOf(TWO));
	const engine = createBookEngine(live);
	expect(engine.apply([mended('T12-1')]).added.filter(({ rule }) => rule === 'M05')).toMatchObject([
		{ id: 'M05:W34', cells: [{ row: 'T12-0' }, { row: 'T12-2' }] }
	]);
	const last = engine.apply([mended('T12-2')]);
	expect(last.removed.map(({ id }) => id)).toContain('M05:W34');
	expect(issuesIn(engine)).toEqual([]);
});

it('[M05] is called by the names that units have now, and can be switched off', () => {
	const live = new LiveBook(disclosureOf(TWO));
	const engine = createBookEngine(live);
	const units = live.head.units.map((unit) => ({ ...unit, name: `新${unit.name}` }));
	engine.apply([{ kind: 'head', head: { ...live.head, units } }]);
	expect(issuesIn(engine)).toMatchObject([{ message: { arguments: { names: '新市局、新分局' } } }]);
	const settings = { rules: { M05: { off: true, reason: '逐个单位核对' } } };
	engine.apply([{ kind: 'head', head: { ...live.head, settings } }]);
	expect(issuesIn(engine)).toEqual([]);
	expect(engine.notApplicable()).toContainEqual({
		rule: 'M05',
		why: { key: 'off', arguments: { reason: '逐个单位核对' } }
	});
});
