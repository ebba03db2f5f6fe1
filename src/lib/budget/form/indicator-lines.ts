/** The indicator rows of a project form in printed order, with a place for every official 二级. */
import type { Row } from '../book/book';
import type { Format } from '$lib/formats/format';

export interface IndicatorLine {
	readonly first: string;
	readonly second: string;
	/** Absent: the form prints this 二级, but the book has no row for it. */
	readonly row?: Row;
	/** The row after which a new one goes. */
	readonly after?: string;
}

type Official = Pick<IndicatorLine, 'first' | 'second'>;

/** 一级 → 二级 of the form, in printed order. */
function treeOf({ form }: Format): Readonly<Record<string, readonly string[]>> {
	return form?.indicators ?? {};
}

/** A 一级 without any 二级 has a line of its own. */
function officialLines(format: Format): readonly Official[] {
	return Object.entries(treeOf(format)).flatMap(([first, seconds]) =>
		(seconds.length > 0 ? seconds : ['']).map((second) => ({ first, second }))
	);
}

export function isOfficialFirst(format: Format, text: string): boolean {
	return Object.hasOwn(treeOf(format), text);
}
export function isOfficialSecond(format: Format, first: string, text: string): boolean {
	return isOfficialFirst(format, first) && treeOf(format)[first].includes(text);
}

/** Rows keep their order, because it is their number in addresses; missing 二级 go where they belong. */
export function indicatorLines(format: Format, rows: readonly Row[]): IndicatorLine[] {
	const lines = officialLines(format);
	const rankOf = (first: string, second: string): number =>
		lines.findIndex((line) => line.first === first && line.second === second);
	let rank = -1;
	const placed = rows.map((row) => {
		const first = text(row, '一级');
		const second = text(row, '二级');
		const own = rankOf(first, second);
		// A row that the form does not know stays with the row before it.
		if (own >= 0) rank = own;
		return { rank, line: { first, second, row } as IndicatorLine };
	});
	lines.forEach((official, at) => {
		if (rows.some((row) => rankOf(text(row, '一级'), text(row, '二级')) === at)) return;
		const before = placed.findLastIndex((p) => p.rank < at);
		const after = placed.slice(0, before + 1).findLast((p) => p.line.row)?.line.row?.id;
		placed.splice(before + 1, 0, { rank: at, line: { ...official, after } });
	});
	return placed.map((p) => p.line);
}

function text(row: Row, column: string): string {
	return String(row.cells[column] ?? '').trim();
}
