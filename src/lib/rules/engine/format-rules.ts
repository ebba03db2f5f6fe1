/** The rules of a format: those that follow from it, its own formulas, and those of the catalogue. */
import type { BookHead } from '$lib/budget/book/book';
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { CATALOGUE, inCatalogueOrder, OF_ANY_FORMAT } from '../catalogue/catalogue';
import { formulaRules } from '../formulas/pack-formulas';
import { factRules } from '../facts/facts';
import type { Rule } from '../rule/rule';
import { structureRules } from '../structure/structure';

const made = new WeakMap<Format, readonly Rule[]>();

/** In the order in which their findings are told. */
export function rulesOf(format: Format): readonly Rule[] {
	let rules = made.get(format);
	if (!rules) {
		const structure = structureRules(format);
		const formulas = formulaRules(format, idsOf(structure));
		const written = writtenFor(format);
		// The catalogue tells of facts that tables share by rules that people know (X02, X05 …).
		const facts = written === CATALOGUE ? [] : factRules(format);
		const said = idsOf(formulas);
		// What the format says of a rule counts, whatever the catalogue says of that id.
		const others = written.filter(({ id }) => !said.has(id));
		rules = [...others, ...structure, ...facts, ...formulas].sort(inCatalogueOrder);
		made.set(format, rules);
	}
	return rules;
}

const idsOf = (rules: readonly Rule[]): Set<string> => new Set(rules.map(({ id }) => id));

export function rulesOfBook(head: Pick<BookHead, 'format'>): readonly Rule[] {
	return rulesOf(bookFormat(head));
}

/** Most of the catalogue speaks of tables, so it has nothing to say where there is none of them. */
function writtenFor({ byId }: Format): readonly Rule[] {
	const speaks = (rule: Rule): boolean => 'of' in rule && rule.of.some((id) => byId.has(id));
	return CATALOGUE.some(speaks) ? CATALOGUE : OF_ANY_FORMAT;
}
