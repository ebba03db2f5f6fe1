/** The checks that follow from how the tables of a format are built. */
import type { Format } from '$lib/formats/format';
import type { Check, Rule } from '../rule/rule';
import { columnSums } from './column-sums';
import { emptyTableNotes } from './empty-tables';
import { listSums } from './list-sums';
import { rowSums } from './row-sums';
import { treeSums } from './tree-sums';
import { economicSums } from './economic-sums';

/** One rule of each id, table by table. */
export function structureRules(format: Format): Rule[] {
	const rules = format.tables.flatMap((table) => [
		...columnSums(table, format),
		...rowSums(table, format),
		...treeSums(table),
		...economicSums(table),
		...listSums(table)
	]);
	return [...joined(rules), ...emptyTableNotes(format)];
}

/** Rules that people know by one id are one: about each row, or each edition, all that they say. */
function joined(rules: readonly Rule[]): Rule[] {
	const byId = new Map<string, Rule>();
	for (const rule of rules) {
		const before = byId.get(rule.id);
		byId.set(rule.id, before ? both(before, rule) : rule);
	}
	return [...byId.values()];
}

function both(a: Rule, b: Rule): Rule {
	if (a.each !== b.each) throw new Error(`${a.id} is about ${a.each} and about ${b.each}`);
	const [first, second] = [a.check, b.check] as readonly Check<unknown>[];
	const check: Check<unknown> = (reader, subject) =>
		[first(reader, subject), second(reader, subject)].flat().filter((each) => each !== undefined);
	return { ...a, check } as Rule;
}
