import { expect, it } from 'vitest';
import { linkedFigures } from '$lib/budget/address/linked-figures';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../../tests/support/consistent-book';
import { finds, holds, notApplicable } from '../../../../../tests/support/rule-examples';
import { createEngine } from '../../engine/engine';

const T1 = { 政府性基金预算: { 金额: '1.00' }, 公共安全支出: { 合计: '9.00' } };
const T4 = { 一般公共预算: { 金额: '8.00' }, '一般公共预算#2': { 金额: '3.00' } };
const approved = (figures: Record<string, string>) => ({ settings: { reply: { figures } } });

holds('X43', 'published as approved', {
	T1,
	T4,
	head: approved({
		'T1[政府性基金预算].金额': '1.00',
		'T1[公共安全支出].合计': '9.00',
		'T1[公共安全支出].结转': '0.00',
		'T4[一般公共预算#2].金额': '3.00'
	})
});
finds(
	'X43',
	'another figure, and a row that isn’t there',
	{
		T1,
		T4,
		head: approved({ 'T4[一般公共预算#2].金额': '3.01', 'T1[教育支出].合计': '5.00' })
	},
	{ key: 'X43.missing', cells: ['T1[政府性基金预算]'], expected: '5.00' },
	{ cells: ['T4[一般公共预算#2].金额'], difference: '-0.01' }
);
it('[X43] is not applicable without the approval', () => {
	expect(notApplicable('X43', { T1 })).toContain('批复');
});
it('[X43] every figure of a book that is linked to itself is found at its address', () => {
	const book = consistentBook({ scale: 0.3, editions: true });
	const figures = linkedFigures(new LiveBook(book));
	const head = { ...book.head, ...approved(figures) };
	const live = new LiveBook({ ...book, head });
	const differing = createEngine(live)
		.findings()
		.filter(({ rule }) => rule === 'X43');
	expect(Object.keys(figures).length).toBeGreaterThan(200);
	expect(differing).toEqual([]);
});
