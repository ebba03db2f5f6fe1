/**
 * How words of the narrative look: bold, underlined, a heading. Like living figures this stands in
 * the plain text, so that what merges, keeps and compares texts needs to know nothing of it:
 *
 * ```
 * 今年{{粗体}}重点{{/粗体}}保障{{下划线}}基层{{/下划线}}
 * {{标题}}一、总体情况        a line that is a heading
 * ```
 *
 * A mark ends with its line. What opens or ends nothing says nothing.
 */
export const TEXT_MARKS = ['粗体', '下划线'] as const;
export type TextMark = (typeof TEXT_MARKS)[number];

/** Words that look alike. */
export interface MarkedRun {
	readonly text: string;
	/** In the order of `TEXT_MARKS`. */
	readonly marks: readonly TextMark[];
}

export interface MarkedLine {
	/** Marked as a heading; one that its number makes a heading needs no mark and is written without. */
	readonly isHeading: boolean;
	/** None is empty, and no two neighbours look alike. */
	readonly runs: readonly MarkedRun[];
}

/** At the beginning of a line. */
export const HEADING_TOKEN = '{{标题}}';
const TOKENS = /\{\{(?:标题|\/?(?:粗体|下划线))\}\}/g;

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
		else if (name !== '标题') marks.add(name as TextMark);
	}
	take(line.length);
	return { isHeading: line.startsWith(HEADING_TOKEN), runs: joined(runs) };
}

/** Writes one line; `readMarkedLine` of it is the same line. */
export function writeMarkedLine({ isHeading, runs }: MarkedLine): string {
	const words = runs.map(({ text }) => text).join('');
	let line = isHeading && !isNumberedHeading(words) ? HEADING_TOKEN : '';
	let open: readonly TextMark[] = [];
	for (const { text, marks } of joined(runs)) {
		line += markTokens(open, marks) + text;
		open = marks;
	}
	return line + markTokens(open, []);
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
