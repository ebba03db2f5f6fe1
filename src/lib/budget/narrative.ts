/** The prose sections of a disclosure. Rows of the sheet `narrative`, columns 标题 and 正文. */
export interface Section {
	/** Row id, and the name in addresses: `N[8]` is N8, `N[O1]` is O1. */
	readonly id: string;
	readonly part: '概况' | '情况说明' | '名词解释';
	/** Ordinal as printed within its part. */
	readonly ordinal: string;
	readonly title: string;
}

const section = (part: Section['part'], id: string, ordinal: string, title: string): Section => ({
	id,
	part,
	ordinal,
	title
});

export const SECTIONS: readonly Section[] = [
	section('概况', 'O1', '一', '本部门职责'),
	section('概况', 'O2', '二', '机构设置情况'),
	section('情况说明', 'N1', '一', '部门预算收支数据变动情况及原因'),
	section('情况说明', 'N2', '二', '收入预算情况说明'),
	section('情况说明', 'N3', '三', '支出预算情况说明'),
	section('情况说明', 'N4', '四', '财政拨款收支预算总体情况说明'),
	section('情况说明', 'N5', '五', '一般公共预算支出情况说明'),
	section('情况说明', 'N6', '六', '一般公共预算基本支出情况说明'),
	section('情况说明', 'N7', '七', '“三公”经费增减变动原因说明'),
	section('情况说明', 'N8', '八', '机关运行经费增减变动原因说明'),
	section('情况说明', 'N9', '九', '政府采购情况'),
	section('情况说明', 'N10', '十', '绩效管理情况'),
	section('情况说明', 'N11', '十一', '国有资产占有使用情况'),
	section('情况说明', 'N12', '十二', '其他说明'),
	section('名词解释', 'Z', '', '名词解释')
];

export function sectionOf(id: string): Section | undefined {
	return SECTIONS.find((s) => s.id === id);
}
