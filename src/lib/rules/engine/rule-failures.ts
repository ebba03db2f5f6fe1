/** Which rules fail, told once a rule however many of its instances do. */
import type { Finding } from '../finding/finding';
import type { Instance } from './instance';

export class RuleFailures {
	readonly #failing = new Map<number, Map<Instance, string>>();
	/** Findings about failing rules, as they were when last told, by rank of rule. */
	readonly #told = new Map<number, Finding>();

	/** To be told of every instance that ran or went, with the reason why it failed, if it did. */
	note(instance: Instance, failure: string | undefined): void {
		if (failure === undefined && this.#failing.size === 0) return;
		const failing = this.#failing.get(instance.rank);
		if (failure !== undefined) {
			if (failing) failing.set(instance, failure);
			else this.#failing.set(instance.rank, new Map([[instance, failure]]));
		} else if (failing?.delete(instance) && failing.size === 0) {
			this.#failing.delete(instance.rank);
		}
	}

	/** What is to be said of failing rules now, beside what was said last. */
	tell(): readonly { rank: number; before: Finding | undefined; after: Finding | undefined }[] {
		if (this.#failing.size === 0 && this.#told.size === 0) return NOTHING;
		const ranks = new Set([...this.#failing.keys(), ...this.#told.keys()]);
		return [...ranks].map((rank) => {
			const before = this.#told.get(rank);
			const failing = this.#failing.get(rank);
			const after = failing && aboutRule(failing);
			if (after) this.#told.set(rank, after);
			else this.#told.delete(rank);
			return { rank, before, after };
		});
	}

	get findings(): ReadonlyMap<number, Finding> {
		return this.#told;
	}
}

/** What there nearly always is to tell, after every edit. */
const NOTHING: readonly never[] = [];

function aboutRule(failing: ReadonlyMap<Instance, string>): Finding {
	const [{ rule }] = failing.keys();
	// The least of the reasons, so that what is said doesn't depend on who failed first.
	const [reason] = [...failing.values()].sort();
	return {
		id: `${rule.id}:rule-failed`,
		rule: rule.id,
		severity: 'warning',
		comparator: rule.comparator,
		cells: [],
		sheets: [],
		message: { key: 'rule-failed', arguments: { rule: rule.id, reason } }
	};
}
