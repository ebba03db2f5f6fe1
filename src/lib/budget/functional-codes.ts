/**
 * 支出功能分类科目 of 2023, as far as a public security department needs them: 类 of all kinds, and the
 * 款 and 项 that such a disclosure prints or could have printed beside them. A book can bring its
 * own dictionary instead (`settings.codes`). A code that is not listed here is not judged.
 */
import { FUNCTIONAL_CLASSES } from './functional-class';

/** The fiscal year whose classification this is. */
export const FUNCTIONAL_CODES_YEAR = 2023;

const LISTED = `
	20402 公安
	2040201 行政运行
	2040202 一般行政管理事务
	2040203 机关服务
	2040219 信息化建设
	2040220 执法办案
	2040221 特别业务
	2040222 特勤业务
	2040223 移民事务
	2040250 事业运行
	2040299 其他公安支出
	20408 强制隔离戒毒
	2040801 行政运行
	2040802 一般行政管理事务
	2040803 机关服务
	2040804 强制隔离戒毒人员生活
	2040805 强制隔离戒毒人员教育
	2040806 所政设施建设
	2040807 信息化建设
	2040850 事业运行
	2040899 其他强制隔离戒毒支出
	20805 行政事业单位养老支出
	2080501 行政单位离退休
	2080502 事业单位离退休
	2080505 机关事业单位基本养老保险缴费支出
	2080506 机关事业单位职业年金缴费支出
	2080599 其他行政事业单位养老支出
	20808 抚恤
	2080801 死亡抚恤
	21011 行政事业单位医疗
	2101101 行政单位医疗
	2101102 事业单位医疗
	2101103 公务员医疗补助
	2101199 其他行政事业单位医疗支出
	22102 住房改革支出
	2210201 住房公积金
	2210202 提租补贴
	2210203 购房补贴`;

/** Names by code. */
export const FUNCTIONAL_CODES: Readonly<Record<string, string>> = Object.fromEntries([
	...FUNCTIONAL_CLASSES.map(({ code, label }) => [code, label]),
	...LISTED.trim()
		.split('\n')
		.map((line) => line.trim().split(' '))
]);
