/**
 * Files of own rules (`*.hebian-rules.json`), so that one department's rules can be used by the next:
 * `{"format":"hebian-rules","version":1,"rules":[{"id":"OWN-1","severity":"error",…}]}`
 */
import { z } from '$lib/budget/values/zod';
import { jsonErrorAt } from '$lib/budget/values/json-syntax';
import { printJson } from '$lib/budget/values/json-print';
import type { Format } from '$lib/formats/format';
import { compileFormula } from './compile';
import type { FormulaFailure } from '$lib/budget/formula/failure';
import { nextOwnRuleId, OWN_RULES_LIMIT, ownRuleSchema, type OwnRule } from './own-rule';

export const RULE_FILE_FORMAT = 'hebian-rules';
export const RULE_FILE_VERSION = 1;
/** In UTF-16 units: as many rules of full length as a book may have, and their frame. */
const SIZE_LIMIT = 1_000_000;

export type RuleFileFailure =
	| { readonly kind: 'too-large'; readonly limit: number }
	| { readonly kind: 'not-json'; readonly at: number }
	| { readonly kind: 'not-a-rule-file' }
	| { readonly kind: 'newer-version'; readonly version: number; readonly supported: number }
	/** `rules.3.severity` */
	| { readonly kind: 'invalid'; readonly path: string }
	| { readonly kind: 'too-many'; readonly limit: number }
	/** A rule whose formula can't be read; `rule` is its place in the file, from 0. */
	| { readonly kind: 'formula'; readonly rule: number; readonly failure: FormulaFailure };

export type RuleFileResult =
	| { readonly ok: true; readonly rules: readonly OwnRule[] }
	| { readonly ok: false; readonly failure: RuleFileFailure };

const frame = z.looseObject({ format: z.literal(RULE_FILE_FORMAT), version: z.int().min(1) });
const file = z.strictObject({
	format: z.literal(RULE_FILE_FORMAT),
	version: z.literal(RULE_FILE_VERSION),
	rules: z.array(ownRuleSchema.omit({ key: true }))
});

export function writeRuleFile(rules: readonly OwnRule[]): string {
	const bare = rules.map(({ key: _key, ...rule }) => rule);
	return printJson({ format: RULE_FILE_FORMAT, version: RULE_FILE_VERSION, rules: bare });
}

/** Reads a rule file whole, or says where and why not. Whether its rules fit a book is asked apart. */
export function readRuleFile(text: string, format: Format): RuleFileResult {
	const refused = (failure: RuleFileFailure): RuleFileResult => ({ ok: false, failure });
	if (text.length > SIZE_LIMIT) return refused({ kind: 'too-large', limit: SIZE_LIMIT });
	const bare = text.replace(/^\ufeff/, '');
	const wrong = jsonErrorAt(bare);
	if (wrong !== undefined)
		return refused({ kind: 'not-json', at: wrong + (text.length - bare.length) });
	const data: unknown = JSON.parse(bare);
	const framed = frame.safeParse(data);
	if (!framed.success) return refused({ kind: 'not-a-rule-file' });
	const { version } = framed.data;
	if (version > RULE_FILE_VERSION)
		return refused({ kind: 'newer-version', version, supported: RULE_FILE_VERSION });
	const parsed = file.safeParse(data);
	if (!parsed.success)
		return refused({ kind: 'invalid', path: parsed.error.issues[0]?.path.join('.') ?? '' });
	const { rules } = parsed.data;
	if (rules.length > OWN_RULES_LIMIT) return refused({ kind: 'too-many', limit: OWN_RULES_LIMIT });
	const twice = rules.findIndex(({ id }, at) => rules.findIndex((r) => r.id === id) < at);
	if (twice >= 0) return refused({ kind: 'invalid', path: `rules.${twice}.id` });
	for (const [rule, { formula }] of rules.entries()) {
		const compiled = compileFormula(formula, format);
		if (!compiled.ok) return refused({ kind: 'formula', rule, failure: compiled.failure });
	}
	return { ok: true, rules };
}

/** `rules` with those of a file added: what is there already stays once, and ids that are taken give way. */
export function withImported(rules: readonly OwnRule[], imported: readonly OwnRule[]): OwnRule[] {
	const all = [...rules];
	for (const rule of imported) {
		const isThere = all.some(
			({ formula, severity, sentence }) =>
				formula === rule.formula && severity === rule.severity && sentence === rule.sentence
		);
		if (isThere) continue;
		const isTaken = all.some(({ id }) => id === rule.id);
		all.push(isTaken ? { ...rule, id: nextOwnRuleId(all) } : rule);
	}
	return all;
}
