/** The register of budget units: from 机构设置, reconciled with the names in tables and forms. */
import type { Unit } from '$lib/budget/book/book';
import type { Place } from '../import-report';
import type { BookDraft } from './book-draft';
import { fold, likeness } from './similarity';

export interface UnitEvidence {
	readonly department: string;
	/** Text of 机构设置, with the line on which it begins. */
	readonly overview: string;
	readonly overviewLine: number;
	/** Units with 机关运行经费 (T11), in printed order. */
	readonly running: readonly string[];
	/** Rows of T13 and T11 that may be units. */
	readonly tabled: readonly string[];
	/** 实施单位 of the forms. */
	readonly forms: readonly string[];
}

/** 「…预算组成单位包括：A、B、C等9个…」 */
const LIST =
	/(?:组成单位|预算单位|所属单位|下属单位)[^。；：:]{0,12}?(?:包括|有|为)\s*[:：]?\s*([^。；]+)/g;
const COUNT = /等\s*(\d+)\s*[个家]/;

/** Finds the units; what was inferred of their names and kinds is reported. */
export function readUnits(evidence: UnitEvidence, draft: BookDraft): Unit[] {
	const place: Place = { line: evidence.overviewLine };
	const listed = listedUnits(evidence.overview, place, draft);
	if (listed.length === 0) draft.report('no-unit-register', place);
	const formal = formalNames(evidence);
	const units = new Map<string, Unit>();
	const add = (name: string): void => {
		if (units.has(name)) return;
		units.set(name, unitNamed(name, `u${units.size + 1}`, evidence, place, draft));
	};
	const reconciled = listed.map((name) => reconcile(name, formal, evidence.department));
	// Units of the tables first, in the tables' order, then the rest of the list.
	for (const name of evidence.running) add(name);
	for (const name of evidence.tabled) if (!sameAsAny(name, units.keys())) add(name);
	listed.forEach((name, i) => {
		const known = reconciled[i];
		if (known !== undefined && known !== name) {
			draft.report('unit-name-reconciled', place, { found: name, kept: known });
		}
		add(known ?? name);
	});
	return [...units.values()];
}

function listedUnits(overview: string, place: Place, draft: BookDraft): string[] {
	const list = [...overview.matchAll(LIST)].at(-1)?.[1] ?? '';
	const announced = COUNT.exec(list)?.[1];
	const names = list
		.replace(/等\s*\d*\s*[个家].*$/s, '')
		.split(/[、，,]/)
		.map((name) => name.trim())
		.filter((name) => name.length > 1 && name.length < 40);
	if (announced !== undefined && Number(announced) !== names.length) {
		draft.report('unit-count-differs', place, { found: String(names.length), expected: announced });
	}
	return names;
}

/** Names as tables print them, then names that at least two forms share. */
function formalNames({ running, tabled, forms }: UnitEvidence): string[] {
	const counts = new Map<string, number>();
	for (const name of forms) counts.set(name, (counts.get(name) ?? 0) + 1);
	const often = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
	return [...new Set([...running, ...tabled, ...often])];
}

/** 「城区分局」 is 「某市公安局城区分局」; 「某局局机关」 is 「某局」 itself. */
function reconcile(
	name: string,
	formal: readonly string[],
	department: string
): string | undefined {
	const bare = fold(name);
	// The department itself, in full or in short: 「某市公安局局机关」, 「公安局机关」.
	const own = bare.replace(/(?:机关|本级)$/, '').replace(/局局$/, '局');
	if (own !== bare && (own.length < 2 || fold(department).endsWith(own))) return department;
	let best: { name: string; score: number } | undefined;
	for (const candidate of formal) {
		const score = nameLikeness(bare, candidate, department);
		if (score >= 0.75 && score > (best?.score ?? 0)) best = { name: candidate, score };
	}
	return best?.name;
}

/** 1: the same name, or the same after the department's own; shortened names score just below. */
function nameLikeness(bare: string, candidate: string, department: string): number {
	const own = fold(candidate);
	if (own === bare) return 1;
	const tail = own.replace(fold(department), '');
	const short = bare.replace(fold(department), '');
	if (tail === short && short !== '') return 0.99;
	if (short.length >= 4 && tail.endsWith(short)) return 0.9;
	return tail === '' || short === '' ? 0 : likeness(short, tail);
}

function sameAsAny(name: string, names: Iterable<string>): boolean {
	return [...names].some((other) => likeness(name, other) >= 0.99);
}

function unitNamed(
	name: string,
	id: string,
	{ department, running }: UnitEvidence,
	place: Place,
	draft: BookDraft
): Unit {
	const runs = sameAsAny(name, running);
	const kind = runs ? '行政' : '事业';
	draft.report('unit-kind-inferred', place, {
		found: name,
		kept: kind,
		expected: runs ? 'T11' : '≠T11'
	});
	const own = fold(name) === fold(department);
	return { id, code: '', name, kind, role: own ? '本级' : '所属' };
}

/** The unit that a printed name means; `exact` where it is its very name. */
export function unitOf(
	name: string,
	units: readonly Unit[],
	department: string
): { unit: Unit; exact: boolean } | undefined {
	const bare = fold(name);
	let best: { unit: Unit; score: number } | undefined;
	for (const unit of units) {
		const score = nameLikeness(bare, unit.name, department);
		// Truncated names keep their beginning.
		const begun = bare.length >= 8 && fold(unit.name).startsWith(bare) ? 0.95 : 0;
		const reached = Math.max(score, fold(unit.name) === fold(department) && score < 1 ? 0 : begun);
		if (reached >= 0.9 && reached > (best?.score ?? 0)) best = { unit, score: reached };
	}
	return best && { unit: best.unit, exact: best.score === 1 };
}
