/** What a document says of itself: year, department, level and kind, each with the place where it says so. */
import type { Place } from '../import-report';
import { placeOf, type SourceLine } from '../source';
import { fold } from './similarity';

export type HeadField = 'year' | 'department' | 'level' | 'kind';

/** A fact of the head, as it was read. */
export interface HeadFact<T> {
	readonly value: T;
	/** The words it was read from. */
	readonly found: string;
	readonly place: Place;
}

export interface DocumentHead {
	readonly year?: HeadFact<number>;
	readonly department?: HeadFact<string>;
	readonly level?: HeadFact<string>;
	readonly kind?: HeadFact<'预算' | '决算'>;
}

/** What tables and forms say. */
export interface HeadEvidence {
	/** Years in the titles of tables, and departments in the lines below them. */
	readonly tables: readonly {
		readonly title?: SourceLine | undefined;
		readonly year?: number | undefined;
		readonly department?: string | undefined;
	}[];
	/** Years that forms print. */
	readonly formYears: readonly number[];
	/** Titles of forms, and lines that open a part. */
	readonly titles: readonly SourceLine[];
	readonly cover: readonly SourceLine[];
	/** Headings of parts and sections, and the first lines of the document. */
	readonly headings: readonly SourceLine[];
}

const YEAR = /((?:19|20)\d{2})\s*年/;
/** 「某市某局主要职能」 「第二部分 某局2024年度部门决算表」 */
const AFTER_NAME =
	/^(?:第[一二三四五六七八九十]{1,2}部分\s*)?(.{2,40}?)(?:\((?:部门|单位)\))?\s*(?:20\d{2}\s*年度?)?\s*(?:部门|单位)?(?:概况|主要职能|主要职责|机构设置|(?:预算|决算)(?:公开)?(?:报表|表|情况说明|说明)?)$/;
const LABELLED =
	/^(?:预算主管部门|主管部门|编制部门|部门名称|部\s*门|预算单位|编制单位|单位名称)\s*[:：]\s*(.+)$/;
const OFFICE = /(?:[局厅委办部院校会处室所站馆社署行府]|中心|街道|法院|检察院|公司|大队|支队)$/u;
/** Pages whose last line ends with the office that prints, not the one that publishes. */
const PRINTER = /印制|编印/;

export function documentHead(evidence: HeadEvidence): DocumentHead {
	const year = yearOf(evidence);
	const department = departmentOf(evidence);
	const level = levelOf(evidence, department);
	const kind = kindOf(evidence);
	return {
		...(year && { year }),
		...(department && { department }),
		...(level && { level }),
		...(kind && { kind })
	};
}

const fact = <T>(value: T, line: SourceLine): HeadFact<T> => ({
	value,
	found: line.text.trim().slice(0, 80),
	place: placeOf(line)
});

/** The year that most tables and forms print, else the first of the cover or of a heading. */
function yearOf({
	tables,
	formYears,
	cover,
	headings
}: HeadEvidence): HeadFact<number> | undefined {
	const printed = mostFrequent([...tables.flatMap(({ year }) => year ?? []), ...formYears]);
	if (printed !== undefined) {
		const first = tables.find(({ year, title }) => title && year === printed)?.title;
		if (first) return fact(printed, first);
		return { value: printed, found: String(printed), place: { line: 1 } };
	}
	for (const line of [...cover, ...headings]) {
		const year = YEAR.exec(line.text.normalize('NFKC'))?.[1];
		if (year !== undefined) return fact(Number(year), line);
	}
	return undefined;
}

