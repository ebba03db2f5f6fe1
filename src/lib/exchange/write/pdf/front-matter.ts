/** Cover and contents of the PDF; the contents lead to their pages. */
import { UPRIGHT } from '../docx/page-section';
import type { ContentsLine, DisclosurePaper } from '../paper/disclosure-paper';
import { PageFlow, type Mark } from './page-flow';
import { LOOK, type Tag } from './structure';
import type { TextFace } from './text-face';

const SIZE = 14;
const LEADING = 24;

export function frontMatter(
	{ department, title, contents }: DisclosurePaper,
	marks: ReadonlyMap<string, Mark>,
	face: TextFace
): PageFlow {
	const flow = new PageFlow(face);
	flow.newPage(UPRIGHT);
	flow.y += 160;
	flow.tag = flow.part.add('P');
	for (const line of face.wrap(department, 36, flow.room)) flow.line(line, 36, 60, 'centre', true);
	flow.y += 20;
	flow.tag = flow.part.add('P');
	for (const line of face.wrap(title, 28, flow.room)) flow.line(line, 28, 48, 'centre', true);
	flow.newPage(UPRIGHT);
	flow.tag = flow.part.add('H1');
	flow.line('目　录', 22, 48, 'centre', true);
	const list = flow.part.add('TOC');
	for (const line of contents.filter(({ level }) => level < 3))
		contentsLine(flow, list, line, marks);
	return flow;
}

function contentsLine(
	flow: PageFlow,
	list: Tag,
	{ level, text, anchor }: ContentsLine,
	marks: ReadonlyMap<string, Mark>
): void {
	const mark = marks.get(anchor);
	if (!mark) return;
	const { face } = flow;
	const item = list.add('TOCI');
	const tag = item.add('Link');
	const left = flow.left + (level - 1) * SIZE;
	const number = String(mark.page + 1);
	const room = flow.room - (left - flow.left) - face.width(number, SIZE) - 3 * SIZE;
	const lines = face.wrap(text, SIZE, room);
	lines.forEach((line, i) => {
		if (flow.rest < LEADING) flow.newPage(UPRIGHT);
		const middle = flow.y + LEADING / 2;
		flow.tag = tag;
		flow.text(line, SIZE, left, middle, level === 1);
		if (i === lines.length - 1)
			pageNumber(flow, item, number, left + face.width(line, SIZE) + 6, middle);
		const bottom = flow.page.height - flow.y - LEADING;
		flow.page.links.push({
			box: [left, bottom, flow.left + flow.room, bottom + LEADING],
			page: mark.page,
			tag,
			words: `${line}，第${number}页`
		});
		tag.holdsLinkOf(flow.page);
		flow.y += LEADING;
	});
}

/** At the right edge, with dots that lead to it. */
function pageNumber(flow: PageFlow, item: Tag, number: string, from: number, middle: number): void {
	const { face } = flow;
	const at = flow.left + flow.room - face.width(number, SIZE);
	flow.tag = item.add('Span');
	flow.text(number, SIZE, at, middle);
	flow.tag = LOOK;
	const dots = Math.floor((at - 6 - from) / face.width('.', SIZE));
	flow.text('.'.repeat(Math.max(0, dots)), SIZE, from, middle);
}
