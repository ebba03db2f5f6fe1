/** All that can be said about one difference: what may have caused it, and what would mend it. */
import type { BookReader } from '$lib/budget/live/live-book';
import type { Engine } from '../engine/engine';
import { differenceOf } from './difference';
import { explainDifference } from './explain-difference';
import { Figures } from './figures';
import type { Hypothesis } from './hypothesis';
import { suggestFixes } from './suggest-fixes';
import type { Suggestion } from './suggestion';

export interface Considered {
	readonly hypotheses: readonly Hypothesis[];
	readonly suggestions: readonly Suggestion[];
}

const NOTHING: Considered = { hypotheses: [], suggestions: [] };

/** Considers findings of a book that an engine follows; to be told when the book changed. */
export class Considering {
	#figures: Figures | undefined;

	constructor(
		readonly book: BookReader,
		readonly engine: Engine
	) {}

	/** The figures of the book are gathered anew when next asked about. */
	changed(): void {
		this.#figures = undefined;
	}

	/** @param id of a finding; one that is gone has nothing to be said of */
	consider(id: string): Considered {
		const findings = this.engine.findings();
		const finding = findings.find((f) => f.id === id);
		this.#figures ??= new Figures(this.book);
		const difference = finding && differenceOf(finding, this.#figures, findings);
		if (!difference) return NOTHING;
		const hypotheses = explainDifference(difference.finding, this.#figures, findings);
		return { hypotheses, suggestions: suggestFixes(difference, hypotheses, this.engine) };
	}
}
