/** The 支出功能分类科目 (类) in the order of the tables, without their ordinals. */
import { listed } from './code-list';

export const FUNCTIONAL_CLASSES: readonly { readonly code: string; readonly label: string }[] =
	listed('functional-classes').map(({ code, label }) => ({ code: code!, label }));
