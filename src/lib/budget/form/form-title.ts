/** The title of a project form, and the place that it starts with. */
import type { BookHead } from '../book/book';

/** 「晋城市公安局」 → 「晋城市」; empty where the department's name names no place. */
export function placeOfDepartment(department: string): string {
	return /^.{1,5}?[省市县区州盟旗]/u.exec(department)?.[0] ?? '';
}

/** As printed: 「晋城市市级预算部门（单位）项目支出绩效目标申报表」. */
export function formTitle({ department, level }: BookHead): string {
	return `${placeOfDepartment(department.name)}${level}预算部门（单位）项目支出绩效目标申报表`;
}
