/**
 * Binding goes from left to right and remembers, as a reader does, the total it is inside of and
 * the figure it read last. A figure's own words win; without any, it carries on what came before.
 */
import type { AmountFact, CountFact, DirectionFact, Fact, FigureFact, PercentFact } from './fact';
import type { Claim, Facet, Reason } from './claim';
import type { Stretch } from './clause';
import type { PlainText } from '../text/plain-text';
import type { SectionId } from './section-id';
import { subjectsIn, type Subject, type SubjectWord } from './subject';

/** A claim with what else its subject could be, if it was carried on. */
export interface Draft {
	readonly claim: Claim;
	readonly carried?: readonly Subject[];
}

type Figure = AmountFact | PercentFact | CountFact;

export interface Binding {
	readonly section: SectionId;
	readonly plain: PlainText;
	readonly drafts: Draft[];
	readonly unbound: Figure[];
	readonly reasons: Reason[];
	/** Subject of the section's first figure: what a sentence that begins with 「其中」 divides. */
	main?: Subject;
	/** The total that 「其中」 divided. */
	total?: Subject;
	/** Subject of the first value of the sentence. */
	first?: Subject;
	/** Subject of the last value, and where that figure ends. */
	last?: { readonly subject: Subject; readonly to: number };
	/** Up to where words have been used for a figure before them. */
	used: number;
	/** Values since 「其中」 in this segment. */
	parts: number;
	inReason: boolean;
	sentence: Stretch;
	beginSentence(sentence: Stretch): void;
}

const PARTS = /其中|包括|分别|用于|[,:]由/;
const REASON =
	/(?:增减|变动|变化|增长|下降|减少|增加)?的?(?:主要)?原因(?:是|为|如下|:)|主要(?:是|系|由于)|(?:是|系)?由于|系因|是因为?/;
const REASON_GOES_ON = /^[,;:\s]*(?:[一二三四五六七八九]是|其[一二三四五]|\([一二三四五]\)|[①-⑨])/u;

export function newBinding(section: SectionId, plain: PlainText): Binding {
	return {
		section,
		plain,
		drafts: [],
		unbound: [],
		reasons: [],
		used: 0,
		parts: 0,
		inReason: false,
		sentence: { from: 0, to: 0 },
		beginSentence(sentence) {
			this.sentence = sentence;
			this.total = undefined;
			this.first = undefined;
			this.parts = 0;
			this.inReason = false;
		}
	};
}

export function bindSegment(binding: Binding, segment: Stretch, facts: readonly Fact[]): void {
	const { text } = binding.plain;
	const goesOn =
		binding.inReason && REASON_GOES_ON.test(text.slice(segment.from, segment.from + 8));
	const reasonAt = goesOn ? segment.from : reasonIn(text, segment);
	binding.inReason = reasonAt !== undefined;
	binding.parts = 0;
	let window = segment.from;
	let direction: DirectionFact | undefined;
	for (const fact of facts) {
		if (reasonAt !== undefined && fact.from >= reasonAt) {
			if (isFigure(fact)) bindReason(binding, fact);
		} else if (fact.kind === 'direction') {
			direction = fact;
			if (fact.sense === 'same') bindSame(binding, fact, window);
		} else if (fact.kind === 'period') bindPeriod(binding, fact, segment);
		else {
			enterParts(binding, window, fact.from);
			bindFigure(binding, fact, { from: window, to: segment.to }, direction);
			window = Math.max(fact.to, binding.used);
			direction = undefined;
		}
	}
	if (reasonAt !== undefined) noteReason(binding, reasonAt, segment.to, goesOn);
}

function isFigure(fact: Fact): fact is Figure {
	return fact.kind === 'amount' || fact.kind === 'percent' || fact.kind === 'count';
}

function reasonIn(text: string, { from, to }: Stretch): number | undefined {
	const match = REASON.exec(text.slice(from, to));
	return match ? from + match.index : undefined;
}

/** A reason explains the change stated last before it in its segment. */
function noteReason(binding: Binding, from: number, to: number, goesOn: boolean): void {
	const { plain, reasons, drafts } = binding;
	const text = plain.text.slice(from, to);
	const span = plain.spanOf(from, to);
	const before = goesOn ? reasons.pop() : undefined;
	if (before) {
		const whole = { start: before.span.start, end: span.end };
		reasons.push({ ...before, text: `${before.text};${text}`, span: whole });
		return;
	}
	const about = drafts.findLast(({ claim }) => claim.facet !== 'reason')?.claim.subject;
	reasons.push({ ...(about !== undefined && { subject: about }), text, span });
}

function bindReason(binding: Binding, fact: Figure): void {
	push(binding, fact, { subject: '原因', facet: 'reason' });
}

