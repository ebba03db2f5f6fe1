/** One rule about one thing: what the engine runs, and runs again. */
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

	/** Checks anew. A rule that throws is contained: it becomes a finding about itself. */
	run(reader: TrackingReader): readonly Finding[] {
		return reader.noting(this, () => {
			try {
				const drafts = this.check(reader);
				if (drafts === undefined) return NONE;
				return (Array.isArray(drafts) ? drafts : [drafts]).map((draft) =>
					finish(this.rule, draft, reader)
				);
			} catch (error) {
				return [failure(this.rule, error)];
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

function failure(rule: Rule, error: unknown): Finding {
	return {
		id: `${rule.id}:rule-failed`,
		rule: rule.id,
		severity: 'warning',
		comparator: rule.comparator,
		cells: [],
		sheets: [],
		message: {
			key: 'rule-failed',
			arguments: { rule: rule.id, reason: error instanceof Error ? error.message : String(error) }
		}
	};
}
