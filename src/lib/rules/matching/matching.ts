/**
 * Which form belongs to which project row: pure assignment, one to one.
 *
 * Forms and rows meet on a ladder of four rungs; whoever finds no partner on one tries the next:
 * same name and unit, same name, similar name in the same unit, similar name anywhere. Each rung
 * splits its candidates into groups that can be settled apart, so that an edit unsettles only the
 * groups it touches. Pairs that a person took apart meet on none of them.
 */
import { groupBy } from '$lib/budget/values/lists-by-key';
import { distance } from 'fastest-levenshtein';
import type { Fen } from '$lib/budget/values/amount';
import type { RowId, UnitId } from '$lib/budget/book/book';

/** A form or a project row as matching sees it. */
export interface Candidate {
	readonly id: RowId;
	readonly kind: 'form' | 'row';
	/** Plain name (see name.ts), never empty. */
	readonly name: string;
	/** The digits in the name: years and numbers of documents tell projects apart. */
	readonly digits: string;
	readonly unit?: UnitId;
	/** In 分, rounded to 0.01 万元 as tables print it. */
	readonly amount?: Fen;
	/** Sorts by document order among its kind. */
	readonly position: string;
}

export interface Match {
	/** The partner: of a row its form, of a form its row. */
	readonly row: RowId;
	/** 1 where the names are the same after normalising. */
	readonly similarity: number;
	/** A person said that the two are the same project. */
	readonly confirmed?: true;
}

export interface Pair {
	readonly form: RowId;
	readonly row: RowId;
	readonly similarity: number;
}

export interface Rung {
	/** The group in which a candidate can find its partner; `undefined`: not on this rung. */
	readonly group: (candidate: Candidate) => string | undefined;
	/** Pairs within one group; both lists in document order. */
	readonly settle: (
		forms: readonly Candidate[],
		rows: readonly Candidate[],
		apart: Apart
	) => Pair[];
}

/** Whether a person said that these two are not the same project. */
export type Apart = (form: RowId, row: RowId) => boolean;

export const LADDER: readonly Rung[] = [
	{
		group: (c) => (c.unit === undefined ? undefined : `${c.unit}|${c.name}`),
		settle: settleNamesakes
	},
	{ group: (c) => c.name, settle: settleNamesakes },
	{ group: (c) => c.unit, settle: settleSimilar },
	{ group: () => '', settle: settleSimilar }
];

/** Same name: pairs with the same amount first, then in document order. */
function settleNamesakes(
	forms: readonly Candidate[],
	rows: readonly Candidate[],
	apart: Apart
): Pair[] {
	const pairs: Pair[] = [];
	let freeForms = [...forms];
	let freeRows = [...rows];
	const pass = (
		may: (form: Candidate, row: Candidate) => boolean,
		key: (c: Candidate) => unknown
	) => {
		const waiting = groupBy(freeRows, key);
		const taken = new Set<RowId>();
		for (const form of freeForms) {
			const queue = waiting.get(key(form)) ?? [];
			const at = queue.findIndex((row) => may(form, row) && !apart(form.id, row.id));
			if (at < 0) continue;
			const [row] = queue.splice(at, 1);
			pairs.push({ form: form.id, row: row.id, similarity: 1 });
			taken.add(form.id).add(row.id);
		}
		freeForms = freeForms.filter((c) => !taken.has(c.id));
		freeRows = freeRows.filter((c) => !taken.has(c.id));
	};
	pass(unitsAgree, (c) => c.amount);
	pass(unitsAgree, () => '');
	// Another unit's namesake is somebody else's project, unless even the figure is the same.
	pass(
		(form) => form.amount !== undefined,
		(c) => c.amount
	);
	return pairs;
}

/** More pairs than this aren't compared by name one by one: only those of the same amount are. */
const MANY_PAIRS = 10_000;
const SIMILAR = 0.75;
const SIMILAR_WITH_SAME_AMOUNT = 0.4;

function settleSimilar(
	forms: readonly Candidate[],
	rows: readonly Candidate[],
	apart: Apart
): Pair[] {
	const pairs: (Pair & { rank: number })[] = [];
	const many = forms.length * rows.length > MANY_PAIRS;
	const byAmount = many ? groupBy(rows, (row) => row.amount) : undefined;
	for (const form of forms) {
		for (const row of byAmount ? (byAmount.get(form.amount) ?? []) : rows) {
			if (!unitsAgree(form, row) || apart(form.id, row.id)) continue;
			const similarity = likeness(form, row);
			if (similarity === undefined) continue;
			const rank = similarity + (sameAmount(form, row) ? 0.5 : 0);
			pairs.push({ form: form.id, row: row.id, similarity, rank });
		}
	}
	// Sorting is stable, so pairs of one rank stay in document order.
	pairs.sort((a, b) => b.rank - a.rank);
	const taken = new Set<RowId>();
	return pairs.filter(({ form, row }) => {
		if (taken.has(form) || taken.has(row)) return false;
		taken.add(form).add(row);
		return true;
	});
}

/** How alike two names are, 0 to 1; `undefined` where they can't be the same project. */
function likeness(form: Candidate, row: Candidate): number | undefined {
	const least = sameAmount(form, row) ? SIMILAR_WITH_SAME_AMOUNT : SIMILAR;
	const longer = Math.max(form.name.length, row.name.length);
	if (Math.min(form.name.length, row.name.length) < least * longer) return undefined;
	// 「2022天网维护费」 and 「2023天网维护费」 are two projects: figures differ only with equal amounts.
	if (least === SIMILAR && form.digits !== row.digits) return undefined;
	const similarity = nameLikeness(form, row);
	return similarity < least ? undefined : similarity;
}

/** @returns 1 for equal names, 0 for names without a character in common */
export function nameLikeness({ name: a }: Candidate, { name: b }: Candidate): number {
	return 1 - distance(a, b) / Math.max(a.length, b.length);
}

export function digitsOf(name: string): string {
	return name.replace(/\D+/g, ' ').trim();
}

function sameAmount(a: Candidate, b: Candidate): boolean {
	return a.amount !== undefined && a.amount !== 0 && a.amount === b.amount;
}

function unitsAgree(a: Candidate, b: Candidate): boolean {
	return a.unit === undefined || b.unit === undefined || a.unit === b.unit;
}
