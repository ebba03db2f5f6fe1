/** What the coordinator decides about rules, as writes of the book's settings. */
import type { BookHead } from '$lib/budget/book/book';
import type { Session } from '$lib/collab/session/session';
import type { WriteResult } from '$lib/collab/room/write';
import { nextOwnRuleId, OWN_RULES_LIMIT, ownRulesOf, type OwnRule } from '$lib/rules/own/own-rule';
import { withImported } from '$lib/rules/own/rule-file';

type Settings = BookHead['settings'];

/** Switches a rule off with a reason, or on again. */
export function switchRule(
	session: Session,
	rule: string,
	reason: string | undefined
): WriteResult {
	const { [rule]: _before, ...others } = recordOf(session.book.head.settings.rules);
	const by = session.identity.name;
	const rules =
		reason === undefined
			? others
			: {
					...others,
					[rule]: { off: true, reason: reason.trim(), by, at: new Date().toISOString() }
				};
	return session.writeSetting('rules', Object.keys(rules).length > 0 ? rules : undefined);
}

/** What a book's own rules were written as, readable or not: none is lost when another is saved. */
function entriesOf({ ownRules }: Settings): readonly unknown[] {
	return Array.isArray(ownRules) ? ownRules : [];
}

const idOf = (entry: unknown): unknown => recordOf(entry).id;

/** Saves a new rule (without id) or a changed one. `undefined`: there are too many already. */
export function saveOwnRule(
	session: Session,
	rule: Omit<OwnRule, 'id'> & Partial<Pick<OwnRule, 'id'>>
): { readonly result: WriteResult; readonly id: string } | undefined {
	const { settings } = session.book.head;
	const entries = entriesOf(settings);
	const id = rule.id ?? nextOwnRuleId(ownRulesOf(settings).rules);
	const before = entries.find((entry) => idOf(entry) === id);
	const { key } = recordOf(before);
	const saved: OwnRule = { ...rule, id, ...(typeof key === 'string' && { key }) };
	const isThere = before !== undefined;
	if (!isThere && entries.length >= OWN_RULES_LIMIT) return undefined;
	const all = isThere
		? entries.map((entry) => (idOf(entry) === id ? saved : entry))
		: [...entries, saved];
	return { result: session.writeSetting('ownRules', all), id };
}

export function removeOwnRule(session: Session, id: string): WriteResult {
	const rest = entriesOf(session.book.head.settings).filter((entry) => idOf(entry) !== id);
	return session.writeSetting('ownRules', rest.length > 0 ? rest : undefined);
}

/** Adds the rules of a file. `undefined`: there would be too many. */
export function importOwnRules(
	session: Session,
	imported: readonly OwnRule[]
): { readonly result: WriteResult; readonly added: number } | undefined {
	const { rules } = ownRulesOf(session.book.head.settings);
	const all = withImported(rules, imported);
	if (all.length > OWN_RULES_LIMIT) return undefined;
	const added = all.length - rules.length;
	const result: WriteResult = added === 0 ? { ok: true } : session.writeSetting('ownRules', all);
	return { result, added };
}

function recordOf(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}
