/** The place that the title of a form starts with. */

/** 「晋城市公安局」 → 「晋城市」; empty where the department's name names no place. */
export function placeOfDepartment(department: string): string {
	return /^.{1,5}?[省市县区州盟旗]/u.exec(department)?.[0] ?? '';
}
