/** Checks that say nothing while a part of what they read is not here, told once a rule. */
import type { BookHead } from '$lib/budget/book/book';
import type { NotApplicable } from '../rule/applicability';
import type { Instance } from './instance';

export class HeldBack {
	readonly #held = new Set<Instance>();

	/** To be told of every instance that ran or went. */
	note(instance: Instance): void {
		if (instance.missing.length > 0 && !instance.gone) this.#held.add(instance);
		else if (this.#held.size > 0) this.#held.delete(instance);
	}

	/** By rule, in the order of the catalogue, with the parts that are missing. */
	entries({ units }: BookHead): NotApplicable[] {
		const parts = new Map<string, Set<string>>();
		for (const { rule, missing } of [...this.#held].sort((a, b) => a.rank - b.rank)) {
			const of = parts.get(rule.id) ?? new Set();
			parts.set(rule.id, of);
			for (const part of missing) of.add(part);
		}
		return [...parts].map(([rule, of]) => {
			const named = units.filter(({ id }) => of.has(id)).map(({ name }) => name);
			const department = of.has('department') ? 1 : 0;
			return {
				rule,
				why: { key: 'lacks.parts', arguments: { units: named.join('、'), department } }
			};
		});
	}
}
