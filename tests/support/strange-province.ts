/** A workbook of a made-up province: four tables as no format of Hebian has them. */
import { workbookFile, type TestSheet } from './office/workbook-file';

/** @param year whose figures differ from those of other years */
export function strangeProvince(year: number): Uint8Array {
	const more = year - 2025;
	const plan: TestSheet = {
		name: '甲1',
		rows: [
			[`甲省乙厅${year}年资金来源与去向平衡表`],
			['编制部门：甲省乙厅', null, null, '单位：元'],
			['来源', null, '去向', null],
			['来源项目', '本年数', '去向项目', '本年数'],
			['一、一般公共预算拨款', 700 + more, '一、基本支出', 600 + more],
			['二、事业收入', 300, '二、项目支出', 400],
			['来源合计', 1000 + more, '去向合计', 1000 + more]
		],
		merges: ['A3:B3', 'C3:D3']
	};
	const uses: TestSheet = {
		name: '甲2',
		rows: [
			[`${year}年支出去向分科目明细表`],
			['单位：元'],
			['科目编码', '科目名称', '支出合计', '按性质分', null],
			[null, null, null, '基本支出', '项目支岀'],
			['201', '一般公共服务支出', 1000 + more, 600 + more, 400],
			['20101', '人大事务', 1000 + more, 600 + more, 400],
			['2010101', '行政运行', 600 + more, 600 + more, 0],
			['2010104', '人大会议', 400, 0, 400],
			['合计', null, 1000 + more, 600 + more, 400]
		],
		merges: ['A3:A4', 'B3:B4', 'C3:C4', 'D3:E3']
	};
	const travel: TestSheet = {
		name: '甲3',
		rows: [
			[`${year}年公务活动经费控制表`],
			['单位：元'],
			['合计', '因公出国（境）费', '公务接待费', '公务用车运行维护费'],
			[60 + more, 10, 20 + more, 30]
		]
	};
	const jobs: TestSheet = {
		name: '甲4',
		rows: [
			[`${year}年专项任务资金安排表`],
			['任务名称', '任务内容', '安排金额', '其中：财政资金'],
			['数字档案建设', '档案数字化', 250 + more, 250 + more],
			['会场修缮', '礼堂修缮', 150, 150],
			['合计', null, 400 + more, 400 + more]
		]
	};
	return workbookFile([plan, uses, travel, jobs]);
}
