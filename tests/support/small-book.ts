/** Small books for tests, whole but for what a test is about. */
import type { Book, BookHead, Row } from '$lib/budget/book/book';

/** The head of a book without units, but for the part given. */
export function headOf(part: Partial<BookHead> = {}): BookHead {
	return {
		year: 2023,
		level: '市级',
		department: { code: '070', name: '甲局' },
		units: [],
		explanations: [],
		settings: {},
		...part
	};
}

export function bookOf(sheets: Book['sheets'], head: Partial<BookHead> = {}): Book {
	return { head: headOf(head), sheets };
}

const row = (id: string, order: string, cells: Row['cells'], part: Partial<Row> = {}): Row => ({
	id,
	order,
	cells,
	...part
});

/** Two units, three projects and a few figures. */
export const SMALL_BOOK = bookOf(
	{
		T1: [
			row(
				't1a',
				'a1',
				{ 收入项目: '本年收入合计', 金额: 1_000_000 },
				{ side: '收入', role: 'total' }
			),
			row('t1b', 'a2', { 收入项目: '收入总计', 金额: 1_000_000 }, { side: '收入', role: 'total' }),
			row('t1c', 'a3', { 支出项目: '支出总计', 合计: 1_000_000 }, { side: '支出', role: 'total' })
		],
		T2: [row('t2a', 'a1', { 编码: '204', 名称: '公共安全支出', 合计: 1_000_000 })],
		'T2@u2': [row('t2u', 'a1', { 编码: '204', 名称: '公共安全支出', 合计: 500_000 })],
		T12: [row('t12a', 'a1', { 项目: '辅警招聘经费', 合计: 400_000 }, { unit: 'u1' })],
		projects: [
			row('p1', 'a1', { 项目名称: '辅警招聘经费', 年度资金总额: 400_000 }, { unit: 'u1' }),
			row('p2', 'a2', { 项目名称: '特警服装（二期）' }, { unit: 'u2' }),
			row('p3', 'a3', {}, {})
		],
		'indicators@p1': [row('i1', 'a1', { 一级: '产出指标', 二级: '数量指标' }, { unit: 'u1' })],
		narrative: [row('N8', 'a1', { 标题: '八', 正文: '说明' })],
		notes: [row('note-T7', 'a1', { 注: '本表无数据' })]
	},
	{
		units: [
			{ id: 'u1', code: '', name: '甲局', kind: '行政', role: '本级' },
			{ id: 'u2', code: '', name: '甲局城区分局', kind: '行政', role: '所属' }
		]
	}
);
