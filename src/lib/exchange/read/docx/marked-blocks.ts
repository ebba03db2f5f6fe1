/** Paragraphs as the narrative has them: bold and underlined words, headings and lists are marked. */
import { addToList } from '$lib/budget/values/lists-by-key';
import { writeMarkedLine, type LineMark, type MarkedRun } from '$lib/budget/values/text-mark';
import type { Aside } from './aside';
import type { DocumentTable } from './open-table';
import type { CountedNumber } from './numbering';
import type { ParagraphStyles } from './paragraph-styles';
import type { DocumentBlock, EmbeddedDocument } from './story';

/** A paragraph as it is read. */
export interface ReadParagraph {
	readonly kind: 'paragraph';
	/** With the number that Word counts. */
	text: string;
	/** Without. */
	readonly runs: MarkedRun[];
	/** What stands in it and is none of its words. */
	readonly asides: Aside[];
	style?: string | undefined;
	number?: CountedNumber | undefined;
	/** The run that the number stands before. */
	numberAt?: number;
}

export function markedBlocks(
	read: readonly (ReadParagraph | DocumentTable | EmbeddedDocument)[],
	styles: ParagraphStyles | undefined
): DocumentBlock[] {
	const marks = read.map((block) =>
		block.kind === 'paragraph' ? lineMark(block, styles?.outlineOf(block.style)) : undefined
	);
	dropBrokenLists(read, marks);
	return read.map((block, i) =>
		block.kind !== 'paragraph'
			? block
			: {
					...{ kind: 'paragraph', text: textOf(block, marks[i]), asides: block.asides },
					...markedAs(block, marks[i])
				}
	);
}

/** Parts and sections are the first two levels of a document, and told by their words. */
const HEADINGS = 2;

function lineMark({ number }: ReadParagraph, outline: number | undefined): LineMark | undefined {
	if (outline !== undefined)
		return outline < HEADINGS ? undefined : outline === HEADINGS ? '标题' : '小标题';
	if (!number?.list) return undefined;
	return number.list === 'points' ? '列表' : '编号';
}

/** A list that does not stand together, or counts on from elsewhere, keeps its numbers as words. */
function dropBrokenLists(
	read: readonly (ReadParagraph | DocumentTable | EmbeddedDocument)[],
	marks: (LineMark | undefined)[]
): void {
	const places = new Map<string, number[]>();
	read.forEach((block, i) => {
		if (marks[i] !== '编号') return;
		const { id } = countedAt(block)!;
		addToList(places, id, i);
	});
	const numberAt = (i: number) => countedAt(read[i])!.nth;
	for (const found of places.values()) {
		const isWhole = found.every((i, at) => i === found[0] + at && numberAt(i) === at + 1);
		if (isWhole && marks[found[0] - 1] !== '编号') continue;
		for (const i of found) marks[i] = undefined;
	}
}

function countedAt(block: ReadParagraph | DocumentTable | EmbeddedDocument) {
	const list = block.kind === 'paragraph' ? block.number?.list : undefined;
	return list === 'points' ? undefined : list;
}

const isCounted = (mark: LineMark | undefined): boolean => mark === '列表' || mark === '编号';

/** What counts the lines of a list is no word of them. */
function textOf({ text, runs }: ReadParagraph, mark: LineMark | undefined): string {
	return isCounted(mark) ? runs.map((run) => run.text).join('') : text;
}

/** Line by line, since marks end with their line; nothing where nothing is marked. */
function markedAs(
	{ runs, number, numberAt = 0 }: ReadParagraph,
	mark: LineMark | undefined
): { marked?: string } {
	if (mark === undefined && runs.every(({ marks }) => marks.length === 0)) return {};
	const isOfList = isCounted(mark);
	const lead = isOfList || !number ? [] : [{ text: number.text, marks: [] }];
	const lines: MarkedRun[][] = [[]];
	for (const { text: words, marks } of runs.toSpliced(numberAt, 0, ...lead))
		words.split('\n').forEach((piece, i) => {
			if (i > 0) lines.push([]);
			lines.at(-1)!.push({ text: piece, marks });
		});
	const marked = lines.map((line, i) =>
		writeMarkedLine({ mark: isOfList && i > 0 ? undefined : mark, runs: line })
	);
	return { marked: marked.join('\n') };
}
