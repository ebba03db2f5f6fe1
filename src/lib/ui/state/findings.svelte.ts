/**
 * The findings of the open book, as the rule engine in its worker last said them, indexed for
 * grids, badges and panels.
 */
import type { ColumnId, RowId, SheetKey } from '$lib/budget/book/book';
import type { NotApplicable } from '$lib/rules/rule/applicability';
import { countsOf, type Counts } from '$lib/rules/finding/finding-counts';
import { isOpen, SEVERITIES, type Finding, type Severity } from '$lib/rules/finding/finding';
import type { FindingsChange } from '$lib/rules/engine/ordered-findings';
import type { EarlierFindings } from './kept-findings';
import { FindingIndex } from './finding-index';

export class Findings {
	/** All findings of the last check: the worst first, within a severity in the order of the engine. */
	all = $state.raw<readonly Finding[]>([]);
	/** What this device knew before the first check; gone once that is in. */
	#earlier = $state.raw<EarlierFindings | undefined>();
	/** Rules that are not checked in this book, and why. */
	notApplicable = $state.raw<readonly NotApplicable[]>([]);
	/** `checking` until the first whole check is in; `stopped` when the engine failed. */
	phase = $state<'checking' | 'live' | 'stopped'>('checking');
	/** A whole check is in. Before that nothing is known, neither that there is a finding nor that there is none. */
	isKnown = $state(false);

	readonly #index = new FindingIndex();
	/** What is shown: those of now, or before the first check those of `asOf`. */
	readonly shown: readonly Finding[] = $derived(this.#earlier?.findings ?? this.all);
	readonly counts: Counts = $derived(countsOf(this.shown));
	readonly #listeners = new Set<() => void>();

	/** When what is shown was found, where that is not now. UTC milliseconds. */
	get asOf(): number | undefined {
		return this.#earlier?.at;
	}

	/** Takes what an earlier check found, unless this one is in. */
	recall(earlier: EarlierFindings): void {
		if (this.isKnown) return;
		this.#index.open(earlier.findings);
		this.#earlier = earlier;
	}

	/** Takes what the first whole check found. @param findings the worst first */
	replace(findings: readonly Finding[]): void {
		this.#index.open(findings);
		this.#take(findings);
	}

	/** Takes what an edit did to them. */
	change(change: FindingsChange): void {
		this.#index.change(change);
		this.#take(change.all);
	}

	#take(all: readonly Finding[]): void {
		this.all = all;
		this.#earlier = undefined;
		this.phase = 'live';
		this.isKnown = true;
		for (const listener of this.#listeners) listener();
	}

	/** The lists of places, watched: whoever asks is told when any finding changes. */
	get #places(): FindingIndex {
		void this.shown;
		return this.#index;
	}

	/** A number of findings to show. */
	said(count: number): string {
		return this.isKnown || this.#earlier ? String(count) : '…';
	}

	stop(): void {
		this.phase = 'stopped';
	}

	ofSheet(sheet: SheetKey): readonly Finding[] {
		return this.#places.ofSheet(sheet);
	}
	/** Findings about the cell or about its row as a whole. */
	ofCell(row: RowId, column: ColumnId): readonly Finding[] {
		return this.#places.ofCell(row, column);
	}
	/** Findings that concern the row as a whole or any of its cells. */
	ofRow(row: RowId): readonly Finding[] {
		return this.#places.ofRow(row);
	}
	/** Findings of a project form and of its indicators. */
	ofProject(project: RowId): readonly Finding[] {
		const indicators = this.ofSheet(`indicators@${project}`);
		const own = this.ofRow(project);
		if (indicators.length === 0) return own;
		return [...new Set([...own, ...indicators])].sort((a, b) => rankOf(a) - rankOf(b));
	}

	/** For readers outside Svelte (the grid): called after every change. Returns the way out. */
	on(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
}

/** The worst severity that needs a person; rounding never does. */
export function worstOf(findings: readonly Finding[]): Severity | undefined {
	let worst: number = SEVERITIES.length;
	for (const { severity } of findings) worst = Math.min(worst, SEVERITIES.indexOf(severity));
	return SEVERITIES[worst];
}

/** Findings that are open work: neither rounding nor explained. */
export function openOf(findings: readonly Finding[]): readonly Finding[] {
	return findings.filter(isOpen);
}

const rankOf = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
