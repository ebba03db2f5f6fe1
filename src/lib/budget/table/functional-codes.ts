/**
 * 支出功能分类科目: 类 of all kinds, and the 款 and 项 that a public security department prints or
 * could have printed beside them. A book can bring its own dictionary instead (`settings.codes`). A
 * code that is not listed here is not judged.
 */
import { listed } from './code-list';

/** The fiscal year whose classification this is. */
export const FUNCTIONAL_CODES_YEAR = 2023;

/** Names by code. */
export const FUNCTIONAL_CODES: Readonly<Record<string, string>> = Object.fromEntries(
	[...listed('functional-classes'), ...listed('functional-codes')].map(({ code, label }) => [
		code!,
		label
	])
);
