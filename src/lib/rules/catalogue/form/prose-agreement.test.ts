import { finds, holds } from '../../../../../tests/support/rule-examples';

/** A form with its prose and this year's indicators: 二级, 三级 and value. */
function form(
	prose: Record<string, string>,
	...indicators: readonly (readonly [string, string, string])[]
) {
	return {
		projects: { 甲: prose },
		'indicators@projects-0': Object.fromEntries(
			indicators.map(([second, name, value], i) => [
				`指标${i}`,
				{ 二级: second, '年度.三级': name, '年度.指标值': value }
			])
		)
	};
}
const timed = (plan: string, name: string, value: string) =>
	form({ 项目实施计划: plan }, ['时效指标', name, value]);

holds('F17', 'plan and indicator agree', timed('5月招标，10月完成验收。', '验收时间', '10月底前'));
holds('F17', 'the plan is earlier', timed('6月底前付款。', '支付时间', '9月底前'));
holds(
	'F17',
	'one of several payments is in time',
	timed('4月支付35%，5月支付65%。', '支付首款时间', '4月')
);
holds(
	'F17',
	'a month after 2022 is in 2022',
	timed('2022年9月招标，12月验收。2023年3月付款。', '验收时间', '3月')
);
holds(
	'F17',
	'what leads up to an action is not the action',
	timed('5月完成采购。', '采购前期工作完成时间', '3月')
);
holds(
	'F17',
	'the plan tells of two things',
	timed('甲派出所办案区设备6月采购。其他设备11月采购。', '甲派出所办案区设备购置时间', '6月')
);
finds(
	'F17',
	'tenders a month late',
	timed('6月份完成招标，10月完成付款。', '服装购置招标时间', '5月'),
	{
		severity: 'explain',
		cells: ['F[甲].项目实施计划', 'F[甲].指标[1].年度.指标值'],
		actual: '6月份',
		expected: '5月'
	}
);

finds('F17', 'a day that is in no calendar', timed('2月30日完成验收。', '', ''), {
	severity: 'explain',
	cells: ['F[甲].项目实施计划']
});
holds('F17', 'the 29th of February of a leap year', timed('2024年2月29日完成验收。', '', ''));
finds('F17', 'accepted before it is tendered', timed('2023年3月验收，2023年5月招标。', '', ''), {
	severity: 'explain',
	cells: ['F[甲].项目实施计划'],
	actual: '2023年5月',
	expected: '2023年3月'
});
holds(
	'F17',
	'one thing is accepted and another tendered twice',
	timed('3月验收，5月招标，9月再次招标。', '', '')
);

const counted = (text: string, name: string, value: string) =>
	form({ 项目概况: text }, ['数量指标', name, value]);
holds('F18', 'the same number', counted('拟招录139名辅警。', '招聘辅警人数', '139人'));
holds('F18', 'at least', counted('建筑面积3661.41平方米。', '房屋建筑面积', '≥3661平方米'));
holds('F18', 'two make the number', counted('新增电梯一部，更换电梯一部。', '购买电梯数量', '2部'));
holds('F18', 'it counts something else', counted('维护一次，空调26台。', '购置热水器数量', '1台'));
holds(
	'F18',
	'more things are counted together',
	counted('驻所医师、护士共6人。', '驻所医师人数', '3人')
);
finds('F18', 'another number', counted('替换50台非涉密计算机。', '购置非涉密电脑', '20台'), {
	severity: 'explain',
	cells: ['F[甲].项目概况', 'F[甲].指标[1].年度.指标值'],
	actual: '50台',
	expected: '20台'
});
finds(
	'F18',
	'less than promised',
	counted('装修面积共961.03平方米。', '装修面积', '≥981.03平方米'),
	{
		severity: 'explain',
		actual: '961.03平方米'
	}
);

const funded = (text: string, year: string, term = year) => ({
	projects: { 甲: { 项目概况: text, 年度资金总额: year, 实施期资金总额: term } }
});
holds('F19', 'funds of the year', funded('共需资金49.2万元。', '492000'));
holds('F19', 'funds of the term', funded('共需资金96.2万元。', '500000', '962000'));
holds('F19', 'rounded in prose', funded('共需5万元。', '49800'));
holds('F19', 'two needs together', funded('工资共需5万元。设备共需3万元。', '80000'));
holds('F19', 'a part in brackets', funded('工资（共需81万元）等。', '612200'));
holds(
	'F19',
	'the whole costs more than what is paid of it this year',
	funded('共需42.4万元。已完成招标，2023年需支付款项39.74万元。', '397400')
);
finds('F19', 'neither', funded('替换计算机共需50万元。', '190000'), {
	severity: 'explain',
	cells: ['F[甲].项目概况', 'F[甲].实施期资金总额', 'F[甲].年度资金总额'],
	actual: '500000.00',
	expected: '190000.00',
	difference: '310000.00'
});
finds('F19', 'what the works cost', funded('改造机房两间，改造金额757519.46元。', '750000'), {
	severity: 'explain',
	cells: ['F[甲].项目概况', 'F[甲].实施期资金总额', 'F[甲].年度资金总额'],
	actual: '757519.46',
	expected: '750000.00',
	difference: '7519.46'
});
finds('F19', 'the price of a building', funded('新建用房，工程造价为120万元。', '1000000'), {
	severity: 'explain',
	difference: '200000.00'
});
holds('F19', 'the works cost the funds', funded('改造金额75万元。', '750000'));
holds('F19', 'one of several costs', funded('改造费用30万元，设备20万元。', '500000'));
holds('F19', 'what was paid before', funded('2022年已支付改造费用30万元。', '500000'));
holds('F19', 'what was signed for', funded('按合同改造金额30万元。', '150000'));
