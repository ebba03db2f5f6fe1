/** The ties that a format writes down itself: each formula of its pack as a rule of the engine. */
import type { Format } from '$lib/formats/format';
import type { PackFailure, PackReason } from '$lib/formats/pack-failure';
import type { PackFormula, PackFormulaCase } from '$lib/formats/pack-schema';
import { textsOf } from '$lib/formats/read-format';
import type { Manner } from '../comparing/compare';
import { compileFormula } from '../own/compile';
import type { Drafts, Rule } from '../rule/rule';
import type { RuleReader } from '../reading/rule-reader';
import { beyondTies, placesOfFormula, type Tie } from './tie';
import { compareTie, holdsIn } from './compare-tie';

/** What a rule comes to in the language of own rules, where its format says so. */
export function formulaOf({ formulas }: Format, rule: string): string | undefined {
	return formulas.find(({ id }) => id === rule)?.formula;
}

/** The formulas of a format that no rule can be made of, each with its place and the reason. */
export function formulaFailures(format: Format): PackFailure[] {
	return format.formulas.flatMap((formula) =>
		textsOf(formula).flatMap(([place, text]): PackFailure[] => {
			const reason = reasonAgainst(text, format);
			return reason
				? [{ pack: format.id, file: 'formulas', place: `${formula.id}${place}`, reason }]
				: [];
		})
	);
}

function reasonAgainst(text: string, format: Format): PackReason | undefined {
	const read = compileFormula(text, format);
	if (!read.ok) return { kind: 'unread-formula', why: read.failure.kind, at: read.failure.at };
	const what = beyondTies(read.value);
	return what && { kind: 'beyond-formulas', what };
}

/** @param taken ids of the rules that follow from how the tables are built and check the same */
export function formulaRules(format: Format, taken: ReadonlySet<string>): Rule[] {
	return format.formulas
		.filter(({ id }) => !taken.has(id))
		.flatMap((formula) => ruleOf(formula, format) ?? []);
}

/** What a formula says where its conditions hold. */
interface Saying {
	readonly conditions: readonly Tie[];
	readonly ties: readonly Tie[];
	readonly manner: Manner;
}

/** `undefined` for a formula that this version cannot read, or that says more than those of packs: `formulaFailures`. */
function ruleOf(formula: PackFormula, format: Format): Rule | undefined {
	const { id, severity, zh, en, when } = formula;
	const ties = tiesOf([formula.formula, ...(formula.also ?? [])], formula, format);
	const conditions = tiesOf(when === undefined ? [] : [when], formula, format);
	const cases = (formula.cases ?? []).map((one) => caseOf(one, formula, format));
	if (!ties || !conditions || !cases.every((one) => one !== undefined)) return undefined;
	const sayings: Saying[] = [...cases, { conditions: [], ties, manner: {} }];
	const check = (reader: RuleReader, subject: never): Drafts => {
		const hold = (of: readonly Tie[]): boolean => of.every((tie) => holdsIn(reader, tie, subject));
		if (!hold(conditions)) return undefined;
		const said = sayings.find((saying) => hold(saying.conditions))!;
		return said.ties.flatMap((tie) => compareTie(reader, tie, subject, said.manner) ?? []);
	};
	const says = { key: 'formula', arguments: { zh, en } };
	const scope = scopeOf([...ties, ...cases.flatMap((saying) => saying.ties)]);
	return { id, severity, comparator: ties[0].comparator, says, ...scope, check } as unknown as Rule;
}

function caseOf(one: PackFormulaCase, formula: PackFormula, format: Format): Saying | undefined {
	const { zh = formula.zh, en = formula.en, severity = formula.severity } = one;
	const conditions = tiesOf(one.when, formula, format);
	const texts =
		one.formula === undefined ? [formula.formula, ...(formula.also ?? [])] : [one.formula];
	const ties = tiesOf(texts, formula, format);
	if (!conditions || !ties) return undefined;
	const { comparator } = ties[0];
	return { conditions, ties, manner: { comparator, severity, arguments: { zh, en } } };
}

/** `undefined` where one of the texts cannot be read. */
function tiesOf(
	texts: readonly string[],
	{ also }: PackFormula,
	format: Format
): Tie[] | undefined {
	const ties = texts.flatMap((text, nth) => {
		const read = compileFormula(text, format);
		if (!read.ok || beyondTies(read.value)) return [];
		return [placesOfFormula(read.value, format, { also, nth })];
	});
	return ties.length === texts.length ? ties : undefined;
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