/** 「其中」 between two figures makes the first a total; at the start of a sentence, it means the main one. */
function enterParts(binding: Binding, from: number, to: number): void {
	if (!PARTS.test(binding.plain.text.slice(from, to))) return;
	const { last, main, sentence } = binding;
	binding.total = last && last.to > sentence.from ? last.subject : main;
	binding.parts = 0;
}

function bindFigure(
	binding: Binding,
	fact: Figure,
	stretch: Stretch,
	direction: DirectionFact | undefined
): void {
	const { text } = binding.plain;
	if (direction && isStatedBy(text, direction, fact)) {
		if (fact.kind === 'count') binding.unbound.push(fact);
		else bindChange(binding, fact, stretch.from, direction);
		return;
	}
	const before = text.slice(stretch.from, fact.from);
	if (fact.kind === 'percent') return bindShare(binding, fact, stretch.from, before);
	if (LAST_YEAR.test(before)) return bindLast(binding, fact, stretch.from);
	if (THRESHOLD.test(before)) return bindThreshold(binding, fact, stretch.to);
	bindValue(binding, fact, stretch);
}

const LAST_YEAR =
	/(?:(?:较|比|与|和)(?:上年度?|去年|20\d\d年度?)|上年度?|去年)(?:同期|同口径)?(?:的?(?:年初)?预算(?:数|安排)?|决算数?|执行数|安排|数)?(?:的|为|是)?$/;
const THRESHOLD = /(?:单价|(?<!账面)价值)(?:在|为)?$/;
const STATED = /^(?:额|幅|幅度)?(?:了|为|约|近|达|到|:)?-?$/;

/** Whether a direction word stands right before the figure. */
function isStatedBy(text: string, direction: DirectionFact, fact: FigureFact): boolean {
	return (
		direction.sense !== 'same' &&
		fact.from - direction.to <= 4 &&
		fact.from >= direction.to &&
		STATED.test(text.slice(direction.to, fact.from))
	);
}

function bindChange(
	binding: Binding,
	fact: AmountFact | PercentFact,
	from: number,
	direction: DirectionFact
): void {
	const facet: Facet = fact.kind === 'amount' ? 'change' : 'rate';
	const common = { facet, sense: direction.sense };
	const own = lastWord(binding, from, direction.base);
	if (own) return push(binding, fact, { ...common, ...ownSubject(binding, own) });
	const { first, last, total, parts } = binding;
	const before = binding.drafts.at(-1)?.claim;
	if (before?.sense && before.facet !== 'direction' && isNear(binding, before, direction.base)) {
		const carried = binding.drafts.at(-1)!.carried;
		return push(binding, fact, { ...common, subject: before.subject }, carried);
	}
	if (!last) return void binding.unbound.push(fact);
	const joined = !/[,:]/.test(binding.plain.text.slice(last.to, direction.base));
	const subject = joined || total === undefined || parts < 2 ? last.subject : total;
	const readings = [last.subject, total, first].filter((reading) => reading !== undefined);
	push(binding, fact, { ...common, subject }, joined ? undefined : [...new Set(readings)]);
}

