import { finds, holds } from '../../../../../tests/support/rule-examples';

const form = (项目概况: string, more = {}) => ({ projects: { 甲: { 项目概况, ...more } } });

holds('F20', 'price × count × 12 months', form('9名协管员，按4000元/人/月核算，共需43.2万元。'));
holds(
	'F20',
	'rounded as printed',
	form('共128个床位，每床更换被褥，预计2100元/床，预算资金27万元。')
);
holds(
	'F20',
	'two counts: whose price it is can’t be told',
	form('9名协管员和3人，按4000元/人/月核算，共需43万元。')
);
holds(
	'F20',
	'a sum that is only part',
	form('标准为5.3万元/人，民警140人，应增加公用经费28万元。')
);
finds('F20', 'price × count is something else', form('家属12人，标准7654元/人/年，合计91850元。'), {
	severity: 'warning',
	cells: ['F[甲].项目概况'],
	actual: '91850.00',
	expected: '91848.00'
});

holds(
	'F20',
	'formulas hold',
	form('工作台4套*0.15万=0.6万元；11辆车*2950元=32450元；10M*8条：3000*8=24000元。')
);
finds('F20', 'a formula fails', form('工作台4套*0.15万=0.7万元。'), {
	severity: 'warning',
	key: 'F20.formula',
	expected: '6000.00'
});

holds('F20', 'parts make the total', form('共需96.2万元，其中上年应支30万元，本年66.2万元。'));
holds(
	'F20',
	'parts are printed more exactly',
	form('设备共1283万元，其中：照明系统4830355元；解剖设备8001384元。')
);
holds('F20', 'a list inside the list', form('共9万元，其中甲项5万元，其中乙项1万元。'));
finds(
	'F20',
	'parts do not make the total, told once',
	form('租赁费63万元，其中上年23万元，本年30万元。', {
		项目实施计划: '租赁费63万元，其中上年23万元，本年30万元。'
	}),
	{
		severity: 'warning',
		cells: ['F[甲].项目概况'],
		key: 'F20.parts',
		actual: '630000.00',
		expected: '530000.00',
		difference: '100000.00'
	}
);

holds('F21', 'granted − paid = left', form('去年批复85万元，已支付60.5万元，剩余24.5万元待支付。'));
holds(
	'F21',
	'with percentages between',
	form('合同款200000元，去年支付95%即190000元，剩余5%质保金10000元。')
);
holds('F21', 'nothing is said of what was paid', form('已批复44万元，待支付38.1万元。'));
finds(
	'F21',
	'less is left',
	form('已批复预算68.99万元，已支付20.697万元，剩余48.197万元待支付。'),
	{
		severity: 'explain',
		cells: ['F[甲].项目概况'],
		actual: '481970.00',
		expected: '482930.00',
		difference: '-960.00'
	}
);
