/**
 * How words of the narrative look: bold, underlined, in a heading or a list. Like living figures this
 * stands in the plain text, so that what merges, keeps and compares texts needs to know nothing of it:
 *
 * ```
 * 今年{{粗体}}重点{{/粗体}}保障{{下划线}}基层{{/下划线}}
 * {{标题}}总体情况            a line that is a heading
 * {{小标题}}基层单位          a heading below it
 * {{列表}}办案装备            a line of a list
 * {{编号}}规范执法            a line of a numbered list; its number is counted, never written
 * ```
 *
 * A mark ends with its line. What opens or ends nothing says nothing; of several marks of a line the
 * first counts.
 */
export const TEXT_MARKS = ['粗体', '下划线'] as const;
export type TextMark = (typeof TEXT_MARKS)[number];

/** What a whole line is, other than a paragraph. */
export const LINE_MARKS = ['标题', '小标题', '列表', '编号'] as const;
export type LineMark = (typeof LINE_MARKS)[number];

/** Words that look alike. */
export interface MarkedRun {
	readonly text: string;
	/** In the order of `TEXT_MARKS`. */
	readonly marks: readonly TextMark[];
}

export interface MarkedLine {
	/** `undefined` of a paragraph, and of a heading that its number makes one. */
	readonly mark: LineMark | undefined;
	/** None is empty, and no two neighbours look alike. */
	readonly runs: readonly MarkedRun[];
}

const TOKENS = /\{\{(?:标题|小标题|列表|编号|\/?(?:粗体|下划线))\}\}/g;
/** Of a line before its first word: two people may put theirs there in either order. */
const LINE_TOKEN = /^(?:\{\{\/?(?:粗体|下划线)\}\})*\{\{(标题|小标题|列表|编号)\}\}/;

/** Whether a piece between double braces is a mark. */
export function isMark(source: string): boolean {
	return source.replace(TOKENS, '') === '' && source !== '';
}

export function hasMarks(text: string): boolean {
	return text.includes('{{') && text.search(TOKENS) >= 0;
}

/** The text without its marks. */
export function withoutMarks(text: string): string {
	return text.includes('{{') ? text.replace(TOKENS, '') : text;
}

/** Reads one line; living figures in it stay as they are written. */
export function readMarkedLine(line: string): MarkedLine {
	const marks = new Set<TextMark>();
	const runs: MarkedRun[] = [];
	let at = 0;
	const take = (to: number) => runs.push({ text: line.slice(at, to), marks: inOrder(marks) });
	for (const { 0: token, index } of line.matchAll(TOKENS)) {
		take(index);
		at = index + token.length;
		const name = token.slice(2, -2);
		if (name.startsWith('/')) marks.delete(name.slice(1) as TextMark);
		else if (!isLineMark(name)) marks.add(name as TextMark);
	}
	take(line.length);
	return { mark: lineMarkOf(line), runs: joined(runs) };
}

/** Writes one line; `readMarkedLine` of it is the same line. */
export function writeMarkedLine({ mark, runs }: MarkedLine): string {
	let line = lineToken(mark, runs.map(({ text }) => text).join(''));
	let open: readonly TextMark[] = [];
	for (const { text, marks } of joined(runs)) {
		line += markTokens(open, marks) + text;
		open = marks;
	}
	return line + markTokens(open, []);
}

/** What a line begins with; nothing where its number says already that it is a heading. */
export function lineToken(mark: LineMark | undefined, words: string): string {
	return mark === undefined || (mark === '标题' && isNumberedHeading(words)) ? '' : `{{${mark}}}`;
}

function lineMarkOf(line: string): LineMark | undefined {
	return line.match(LINE_TOKEN)?.[1] as LineMark | undefined;
}

function isLineMark(name: string): name is LineMark {
	return (LINE_MARKS as readonly string[]).includes(name);
}

/** What is written where words that look one way give way to words that look another. */
export function markTokens(from: readonly TextMark[], to: readonly TextMark[]): string {
	const ended = from.filter((mark) => !to.includes(mark)).map((mark) => `{{/${mark}}}`);
	const begun = to.filter((mark) => !from.includes(mark)).map((mark) => `{{${mark}}}`);
	return [...ended, ...begun].join('');
}

function inOrder(marks: ReadonlySet<TextMark>): TextMark[] {
	return TEXT_MARKS.filter((mark) => marks.has(mark));
}

function joined(runs: readonly MarkedRun[]): MarkedRun[] {
	const found: MarkedRun[] = [];
	for (const run of runs) {
		if (run.text === '') continue;
		const last = found.at(-1);
		if (last && last.marks.join() === run.marks.join())
			found[found.length - 1] = { ...last, text: last.text + run.text };
		else found.push(run);
	}
	return found;
}

/** 「（一）收入情况」 on a line of its own is a heading, as GB/T 9704 numbers them. */
const NUMBERED = /^[（(][一二三四五六七八九十]+[)）][^。；;]{1,30}$/u;

export function isNumberedHeading(text: string): boolean {
	return NUMBERED.test(text.trim());
}

/** A line as it is printed: with what stands before the words of a list's line. */
export interface CountedLine extends MarkedLine {
	/** From 1; of a line of a numbered list. */
	readonly number?: number;
}

/** Counts the lines of numbered lists: words that are no line of one begin the next anew. */
export function countedLines(lines: readonly string[]): CountedLine[] {
	let count = 0;
	return lines.map((text) => {
		const line = readMarkedLine(text);
		const isBlank = line.runs.every((run) => run.text.trim() === '');
		if (line.mark === '编号') return { ...line, number: isBlank ? count + 1 : ++count };
		if (!isBlank) count = 0;
		return line;
	});
}

/** What is printed before the words of a line. */
export function leadOf({ mark, number }: Pick<CountedLine, 'mark' | 'number'>): string {
	return mark === '列表' ? '• ' : mark === '编号' ? `${number}.` : '';
}

/** The text as it reads where words cannot look different: without marks, its lists as words. */
export function plainText(text: string): string {
	if (!hasMarks(text)) return text;
	const lines = countedLines(text.split('\n')).map((line) => {
		const words = line.runs.map((run) => run.text).join('');
		return words.trim() === '' ? words : leadOf(line) + words;
	});
	return lines.join('\n');
}
