import { finds, holds } from '../../../../../tests/support/rule-examples';

const INSTITUTION = { id: 'u2', code: '', name: '警校', kind: '事业', role: '所属' } as const;
const staff = (合计: string) => ({ 合计, 人员经费: 合计 });
const running = (合计: string) => ({ 合计, 公用经费: 合计 });
const T6 = {
	合计: { 合计: '90.00' },
	工资福利支出: staff('60.00'),
	'基本工资/工资奖金津补贴': staff('35.00'),
	'绩效工资/工资福利支出': staff('25.00'),
	商品和服务支出: running('20.00'),
	'办公费/办公经费': running('15.00'),
	'办公费/商品和服务支出': running('5.00'),
	对个人和家庭的补助: staff('10.00'),
	'奖励金/社会福利和救助': staff('10.00')
};

holds('W23', 'each account stands in its column', { T6 });
finds(
	'W23',
	'a bonus (303) is counted as operating spending',
	{ T6: { ...T6, '奖励金/社会福利和救助': { 合计: '10.00', 人员经费: '8.35', 公用经费: '1.65' } } },
	{ severity: 'warning', cells: ['T6[奖励金].公用经费'] }
);
holds('W23', 'a name that no classification has, and debt, which is neither', {
	T6: { ...T6, '杂项/杂项': running('1.00'), 债务利息及费用支出: running('3.00') }
});

holds('W24', 'agencies and institutions each have their 政府科目', { T6 });
holds('W24', 'brackets and 的 differ', {
	T6: {
		商品和服务支出: running('1.00'),
		'维修(护)费/维修（护）费': running('1.00'),
		对个人和家庭的补助: staff('1.00'),
		'其他对个人和家庭的补助/其他对个人和家庭的补助': staff('1.00')
	}
});
holds('W24', 'the relation of 代缴社会保险费 is not certain', {
	T6: { 对个人和家庭的补助: staff('1.00'), '代缴社会保险费/离退休费': staff('1.00') }
});
finds(
	'W24',
	'training stands beside meetings',
	{ T6: { 商品和服务支出: running('1.00'), '培训费/会议费': running('1.00') } },
	{ cells: ['T6[培训费].政府科目', 'T6[培训费].部门科目'], expected: '培训费、商品和服务支出' }
);
finds(
	'W24',
	'in an institution’s own edition, where no 501 belongs',
	{
		'T6@u2': { 工资福利支出: staff('1.00'), '基本工资/工资奖金津补贴': staff('1.00') },
		head: { units: [INSTITUTION] }
	},
	{ actual: '工资奖金津补贴', expected: '工资福利支出' }
);

finds(
	'W24',
	'an account and a class one letter off',
	{ T6: { 商品和服务支岀: running('1.00'), '培训费用/培训费': running('1.00') } },
	{ severity: 'warning', key: 'W24.name', cells: ['T6[商品和服务支岀].部门科目'] },
	{ severity: 'warning', expected: '培训费', cells: ['T6[培训费用].部门科目'] }
);

holds('W25', 'one department account with two 政府科目', { T6 });
finds(
	'W25',
	'a pair stands twice',
	{ T6: { ...T6, '奖励金/社会福利和救助#2': staff('1.00') } },
	{ cells: ['T6[奖励金#2].部门科目', 'T6[奖励金].部门科目'] }
);
