/** The rules as a person or a program asks about them: what each says, and whether it applies to a book. */
import { LiveBook } from '$lib/budget/live/live-book';
import type { Book } from '$lib/budget/book/book';
import { bookFormat } from '$lib/formats/book-format';
import type { Locale } from '$lib/messages';
import { ruleTitle } from '$lib/messages/finding';
import { sayNotApplicable } from '$lib/messages/rules-not-applicable';
import { createBookEngine } from '$lib/rules/engine/book-engine';
import { ADDED_RULES, listedRules, withElsewhere } from '$lib/rules/engine/listed-rules';
import { formulaOf } from '$lib/rules/formulas/pack-formulas';
import type { Comparator, Severity } from '$lib/rules/finding/finding';
import { compileFormula } from '$lib/rules/own/compile';
import { comparatorOf } from '$lib/rules/own/own-rules';
import { ownRulesOf } from '$lib/rules/own/own-rule';

export type RuleState = 'on' | 'off' | 'not-applicable';

export interface ListedRule {
	readonly rule: string;
	readonly sentence: string;
	readonly severity: Severity;
	readonly comparator: Comparator;
	/** Where the rule comes to a sum or an identity, in the language of own rules. */
	readonly formula: string | null;
	readonly source: 'catalogue' | 'added' | 'own';
	/** Of a book; without one all rules are `on` that are checked in books at all. */
	readonly state: RuleState;
	readonly reason: string | null;
}

/** All rules in the order of the catalogue, the book's own last. */
export function listRules(book: Book | undefined, lang: Locale): ListedRule[] {
	const closed = new Map(
		(book ? createBookEngine(new LiveBook(book)).notApplicable() : withElsewhere([], {})).map(
			(entry) => [entry.rule, entry]
		)
	);
	const standing = (rule: string): Pick<ListedRule, 'state' | 'reason'> => {
		const entry = closed.get(rule);
		if (!entry) return { state: 'on', reason: null };
		const state = entry.why.key === 'off' ? 'off' : 'not-applicable';
		return { state, reason: sayNotApplicable(entry, lang) };
	};
	const format = bookFormat(book?.head ?? {});
	const catalogue = listedRules(format).map(({ id, severity, comparator, says }) => ({
		rule: id,
		sentence: ruleTitle({ id, says }, lang),
		severity,
		comparator,
		formula: formulaOf(format, id) ?? null,
		source: ADDED_RULES.has(id) ? ('added' as const) : ('catalogue' as const),
		...standing(id)
	}));
	const own = (book ? ownRulesOf(book.head.settings).rules : []).map((rule) => {
		const compiled = compileFormula(rule.formula, bookFormat(book!.head));
		return {
			rule: rule.id,
			sentence: rule.sentence,
			severity: rule.severity,
			comparator: compiled.ok ? comparatorOf(compiled.value) : ('FMT' as const),
			formula: compiled.ok ? compiled.value.text : rule.formula,
			source: 'own' as const,
			...standing(rule.id)
		};
	});
	return [...catalogue, ...own];
}
