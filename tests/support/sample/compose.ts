/** The sample book: the real document's figures and names with invented prose and people. */
import type { Book, Cells, Row, SheetKey } from '$lib/budget/book/book';
import { handlersOf } from './people';
import { Dice } from './dice';
import { narrativeOf } from './narrative-prose';
import { proseOf } from './project-prose';

/** @param isProse whether an indicator's name repeats the document's prose and must go too */
export function composeSample(real: Book, isProse: (text: string) => boolean): Book {
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
	for (const [key, rows] of Object.entries(real.sheets) as [SheetKey, readonly Row[]][]) {
		sheets[key] = key.startsWith('indicators@') ? rows.map((row) => rename(row, isProse)) : rows;
	}
	const narrative = narrativeOf(real);
	sheets.narrative = (real.sheets.narrative ?? []).map((row) => ({
		...row,
		cells: { ...row.cells, 正文: narrative[row.id] ?? '' }
	}));
	sheets.projects = (real.sheets.projects ?? []).map((project) => {
		const indicators = sheets[`indicators@${project.id}`] ?? [];
		const cells = { ...project.cells, ...proseOf(project, indicators), ...peopleOf(project, real) };
		return { ...project, cells };
	});
	return { head: real.head, sheets };
}

function peopleOf(project: Row, real: Book): Cells {
	const unit = real.head.units.find((u) => u.id === project.unit)?.name ?? '未列明单位';
	const handler = new Dice(`handler ${project.id}`).pick(handlersOf(unit));
	const people: Record<string, string> = {
		负责人: handler.name,
		经办人: handler.name,
		联系电话: handler.phone
	};
	const kept = Object.entries(people).filter(([column]) => project.cells[column] !== undefined);
	return Object.fromEntries(kept);
}

/** Our own names for indicators whose names repeat the document's prose. */
const OWN_NAMES: Readonly<Record<string, string>> = {
	数量指标: '其余配套物资数量',
	质量指标: '内容质量合格率',
	时效指标: '各环节完成时间',
	成本指标: '按标准控制的成本',
	社会效益指标: '各级平台互联共享程度'
};

/** Figures stay: a list of standards only changes its commas before its words are given up. */
function rename(row: Row, isProse: (text: string) => boolean): Row {
	const cells = { ...row.cells };
	for (const [column, value] of Object.entries(cells)) {
		if (!isProse(String(value))) continue;
		const apart = String(value).replaceAll('、', '；');
		const own = OWN_NAMES[String(row.cells['二级'])] ?? '其他绩效内容';
		cells[column] = /指标值$/.test(column) && !isProse(apart) ? apart : own;
	}
	return { ...row, cells };
}
