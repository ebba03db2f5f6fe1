/** The titles of tables, recognised by likeness: printing and scanning vary them. */
import type { TableId } from '$lib/budget/book/book';
import type { Format, FormatTable } from '$lib/formats/format';
import { formatTables } from '$lib/formats/format-tables';
import { matchTitle } from '$lib/formats/title';
import { likeness } from './similarity';

/** 「预算公开表3」 「公开03表」 「附表3」 alone on a line. */
const TABLE_NUMBER = /^(?:预算公开|决算公开|公开|附)?(?:表0?(\d{1,2})|0?(\d{1,2})表)$/;

/** The table that a line numbers without naming it. */
export function tableNumbered(text: string, format: Format): TableId | 'other' | undefined {
	const bare = text.normalize('NFKC').replace(/\s/g, '');
	const [found, before, after] = TABLE_NUMBER.exec(bare) ?? [];
	if (found === undefined) return undefined;
	return formatTables(format)[Number(before ?? after) - 1]?.id ?? 'other';
}

/** The table whose title a line is. */
export function tableTitled(text: string, format: Format): TableId | undefined {
	return tablesTitled(text, format)[0];
}

const LEAST = 0.8;
/** Words that tell tables apart: a title that has others is no misprint of this one. */
const TELLING =
	/收入|支出|收支|基金|国有|三公|机关运行|项目|基本|决算|预算|采购|绩效|财政拨款|一般公共|结转|债务|明细/g;

interface Known {
	readonly id: TableId;
	readonly title: string;
	readonly telling: string;
}
const known = new WeakMap<Format, readonly Known[]>();

function knownTitles(format: Format): readonly Known[] {
	let titles = known.get(format);
	if (!titles) {
		titles = format.tables.flatMap(({ id, titles }: FormatTable) =>
			titles.map((title) => ({ id, title, telling: tellingOf(title) }))
		);
		known.set(format, titles);
	}
	return titles;
}

function tellingOf(title: string): string {
	return [...new Set(title.match(TELLING))].toSorted().join(' ');
}

/**
 * The tables whose title a line is: several where it lacks the words in brackets that tell them
 * apart. Printing and scanning vary titles, so the nearest one counts where none is met exactly.
 */
export function tablesTitled(text: string, format: Format): readonly TableId[] {
	if (!text.includes('表') || text.length > 80) return [];
	const exact = matchTitle(text, format)?.table.id;
	if (exact !== undefined) return [exact];
	const titles = knownTitles(format);
	const open = titles.filter(({ id, title }) => {
		const suffix = /（.*）$/.exec(title)?.[0];
		return suffix !== undefined && matchTitle(text.trim() + suffix, format)?.table.id === id;
	});
	if (open.length > 0) return [...new Set(open.map(({ id }) => id))];
	const bare = withoutLead(text);
	const telling = tellingOf(bare);
	let best: { id: TableId; score: number } | undefined;
	for (const { id, title, telling: own } of titles) {
		const score = own === telling ? likeness(bare, title) : 0;
		if (score >= LEAST && score > (best?.score ?? 0)) best = { id, score };
	}
	return best ? [best.id] : [];
}

/** Without table number, ordinal and year, which come in any order. */
function withoutLead(title: string): string {
	return title
		.normalize('NFKC')
		.trim()
		.replace(/^(?:附件?|公开|预算公开)?(?:表\s*\d{1,2}|\d{1,2}\s*表)\s*[、.:]?\s*/, '')
		.replace(/^\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\)?\s*[、.:]\s*/, '')
		.replace(/^\d{4}\s*年度?/, '');
}
