/** Where project forms begin and end. */
import type { Format } from '$lib/formats/format';
import { firstFormat } from '$lib/formats/known-formats';
import { PROJECT_NAME } from '$lib/formats/project-form';
import type { SourceLine } from '../source';
import type { FormBlock } from './outline-blocks';
import { fold, LabelSet, likeness } from './similarity';

const NAME = new LabelSet({ name: [PROJECT_NAME] }, 0.75);

/** What tells the form of a format: how its title ends, and what its head asks for after the name. */
interface Marks {
	readonly title: string;
	readonly next: LabelSet<'next'>;
}

/** How many of the fields after the name tell a form; later ones are asked for elsewhere, too. */
const ASKED_NEXT = 3;

const marks = new WeakMap<Format, Marks>();

/** A format without a form may stand over one all the same: it is told as that of the first. */
function marksOf(format: Format): Marks {
	let known = marks.get(format);
	if (!known) {
		const { title, fields } = format.form ?? firstFormat().form!;
		const head = fields.filter(({ place }) => place === 'head').map(({ id }) => id);
		const next = head.filter((id) => id !== PROJECT_NAME).slice(0, ASKED_NEXT);
		known = {
			title: fold(title.slice(title.lastIndexOf('}') + 1)),
			next: new LabelSet({ next }, 0.7)
		};
		marks.set(format, known);
	}
	return known;
}

/** What a title shares with others of its kind, whatever office stands before it. */
const LONGEST_END = 11;

export function isFormTitle(text: string, format: Format): boolean {
	const end = marksOf(format).title.slice(-LONGEST_END);
	return fold(text).endsWith(end) || likeness(text.slice(-end.length), end) >= 0.8;
}

export function isFormLabel(text: string, format: Format): boolean {
	return marksOf(format).next.match(text) !== undefined;
}

/** 「3．辅警招聘经费」 between two forms, before the title of the next. */
export function headsForm(line: SourceLine, next: SourceLine | undefined, format: Format): boolean {
	const isNumbered = /^\d{1,3}\s*[.、]\s*\S/.test(line.text.normalize('NFKC').trim());
	return (
		!line.grid &&
		isNumbered &&
		next?.filled.length === 1 &&
		fold(next.text).endsWith(marksOf(format).title.slice(-LONGEST_END))
	);
}

/** 项目名称 heads T12 and T13 too; a form goes on with 主管部门 or 项目属性. */
export function startsForm(lines: readonly SourceLine[], at: number, format: Format): boolean {
	if (NAME.matchLead(lines[at].filled[0].text) === undefined) return false;
	return lines
		.slice(at + 1, at + 5)
		.some((line) =>
			line.filled.some((cell) => marksOf(format).next.matchLead(cell.text) !== undefined)
		);
}

/** A paragraph after a form that is a table, unless it is the form's signature line. */
export function endsForm({ lines }: FormBlock, line: SourceLine): boolean {
	if (line.grid || !lines.at(-1)?.grid) return false;
	return !/^(?:负责人|经办人|联系电话|填报|主管部门)/.test(line.text.trim());
}
