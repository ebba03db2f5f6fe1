/** Lists of names: 「人员经费…，主要包括：基本工资、奖金等」, 「组成单位包括：A、B等9个」. */
import type { Claim, CountClaim, ListClaim } from './claim';
import { factsOf } from './facts';
import type { PlainText } from '../text/plain-text';
import type { SectionId } from './section-id';
import { subjectsIn, type Subject } from './subject';

const LEAD = /(?:主要)?(?:包括|包含|用于|涵盖|分别是|分别为)(?:以下[^:,。]{0,8})?:?/g;
const END =
	/[。;\n:]|等(?=[。;,\n\d共一二三四五六七八九十]|$)|[,、](?=共计?[\d一二三四五六七八九十])/;
const UNITS_LEAD =
	/(?:组成单位|预算单位|所属单位|下属单位)[^。:]{0,12}?(?:包括|有|为)[^:,。、]{0,2}:?/g;
/** Longer than any name of an account or unit. */
const LONGEST_NAME = 40;

/** The lists of a section, with how many a list says it has. */
export function listsIn(section: SectionId, plain: PlainText): Claim[] {
	if (section === 'N6') return [...readLists(section, plain, LEAD, expenditureBefore)];
	if (section === 'O2') return [...readLists(section, plain, UNITS_LEAD, () => '预算单位')];
	return [];
}

function expenditureBefore(plain: PlainText, at: number): Subject | undefined {
	return subjectsIn('N6', plain.text, Math.max(0, at - 60), at)
		.filter(({ subject }) => subject === '人员经费' || subject === '公用经费')
		.at(-1)?.subject;
}

function* readLists(
	section: SectionId,
	plain: PlainText,
	lead: RegExp,
	subjectOf: (plain: PlainText, at: number) => Subject | undefined
): Iterable<Claim> {
	const { text } = plain;
	for (const match of text.matchAll(lead)) {
		const from = match.index + match[0].length;
		const subject = subjectOf(plain, match.index);
		if (subject === undefined) continue;
		const rest = text.slice(from, from + 4_000);
		const end = END.exec(rest.replace(/^\n/, ' '));
		const to = from + (end?.index ?? rest.length);
		const items = itemsIn(plain, from, to);
		if (items.length < 2) continue;
		const open = text[to] === '等';
		const span = plain.spanOf(from, to);
		const list: ListClaim = { section, subject, facet: 'value', kind: 'list', items, open, span };
		yield list;
		const count = countAfter(section, plain, subject, to);
		if (count) yield count;
	}
}

function itemsIn(plain: PlainText, from: number, to: number): ListClaim['items'] {
	const items: { name: string; span: ReturnType<PlainText['spanOf']> }[] = [];
	let start = from;
	for (let at = from; at <= to; at++) {
		if (at < to && !'、,\n'.includes(plain.text[at])) continue;
		const name = plain.text.slice(start, at);
		if (name !== '' && name.length <= LONGEST_NAME)
			items.push({ name, span: plain.spanOf(start, at) });
		start = at + 1;
	}
	return items;
}

/** 「等9个行政、事业单位」, 「，共9个单位」 */
function countAfter(
	section: SectionId,
	plain: PlainText,
	subject: Subject,
	at: number
): CountClaim | undefined {
	const lead = /^(?:等共?|[,、]共计?)/.exec(plain.text.slice(at, at + 3))?.[0].length;
	if (lead === undefined) return undefined;
	const { facts } = factsOf(plain.source);
	const fact = facts.find((f) => f.kind === 'count' && f.from === at + lead);
	if (fact?.kind !== 'count') return undefined;
	return { section, subject, facet: 'value', kind: 'count', fact, span: fact.span };
}
