/** Cover and contents of the PDF; the contents lead to their pages. */
import { UPRIGHT } from '../docx/page-section';
import type { ContentsLine, DisclosurePaper } from '../paper/disclosure-paper';
import { PageFlow, type Mark } from './page-flow';
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
	for (const line of face.wrap(department, 36, flow.room)) flow.line(line, 36, 60, 'centre', true);
	flow.y += 20;
	for (const line of face.wrap(title, 28, flow.room)) flow.line(line, 28, 48, 'centre', true);
	flow.newPage(UPRIGHT);
	flow.line('目　录', 22, 48, 'centre', true);
	for (const line of contents.filter(({ level }) => level < 3)) contentsLine(flow, line, marks);
	return flow;
}

function contentsLine(
	flow: PageFlow,
	{ level, text, anchor }: ContentsLine,
	marks: ReadonlyMap<string, Mark>
): void {
	const mark = marks.get(anchor);
	if (!mark) return;
	const { face } = flow;
	const left = flow.left + (level - 1) * SIZE;
	const number = String(mark.page + 1);
	const room = flow.room - (left - flow.left) - face.width(number, SIZE) - 3 * SIZE;
	const lines = face.wrap(text, SIZE, room);
	lines.forEach((line, i) => {
		if (flow.rest < LEADING) flow.newPage(UPRIGHT);
		const middle = flow.y + LEADING / 2;
		flow.text(line, SIZE, left, middle, level === 1);
		if (i === lines.length - 1) {
			const right = flow.left + flow.room;
			flow.text(number, SIZE, right - face.width(number, SIZE), middle);
			const from = left + face.width(line, SIZE) + 6;
			const dots = Math.floor(
				(right - face.width(number, SIZE) - 6 - from) / face.width('.', SIZE)
			);
			flow.text('.'.repeat(Math.max(0, dots)), SIZE, from, middle);
		}
		const bottom = flow.page.height - flow.y - LEADING;
		flow.page.links.push({
			box: [left, bottom, flow.left + flow.room, bottom + LEADING],
			page: mark.page
		});
		flow.y += LEADING;
	});
}
