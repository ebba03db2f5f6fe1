/** Times: 「2023年5月」, 「5月份前」, 「10月底」, 「3-5月」, 「4月10日-4月15日」, 「九月底」, 「2022年底」. */
import type { Moment, PeriodFact } from './fact';
import { chineseValue } from './numeral';
import type { PlainText } from '../text/plain-text';

const YEAR = '((?:19|20)\\d\\d|[二一][〇零九0][〇零一二三四五六七八九]{2})年度?';
const MONTH_NUMBER = '1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]';
const PART = '初|底|末|上旬|中旬|下旬';
const DAY = '([12]\\d|3[01]|0?[1-9])[日号](?!楼|院|会议|线)';

/** A whole date: year and month, a month, or a year with 初 or 底. */
const FULL = new RegExp(`${YEAR}(?:(${MONTH_NUMBER})月份?(?:${DAY}|(${PART}))?|(初|底|末))?`, 'y');
const MONTH = new RegExp(`(${MONTH_NUMBER})月份?(?:${DAY}|(${PART}))?`, 'y');
const DAY_ONLY = new RegExp(DAY, 'y');
const NUMERIC = /((?:19|20)\d\d)[-/.](1[0-2]|0?[1-9])[-/.]([12]\d|3[01]|0?[1-9])(?!\d)/y;
const YEAR_TO = /((?:19|20)\d\d)(?:[-~]|至|到)(?=(?:19|20)\d\d年)/y;
const MONTH_TO = /(1[0-2]|0?[1-9])(?:[-~]|至|到)(?=(?:1[0-2]|0?[1-9])月)/y;
const YEAR_PART = /(?:本年|当年|次年|年)(底|末|初)/y;
const CONNECTOR = /[-~]{1,2}|至|到/y;
const RELATION = /\(?含?\)?(之前|以前|前|以内|内|完成前|之后|以后|后)/y;
const START = /[12一二三四五六七八九十0-9年本当次]/;

interface Read {
	readonly moment: Moment;
	readonly to: number;
}

/** All times of the text in order; they don't overlap. */
export function scanPeriods(plain: PlainText): PeriodFact[] {
	const { text } = plain;
	const periods: PeriodFact[] = [];
	for (let at = 0; at < text.length;) {
		const period = START.test(text[at]) && canStart(text, at) ? readPeriod(plain, at) : undefined;
		if (period) periods.push(period);
		at = period?.to ?? at + 1;
	}
	return periods;
}

/** Not inside a longer number (「12023年」) nor behind a point or 第. */
function canStart(text: string, at: number): boolean {
	return !/[\d.第〇零一二三四五六七八九十]/.test(text[at - 1] ?? '');
}

function readPeriod(plain: PlainText, at: number): PeriodFact | undefined {
	const { text } = plain;
	const lead = readLead(text, at);
	const start = lead?.to ?? at;
	const head = readMoment(text, start);
	if (!head) return undefined;
	const tail = lead ? undefined : readTail(text, head);
	const first = lead ? { ...head.moment, ...lead.moment } : head.moment;
	const last = tail ? inherit(tail.moment, head.moment) : head.moment;
	const end = tail?.to ?? head.to;
	RELATION.lastIndex = end;
	const relation = RELATION.exec(text);
	const means = relation && relationOf(relation[1], text, end + relation[0].length);
	const to = means ? end + relation[0].length : end;
	return {
		kind: 'period',
		first,
		last,
		relation: means ?? 'at',
		from: at,
		to,
		span: plain.spanOf(at, to)
	};
}

/** 「前期」 and 「后勤」 are words of their own. */
function relationOf(word: string, text: string, to: number): PeriodFact['relation'] | undefined {
	const next = text[to] ?? '';
	if (word === '前' && /[期往]/.test(next)) return undefined;
	if (word === '后' && /[勤期续]/.test(next)) return undefined;
	if (word === '内' && !/[完支付结,。;、)\n]|$/.test(next)) return undefined;
	return word.endsWith('后') ? 'after' : 'before';
}

/** The first half of 「3-5月」 and 「2024-2025年」. */
function readLead(text: string, at: number): Read | undefined {
	const year = matchAt(YEAR_TO, text, at);
	if (year) return { moment: { year: Number(year[1]) }, to: at + year[0].length };
	const month = matchAt(MONTH_TO, text, at);
	return month && { moment: { month: Number(month[1]) }, to: at + month[0].length };
}

function readTail(text: string, head: Read): Read | undefined {
	const connector = matchAt(CONNECTOR, text, head.to);
	if (!connector) return undefined;
	const at = head.to + connector[0].length;
	const moment = readMoment(text, at);
	if (moment) return moment;
	const day = matchAt(DAY_ONLY, text, at);
	return day && { moment: { day: Number(day[1]) }, to: at + day[0].length };
}

/** 「3月15日-28日」: what the end leaves out is as in the beginning. */
function inherit(end: Moment, start: Moment): Moment {
	return {
		...(start.year !== undefined && { year: start.year }),
		...(end.day !== undefined && start.month !== undefined && { month: start.month }),
		...end
	};
}

function readMoment(text: string, at: number): Read | undefined {
	const numeric = matchAt(NUMERIC, text, at);
	if (numeric) {
		const [written, year, month, day] = numeric;
		const moment = { year: Number(year), month: Number(month), day: Number(day) };
		return { moment, to: at + written.length };
	}
	const full = matchAt(FULL, text, at);
	if (full) {
		const [written, year, month, day, part, yearPart] = full;
		const moment: Moment = {
			...momentOf(month, day, part),
			year: yearOf(year),
			...(yearPart && yearEnd(yearPart))
		};
		return { moment, to: at + written.length };
	}
	const month = matchAt(MONTH, text, at);
	if (month) {
		const [written, number, day, part] = month;
		return { moment: momentOf(number, day, part), to: at + written.length };
	}
	const part = matchAt(YEAR_PART, text, at);
	return part && { moment: yearEnd(part[1]), to: at + part[0].length };
}

/** 「年底」 is the end of December, 「年初」 the beginning of January. */
function yearEnd(part: string): Moment {
	return part === '初' ? { month: 1, part: '初' } : { month: 12, part: '底' };
}

function momentOf(month?: string, day?: string, part?: string): Moment {
	return {
		...(month !== undefined && { month: numberOf(month) }),
		...(day !== undefined && { day: Number(day) }),
		...(part !== undefined && { part: (part === '末' ? '底' : part) as Moment['part'] })
	};
}

function numberOf(written: string): number {
	return /^\d/.test(written) ? Number(written) : (chineseValue(written) ?? 0);
}

function yearOf(written: string): number {
	if (/^\d+$/.test(written)) return Number(written);
	return Number([...written].map((c) => (c === '0' ? 0 : (chineseValue(c) ?? 0))).join(''));
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? undefined;
}
