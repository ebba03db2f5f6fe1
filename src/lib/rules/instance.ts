/** One rule about one thing: what the engine runs, and runs again. */
import { answered } from './explain/answered';
import type { Finding } from './finding';
import type { Drafts, Rule, RuleReader } from './rule';
import { finish } from './finish';
import type { Reader, Source } from './source';
import type { TrackingReader } from './tracking-reader';

export class Instance implements Reader {
	sources: readonly Source[] = [];
	findings: readonly Finding[] = [];

	constructor(
		readonly rule: Rule,
		/** Place of the rule in the catalogue. */
		readonly rank: number,
		readonly check: (reader: RuleReader) => Drafts
	) {}

	/** Why the last run failed, if it did. */
	failure: string | undefined;

	/** Checks anew. A rule that throws is contained: it finds nothing, and says why. */
	run(reader: TrackingReader): readonly Finding[] {
		this.failure = undefined;
		return reader.noting(this, () => {
			try {
				const drafts = this.check(reader);
				if (drafts === undefined) return NONE;
				return (Array.isArray(drafts) ? drafts : [drafts]).map((draft) =>
					answered(finish(this.rule, draft, reader), reader)
				);
			} catch (error) {
				this.failure = error instanceof Error ? error.message : String(error);
				return NONE;
			}
		});
	}

	/** Stops being told of changes. */
	release(): void {
		for (const source of this.sources) source.remove(this);
		this.sources = [];
	}
}

const NONE: readonly Finding[] = [];
