/** The indicator rows of a project form in printed order, with a place for every official 二级. */
import type { Row } from '../book/book';
import { INDICATOR_TREE, type IndicatorClass } from '../book/project-form';

export interface IndicatorLine {
	readonly first: string;
	readonly second: string;
	/** Absent: the form prints this 二级, but the book has no row for it. */
	readonly row?: Row;
	/** The row after which a new one goes. */
	readonly after?: string;
}

const OFFICIAL: readonly { first: string; second: string }[] = Object.entries(
	INDICATOR_TREE
).flatMap(([first, seconds]) => seconds.map((second) => ({ first, second })));

export function isOfficialFirst(text: string): boolean {
	return Object.hasOwn(INDICATOR_TREE, text);
}
export function isOfficialSecond(first: string, text: string): boolean {
	if (!isOfficialFirst(first)) return false;
	const seconds: readonly string[] = INDICATOR_TREE[first as IndicatorClass];
	return seconds.includes(text);
}

/** Rows keep their order, because it is their number in addresses; missing 二级 go where they belong. */
export function indicatorLines(rows: readonly Row[]): IndicatorLine[] {
	let rank = -1;
	const placed = rows.map((row) => {
		const first = text(row, '一级');
		const second = text(row, '二级');
		const own = rankOf(first, second);
		// A row that the form does not know stays with the row before it.
		if (own >= 0) rank = own;
		return { rank, line: { first, second, row } as IndicatorLine };
	});
	OFFICIAL.forEach((official, at) => {
		if (rows.some((row) => rankOf(text(row, '一级'), text(row, '二级')) === at)) return;
		const before = placed.findLastIndex((p) => p.rank < at);
		const after = placed.slice(0, before + 1).findLast((p) => p.line.row)?.line.row?.id;
		placed.splice(before + 1, 0, { rank: at, line: { ...official, after } });
	});
	return placed.map((p) => p.line);
}

function rankOf(first: string, second: string): number {
	return OFFICIAL.findIndex((o) => o.first === first && o.second === second);
}

function text(row: Row, column: string): string {
	return String(row.cells[column] ?? '').trim();
}