/** What most tables name, else a labelled line, else what stands before 概况 or 主要职能, else the cover. */
function departmentOf({ tables, cover, headings }: HeadEvidence): HeadFact<string> | undefined {
	const named = mostFrequent(tables.flatMap(({ department }) => department ?? []));
	const titled = tables.find(({ department, title }) => title && department === named)?.title;
	if (named !== undefined)
		return titled
			? { ...fact(named, titled), found: named }
			: { value: named, found: named, place: { line: 1 } };
	for (const line of cover) {
		// Behind the name the unit of amounts may stand, in a cell of its own.
		const said = LABELLED.exec(line.text.normalize('NFKC').trim())?.[1] ?? '';
		const name = said.split(/\t|\s{2,}/)[0].trim();
		if (name) return fact(name, line);
	}
	const headed = headings.flatMap((line) => {
		const name = AFTER_NAME.exec(line.text.normalize('NFKC').trim())?.[1]?.trim();
		return name !== undefined && OFFICE.test(name) ? [{ name, line }] : [];
	});
	const most = mostFrequent(headed.map(({ name }) => name));
	const first = headed.find(({ name }) => name === most);
	return first ? fact(first.name, first.line) : nameOnCover(cover);
}

/** A name on the cover, which may stand in two lines, or before the year. */
function nameOnCover(cover: readonly SourceLine[]): HeadFact<string> | undefined {
	for (const [i, line] of cover.entries()) {
		const text = line.text.normalize('NFKC').trim();
		if (PRINTER.test(text)) continue;
		const own = text.replace(/\s*(?:20\d{2}\s*年度?.*)$/, '');
		if (isOffice(own)) return fact(own, line);
		const next = cover[i + 1]?.text.normalize('NFKC').trim();
		if (next === undefined || /\d|[:：]/.test(text) || PRINTER.test(next)) continue;
		const joined = text + next.replace(/\s*(?:20\d{2}\s*年度?.*)$/, '');
		if (isOffice(joined)) return { ...fact(joined, line), found: `${text}⏎${next}` };
	}
	return undefined;
}

const isOffice = (text: string): boolean =>
	text.length >= 3 && text.length <= 40 && OFFICE.test(text) && !/[,。;:!?、,]/u.test(text);

/** 「市级预算」 「区级部门预算」 where it is printed, else by the department's name. */
function levelOf(
	{ titles, cover }: HeadEvidence,
	department: HeadFact<string> | undefined
): HeadFact<string> | undefined {
	const printed = [...titles, ...cover].flatMap((line) => {
		const level = /([省市县区])级(?:部门|单位)?(?:预算|决算)/.exec(
			line.text.normalize('NFKC')
		)?.[1];
		return level === undefined ? [] : [{ level: levelNamed(level), line }];
	});
	const most = mostFrequent(printed.map(({ level }) => level));
	const first = printed.find(({ level }) => level === most);
	if (first) return fact(first.level, first.line);
	if (!department) return undefined;
	const name = department.value.replace(/自治区|开发区|高新区|新区/g, '');
	const level = /[县旗]|.区(?!域)/.test(name)
		? '县级'
		: /.市/.test(name)
			? '市级'
			: /.省/.test(name)
				? '省级'
				: undefined;
	return level && { ...department, value: level };
}

const levelNamed = (level: string): string => (level === '区' ? '县级' : `${level}级`);

function kindOf({ tables, cover, headings }: HeadEvidence): DocumentHead['kind'] {
	const lines = [...cover, ...tables.flatMap(({ title }) => title ?? []), ...headings];
	const told = lines.flatMap((line): { kind: '预算' | '决算'; line: SourceLine }[] => {
		// 决算 speaks of 预算, too: 「“三公”经费预算数」.
		if (line.text.includes('决算')) return [{ kind: '决算', line }];
		return line.text.includes('预算') ? [{ kind: '预算', line }] : [];
	});
	const most = mostFrequent(told.map(({ kind }) => kind));
	const first = told.find(({ kind }) => kind === most);
	return first && fact(first.kind, first.line);
}

/** The value that occurs most; the first of equals. Names are told apart without their spaces. */
export function mostFrequent<T>(values: readonly T[]): T | undefined {
	const counts = new Map<unknown, { readonly value: T; count: number }>();
	for (const value of values) {
		const key = typeof value === 'string' ? fold(value) : value;
		const known = counts.get(key);
		if (known) known.count++;
		else counts.set(key, { value, count: 1 });
	}
	let best: { readonly value: T; readonly count: number } | undefined;
	for (const one of counts.values()) if (one.count > (best?.count ?? 0)) best = one;
	return best?.value;
}
