import { expect, it } from 'vitest';
import { finds, holds, notApplicable } from '../../../../../tests/support/rule-examples';

const AGENCY = { id: 'u1', code: '', name: '市局', kind: '行政', role: '本级' } as const;
const INSTITUTION = { id: 'u2', code: '', name: '警校', kind: '事业', role: '所属' } as const;
const units = [AGENCY, INSTITUTION];
const head = { units };
const of = (合计: string) => ({ 合计, 一般公共预算: 合计 });
const T11 = { 部门合计: { role: 'total', ...of('90.00') }, 市局: { unit: 'u1', ...of('90.00') } };
const T6 = { 合计: { 合计: '200.00', 人员经费: '100.00', 公用经费: '100.00' } };
const ofSchool = { 合计: { 合计: '30.00', 人员经费: '20.00', 公用经费: '10.00' } };

holds('X26', 'the school’s own T6 shows its part', { T6, T11, 'T6@u2': ofSchool, head });
holds('X26', 'its part is entered', {
	T6,
	T11,
	head: { units, settings: { institutionOperating: '10.00' } }
});
finds(
	'X26',
	'the school is counted in',
	{ T6: { 合计: { 公用经费: '90.00' } }, T11, 'T6@u2': ofSchool, head },
	{
		cells: ['T11[部门合计].合计', 'T6[合计].公用经费', 'T6@警校[合计].公用经费'],
		expected: '80.00'
	}
);
finds(
	'X26',
	'there is no institution, so it is all',
	{ T6, T11, head: { units: [AGENCY] } },
	{ expected: '100.00', difference: '-10.00' }
);
finds(
	'X26',
	'more than all, whatever the school has',
	{ T6: { 合计: { 公用经费: '80.00' } }, T11, head },
	{ key: 'X26.exceeds', expected: '80.00' }
);
it('[X26] is not applicable while the part of institutions is unknown, or all is counted', () => {
	expect(notApplicable('X26', { T6, T11, head })).toContain('事业单位');
	const settings = { 机关运行经费口径: '全部公用' };
	expect(notApplicable('X26', { T6, T11, head: { units, settings } })).toContain('X26b');
	expect(notApplicable('X26b', { T6, T11, head: { units, settings } })).toBe('');
	expect(notApplicable('X26b', { T6, T11, head })).not.toBe('');
});

const all = { units, settings: { 机关运行经费口径: '全部公用' } };
holds('X26b', 'all operating spending is counted', {
	T6: { 合计: { 公用经费: '90.00' } },
	T11,
	head: all
});
finds('X26b', 'it is not', { T6, T11, head: all }, { severity: 'warning', difference: '-10.00' });

holds('X27', 'all agencies and no institution', { T11, head });
finds(
	'X27',
	'an institution stands in for the agency',
	{ T11: { 部门合计: T11.部门合计, 警校: { unit: 'u2', ...of('90.00') } }, head },
	{ key: 'X27', cells: ['T11[部门合计].单位'] },
	{ key: 'X27.institution', cells: ['T11[警校].单位'] }
);
