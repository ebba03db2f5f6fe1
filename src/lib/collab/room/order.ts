/** Order keys between neighbours, also where two rows came to share one. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { Row, RowId } from '$lib/budget/book/book';

/**
 * A key after row `after` (absent: before all) and before the next row with a greater key.
 * `moving` is left out of the reckoning.
 */
export function orderAfter(rows: readonly Row[], after: RowId | undefined, moving?: RowId): string {
	const { low, high } = gapAfter(rows, after, moving);
	try {
		return generateKeyBetween(low, high);
	} catch {
		// Keys that some other writer made up: append to the lower one, which sorts right after it.
		return `${low ?? ''}V`;
	}
}

/** So many keys in a row, after row `after`. */
export function ordersAfter(
	rows: readonly Row[],
	after: RowId | undefined,
	count: number
): string[] {
	const { low, high } = gapAfter(rows, after);
	try {
		return generateNKeysBetween(low, high, count);
	} catch {
		return generateNKeysBetween(null, null, count).map((key) => `${low ?? ''}V${key}`);
	}
}

function gapAfter(
	rows: readonly Row[],
	after: RowId | undefined,
	moving?: RowId
): { low: string | null; high: string | null } {
	const others = moving === undefined ? rows : rows.filter((row) => row.id !== moving);
	const index = after === undefined ? -1 : others.findIndex((row) => row.id === after);
	const low = index < 0 ? null : others[index].order;
	const next = others.slice(index + 1).find((row) => low === null || row.order > low);
	return { low, high: next?.order ?? null };
}
