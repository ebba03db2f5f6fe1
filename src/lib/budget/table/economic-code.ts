/**
 * 支出经济分类科目 (2023): the departments' own classification (T6, first column) and the
 * government's (second column), with 财政部's 对应关系 between them. The relation depends on who
 * spends: 行政 and 参公 units spend as 机关 (501–504), 事业 units receive 补助 (505, 506).
 *
 * Complete for 301, 302, 303, 307, 309 and 310, which are all that T6 (基本支出) can hold.
 */
import { groupBy } from '$lib/budget/values/lists-by-key';
import { firstFormat } from '$lib/formats/known-formats';
import type { UnitKind } from '../book/book';
import { listed } from './code-list';

export interface EconomicCode {
	readonly code: string;
	readonly name: string;
}

/** 人员经费 or 公用经费: which column of T6 a 类 of the departments' classification belongs to. */
export type BasicExpense = '人员经费' | '公用经费';

interface DepartmentCode extends EconomicCode {
	/** 政府科目 where a 行政 or 参公 unit spends. Absent where only 事业 units can. */
	readonly agency?: string;
	/** 政府科目 where a 事业 unit spends. Neither: not known here, so not to be judged. */
	readonly institution?: string;
}

const ECONOMIC = firstFormat().lists.get('economic-departments')!;
const { 机关: AGENCY, 事业: INSTITUTION } = ECONOMIC.relations;
const economic: readonly EconomicCode[] = ECONOMIC.entries.map(({ code, label }) => ({
	code: code!,
	name: label
}));

/** 部门预算支出经济科目, 类. */
export const DEPARTMENT_CLASSES: readonly EconomicCode[] = economic.filter(
	({ code }) => code.length === 3
);

/** 部门预算支出经济科目, 款. */
export const DEPARTMENT_CODES: readonly DepartmentCode[] = economic
	.filter(({ code }) => code.length === 5)
	.map(({ code, name }) => ({
		code,
		name,
		...(Object.hasOwn(AGENCY, code) && { agency: AGENCY[code] }),
		...(Object.hasOwn(INSTITUTION, code) && { institution: INSTITUTION[code] })
	}));

/** 政府预算支出经济科目, 类 and 款, as far as the 款 above map to them. */
export const GOVERNMENT_CODES: readonly EconomicCode[] = listed('economic-governments').map(
	({ code, label }) => ({ code: code!, name: label })
);

const ALL_CODES = new Map(
	[...DEPARTMENT_CLASSES, ...DEPARTMENT_CODES, ...GOVERNMENT_CODES].map((c) => [c.code, c.name])
);
const DEPARTMENT_BY_CODE = new Map(DEPARTMENT_CODES.map((c) => [c.code, c]));

/** Brackets, spaces and width vary in print: 「维修(护)费」 is 「维修（护）费」. */
function foldName(name: string): string {
	return name.normalize('NFKC').replace(/\s+/g, '');
}

/** By folded name: every line of T6 is looked up. */
function byName<T extends EconomicCode>(codes: readonly T[]): ReadonlyMap<string, readonly T[]> {
	return groupBy(codes, ({ name }) => foldName(name));
}

const DEPARTMENT_CODES_BY_NAME = byName(DEPARTMENT_CODES);
const DEPARTMENT_CLASSES_BY_NAME = byName(DEPARTMENT_CLASSES);
const GOVERNMENT_CODES_BY_NAME = byName(GOVERNMENT_CODES.filter(({ code }) => code.length === 5));

/** The name of an economic code of either classification. */
export function economicName(code: string): string | undefined {
	return ALL_CODES.get(code);
}

/** The 款 of the departments' classification with that name; 类 have `departmentClassNamed`. */
export function departmentCodesNamed(name: string): readonly EconomicCode[] {
	return DEPARTMENT_CODES_BY_NAME.get(foldName(name)) ?? [];
}

/** The 类 of the departments' classification with that name. */
export function departmentClassNamed(name: string): EconomicCode | undefined {
	return DEPARTMENT_CLASSES_BY_NAME.get(foldName(name))?.[0];
}

/** The 款 of the government's classification with that name: 其他资本性支出 has two. */
export function governmentCodesNamed(name: string): readonly EconomicCode[] {
	return GOVERNMENT_CODES_BY_NAME.get(foldName(name)) ?? [];
}

/** 政府科目 of a 款 of the departments' classification where a unit of that kind spends. */
export function governmentCodeOf(code: string, kind: UnitKind): string | undefined {
	const found = DEPARTMENT_BY_CODE.get(code);
	return kind === '事业' ? found?.institution : found?.agency;
}

/** Every 政府科目 that the 款 can stand beside in T6 of a department with units of all kinds; none: not known. */
export function governmentCodesOf(code: string): readonly string[] {
	const { agency, institution } = DEPARTMENT_BY_CODE.get(code) ?? {};
	return [...new Set([agency, institution])].filter((found) => found !== undefined);
}

/** 人员经费 for 301 and 303, 公用经费 for 302 and 310; the other 类 are no 基本支出 of T6. */
export function basicExpenseOf(code: string): BasicExpense | undefined {
	switch (code.slice(0, 3)) {
		case '301':
		case '303':
			return '人员经费';
		case '302':
		case '310':
			return '公用经费';
		default:
			return undefined;
	}
}
