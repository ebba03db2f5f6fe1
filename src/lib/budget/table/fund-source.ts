/** 资金来源: where money comes from, in the order in which the tables print it. */
import { listed } from './code-list';

export const FUND_SOURCES: readonly string[] = listed('fund-sources').map(({ label }) => label);
export type FundSource = string;

/** 财政拨款: the sources that T4, T10, T11 and T13 print. */
export const APPROPRIATIONS: readonly FundSource[] = FUND_SOURCES.slice(0, 3);
