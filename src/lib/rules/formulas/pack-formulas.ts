/** The ties that a format writes down itself: each formula of its pack as a rule of the engine. */
import type { Format } from '$lib/formats/format';
import type { PackFormula } from '$lib/formats/pack-schema';
import { compileFormula, type CompiledRule } from '../own/compile';
import { comparatorOf } from '../own/own-rules';
import type { Drafts, Rule } from '../rule/rule';
import type { RuleReader } from '../reading/rule-reader';
import { placesOfFormula, type Tie } from './tie';
import { compareTie, holdsIn } from './compare-tie';

/** What a rule comes to in the language of own rules, where its format says so. */
export function formulaOf({ formulas }: Format, rule: string): string | undefined {
	return formulas.find(({ id }) => id === rule)?.formula;
}

/** @param taken ids of rules that check the same already */
export function formulaRules(format: Format, taken: ReadonlySet<string>): Rule[] {
	return format.formulas
		.filter(({ id }) => !taken.has(id))
		.flatMap((formula) => ruleOf(formula, format) ?? []);
}

/** `undefined` for a formula that this version cannot read: the reader of packs has told of it. */
function ruleOf(formula: PackFormula, format: Format): Rule | undefined {
	const texts = [formula.formula, ...(formula.also ?? [])];
	const compiled = texts.map((text) => compiledOf(text, format));
	const condition = formula.when === undefined ? undefined : compiledOf(formula.when, format);
	if (compiled.some((one) => one === undefined)) return undefined;
	if (formula.when !== undefined && !condition) return undefined;
	const ties = compiled.map((one, i): Tie => placesOfFormula(one!, format, { ...formula, nth: i }));
	const { id, severity, zh, en } = formula;
	const rule = {
		...{ id, severity, comparator: comparatorOf(compiled[0]!) },
		says: { key: 'formula', arguments: { zh, en } }
	};
	const when = condition && placesOfFormula(condition, format, { ...formula, nth: 0 });
	const check = (reader: RuleReader, subject: never): Drafts =>
		when && !holdsIn(reader, when, subject)
			? undefined
			: ties.flatMap((tie) => compareTie(reader, tie, subject) ?? []);
	return { ...rule, ...scopeOf(ties), check } as unknown as Rule;
}

function compiledOf(text: string, format: Format): CompiledRule | undefined {
	const read = compileFormula(text, format);
	return read.ok ? read.value : undefined;
}

/** What a rule is about: forms, editions, or each key of the tables that it goes through. */
function scopeOf(ties: readonly Tie[]): object {
	const [{ through }] = ties;
	const tables = [...new Set(ties.flatMap((tie) => tie.tables))];
	if (through === 'forms') return { each: 'row', of: ['projects'] };
	if (through === undefined)
		return tables.length > 0 ? { each: 'edition', of: tables } : { each: 'book' };
	return { each: 'key', of: tables, lookup: through };
}
