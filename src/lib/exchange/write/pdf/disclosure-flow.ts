/** The body of the PDF on its pages, and where each line of the contents stands. */
import { leadOf, type MarkedRun } from '$lib/budget/values/text-mark';
import { ACROSS, FORM, UPRIGHT, type PageShape } from '../docx/page-section';
import {
	formHeading,
	type Block,
	type DisclosurePaper,
	type ProseBlock
} from '../paper/disclosure-paper';
import { HEADING_LEVELS, HeadingDepth } from '../paper/heading-depth';
import type { FormPaper } from '../paper/form-paper';
import type { TablePaper } from '../paper/table-paper';
import { drawChart } from './draw-chart';
import { drawGrid } from './draw-grid';
import type { Mark, PageFlow } from './page-flow';
import type { Tag, TagOptions } from './structure';

/** Prose as in GB/T 9704: 三号, 28 points a line. */
const PROSE = 16;
const LEADING = 28;
/** Wider tables than this (px at 100 %) are printed across. */
const WIDE = 760;
const BOLD = ['粗体'] as const;

type TaggedRun = MarkedRun & { readonly tag: Tag };

type ListMark = '列表' | '编号';
const LISTS: Record<ListMark, TagOptions> = {
	列表: { attributes: '/O/List/ListNumbering/Disc' },
	编号: { attributes: '/O/List/ListNumbering/Decimal' }
};

export class DisclosureFlow {
	readonly marks = new Map<string, Mark>();
	/** A heading starts its page; what follows it stays there. */
	#justHeaded = false;
	readonly #depth = new HeadingDepth();
	/** That the lines of a list belong to, until something else follows. */
	#list: { readonly mark: ListMark; readonly tag: Tag } | undefined;

	constructor(readonly flow: PageFlow) {}

	draw(paper: DisclosurePaper, drawn: (blocks: number) => void): void {
		let count = 0;
		let waiting: Block[] = [];
		for (const block of paper.blocks()) {
			drawn(++count);
			waiting.push(block);
			if (block.kind === 'heading') continue;
			const shape = shapeOf(block);
			for (const each of waiting) this.#block(each, shape);
			waiting = [];
		}
		for (const each of waiting) this.#block(each, UPRIGHT);
	}

