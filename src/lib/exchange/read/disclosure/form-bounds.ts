/** Where project forms begin and end. */
import type { SourceLine } from '../source';
import type { FormBlock } from './outline-blocks';
import { fold, LabelSet, likeness } from './similarity';

const TITLE = fold('项目支出绩效目标申报表');
const NAME = new LabelSet({ name: ['项目名称'] }, 0.75);
const NEXT = new LabelSet({ next: ['主管部门及代码', '实施单位', '项目属性'] }, 0.7);

export const isFormTitle = (text: string): boolean =>
	fold(text).endsWith(TITLE) || likeness(text.slice(-11), TITLE) >= 0.8;

export const isFormLabel = (text: string): boolean => NEXT.match(text) !== undefined;

/** 「3．辅警招聘经费」 between two forms, before the title of the next. */
export function headsForm(line: SourceLine, next: SourceLine | undefined): boolean {
	const isNumbered = /^\d{1,3}\s*[.、]\s*\S/.test(line.text.normalize('NFKC').trim());
	return !line.grid && isNumbered && next?.filled.length === 1 && fold(next.text).endsWith(TITLE);
}

/** 项目名称 heads T12 and T13 too; a form goes on with 主管部门 or 项目属性. */
export function startsForm(lines: readonly SourceLine[], at: number): boolean {
	if (NAME.matchLead(lines[at].filled[0].text) === undefined) return false;
	return lines
		.slice(at + 1, at + 5)
		.some((line) => line.filled.some((cell) => NEXT.matchLead(cell.text) !== undefined));
}

/** A paragraph after a form that is a table, unless it is the form's signature line. */
export function endsForm({ lines }: FormBlock, line: SourceLine): boolean {
	if (line.grid || !lines.at(-1)?.grid) return false;
	return !/^(?:负责人|经办人|联系电话|填报|主管部门)/.test(line.text.trim());
}
