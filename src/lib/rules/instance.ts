/** One rule about one thing: what the engine runs, and runs again. */
import { answered } from './explain/answered';
import type { Finding } from './finding';
import type { Check, Draft, Drafts, Rule } from './rule';
import { finish } from './finish';
import type { Reader } from './source';
import type { TrackingReader } from './tracking-reader';

export class Instance implements Reader {
	reader = 0;
	findings: readonly Finding[] = NONE;
	/** Nothing has it any more. */
	gone = false;

	constructor(
		readonly rule: Rule,
		/** Place of the rule in the catalogue. */
		readonly rank: number,
		/** What the rule is about here, as its scope says. */
		readonly subject: unknown
	) {}

	/** Checks anew. A rule that throws is contained: it finds nothing, and says why. */
	run(reader: TrackingReader): Outcome {
		return reader.noting(this, () => {
			try {
				return { findings: this.#check(reader) };
			} catch (error) {
				return { findings: NONE, failure: error instanceof Error ? error.message : String(error) };
			}
		});
	}

	#check(reader: TrackingReader): readonly Finding[] {
		const drafts: Drafts = (this.rule.check as Check<unknown>)(reader, this.subject);
		if (drafts === undefined) return NONE;
		if (!Array.isArray(drafts))
			return [answered(finish(this.rule, drafts as Draft, reader), reader)];
		if (drafts.length === 0) return NONE;
		return drafts.map((draft) => answered(finish(this.rule, draft, reader), reader));
	}
}

export interface Outcome {
	readonly findings: readonly Finding[];
	/** Why the rule failed, if it did. */
	readonly failure?: string;
}

export const NONE: readonly Finding[] = [];
