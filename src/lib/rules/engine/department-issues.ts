/**
 * M05: a rule that fails in several units is one matter for the department: a form misread, a
 * template copied. Told beside the findings, which stay with their units.
 */
import { ruleOffReason } from '$lib/budget/settings/book-settings';
import type { BookHead, UnitId } from '$lib/budget/book/book';
import type { FindingsDelta } from './engine';
import { DEPARTMENT_ISSUE } from './listed-rules';
import { isOpen, type Finding } from '../finding/finding';
import { sameFinding } from '../finding/same-finding';

/** Kept from deltas, so that an edit costs what it changed and not the size of the book. */
export class DepartmentIssues {
	readonly #failing = new Map<string, Map<UnitId, Failing>>();
	readonly #told = new Map<string, Finding>();
	#head: BookHead | undefined;

	get findings(): Iterable<Finding> {
		return this.#told.values();
	}

	/** Notes what came and went, and tells what that means for the department. */
	note({ added, removed }: FindingsDelta, head: BookHead): FindingsDelta {
		const touched = new Set<string>();
		for (const finding of removed.filter(isIssue)) {
			this.#failing.get(finding.rule)?.get(finding.unit)?.remove(finding);
			touched.add(finding.rule);
		}
		for (const finding of added.filter(isIssue)) {
			this.#failingIn(finding.rule, finding.unit).add(finding);
			touched.add(finding.rule);
		}
		// Names of units, and whether anybody wants to hear of this.
		if (head !== this.#head) for (const rule of this.#failing.keys()) touched.add(rule);
		this.#head = head;
		return this.#retell(touched, head);
	}

	#failingIn(rule: string, unit: UnitId): Failing {
		let units = this.#failing.get(rule);
		if (!units) this.#failing.set(rule, (units = new Map()));
		let failing = units.get(unit);
		if (!failing) units.set(unit, (failing = new Failing()));
		return failing;
	}

	#retell(rules: Iterable<string>, head: BookHead): FindingsDelta {
		const delta = { added: [] as Finding[], removed: [] as Finding[] };
		const isOff = ruleOffReason(head.settings, DEPARTMENT_ISSUE.id) !== undefined;
		for (const rule of rules) {
			const before = this.#told.get(rule);
			const after = isOff ? undefined : issueOf(rule, this.#failing.get(rule), head);
			if (before && after && sameFinding(before, after)) continue;
			if (before) delta.removed.push(before);
			if (after) delta.added.push(after);
			if (after) this.#told.set(rule, after);
			else this.#told.delete(rule);
		}
		return delta;
	}
}

type UnitFinding = Finding & { readonly unit: UnitId };

/** Hints that come and go by the dozen are nobody's matter; what is explained is settled. */
function isIssue(finding: Finding): finding is UnitFinding {
	const { severity, unit } = finding;
	return unit !== undefined && (severity === 'error' || severity === 'explain') && isOpen(finding);
}

/** The findings of one rule in one unit; the one with the least id stands for them. */
class Failing {
	readonly #findings = new Map<string, Finding>();
	#first: Finding | undefined;

	get first(): Finding | undefined {
		if (!this.#first)
			for (const finding of this.#findings.values())
				if (!this.#first || finding.id < this.#first.id) this.#first = finding;
		return this.#first;
	}

	add(finding: Finding): void {
		this.#findings.set(finding.id, finding);
		if (this.#first && finding.id <= this.#first.id) this.#first = finding;
	}
	remove({ id }: Finding): void {
		this.#findings.delete(id);
		if (this.#first?.id === id) this.#first = undefined;
	}
}

function issueOf(
	rule: string,
	failing: ReadonlyMap<UnitId, Failing> | undefined,
	{ units }: BookHead
): Finding | undefined {
	const ranks = new Map(units.map(({ id }, rank) => [id, rank]));
	const rankOf = (unit: UnitId): number => ranks.get(unit) ?? units.length;
	const firsts = [...(failing ?? [])]
		.flatMap(([unit, { first }]) => (first ? [{ unit, first }] : []))
		.sort((a, b) => rankOf(a.unit) - rankOf(b.unit) || (a.unit < b.unit ? -1 : 1));
	if (firsts.length < 2) return undefined;
	const names = firsts.map(({ unit }) => units[rankOf(unit)]?.name ?? unit);
	return {
		id: `${DEPARTMENT_ISSUE.id}:${rule}`,
		rule: DEPARTMENT_ISSUE.id,
		severity: DEPARTMENT_ISSUE.severity,
		comparator: DEPARTMENT_ISSUE.comparator,
		cells: firsts.flatMap(({ first }) => first.cells.slice(0, 1)),
		sheets: [...new Set(firsts.flatMap(({ first }) => first.sheets.slice(0, 1)))],
		message: {
			key: DEPARTMENT_ISSUE.id,
			arguments: { rule, count: firsts.length, names: names.join('、') }
		}
	};
}
