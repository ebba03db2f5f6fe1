/** 资金来源: where money comes from, in the order in which the tables print it. */
export const FUND_SOURCES = [
	'一般公共预算',
	'政府性基金预算',
	'国有资本经营预算',
	'财政专户管理资金',
	'单位资金'
] as const;
export type FundSource = (typeof FUND_SOURCES)[number];

/** 财政拨款: the sources that T4, T10, T11 and T13 print. */
export const APPROPRIATIONS = FUND_SOURCES.slice(0, 3) as readonly FundSource[];
