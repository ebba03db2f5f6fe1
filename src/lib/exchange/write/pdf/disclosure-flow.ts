/** The body of the PDF on its pages, and where each line of the contents stands. */
import { leadOf, type MarkedRun } from '$lib/budget/values/text-mark';
import { ACROSS, FORM, UPRIGHT, type PageShape } from '../docx/page-section';
import {
	formHeading,
	type Block,
	type DisclosurePaper,
	type ProseBlock
} from '../paper/disclosure-paper';
import type { FormPaper } from '../paper/form-paper';
import type { TablePaper } from '../paper/table-paper';
import { drawChart } from './draw-chart';
import { drawGrid } from './draw-grid';
import type { Mark, PageFlow } from './page-flow';

/** Prose as in GB/T 9704: 三号, 28 points a line. */
const PROSE = 16;
const LEADING = 28;
/** Wider tables than this (px at 100 %) are printed across. */
const WIDE = 760;
const BOLD = ['粗体'] as const;

export class DisclosureFlow {
	readonly marks = new Map<string, Mark>();
	/** A heading starts its page; what follows it stays there. */
	#justHeaded = false;

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
		if (level === 1) {
			for (const line of this.flow.face.wrap(text, 22, this.flow.room))
				this.flow.line(line, 22, 36, 'centre', true);
			this.flow.y += 10;
		} else this.#paragraph([{ text, marks: BOLD }], level === 2 ? PROSE : 12, level === 2 ? 2 : 0);
		this.#justHeaded = level !== 2;
	}

	#prose(line: ProseBlock): void {
		const isHeading = line.mark === '标题' || line.mark === '小标题';
		if (isHeading && this.flow.rest < 2 * LEADING) this.flow.newPage(this.flow.shape!);
		const runs = isHeading
			? line.runs.map((run) => ({ ...run, marks: [...BOLD, ...run.marks] }))
			: line.runs;
		this.#paragraph([{ text: leadOf(line), marks: [] }, ...runs], PROSE, 2);
	}

	#paragraph(runs: readonly MarkedRun[], size: number, indent: number): void {
		const { flow } = this;
		const first = indent * size;
		const text = runs.map((run) => run.text).join('');
		let at = 0;
		flow.face.wrap(text, size, flow.room, first).forEach((line, i) => {
			if (flow.rest < LEADING) flow.newPage(flow.shape!);
			let x = flow.left + (i === 0 ? first : 0);
			for (const { text: words, marks } of runsBetween(runs, at, at + line.length)) {
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
		flow.line(number, 10.5, 16);
		for (const line of flow.face.wrap(title, 16, flow.room))
			flow.line(line, 16, 26, 'centre', true);
		const top = flow.y;
		flow.line(owner, 10.5, 18);
		flow.y = top;
		flow.line(unit, 10.5, 18, 'end');
		drawGrid(flow, grid, shape);
		if (note === undefined) return;
		for (const line of flow.face.wrap(`注：${note}`, 9, flow.room)) {
			if (flow.rest < 14) flow.newPage(shape);
			flow.line(line, 9, 14);
		}
	}

	#form({ number, name, title, year, grid }: FormPaper, shape: PageShape): void {
		const { flow } = this;
		if (!this.#justHeaded) this.#start(shape);
		this.marks.set(`form-${number}`, flow.mark);
		for (const line of flow.face.wrap(formHeading(number, name), 12, flow.room))
			flow.line(line, 12, 18);
		flow.line(title, 14, 22, 'centre', true);
		flow.line(year, 10.5, 18, 'centre');
		drawGrid(flow, grid, shape);
	}
}

/** What of the runs stands in a line; a tab is drawn as a space. */
function* runsBetween(runs: readonly MarkedRun[], from: number, to: number): Iterable<MarkedRun> {
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
