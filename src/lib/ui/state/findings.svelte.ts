/**
 * The findings of the open book, as the rule engine in its worker last said them, indexed for
 * grids, badges and panels.
 */
import { cellKey } from '$lib/budget/address/address-book';
import type { ColumnId, RowId, SheetKey } from '$lib/budget/book/book';
import type { NotApplicable } from '$lib/rules/rule/applicability';
import { countsOf, type Counts } from '$lib/rules/finding/finding-counts';
import { isOpen, SEVERITIES, type Finding, type Severity } from '$lib/rules/finding/finding';

interface Index {
	readonly bySheet: ReadonlyMap<SheetKey, readonly Finding[]>;
	readonly byRow: ReadonlyMap<RowId, readonly Finding[]>;
	readonly byCell: ReadonlyMap<string, readonly Finding[]>;
}

const NONE: readonly Finding[] = [];

export class Findings {
	/** All findings: the worst first, within a severity in the order of the engine. */
	all = $state.raw<readonly Finding[]>([]);
	/** Rules that are not checked in this book, and why. */
	notApplicable = $state.raw<readonly NotApplicable[]>([]);
	/** `checking` until the first whole check is in; `stopped` when the engine failed. */
	phase = $state<'checking' | 'live' | 'stopped'>('checking');
	/** A whole check is in. Before that nothing is known, neither that there is a finding nor that there is none. */
	isKnown = $state(false);

	readonly #index = $derived(indexOf(this.all));
	readonly counts: Counts = $derived(countsOf(this.all));
	readonly #listeners = new Set<() => void>();

	/** Takes what the engine says holds now. */
	replace(findings: readonly Finding[]): void {
		this.all = sortedBySeverity(findings);
		this.phase = 'live';
		this.isKnown = true;
		for (const listener of this.#listeners) listener();
	}

	/** A number of findings to show. */
	said(count: number): string {
		return this.isKnown ? String(count) : '…';
	}

	stop(): void {
		this.phase = 'stopped';
	}

	ofSheet(sheet: SheetKey): readonly Finding[] {
		return this.#index.bySheet.get(sheet) ?? NONE;
	}
	/** Findings about the cell or about its row as a whole. */
	ofCell(row: RowId, column: ColumnId): readonly Finding[] {
		return this.#index.byCell.get(cellKey(row, column)) ?? NONE;
	}
	/** Findings that concern the row as a whole or any of its cells. */
	ofRow(row: RowId): readonly Finding[] {
		return this.#index.byRow.get(row) ?? NONE;
	}
	/** Findings of a project form and of its indicators. */
	ofProject(project: RowId): readonly Finding[] {
		const indicators = this.ofSheet(`indicators@${project}`);
		const own = this.ofRow(project);
		return indicators.length === 0 ? own : sortedBySeverity([...new Set([...own, ...indicators])]);
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

function sortedBySeverity(findings: readonly Finding[]): readonly Finding[] {
	const rank = (finding: Finding) => SEVERITIES.indexOf(finding.severity);
	return findings.toSorted((a, b) => rank(a) - rank(b));
}

function indexOf(findings: readonly Finding[]): Index {
	const bySheet = new Map<SheetKey, Finding[]>();
	const byRow = new Map<RowId, Finding[]>();
	const byCell = new Map<string, Finding[]>();
	for (const finding of findings) {
		for (const sheet of new Set(finding.sheets)) add(bySheet, sheet, finding);
		for (const row of new Set(finding.cells.map((c) => c.row))) add(byRow, row, finding);
		for (const key of new Set(finding.cells.map((c) => cellKey(c.row, c.column ?? ''))))
			add(byCell, key, finding);
	}
	return { bySheet, byRow, byCell };
}

function add<K>(map: Map<K, Finding[]>, key: K, finding: Finding): void {
	const list = map.get(key);
	if (list) list.push(finding);
	else map.set(key, [finding]);
}
