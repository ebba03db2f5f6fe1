/** 「第二部分 2023年部门预算报表」: the parts that a disclosure has. */
import type { Section } from '$lib/budget/book/narrative';
import { LabelSet } from './similarity';

const PART = /^第[一二三四五六七八九十]部分\s*/;

const PARTS = new LabelSet(
	{
		概况: ['概况', '部门概况', '部门基本概况', '单位概况'],
		tables: ['部门预算报表', '2023年部门预算报表', '2023年度部门预算报表', '部门预算公开报表'],
		情况说明: ['部门预算情况说明', '2023年度部门预算情况说明', '2023年部门预算情况说明'],
		名词解释: ['名词解释']
	},
	0.7
);

/** The part that a heading opens; `unknown` is one that the form has not. */
export function partTitled(text: string): Section['part'] | 'tables' | 'unknown' | undefined {
	if (!PART.test(text)) return undefined;
	return PARTS.match(text.replace(PART, ''))?.key ?? 'unknown';
}
