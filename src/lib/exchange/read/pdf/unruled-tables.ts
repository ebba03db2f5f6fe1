/**
 * Tables without lines between their columns, or without any: told by the title above, the words
 * of their header, and the places of what stands below. Tables in lines are left as they are.
 */
import type { TableTemplate } from '$lib/budget/table/table-template';
import type { Format, FormatTable } from '$lib/formats/format';
import { formatOfTitles } from '../disclosure/choose-format';
import { splitTemplate } from '../disclosure/printed-template';
import { tableTitled } from '../disclosure/titles';
import type { LaidPage, PageBlock, PageCell, PageTable } from './page-layout';
import { overlap, segmentsOf, type Segment } from './segments';
import {
	isFigure,
	headerOf,
	coveredBy,
	linesOf,
	type FoundHeader,
	type HeaderBlock
} from './unruled-header';
import { columnsOf, type UnruledColumns } from './unruled-columns';
import { bodyLine, RowFinder, type UnruledRow } from './unruled-rows';
import { textLines, textOf, type TextLine } from './text-lines';

/** Lines of text of a table on a page. */
interface Part {
	readonly page: number;
	/** Blocks of the page that it takes the place of. */
	readonly from: number;
	readonly until: number;
	readonly header?: FoundHeader;
	readonly body: readonly (readonly Segment[])[];
}

const ENDS = /^(?:预算公开表\s*\d|第[一二三四五六七八九十]+部分|(?:备?注|说明)\s*[:：])/;
const FORM = '项目支出绩效目标申报表';
/** Lines between a title and the header: 部门名称, 单位. */
const MOST_FRONT = 5;

/** Names and headers have no line ends of their own: what is parted was wrapped. */
const WRAPPED = -Infinity;

/** Each run of lines of text that is a table becomes one. */
export function withUnruledTables(pages: readonly Omit<LaidPage, 'entries'>[]): PageBlock[][] {
	const blocks = pages.map((page) => [...page.blocks]);
	const format = formatOfTitles(
		blocks.flatMap((page) => page.flatMap((_, at) => textAt(page, at) ?? []))
	);
	// From the end, so that what takes the place of lines moves none that is still to be looked at.
	for (const { template, parts } of new Regions(pages, format).all().reverse()) {
		const tables = tablesOf(template, parts, pages);
		for (const [i, { page, from, until }] of [...parts.entries()].reverse())
			blocks[page].splice(from, until - from, tables[i]);
	}
	return blocks;
}

interface Region {
	readonly template: TableTemplate;
	readonly parts: readonly Part[];
}

class Regions {
	constructor(
		readonly pages: readonly Omit<LaidPage, 'entries'>[],
		readonly format: Format
	) {}

	all(): Region[] {
		const regions: Region[] = [];
		/** How far each page is taken by a table; a title that is repeated there begins no other. */
		const taken = new Map<number, number>();
		this.pages.forEach(({ blocks }, page) =>
			blocks.forEach((_, at) => {
				const table = at < (taken.get(page) ?? 0) ? undefined : this.#titledAt(blocks, at);
				const region = table && this.#regionOf(table, page, at + 1);
				if (!region) return;
				regions.push(region);
				for (const part of region.parts) taken.set(part.page, part.until);
			})
		);
		return regions;
	}

	/** A long title may stand in two lines. */
	#titledAt(blocks: readonly PageBlock[], at: number): FormatTable | undefined {
		const [own, next] = [textAt(blocks, at), textAt(blocks, at + 1)];
		if (own === undefined) return undefined;
		const id =
			tableTitled(own, this.format) ??
			(next === undefined ? undefined : tableTitled(own + next, this.format));
		return id === undefined ? undefined : this.format.byId.get(id);
	}

	/** With codes in one column or in parts, as the header has them. */
	#regionOf(table: FormatTable, page: number, at: number): Region | undefined {
		const split = splitTemplate(table);
		const inParts = split && this.#regionFrom(split, page, at);
		const plain = this.#regionFrom(table, page, at);
		const leaves = (region: Region | undefined): number =>
			region?.parts[0].header?.leaves.length ?? 0;
		return leaves(inParts) > leaves(plain) ? inParts : plain;
	}

	#regionFrom(template: TableTemplate, page: number, at: number): Region | undefined {
		const { pages } = this;
		const first = this.#partFrom(template, page, at);
		if (!first?.header) return undefined;
		const parts = [first];
		const { header } = first;
		let last = first;
		while (last.until === pages[last.page].blocks.length && last.page + 1 < pages.length) {
			const next = this.#partFrom(template, last.page + 1, 0, header);
			if (!next) break;
			parts.push((last = next));
		}
		return { template, parts };
	}

	/** @param above the header of an earlier page; without it the lines must begin with one */
	#partFrom(
		template: TableTemplate,
		page: number,
		at: number,
		above?: FoundHeader
	): Part | undefined {
		const { blocks } = this.pages[page];
		let end = at;
		const lines: TextLine[] = [];
		for (; end < blocks.length; end++) {
			const block = blocks[end];
			if (block.kind !== 'line') break;
			if (this.#endsTable(textOf(block.line).trim(), template, end - at)) break;
			lines.push(block.line);
		}
		return partOf(template, lines, { page, at }, above);
	}

	#endsTable(text: string, { id }: TableTemplate, nth: number): boolean {
		if (ENDS.test(text) || text.endsWith(FORM)) return true;
		const table = tableTitled(text, this.format);
		return table !== undefined && (table !== id || nth > MOST_FRONT);
	}
}

