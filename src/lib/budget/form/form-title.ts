/** The title of a project form, and the place that it starts with. */
import { bookFormat } from '$lib/formats/book-format';
import type { BookHead } from '../book/book';

/** 「晋城市公安局」 → 「晋城市」; empty where the department's name names no place. */
function placeOfDepartment(department: string): string {
	return /^.{1,5}?[省市县区州盟旗]/u.exec(department)?.[0] ?? '';
}

/** As the format prints it: 「晋城市市级预算部门（单位）项目支出绩效目标申报表」. */
export function formTitle(head: BookHead): string {
	const { department, level, year } = head;
	const facts: Readonly<Record<string, string>> = {
		place: placeOfDepartment(department.name),
		...{ level, year: String(year), department: department.name }
	};
	const title = bookFormat(head).form?.title ?? '';
	return title.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}
