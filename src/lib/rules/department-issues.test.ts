import { expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live-book';
import { sayFinding } from '$lib/messages/finding';
import { LOCALES } from '$lib/messages';
import { disclosureOf } from '../../../tests/support/disclosure-of';
import { departmentIssues } from './department-issues';
import { createEngine } from './engine';
import { tellFinding } from './told-finding';

const wrong = (unit: string) => ({ unit, 合计: '5.00', 一般公共预算: '4.00' });

it('[M05] a rule that fails in two units is one matter of the department', () => {
	const live = new LiveBook(
		disclosureOf({ T12: { a: wrong('u1'), b: wrong('u2'), c: wrong('u2') } })
	);
	const issues = departmentIssues(createEngine(live).findings(), live).filter(
		({ message }) => message.arguments.rule === 'W34'
	);
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
	expect(departmentIssues(createEngine(live).findings(), live)).toEqual([]);
});
