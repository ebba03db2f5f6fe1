/**
 * The findings of a book counted by place and by rule, kept up to date by what came and went: an
 * edit costs what it changed, not the size of the book.
 */
import type { Part } from '$lib/budget/book/workflow';
import { SEVERITIES, type Finding, type Severity } from '$lib/rules/finding/finding';
import { compareCounts, NO_COUNTS, openIn, type Counts } from '$lib/rules/finding/finding-counts';
import { columnsOf, partOf, type BoardColumn } from './board-places';

/** A rule that has open findings. */
export interface RuleCount {
	readonly rule: string;
	readonly counts: Counts;
	/** Parts in which it fails. */
	readonly parts: number;
}

export const placeKey = (part: Part, column: BoardColumn): string => `${part} ${column}`;

export class FindingTally {
	#known: ReadonlySet<Finding> = new Set();
	readonly #places = new Map<string, Counts>();
	readonly #parts = new Map<Part, Counts>();
	readonly #columns = new Map<BoardColumn, Counts>();
	readonly #rules = new Map<string, Map<Part, Counts>>();
	/** Places of which the counts became others since they were last asked for. */
	readonly #touched = new Set<string>();

	/** Takes what holds now; what is the very same finding as before costs a look. */
	replace(findings: readonly Finding[]): void {
		const now = new Set(findings);
		for (const finding of this.#known) if (!now.has(finding)) this.#count(finding, -1);
		for (const finding of now) if (!this.#known.has(finding)) this.#count(finding, 1);
		this.#known = now;
	}

	/** Keys of the places whose counts changed since this was last called. */
	takeTouched(): readonly string[] {
		const touched = [...this.#touched];
		this.#touched.clear();
		return touched;
	}

	ofPlace(key: string): Counts {
		return this.#places.get(key) ?? NO_COUNTS;
	}
	ofPart(part: Part): Counts {
		return this.#parts.get(part) ?? NO_COUNTS;
	}
	ofColumn(column: BoardColumn): Counts {
		return this.#columns.get(column) ?? NO_COUNTS;
	}

	/** The rules with the most open findings, errors before all else. */
	busiest(most: number): readonly RuleCount[] {
		return [...this.#rules]
			.map(([rule, byPart]): RuleCount => {
				const counts = { ...NO_COUNTS };
				for (const part of byPart.values())
					for (const severity of SEVERITIES) counts[severity] += part[severity];
				return { rule, counts, parts: byPart.size };
			})
			.filter(({ counts }) => openIn(counts) > 0)
			.sort((a, b) => compareCounts(b.counts, a.counts) || (a.rule < b.rule ? -1 : 1))
			.slice(0, most);
	}

	#count(finding: Finding, by: 1 | -1): void {
		if (finding.explanation !== undefined) return;
		const { severity, rule } = finding;
		const part = partOf(finding);
		add(this.#parts, part, severity, by);
		for (const column of columnsOf(finding)) {
			const key = placeKey(part, column);
			add(this.#places, key, severity, by);
			add(this.#columns, column, severity, by);
			this.#touched.add(key);
		}
		let byPart = this.#rules.get(rule);
		if (!byPart) this.#rules.set(rule, (byPart = new Map()));
		if (isNone(add(byPart, part, severity, by))) byPart.delete(part);
	}
}

function isNone(counts: Counts): boolean {
	return SEVERITIES.every((severity) => counts[severity] === 0);
}

/** Counts are replaced, never changed in place, so that who shows them sees by identity. */
function add<K>(map: Map<K, Counts>, key: K, severity: Severity, by: number): Counts {
	const before = map.get(key) ?? NO_COUNTS;
	const after = { ...before, [severity]: before[severity] + by };
	map.set(key, after);
	return after;
}
