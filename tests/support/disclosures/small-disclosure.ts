/** A small disclosure of an invented department, with all 13 tables, two units and three forms. */
import { firstFormat } from '$lib/formats/known-formats';
import { tableIdsOf, printTitle, templateOf } from '$lib/budget/table/table-template';
import type { TableId } from '$lib/budget/book/book';

export const DEPARTMENT = '云山市林草局';
export const YEAR = 2023;

/** Body lines of each table; cells parted by tabs. Figures are distinct, so none can stand for another. */
export const ROWS: Record<TableId, readonly string[]> = {
	T1: [
		'一、一般公共预算\t1,201.11\t一、一般公共服务支出\t1,203.13\t1,201.11\t2.02',
		'二、政府性基金预算\t\t二、外交支出\t\t\t',
		'本年收入合计\t1,201.11\t本年支出合计\t1,203.13\t1,201.11\t2.02',
		'上年结转\t2.02\t年终结转\t\t\t',
		'收入总计\t1,203.13\t支出总计\t1,203.13\t1,201.11\t2.02'
	],
	T2: [
		'合计\t\t1,301.21\t1,300.01\t\t\t\t1.20\t3.03',
		'204\t公共安全支出\t1,301.21\t1,300.01\t\t\t\t1.20\t3.03'
	],
	T3: ['合计\t\t1,401.31\t1,000.30\t401.01', '204\t公共安全支出\t1,401.31\t1,000.30\t401.01'],
	T4: ['一、一般公共预算\t1,501.41\t一、一般公共服务支出\t1,501.42\t1,501.43\t\t'],
	T5: ['合计\t\t1,601.51\t1,600.50\t1.01', '204\t公共安全支出\t1,601.51\t1,600.50\t1.01'],
	T6: ['合计\t\t1,701.61\t1,700.60\t1.02', '办公费\t办公经费\t8.85\t\t8.86'],
	T7: ['合计\t\t'],
	T8: ['合计\t\t\t\t'],
	T9: ['合计\t\t0.00\t合计\t\t0.00\t0.00\t0.00'],
	T10: ['公务接待费\t15.01\t15.02\t\t', '合计\t559.41\t559.42\t\t'],
	T11: [
		'部门合计\t71.70\t71.71\t\t',
		'云山市林草局\t41.70\t41.71\t\t',
		'云山市苗圃管理站\t30.00\t30.01\t\t'
	],
	T12: [
		'防火瞭望塔维护费\t12.34\t12.34\t\t\t\t',
		'苗木采购经费\t56.78\t50.00\t\t\t\t6.78',
		'专项巡护补助\t90.12\t90.12\t\t\t\t'
	],
	T13: [
		'云山市林草局\t5.55\t5.56\t\t',
		'云山市林草局\t3.33\t3.34\t\t',
		'病虫害防治结余\t3.35\t3.36\t\t',
		'云山市苗圃管理站\t2.22\t2.23\t\t',
		'温室改造结余\t2.24\t2.25\t\t'
	]
};

export interface SmallForm {
	readonly name: string;
	readonly unit: string;
	/** 元 */
	readonly term: string;
	readonly year: string;
	readonly phone: string;
	readonly indicators: readonly (readonly [group: string, name: string, value: string])[];
}

export const FORMS: readonly SmallForm[] = [
	{
		name: '防火瞭望塔维护费',
		unit: '云山市林草局',
		term: '246,801',
		year: '123,402',
		phone: '0350-5550101',
		indicators: [
			['数量指标', '维护瞭望塔数量', '≥11座'],
			['数量指标', '更换望远镜数量', '22台'],
			['质量指标', '维护合格率', '100%'],
			['时效指标', '维护完成时间', '9月底前'],
			['成本指标', '单塔维护成本', '≤1.12万元']
		]
	},
	{
		name: '苗木采购经费',
		unit: '云山市苗圃管理站',
		term: '567,803',
		year: '567,804',
		phone: '0350-5550202',
		indicators: [
			['数量指标', '采购苗木株数', '≥3300株'],
			['质量指标', '苗木成活率', '≥85%'],
			['时效指标', '采购完成时间', '4月'],
			['成本指标', '每株采购成本', '≤17.2元']
		]
	},
	{
		name: '专项巡护补助',
		unit: '云山市苗圃管理站',
		term: '901,205',
		year: '901,206',
		phone: '0350-5550303',
		indicators: [
			['数量指标', '巡护人员数量', '44人'],
			['质量指标', '补助发放准确率', '≥99%'],
			['时效指标', '补助发放时间', '每季度'],
			['成本指标', '人均补助标准', '1,850元/月']
		]
	}
];

