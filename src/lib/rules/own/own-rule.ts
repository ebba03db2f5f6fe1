/** Own rules as a book holds them: in `head.settings.ownRules`, written by its coordinator. */
import { z } from '$lib/budget/values/zod';
import type { BookHead } from '$lib/budget/book/book';
import { LENGTH_LIMIT } from '$lib/budget/formula/parse-formula';

/** More rules than anybody reads; each is run on every edit that touches it. */
export const OWN_RULES_LIMIT = 200;

/** What a person may choose: `rounding` is what sums come to, never a rule's own. */
export const OWN_SEVERITIES = ['error', 'explain', 'warning', 'hint'] as const;

export const ownRuleSchema = z.strictObject({
	/** `OWN-1`, `OWN-2`…: apart from the ids of the catalogue. */
	id: z.string().regex(/^OWN-[1-9]\d{0,3}$/, { message: 'own rule id' }),
	severity: z.enum(OWN_SEVERITIES),
	/** What it demands, for people. */
	sentence: z.string().trim().min(1).max(300),
	formula: z.string().min(1).max(LENGTH_LIMIT),
	/** Under what the book keeps it; its id is for people, and may give way to another's. */
	key: z.string().optional()
});

export type OwnRule = z.output<typeof ownRuleSchema>;

export interface OwnRulesRead {
	readonly rules: readonly OwnRule[];
	/** Entries that could not be read, by the place in the setting: `3.severity`. */
	readonly malformed: readonly string[];
}

const NONE: OwnRulesRead = { rules: [], malformed: [] };

/** Settings are replaced, never changed in place, so what was read of one stays true. */
const read = new WeakMap<object, OwnRulesRead>();

/** The own rules of a book. One entry that can't be read doesn't hide the others. */
export function ownRulesOf(settings: BookHead['settings']): OwnRulesRead {
	const raw: unknown = Object.hasOwn(settings, 'ownRules') ? settings.ownRules : undefined;
	if (raw === undefined || raw === null) return NONE;
	let result = read.get(settings);
	if (!result) read.set(settings, (result = readEntries(raw)));
	return result;
}

function readEntries(raw: unknown): OwnRulesRead {
	if (!Array.isArray(raw)) return { rules: [], malformed: [''] };
	const rules = new Map<string, OwnRule>();
	const malformed: string[] = [];
	for (const [at, entry] of raw.slice(0, OWN_RULES_LIMIT).entries()) {
		const parsed = ownRuleSchema.safeParse(entry);
		if (!parsed.success) malformed.push([at, ...(parsed.error.issues[0]?.path ?? [])].join('.'));
		else if (rules.has(parsed.data.id)) malformed.push(`${at}.id`);
		else rules.set(parsed.data.id, parsed.data);
	}
	if (raw.length > OWN_RULES_LIMIT) malformed.push(String(OWN_RULES_LIMIT));
	return { rules: [...rules.values()], malformed };
}

/** The next free id. */
export function nextOwnRuleId(rules: readonly OwnRule[]): string {
	const numbers = rules.map(({ id }) => Number(id.slice('OWN-'.length)));
	return `OWN-${Math.max(0, ...numbers) + 1}`;
}
