/**
 * The rows of a table that has no lines between them: each line of text with figures is of a row
 * of its own. Names that were wrapped stand closer to it than the next row does.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { Rule } from './page-marks';
import type { Segment } from './segments';
import type { UnruledColumns } from './unruled-columns';
import { isFull } from './text-lines';

/** A line of text below the header, by column. */
export interface BodyLine {
	readonly y: number;
	readonly size: number;
	readonly cells: ReadonlyMap<number, readonly Segment[]>;
}

export interface UnruledRow {
	readonly lines: readonly BodyLine[];
	/** Whether its lines might as well be several rows. */
	readonly isUnclear: boolean;
}

/** In sizes of the text: lines that are nearer overlap, so they are of one row. */
const OVERLAP = 0.9;
/** Lines that are nearer than the rows are, by this part, are of one row. */
const TIGHT = 0.87;
/** In sizes of the text: how far apart rows are where nothing tells. */
const USUAL = 1.5;
/** What begins a row. */
const ORDINAL =
	/^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|\d{1,3}[.、])/;

export function bodyLine(texts: readonly Segment[], { xs }: UnruledColumns): BodyLine {
	const cells = new Map<number, Segment[]>();
	for (const text of texts) {
		const middle = (text.left + text.right) / 2;
		const column = Math.max(
			0,
			xs.findLastIndex((x, i) => i < xs.length - 1 && x <= middle)
		);
		addToList(cells, column, text);
	}
	return { y: texts[0].y, size: Math.max(...texts.map(({ size }) => size)), cells };
}

export class RowFinder {
	/** How far apart the base lines of rows are at least. */
	readonly #pitch: number | undefined;

	/** @param pages the lines below the header, of each page */
	constructor(
		readonly columns: UnruledColumns,
		pages: readonly (readonly BodyLine[])[]
	) {
		const gaps = pages.flatMap((lines) =>
			lines
				.slice(1)
				.flatMap((line, i) =>
					this.#hasFigures(line) && this.#hasFigures(lines[i]) ? [line.y - lines[i].y] : []
				)
		);
		this.#pitch = gaps.length > 0 ? Math.min(...gaps) : undefined;
	}

	/** @param rules lines across the table, if it has any */
	rows(lines: readonly BodyLine[], rules: readonly Rule[]): UnruledRow[] {
		const first = lines[0]?.y ?? 0;
		const below = rules.filter(({ at }) => at > first);
		const figures = lines.filter((line) => this.#hasFigures(line)).length;
		const isRuled = below.length >= Math.max(2, figures);
		const rows: { lines: BodyLine[]; isUnclear: boolean }[] = [];
		lines.forEach((line, i) => {
			const row = rows.at(-1);
			const before = row?.lines.at(-1);
			const joins =
				before &&
				!isRuledBetween(before, line, below) &&
				(isRuled || this.#joins(before, line, lines[i + 1]));
			if (!row || !joins) rows.push({ lines: [line], isUnclear: false });
			else {
				row.lines.push(line);
				row.isUnclear ||= joins === 'perhaps';
			}
		});
		return rows;
	}

	#joins(before: BodyLine, line: BodyLine, next: BodyLine | undefined): boolean | 'perhaps' {
		const gap = line.y - before.y;
		if (gap < OVERLAP * line.size) return true;
		const [figuresBefore, figures] = [this.#hasFigures(before), this.#hasFigures(line)];
		if (figuresBefore && figures) return false;
		const pitch = this.#pitch ?? USUAL * line.size;
		if (gap < TIGHT * pitch) return true;
		if (gap * TIGHT > pitch || !this.#isWrapped(before, line)) return false;
		// Figures in the middle beside several lines: this one is the first of their row.
		const isNextRow = next && next.y - line.y < OVERLAP * next.size && this.#hasFigures(next);
		return isNextRow && figuresBefore ? false : 'perhaps';
	}

	/** Whether all that the line has may go on with a text above that had no more room. */
	#isWrapped(before: BodyLine, line: BodyLine): boolean {
		return [...line.cells].every(([column, [first]]) => {
			const above = before.cells.get(column)?.at(-1);
			if (!this.columns.ofWords[column]) return true;
			if (!above || ORDINAL.test(first.text)) return false;
			return isFull(above, first, this.columns.rights[column]);
		});
	}

	#hasFigures({ cells }: BodyLine): boolean {
		return [...cells.keys()].some((column) => !this.columns.ofWords[column]);
	}
}

function isRuledBetween(before: BodyLine, line: BodyLine, rules: readonly Rule[]): boolean {
	return rules.some(({ at }) => at > before.y && at < line.y - 0.3 * line.size);
}
