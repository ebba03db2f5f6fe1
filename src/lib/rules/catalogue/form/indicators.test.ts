import { finds, holds } from '../../../../../tests/support/rule-examples';

type Indicator = readonly [second: string, name: string, value: string];

/** A form with this year's indicators; both halves the same unless another term is given. */
const form = (year: readonly Indicator[], term = year, more: Record<string, string> = {}) => ({
	projects: { 辅警招聘经费: { unit: 'u1', 年度资金总额: '400000', 形式: '双栏', ...more } },
	'indicators@projects-0': Object.fromEntries(
		year.map(([second, name, value], i) => [
			`i${i}`,
			{
				一级: /满意/.test(second)
					? '满意度指标'
					: /效益|影响/.test(second)
						? '效益指标'
						: '产出指标',
				二级: second,
				'年度.三级': name,
				'年度.指标值': value,
				'实施期.三级': term[i][1],
				'实施期.指标值': term[i][2]
			}
		])
	)
});

const complete: Indicator[] = [
	['数量指标', '招聘人数', '139人'],
	['质量指标', '合格率', '≥95%'],
	['时效指标', '完成时间', '10月'],
	['成本指标', '招聘成本', '40万元'],
	['社会效益指标', '维护治安', '提高'],
	['服务对象满意度指标', '辅警满意度', '≥90%']
];
const without = (kind: string) => complete.filter(([second]) => !second.includes(kind));
const withValue = (kind: string, value: string): Indicator[] =>
	complete.map(([second, name, old]) => [second, name, second.includes(kind) ? value : old]);

const at = (n: number, column: string) => `F[辅警招聘经费@市局].指标[${n}].${column}`;
const NAME = 'F[辅警招聘经费@市局].项目名称';

for (const rule of ['F08', 'F09', 'F10', 'F11', 'F12', 'F13', 'F14', 'F15'])
	holds(rule, 'all kinds are there and say something', form(complete));

holds('F08', 'a price is no total', form(withValue('成本', '4000元/人/月')));
holds('F08', 'a cap above the funds', form(withValue('成本', '≤41万元')));
holds('F08', 'rounded to 0.01 万元', form(withValue('成本', '40.00万元')));
finds('F08', 'it costs more than the year has', form(withValue('成本', '62万元')), {
	severity: 'explain',
	cells: [at(4, '年度.指标值'), 'F[辅警招聘经费@市局].年度资金总额'],
	actual: '620000.00',
	expected: '400000.00',
	difference: '220000.00'
});
finds(
	'F08',
	'the year repeats what the whole term costs',
	form(withValue('成本', '62万元'), complete, { 实施期资金总额: '620000' }),
	{ severity: 'explain', key: 'F08.term' }
);

finds('F09', 'no cost', form(without('成本')), { severity: 'warning', cells: [NAME] });

finds(
	'F10',
	'neither time nor satisfaction',
	form(without('时效').filter(([k]) => !/满意/.test(k))),
	{
		cells: [NAME]
	}
);
holds('F10', 'the flat form prints no kinds', {
	projects: { 公用经费: { 形式: '单栏' } },
	'indicators@projects-0': {
		i0: { 一级: '产出指标', '年度.三级': '培训合格率', '年度.指标值': '≥95%' },
		i1: { 一级: '满意度指标', '年度.三级': '满意度', '年度.指标值': '≥99%' }
	}
});
finds(
	'F10',
	'no indicators at all',
	{ projects: { 公用经费: { 形式: '双栏' } } },
	{ cells: ['F[公用经费].项目名称'] }
);

finds('F11', 'a value of the year is missing', form(withValue('质量', ''), complete), {
	cells: [at(2, '年度.指标值')]
});
const ofYear = (indicators: Indicator[], shape: string) => {
	const { projects, 'indicators@projects-0': rows } = form(indicators, indicators, { 形式: shape });
	const year = Object.entries(rows).map(([id, cells]) => [
		id,
		Object.fromEntries(Object.entries(cells).filter(([column]) => !column.startsWith('实施期')))
	]);
	return { projects, 'indicators@projects-0': Object.fromEntries(year) as typeof rows };
};
holds('F11', 'the flat form shows no term', ofYear(complete, '单栏'));
finds(
	'F11',
	'a flat form shows, and has judged, what it says of the term all the same',
	form(complete, withValue('质量', ''), { 形式: '单栏' }),
	{ cells: [at(2, '实施期.指标值')] }
);

holds('F12', 'effects may be told in words', form(withValue('效益', '稳定')));
holds('F12', 'a number in words', form(withValue('数量', '一批')));
finds('F12', 'quality without a number', form(withValue('质量', '合格')), {
	severity: 'warning',
	cells: [at(2, '年度.指标值')]
});

finds('F13', 'half are enough', form(withValue('满意', '＞50%')), {
	severity: 'warning',
	cells: [at(6, '实施期.指标值'), at(6, '年度.指标值')]
});
finds('F13', 'no number', form(withValue('满意', '满意'), complete), { severity: 'warning' });

holds('F14', 'fractions of a per cent are something', form(withValue('质量', '≥0.5%')));
finds('F14', 'always met', form(withValue('数量', '≥0人'), complete), {
	severity: 'warning',
	cells: [at(1, '年度.指标值')]
});
finds('F14', 'at least all', form(withValue('质量', '≥ 100%'), complete), { severity: 'warning' });

finds('F15', 'no effect', form(without('效益')), { severity: 'hint', cells: [NAME] });
