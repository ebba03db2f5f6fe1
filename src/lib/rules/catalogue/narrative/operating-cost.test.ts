import { expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { disclosureOf } from '../../../../../tests/support/disclosure-of';
import { finds, holds } from '../../../../../tests/support/rule-examples';
import { createEngine } from '../../engine/engine';
import { OPERATING_COST_SCOPE } from './scope-setting';

const T11 = { 部门合计: { 合计: '12.00' }, 市局: { unit: 'u1', 合计: '12.00' } };
const T6 = { 合计: { 合计: '45.01', 人员经费: '30.00', 公用经费: '15.01' } };
const told = (text: string) => ({ T6, T11, narrative: { N8: { 正文: text } } });

holds('N16', 'text and T11 agree', told('机关运行经费12.00万元。'));
finds('N16', 'they differ', told('机关运行经费13.00万元。'), {
	cells: ['N[8].机关运行经费', 'T11[部门合计].合计'],
	difference: '1.00',
	key: 'N16'
});
finds('N16', 'the figure of T6 was taken', told('机关运行经费15.00万元。'), {
	cells: ['N[8].机关运行经费', 'T11[部门合计].合计', 'T6[合计].公用经费'],
	key: 'N16.operating'
});

it('[N17] only where all 公用经费 is meant', () => {
	const findings = (scope: string | undefined, text: string) => {
		const book = disclosureOf(told(text));
		const settings = { [OPERATING_COST_SCOPE]: scope };
		const live = new LiveBook({ ...book, head: { ...book.head, settings } });
		return createEngine(live)
			.findings()
			.filter((finding) => finding.rule === 'N17')
			.map((finding) => [finding.actual, finding.expected]);
	};
	expect(findings(undefined, '机关运行经费12.00万元。')).toEqual([]);
	expect(findings('全部公用', '机关运行经费15.01万元。')).toEqual([]);
	expect(findings('全部公用', '机关运行经费12.00万元。')).toEqual([['12.00', '15.01']]);
});
