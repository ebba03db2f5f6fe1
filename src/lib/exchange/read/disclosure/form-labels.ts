/** The fixed labels of a project form, with the variants in which documents print them. */
import type { FundLine, Half } from '$lib/budget/project-form';
import { LabelSet } from './similarity';

/** Short fields in the head of the form: a label, then its value. */
export const HEAD_LABELS = new LabelSet(
	{
		项目名称: ['项目名称'],
		主管部门及代码: ['主管部门及代码'],
		实施单位: ['实施单位', '项目实施单位'],
		项目属性: ['项目属性'],
		项目期: ['项目期', '项目期限']
	},
	0.7
);

/** Labels of the fund block. The total's label tells its half; the others repeat in each half. */
export const FUND_LABELS = new LabelSet<FundLine | '实施期总额' | '年度总额' | '项目资金'>(
	{
		项目资金: ['项目资金（元）', '项目资金', '（元）', '(万元)'],
		实施期总额: ['实施期资金总额', '项目资金总额'],
		年度总额: ['年度资金总额', '当年资金总额'],
		总额: ['资金总额'],
		中央: [
			'其中：中央财政资金',
			'中央财政资金',
			'中央财政拨款',
			'其中：中央财政拨款',
			'其中：中央资金'
		],
		省级: ['省级财政资金', '省级财政拨款', '其中：省级财政资金'],
		市县: [
			'市县（区）财政资金',
			'市县财政资金',
			'市（区）财政资金',
			'市县（区）财政拨款',
			'市级财政资金'
		],
		自筹: ['单位自筹', '单位自筹资金'],
		其他: ['其他资金']
	},
	0.65
);

/** Long fields: the label in the first cell, the text in the rest of the line. */
export const PROSE_LABELS = new LabelSet(
	{
		项目概况: ['项目概况'],
		立项依据: ['立项依据'],
		项目设立必要性: ['项目设立必要性'],
		'保证项目实施的制度、措施': ['保证项目实施的制度、措施'],
		项目实施计划: ['项目实施计划']
	},
	0.7
);

/** The 总体目标 block: a header naming the halves, then both texts side by side. */
export const GOAL_LABELS = new LabelSet<Half | '总体目标'>(
	{
		实施期: ['实施期目标', '实施期总体目标'],
		年度: ['年度目标', '年度总体目标'],
		总体目标: ['总体目标', '总体目标绩效指标']
	},
	0.75
);

/** Header of the indicator grid. */
export const GRID_LABELS = new LabelSet(
	{
		绩效指标: ['绩效指标', '总体目标绩效指标', '绩效', '指标', '指标绩效', '标指效绩', '示指效绩'],
		一级指标: ['一级指标'],
		二级指标: ['二级指标'],
		三级指标: ['三级指标'],
		指标值: ['指标值', '指标', '指']
	},
	0.75
);

/** 一级 of the indicator grid. 满意度指标 is told from 服务对象满意度指标 by its length. */
export const CLASS_LABELS = new LabelSet(
	{ 产出指标: ['产出指标'], 效益指标: ['效益指标', '效果指标'], 满意度指标: ['满意度指标'] },
	0.75
);

/** 二级 of the indicator grid. */
export const GROUP_LABELS = new LabelSet(
	{
		数量指标: ['数量指标'],
		质量指标: ['质量指标'],
		时效指标: ['时效指标'],
		成本指标: ['成本指标'],
		经济效益指标: ['经济效益指标'],
		社会效益指标: ['社会效益指标'],
		生态效益指标: ['生态效益指标'],
		可持续影响指标: ['可持续影响指标', '可持续发展指标', '可持续发展影响指标'],
		服务对象满意度指标: ['服务对象满意度指标', '服务对象满意度']
	},
	0.66
);