/** Whether nothing but a comma stands between a change and the next: 「减少297.17万元，下降7.25%」. */
function isNear(binding: Binding, claim: Claim, at: number): boolean {
	if (claim.kind !== 'amount' && claim.kind !== 'percent') return false;
	return /^[,、(]?(?:即|同比|比例|幅度)?$/.test(binding.plain.text.slice(claim.fact.to, at));
}

function bindSame(binding: Binding, fact: DirectionFact, from: number): void {
	const own = lastWord(binding, from, fact.base);
	const subject = own ? ownSubject(binding, own) : undefined;
	const carried = binding.last && { subject: binding.last.subject };
	const claim = subject ?? carried;
	if (claim) pushDirection(binding, fact, claim);
}

const SHARE = /占(?:比|总?[^,;。占]{0,16}?)?(?:的?比[重例])?(?:为|的|约)?$/;

function bindShare(binding: Binding, fact: PercentFact, from: number, before: string): void {
	const share = SHARE.exec(before);
	if (!share) return void binding.unbound.push(fact);
	const own = lastWord(binding, from, from + share.index);
	if (own) push(binding, fact, { facet: 'share', ...ownSubject(binding, own) });
	else if (binding.last) push(binding, fact, { facet: 'share', subject: binding.last.subject });
	else binding.unbound.push(fact);
}

function bindLast(binding: Binding, fact: AmountFact | CountFact, from: number): void {
	const own = lastWord(binding, from, fact.from);
	if (own && !/上年/.test(binding.plain.text.slice(own.from, own.to)))
		push(binding, fact, { facet: 'last', ...ownSubject(binding, own) });
	else if (binding.last) push(binding, fact, { facet: 'last', subject: binding.last.subject });
	else binding.unbound.push(fact);
}

function bindThreshold(binding: Binding, fact: AmountFact | CountFact, to: number): void {
	const word = subjectsIn(binding.section, binding.plain.text, fact.to, to)[0];
	if (word) push(binding, fact, { facet: 'threshold', subject: word.subject });
	else binding.unbound.push(fact);
}

const RIGHT = /^(?:的|为|是|系|属于?|用于|用作|安排|\(含\)|以上|主要)*$/;

function bindValue(binding: Binding, fact: AmountFact | CountFact, { from, to }: Stretch): void {
	const own = vehicleWord(binding, fact, from) ?? lastWord(binding, from, fact.from);
	const word = own ?? rightWord(binding, fact, to);
	if (!word) return void binding.unbound.push(fact);
	const { subject, within } = ownSubject(binding, word);
	push(binding, fact, { facet: 'value', subject, ...(within && { within }), words: word });
	binding.last = { subject, to: fact.to };
	binding.main ??= subject;
	binding.first ??= subject;
	binding.used = word.to;
	binding.parts++;
}

/** 「…万元用于公共安全支出」: the words may come after the figure, before anything else does. */
function rightWord(binding: Binding, fact: Figure, to: number): SubjectWord | undefined {
	const { text } = binding.plain;
	const stop = /[,;。\d]/.exec(text.slice(fact.to, to));
	const end = stop ? fact.to + stop.index : to;
	const word = subjectsIn(binding.section, text, fact.to, end)[0];
	return word && RIGHT.test(text.slice(fact.to, word.from)) ? word : undefined;
}

const VEHICLE = /([^,;:。、共有为中是计\d]{1,16}(?:车辆|车))[共有为计]{0,3}$/;
const ALL_VEHICLES = /^(?:公务用|公用|公务|机动)?车辆?$/;

/** In 资产, 「机要通信用车7辆」 names its own kind; other 辆 after 「其中」 count as other vehicles. */
function vehicleWord(binding: Binding, fact: Figure, from: number): SubjectWord | undefined {
	if (binding.section !== 'N11' || fact.kind !== 'count' || fact.unit !== '辆') return undefined;
	const start = Math.max(from, fact.from - 20);
	const found = VEHICLE.exec(binding.plain.text.slice(start, fact.from));
	const inParts = binding.total === '车辆';
	if (!found) return inParts ? { subject: '其他', from: fact.from, to: fact.from } : undefined;
	const subject = !inParts && ALL_VEHICLES.test(found[1]) ? '车辆' : found[1];
	const at = start + found.index;
	return { subject, from: at, to: at + found[1].length };
}

function bindPeriod(binding: Binding, fact: Extract<Fact, { kind: 'period' }>, at: Stretch): void {
	const before = binding.plain.text.slice(Math.max(at.from, fact.from - 4), fact.from);
	if (!/截[止至](?:到|至)?$/.test(before)) return;
	binding.drafts.push({
		claim: {
			section: binding.section,
			subject: '统计时点',
			facet: 'date',
			kind: 'period',
			fact,
			span: fact.span
		}
	});
}

/** The last word for a subject in a window: the one closest to the figure. */
function lastWord(binding: Binding, from: number, to: number): SubjectWord | undefined {
	return subjectsIn(binding.section, binding.plain.text, from, to).at(-1);
}

interface Bound {
	readonly subject: Subject;
	readonly facet: Facet;
	readonly within?: Subject;
	readonly sense?: DirectionFact['sense'];
	readonly words?: Pick<SubjectWord, 'from' | 'to'>;
}

function ownSubject(
	binding: Binding,
	word: SubjectWord
): Pick<Bound, 'subject' | 'within' | 'words'> {
	const { total } = binding;
	const within = total !== undefined && total !== word.subject ? { within: total } : {};
	return { subject: word.subject, words: word, ...within };
}

function push(binding: Binding, fact: Figure, bound: Bound, carried?: Draft['carried']): void {
	const { words, ...rest } = bound;
	const span = words && { words: binding.plain.spanOf(words.from, words.to) };
	const base = { section: binding.section, ...rest, ...span, span: fact.span };
	const claim = { ...base, kind: fact.kind, fact } as Claim;
	binding.drafts.push({ claim, ...(carried && { carried }) });
}

function pushDirection(
	binding: Binding,
	fact: DirectionFact,
	{ words, ...rest }: Pick<Bound, 'subject' | 'within' | 'words'>
): void {
	const span = words && { words: binding.plain.spanOf(words.from, words.to) };
	const base = { section: binding.section, ...rest, ...span, span: fact.span };
	const sense = fact.sense;
	binding.drafts.push({ claim: { ...base, facet: 'direction', kind: 'direction', sense, fact } });
}
