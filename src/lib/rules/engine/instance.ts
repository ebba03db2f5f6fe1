/** One rule about one thing: what the engine runs, and runs again. */
import { Comparison } from '../comparing/compare';
import { answered } from '../rule/answered';
import type { Finding } from '../finding/finding';
import { finish } from '../rule/finish';
import { KeptComparison } from '../rule/kept-comparison';
import type { Check, Drafts, Rule } from '../rule/rule';
import type { MissingPart } from '$lib/budget/book/missing-part';
import type { Reader } from '../reading/source';
import type { TrackingReader } from '../reading/tracking-reader';

const NONE: readonly Finding[] = [];

/** What an instance found, as parts that are said again when a figure changes. */
interface Kept {
	readonly comparisons: readonly KeptComparison[];
	/** What has nothing to do with them. */
	readonly others: readonly Finding[];
}

export class Instance implements Reader {
	reader = 0;
	/** As they were last told. */
	findings: readonly Finding[] = NONE;
	/** Why the rule failed when it was last run, if it did. */
	failure: string | undefined;
	/** Parts of the book that it would have read and that are not here: it finds nothing meanwhile. */
	missing: readonly MissingPart[] = [];
	/** Nothing has it any more. */
	gone = false;
	/** Whether it is among the `Finders`. */
	isListed = false;
	/** Only where a figure changed before: most cells of a book are never edited. */
	#kept: Kept | undefined;

	constructor(
		readonly rule: Rule,
		/** Place of the rule in the catalogue. */
		readonly rank: number,
		/** What the rule is about here, as its scope says. */
		readonly subject: unknown
	) {}

	/** Checks anew. A rule that throws is contained: it finds nothing, and says why. */
	run(reader: TrackingReader): readonly Finding[] {
		return this.#run(reader, this.#kept !== undefined);
	}

	/** Compares anew, where all that changed since the last run is that figures became others. */
	runAgain(reader: TrackingReader): readonly Finding[] {
		return this.#kept ? this.#findingsOf(this.#kept, reader) : this.#run(reader, true);
	}

	#run(reader: TrackingReader, keep: boolean): readonly Finding[] {
		reader.missing.takeMet();
		const found = this.#found(reader, keep);
		this.missing = reader.missing.takeMet();
		if (this.missing.length === 0) return found;
		this.#kept = undefined;
		this.failure = undefined;
		return NONE;
	}

	#found(reader: TrackingReader, keep: boolean): readonly Finding[] {
		this.#kept = undefined;
		this.failure = undefined;
		try {
			const found = reader.noting(this, () => {
				const drafts = (this.rule.check as Check<unknown>)(reader, this.subject);
				if (drafts === undefined) return NONE;
				if (keep) this.#kept = this.#keep(drafts, reader);
				return this.#kept ?? this.#finish(drafts, reader);
			});
			return 'comparisons' in found ? this.#findingsOf(found, reader) : found;
		} catch (error) {
			this.#kept = undefined;
			this.failure = error instanceof Error ? error.message : String(error);
			return NONE;
		}
	}

	#findingsOf({ comparisons, others }: Kept, reader: TrackingReader): readonly Finding[] {
		let findings: Finding[] | undefined;
		for (const comparison of comparisons) {
			const finding = comparison.again(reader, this);
			if (finding) (findings ??= others.slice()).push(finding);
		}
		return findings ?? others;
	}

	#finish(drafts: NonNullable<Drafts>, reader: TrackingReader): readonly Finding[] {
		let findings: Finding[] | undefined;
		for (const each of listed(drafts)) {
			const draft = each instanceof Comparison ? each.draft(reader.figures) : each;
			if (draft) (findings ??= []).push(answered(finish(this.rule, draft, reader), reader));
		}
		return findings ?? NONE;
	}

	/** @returns `undefined` where there are explanations, which depend on more than the sums */
	#keep(drafts: NonNullable<Drafts>, reader: TrackingReader): Kept | undefined {
		const comparisons: KeptComparison[] = [];
		const others: Finding[] = [];
		for (const each of listed(drafts)) {
			if (each instanceof Comparison) comparisons.push(new KeptComparison(this.rule, each, reader));
			else others.push(answered(finish(this.rule, each, reader), reader));
		}
		const explained =
			comparisons.some(({ mayBeExplained }) => mayBeExplained) &&
			reader.head('explanations').some(({ rule }) => rule === this.rule.id);
		return explained ? undefined : { comparisons, others };
	}
}

function listed(drafts: NonNullable<Drafts>): Extract<Drafts, readonly unknown[]> {
	return (Array.isArray(drafts) ? drafts : [drafts]) as Extract<Drafts, readonly unknown[]>;
}