function textAt(blocks: readonly PageBlock[], at: number): string | undefined {
	const block = blocks[at];
	return block?.kind === 'line' ? textOf(block.line).trim() : undefined;
}

function partOf(
	template: TableTemplate,
	lines: readonly TextLine[],
	{ page, at }: { readonly page: number; readonly at: number },
	above?: FoundHeader
): Part | undefined {
	const texts = lines.map(segmentsOf);
	const header = headerOf(template, texts);
	if (header) {
		const front = lines.findIndex(({ y, size }) => y >= header.top - 0.5 * size);
		if (front > MOST_FRONT) return undefined;
		const below = lines.findIndex(({ y, size }) => y > header.bottom + 0.5 * size);
		const body = below < 0 ? [] : bodyOf(texts.slice(below), header);
		const until = at + (below < 0 ? lines.length : below + body.length);
		return { page, from: at + front, until, header, body };
	}
	const body = above ? bodyOf(texts, above) : [];
	if (!body.some((line) => line.some(({ text }) => isFigure(text)))) return undefined;
	return { page, from: at, until: at + body.length, body };
}

/** Up to the first line of prose, which goes through below two headers. */
function bodyOf(
	lines: readonly (readonly Segment[])[],
	{ leaves }: FoundHeader
): (readonly Segment[])[] {
	const isProse = (text: Segment): boolean =>
		leaves.filter(({ left, right }) => overlap(text, { left, right }) >= (right - left) / 2)
			.length >= 2;
	const end = lines.findIndex((line) => line.some(isProse));
	return end < 0 ? [...lines] : lines.slice(0, end);
}

function tablesOf(
	template: TableTemplate,
	parts: readonly Part[],
	pages: readonly Omit<LaidPage, 'entries'>[]
): PageTable[] {
	const first = parts[0].header!;
	const columns = columnsOf(
		template,
		first,
		parts.flatMap(({ body }) => body.flat())
	);
	const bodies = parts.map(({ body }) => body.map((texts) => bodyLine(texts, columns)));
	const finder = new RowFinder(columns, bodies);
	const [left, right] = [columns.xs[0], columns.xs[columns.xs.length - 1]];
	return parts.map(({ page, header }, i) => {
		const rules = pages[page].across.filter(
			({ from, to }) => overlap({ left, right }, { left: from, right: to }) * 2 > right - left
		);
		return tableOf(
			template,
			header && { ...first, ...header },
			columns,
			finder.rows(bodies[i], rules)
		);
	});
}

function tableOf(
	template: TableTemplate,
	header: FoundHeader | undefined,
	columns: UnruledColumns,
	rows: readonly UnruledRow[]
): PageTable {
	const levels = header ? template.header.length : 0;
	const cells = rows.map((row, i) => rowCells(row, levels + i, columns));
	const unclear = rows.flatMap((row, i) => {
		const texts = row.lines.flatMap((line) => [...line.cells.values()].flat());
		const crowded = row.lines.some(({ cells }) => [...cells].some(isCrowded(columns)));
		const some =
			row.isUnclear || crowded ? texts : texts.filter((text) => columns.unclear.has(text));
		const found = some.map(({ text }) => text).join(' ');
		return found === '' ? [] : [{ line: levels + i, found }];
	});
	return {
		kind: 'table',
		xs: columns.xs,
		height: levels + rows.length,
		cells: [...(header ? headerCells(header, levels, columns) : []), ...cells.flat()],
		byPlace: { unclear }
	};
}

/** Two figures in a cell: one is of another column. */
const isCrowded =
	({ ofWords }: UnruledColumns) =>
	([column, texts]: readonly [number, readonly Segment[]]): boolean =>
		!ofWords[column] && texts.length > 1;

function headerCells(
	{ leaves, spanning }: FoundHeader,
	levels: number,
	{ xs }: UnruledColumns
): PageCell[] {
	const cell = (block: HeaderBlock, column: number, across: number, down: number): PageCell => ({
		...{ column, across, down, line: block.official?.level ?? 0 },
		...{ openAbove: false, openBelow: false, lines: linesOf(block) },
		right: WRAPPED
	});
	const columnOf = (leaf: HeaderBlock): number => {
		const middle = (leaf.left + leaf.right) / 2;
		return xs.findLastIndex((x, i) => i < xs.length - 1 && x <= middle);
	};
	return [
		...spanning.flatMap((block) => {
			const covered = coveredBy(block, leaves);
			return covered ? [cell(block, covered.first, covered.last - covered.first + 1, 1)] : [];
		}),
		...leaves.map((leaf) => cell(leaf, columnOf(leaf), 1, levels - (leaf.official?.level ?? 0)))
	];
}

function rowCells({ lines }: UnruledRow, line: number, { xs }: UnruledColumns): PageCell[] {
	return xs.slice(1).flatMap((_, column): PageCell[] => {
		const glyphs = lines.flatMap(({ cells }) =>
			(cells.get(column) ?? []).flatMap((text) => text.glyphs)
		);
		if (glyphs.length === 0) return [];
		const own = textLines(glyphs);
		return [
			{
				...{ line, column, across: 1, down: 1, openAbove: false, openBelow: false, lines: own },
				right: WRAPPED
			}
		];
	});
}
