/** A format made for tests: a province with titles of its own, three panels, split codes, pairs. */
import type { PackFiles } from '$lib/formats/inherit';
import { packFiles } from '$lib/formats/packs/packs';
import { readFormat } from '$lib/formats/read-format';
import type { Format } from '$lib/formats/format';

const CODES = [
	{ code: '功能分类科目编码', id: '编码', split: ['类', '款', '项'] },
	{ label: '科目名称', id: '名称' }
];
const KINDS = [
	{ amount: '合计' },
	{ amount: '基本支出', at: { nature: '基本' } },
	{ amount: '项目支出', at: { nature: '项目' } }
];

export const PROVINCE: PackFiles = {
	format: {
		id: 'test/province',
		version: 1,
		extends: 'cn/base',
		name: '某省部门预算',
		kind: '预算',
		years: [2024, null],
		source: '自拟',
		editions: {
			department: { title: '{title}' },
			unit: { title: '{unit}{title}', without: ['机关运行经费表'] }
		}
	},
	tables: [
		{
			id: '收支总表',
			title: '部门收支总体情况表',
			unit: '元',
			at: { stage: '本年预算' },
			panels: [
				{
					title: '收入',
					at: { flow: '收入' },
					columns: [
						{ label: '项目', id: '收入项目' },
						{ amount: '金额', id: '收入金额' }
					],
					rows: [
						{ label: '一、财政拨款', at: { fund: '财政拨款' } },
						{ label: '收入合计', total: 'grand' }
					]
				},
				{
					title: '支出功能分类',
					at: { flow: '支出' },
					columns: [
						{ label: '科目', id: '功能科目' },
						{ amount: '金额', id: '功能金额' }
					],
					rows: [
						{
							list: 'functional-classes',
							only: ['201', '204', '208'],
							ordinal: true,
							print: 'filled'
						},
						{ label: '支出合计', total: 'grand' }
					]
				},
				{
					title: '支出用途',
					at: { flow: '支出' },
					columns: [
						{ label: '用途', id: '用途' },
						{ amount: '金额', id: '用途金额' }
					],
					rows: [
						{ label: '一、基本支出', at: { nature: '基本' } },
						{ label: '二、项目支出', at: { nature: '项目' } },
						{ label: '支出合计', total: 'grand' }
					]
				}
			]
		},
		{
			id: '支出表',
			title: '部门支出总体情况表',
			unit: '元',
			at: { stage: '本年预算', flow: '支出' },
			axis: 'functional-tree',
			total: 'last',
			columns: [
				{ group: '项目', columns: CODES },
				{ group: '支出预算', columns: KINDS }
			]
		},
		{
			id: '三公经费表',
			title: '“三公”经费支出情况表',
			unit: '万元',
			at: { flow: '支出' },
			transposed: true,
			pairs: [
				{ title: '预算数', at: { stage: '年初预算' } },
				{ title: '决算数', at: { stage: '决算' } }
			],
			columns: [
				{ amount: '合计', at: { object: '三公经费' } },
				{ amount: '因公出国（境）费', id: '因公出国费', at: { object: '因公出国（境）费' } },
				{
					group: '公务用车购置及运行费',
					columns: [
						{ amount: '小计', at: { object: '公务用车购置及运行费' } },
						{ amount: '购置费', at: { object: '公务用车购置费' } },
						{ amount: '运行费', at: { object: '公务用车运行费' } }
					]
				}
			]
		},
		{
			id: '机关运行经费表',
			title: '机关运行经费情况表',
			unit: '万元',
			at: { flow: '支出', object: '机关运行经费' },
			axis: 'units',
			total: 'first',
			totalLabel: '合计',
			shared: true,
			columns: [{ label: '单位名称', id: '单位' }, { amount: '合计' }]
		},
		{
			id: '收入表',
			title: { core: '部门收入总体情况表', aliases: ['收入来源情况表'] },
			unit: '元',
			at: { stage: '本年预算', flow: '收入' },
			axis: 'functional-tree',
			total: 'first',
			columns: [
				...CODES,
				{ amount: '合计' },
				{ group: '财政拨款', columns: [{ amount: '一般公共预算', at: { fund: '一般公共预算' } }] },
				{ amount: '事业收入', at: { fund: '事业' } }
			]
		},
		{
			id: '拨款收支表',
			title: '财政拨款收支总体情况表',
			unit: '元',
			at: { stage: '本年预算', fund: '财政拨款' },
			panels: [
				{
					side: '收入',
					at: { flow: '收入' },
					columns: [
						{ label: '来源', id: '来源' },
						{ amount: '金额', id: '收入金额' }
					],
					rows: [
						{ label: '（一）一般公共预算', at: { fund: '一般公共预算' } },
						{ label: '合计', total: true },
						{ label: '上年结转', at: { carry: '上年结转' } },
						{ label: '总计', total: 'grand' }
					]
				},
				{
					side: '支出',
					at: { flow: '支出' },
					columns: [
						{ label: '用途', id: '用途' },
						{ amount: '金额', id: '支出金额' }
					],
					rows: [
						{ label: '（一）教育支出', code: '205', at: { account: '205' } },
						{ label: '合计', total: true },
						{ label: '总计', total: 'grand' }
					]
				}
			]
		},
		{
			id: '基本支出表',
			title: '一般公共预算基本支出明细情况表',
			unit: '元',
			at: { stage: '本年预算', flow: '支出', fund: '一般公共预算', nature: '基本' },
			axis: 'economic',
			total: 'last',
			columns: [
				{ code: '经济科目', id: '编码', split: ['类', '款'] },
				{ label: '科目名称', id: '名称' },
				{ amount: '金额' }
			]
		},
		{
			id: '项目表',
			title: '重点项目安排情况表',
			unit: '万元',
			at: { stage: '本年预算', flow: '支出', nature: '项目' },
			axis: 'projects',
			total: 'first',
			columns: [{ label: '项目名称', id: '项目' }, { amount: '金额' }]
		}
	],
	sections: [{ id: 'N1', part: '情况说明', ordinal: '一', title: '收支情况' }],
	formulas: [
		{
			id: 'K01',
			severity: 'error',
			formula: '收支总表[收入合计].收入金额 = 收支总表[支出合计].功能金额',
			zh: '收入合计与支出合计相等',
			en: 'total income is total spending',
			source: '自拟'
		}
	]
};

export function provinceFormat(): Format {
	const read = readFormat('test/province', (id) =>
		id === 'test/province' ? PROVINCE : packFiles(id)
	);
	if (!read.ok) throw new Error(JSON.stringify(read.failures));
	return read.value;
}
