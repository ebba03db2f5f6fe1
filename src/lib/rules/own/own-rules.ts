/**
 * All own rules of a book as one rule of the engine. What it is about is listed from the settings,
 * so that rules come, change and go with the head: once for each rule, or for each of its rows.
 */
import { formatOfReader } from '$lib/formats/book-format';
import { ruleOffReason } from '$lib/budget/settings/book-settings';
import type { BookHead, RowId } from '$lib/budget/book/book';
import type { NotApplicable } from '../rule/applicability';
import type { Comparator } from '../finding/finding';
import type { Draft } from '../finding/draft';
import type { Drafts, Rule } from '../rule/rule';
import { compileFormula, type CompiledRule } from './compile';
import { evaluate, lostTerm, placesOf, printSides, type Evaluation } from './evaluate';
import type { FormulaFailure } from '$lib/budget/formula/failure';
import type { FormulaReader } from './formula-reader';
import { sheetOfTerm, type EachRow } from './measure';
import { ownRulesOf, type OwnRule } from './own-rule';

/** Its findings bear the ids of the own rules; this one stands for entries that can't be read. */
export const OWN_RULES: Rule = {
	id: 'OWN',
	severity: 'warning',
	comparator: 'FMT',
	each: 'listed',
	list: (reader) => {
		const settings = reader.head('settings');
		const { rules, malformed } = ownRulesOf(settings);
		return [
			...malformed.map((at) => MALFORMED + at),
			...rules.flatMap((rule) =>
				ruleOffReason(settings, rule.id) === undefined ? subjectsOf(rule, reader) : []
			)
		];
	},
	check: (reader, subject) => {
		if (subject.startsWith(MALFORMED))
			return {
				cells: [],
				variant: 'malformed',
				arguments: { at: subject.slice(MALFORMED.length) },
				about: subject
			};
		const [id, row] = split(subject);
		const rule = ownRulesOf(reader.head('settings')).rules.find((r) => r.id === id);
		return rule && checkOwnRule(rule, reader, row);
	}
};

const MALFORMED = 'malformed ';

/** `OWN-1`, or `OWN-1 r7` for each of its rows. */
function subjectsOf(rule: OwnRule, reader: FormulaReader): readonly string[] {
	const compiled = compileFormula(rule.formula, formatOfReader(reader));
	if (!compiled.ok || !compiled.value.each) return [rule.id];
	// What is lost for every row is told once.
	if (lostTerm(compiled.value, reader)) return [rule.id];
	return rowsOf(compiled.value, reader).map((row) => `${rule.id} ${row}`);
}

function split(subject: string): [id: string, row: RowId | undefined] {
	const space = subject.indexOf(' ');
	return space < 0 ? [subject, undefined] : [subject.slice(0, space), subject.slice(space + 1)];
}

/** The rows for which a rule is checked. */
export function rowsOf({ each }: CompiledRule, reader: FormulaReader): RowId[] {
	const sheet = each && sheetOfTerm(reader, each);
	if (!each || sheet === undefined) return [];
	return reader
		.rows(sheet)
		.filter(({ side }) => each.side === undefined || side === each.side)
		.map(({ id }) => id);
}

/** What an own rule finds: nothing, one thing, or that it makes no sense in this book. */
export function checkOwnRule(rule: OwnRule, reader: FormulaReader, row?: RowId): Drafts {
	const compiled = compileFormula(rule.formula, formatOfReader(reader));
	if (!compiled.ok) return brokenDraft(rule, compiled.failure);
	const each = eachOf(compiled.value, reader, row);
	const evaluation = evaluate(compiled.value, reader, each);
	switch (evaluation.verdict) {
		case 'holds':
		case 'empty':
			return undefined;
		case 'lost':
			return lostDraft(rule, evaluation.lost ?? '');
		case 'fails':
		case 'rounding':
			return failedDraft(rule, compiled.value, evaluation, row);
	}
}

export function eachOf(
	{ each }: CompiledRule,
	reader: FormulaReader,
	row: RowId | undefined
): EachRow | undefined {
	const sheet = each && sheetOfTerm(reader, each);
	return row === undefined || sheet === undefined ? undefined : { row, sheet };
}

function failedDraft(
	rule: OwnRule,
	compiled: CompiledRule,
	evaluation: Evaluation,
	row: RowId | undefined
): Draft {
	const sides = evaluation.sides!;
	const { cells, ranges } = placesOf(sides);
	return {
		rule: rule.id,
		cells,
		...(ranges.length > 0 && { ranges }),
		severity: evaluation.verdict === 'rounding' ? 'rounding' : rule.severity,
		comparator: comparatorOf(compiled),
		...printSides(compiled, sides),
		...(compiled.dimension === 'amount' && { printedIn: compiled.unit }),
		arguments: { sentence: rule.sentence, formula: compiled.text },
		// Rows may be compared with one cell, which is then first in all of them.
		...(row !== undefined && { about: row })
	};
}

function lostDraft(rule: OwnRule, address: string): Draft {
	return {
		rule: rule.id,
		cells: [],
		severity: 'warning',
		comparator: 'FMT',
		variant: 'lost',
		arguments: { sentence: rule.sentence, address }
	};
}

/** A formula that was saved elsewhere, or by another version. */
function brokenDraft(rule: OwnRule, { kind, at }: FormulaFailure): Draft {
	return {
		rule: rule.id,
		cells: [],
		severity: 'warning',
		comparator: 'FMT',
		variant: 'broken',
		arguments: { sentence: rule.sentence, formula: rule.formula, kind, at }
	};
}

export function comparatorOf({ comparison, nature }: CompiledRule): Comparator {
	if (comparison !== '=' && comparison !== '≠') return '≤';
	return ({ identity: 'ID', conversion: 'CONV', sum: 'SUM' } as const)[nature];
}

/** Own rules that are switched off, as the engine tells them of the catalogue's. */
export function ownRulesOff(settings: BookHead['settings']): NotApplicable[] {
	return ownRulesOf(settings).rules.flatMap(({ id, sentence }) => {
		const reason = ruleOffReason(settings, id);
		return reason === undefined
			? []
			: [{ rule: id, why: { key: 'off', arguments: { reason, sentence } } }];
	});
}