/** The lines of the whole document, well formed. */
export function smallDisclosure(): string[] {
	return [
		DEPARTMENT,
		`${YEAR}年度部门预算公开`,
		'目 录',
		'第一部分 概况\t1',
		'一、本部门职责.....\t1',
		'第四部分 名词解释.....\t48',
		'',
		'第一部分 概况',
		...sections('概况'),
		`第二部分 ${YEAR}年部门预算报表`,
		'预算公开表1',
		...tableIdsOf(firstFormat()).flatMap((table) => tableLines(table)),
		`第三部分 ${YEAR}年度部门预算情况说明`,
		...sections('情况说明'),
		'第四部分 名词解释',
		'一、基本支出：维持日常运转的开支，占全年的61.7%。'
	];
}

function tableLines(table: TableId): string[] {
	const template = templateOf(table, firstFormat());
	const note = table === 'T7' || table === 'T8' ? ['', '注：本表无数据'] : [];
	return [
		printTitle(template, YEAR),
		'',
		`部门名称：${DEPARTMENT}`,
		'单位：万元',
		...headerLines(table),
		...ROWS[table],
		...note,
		''
	];
}

/** Header lines as conversion prints them: a spanned cell in its first place, the rest blank. */
export function headerLines(table: TableId): string[] {
	const { header, columns } = templateOf(table, firstFormat());
	const grid = header.map(() => columns.map(() => ''));
	const taken = header.map(() => columns.map(() => false));
	header.forEach((cells, line) => {
		let at = 0;
		for (const { text, across = 1, down = 1 } of cells) {
			while (taken[line][at]) at++;
			grid[line][at] = text.replace('{year}', String(YEAR));
			for (let y = line; y < line + down; y++) {
				for (let x = at; x < at + across; x++) taken[y][x] = true;
			}
		}
	});
	return grid.map((cells) => cells.join('\t'));
}

function sections(part: '概况' | '情况说明'): string[] {
	return firstFormat()
		.sections.filter((s) => s.part === part)
		.flatMap((section, i) => [
			`${section.ordinal}、${section.title}`,
			'',
			bodyOf(section.id, i),
			...(section.id === 'N10' ? FORMS.flatMap(formLines) : [])
		]);
}

function bodyOf(id: string, i: number): string {
	if (id !== 'O2') return `本节说明第${i + 1}项事项，涉及金额${i + 3}${i},${100 + i}.5${i}万元。`;
	return '部门预算组成单位包括：林草局机关、苗圃管理站等2个行政、事业单位。';
}

const pair = (label: string, term: string, year: string) =>
	`\t${label}\t${term}\t${label}\t${year}`;

export function formLines(form: SmallForm): string[] {
	return [
		'',
		'云山市市级预算部门（单位）项目支出绩效目标申报表',
		`（${YEAR}年度）`,
		`项目名称\t${form.name}\t\t`,
		`主管部门及代码\t031-${DEPARTMENT}\t实施单位\t${form.unit}`,
		'项目属性\t一次性项目（1年结束）\t项目期\t1年',
		`项目资金（元）\t实施期资金总额：\t${form.term}\t年度资金总额：\t${form.year}`,
		pair('其中：中央财政资金', '0', '0'),
		pair('省级财政资金', '0', '0'),
		pair('市县（区）财政资金', form.term, form.year),
		pair('单位自筹', '0', '0'),
		pair('其他资金', '', ''),
		`项目概况\t${form.name}用于全年工作，预计支出${form.year}元。\t\t\t`,
		`立项依据\t《云山市林草工作办法》（云林发〔2019〕37号）。\t\t\t`,
		'项目设立必要性\t保护林木资源，减少损失。\t\t\t',
		'保证项目实施的制度、措施\t按内部控制制度办理，由2名以上人员验收。\t\t\t',
		'项目实施计划\t3月开始，10月结束。\t\t\t',
		'实施期目标\t\t\t\t年度目标\t\t\t',
		`总体目标\t完成${form.name}的各项工作。\t\t\t\t完成本年的${form.name}工作。\t\t`,
		'绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值',
		...indicatorLines(form),
		'\t效益指标\t经济效益指标\t\t\t经济效益指标\t\t',
		'\t\t社会效益指标\t提高群众护林意识\t提高\t社会效益指标\t提高群众护林意识\t提高',
		'\t满意度指标\t服务对象满意度指标\t群众满意度\t≥92%\t服务对象满意度指标\t群众满意度\t≥92%',
		`负责人：\t\t经办人：\t甲乙\t联系电话：\t${form.phone}\t填报日期：\t20221118165054`
	];
}

function indicatorLines({ indicators }: SmallForm): string[] {
	return indicators.map(([group, name, value], i) => {
		const label = i > 0 && indicators[i - 1][0] === group ? '' : group;
		return `\t${i === 0 ? '产出指标' : ''}\t${label}\t${name}\t${value}\t${label}\t${name}\t${value}`;
	});
}
