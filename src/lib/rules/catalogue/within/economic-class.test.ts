import { finds, holds } from '../../../../../tests/support/rule-examples';

const staff = (合计: string) => ({ 合计, 人员经费: 合计 });
const running = (合计: string) => ({ 合计, 公用经费: 合计 });
const T6 = {
	合计: { 合计: '100.00', 人员经费: '70.00', 公用经费: '30.00' },
	工资福利支出: staff('60.00'),
	'基本工资/工资奖金津补贴': staff('35.00'),
	'津贴补贴/工资奖金津补贴': staff('25.00'),
	商品和服务支出: running('30.00'),
	'办公费/办公经费': running('20.00'),
	'办公费/商品和服务支出': running('10.00'),
	对个人和家庭的补助: staff('10.00'),
	'退休费/离退休费': staff('10.00')
};

holds('W20', 'each row is staff plus running cost', { T6 });
finds(
	'W20',
	'a row is not',
	{ T6: { ...T6, '退休费/离退休费': { 合计: '10.00', 人员经费: '9.00' } } },
	{ cells: ['合计', '人员经费', '公用经费'].map((column) => `T6[退休费].${column}`) }
);

holds('W21', 'the total is the sum of the classes, which have no 政府科目', { T6 });
finds(
	'W21',
	'a class changed',
	{ T6: { ...T6, 商品和服务支出: running('31.00') } },
	{ cells: ['T6[合计].公用经费', 'T6[商品和服务支出].公用经费'], difference: '-1.00' },
	{
		cells: ['合计', '工资福利支出', '商品和服务支出', '对个人和家庭的补助'].map(
			(r) => `T6[${r}].合计`
		),
		difference: '-1.00'
	}
);

holds('W22', 'a class is the sum of the rows up to the next class', { T6 });
finds(
	'W22',
	'one of two rows of one name changed',
	{ T6: { ...T6, '办公费/商品和服务支出': running('18.00') } },
	{ cells: ['T6[商品和服务支出].公用经费', 'T6[办公费].公用经费', 'T6[办公费#2].公用经费'] },
	{
		cells: ['T6[商品和服务支出].合计', 'T6[办公费].合计', 'T6[办公费#2].合计'],
		difference: '-8.00'
	}
);