	#block(block: Block, shape: PageShape): void {
		if (this.flow.shape !== shape) this.#start(shape);
		if (block.kind !== 'paragraph') this.#list = undefined;
		if (block.kind === 'heading') this.#heading(block, shape);
		else {
			if (block.kind === 'paragraph') this.#prose(block);
			else if (block.kind === 'chart') drawChart(this.flow, block.chart);
			else if (block.kind === 'table') this.#table(block.paper, shape);
			else this.#form(block.paper, shape);
			this.#justHeaded = false;
		}
	}

	#start(shape: PageShape): void {
		this.flow.newPage(shape);
		this.#justHeaded = true;
	}

	#heading({ level, text, anchor }: Extract<Block, { kind: 'heading' }>, shape: PageShape): void {
		if (level !== 2 && !this.#justHeaded) this.#start(shape);
		if (level === 2 && this.flow.rest < 3 * LEADING) this.flow.newPage(shape);
		this.marks.set(anchor, this.flow.mark);
		const tag = this.#headingTag(level);
		if (level === 1) {
			for (const line of this.flow.face.wrap(text, 22, this.flow.room))
				this.flow.line(line, 22, 36, 'centre', true);
			this.flow.y += 10;
		} else
			this.#paragraph([{ text, marks: BOLD, tag }], level === 2 ? PROSE : 12, level === 2 ? 2 : 0);
		this.#justHeaded = level !== 2;
	}

	#headingTag(level: number): Tag {
		return (this.flow.tag = this.flow.part.add(`H${this.#depth.of(level)}`));
	}

	#prose(line: ProseBlock): void {
		const isHeading = line.mark === '标题' || line.mark === '小标题';
		if (isHeading && this.flow.rest < 2 * LEADING) this.flow.newPage(this.flow.shape!);
		const [leadTag, tag] = this.#lineTags(line);
		const runs = line.runs.map((run) => ({
			...run,
			marks: isHeading ? [...BOLD, ...run.marks] : run.marks,
			tag
		}));
		this.#paragraph([{ text: leadOf(line), marks: [], tag: leadTag }, ...runs], PROSE, 2);
	}

	/** Of what stands before the words of a line, and of the words. */
	#lineTags({ mark }: ProseBlock): [lead: Tag, words: Tag] {
		if (mark === '列表' || mark === '编号') {
			if (this.#list?.mark !== mark)
				this.#list = { mark, tag: this.flow.part.add('L', LISTS[mark]) };
			const item = this.#list.tag.add('LI');
			return [item.add('Lbl'), item.add('LBody')];
		}
		this.#list = undefined;
		const tag =
			mark === undefined ? this.flow.part.add('P') : this.#headingTag(HEADING_LEVELS[mark]);
		return [tag, tag];
	}

	#paragraph(runs: readonly TaggedRun[], size: number, indent: number): void {
		const { flow } = this;
		const first = indent * size;
		const text = runs.map((run) => run.text).join('');
		let at = 0;
		flow.face.wrap(text, size, flow.room, first).forEach((line, i) => {
			if (flow.rest < LEADING) flow.newPage(flow.shape!);
			let x = flow.left + (i === 0 ? first : 0);
			for (const { text: words, marks, tag } of runsBetween(runs, at, at + line.length)) {
				flow.tag = tag;
				flow.text(words, size, x, flow.y + LEADING / 2, marks.includes('粗体'));
				const width = flow.face.width(words, size);
				if (marks.includes('下划线')) flow.underline(x, flow.y + LEADING / 2, width, size);
				x += width;
			}
			at += line.length;
			flow.y += LEADING;
		});
	}

	#table({ table, number, title, owner, unit, grid, note }: TablePaper, shape: PageShape): void {
		const { flow } = this;
		if (!this.#justHeaded) this.#start(shape);
		this.marks.set(table, flow.mark);
		if (number !== '') {
			flow.tag = flow.part.add('P');
			flow.line(number, 10.5, 16);
		}
		this.#headingTag(2);
		for (const line of flow.face.wrap(title, 16, flow.room))
			flow.line(line, 16, 26, 'centre', true);
		const top = flow.y;
		if (owner !== '') {
			flow.tag = flow.part.add('P');
			flow.line(owner, 10.5, 18);
			flow.y = top;
		}
		flow.tag = flow.part.add('P');
		flow.line(unit, 10.5, 18, 'end');
		drawGrid(flow, grid, shape);
		if (note === undefined) return;
		flow.tag = flow.part.add('P');
		for (const line of flow.face.wrap(`注：${note}`, 9, flow.room)) {
			if (flow.rest < 14) flow.newPage(shape);
			flow.line(line, 9, 14);
		}
	}

	#form({ number, name, title, year, grid }: FormPaper, shape: PageShape): void {
		const { flow } = this;
		if (!this.#justHeaded) this.#start(shape);
		this.marks.set(`form-${number}`, flow.mark);
		this.#headingTag(3);
		for (const line of flow.face.wrap(formHeading(number, name), 12, flow.room))
			flow.line(line, 12, 18);
		flow.tag = flow.part.add('P');
		flow.line(title, 14, 22, 'centre', true);
		flow.tag = flow.part.add('P');
		flow.line(year, 10.5, 18, 'centre');
		drawGrid(flow, grid, shape);
	}
}

/** What of the runs stands in a line; a tab is drawn as a space. */
function* runsBetween(runs: readonly TaggedRun[], from: number, to: number): Iterable<TaggedRun> {
	let at = 0;
	for (const run of runs) {
		const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
		if (text !== '') yield { ...run, text: text.replaceAll('\t', ' ') };
		at += run.text.length;
	}
}

function shapeOf(block: Block): PageShape {
	if (block.kind === 'form') return FORM;
	if (block.kind !== 'table') return UPRIGHT;
	return block.paper.grid.widths.reduce((sum, px) => sum + px, 0) > WIDE ? ACROSS : UPRIGHT;
}
