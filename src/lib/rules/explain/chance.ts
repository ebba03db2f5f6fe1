/**
 * How many of the slips that a kind can name would hit a difference by accident.
 *
 * They are counted in a window around the difference, on the grid of the difference: one that is
 * a round number is hit only, and far more easily, by other round numbers.
 */
import type { Fen } from '$lib/budget/values/amount';

/** At most this many accidents may be expected where a hit is to be told. */
export const LIMIT = 0.02;

/** Steps of the grid to each side that are always looked at. */
const LEAST_REACH = 50;
const MAX_GRID = 10 ** 9;

/** The largest power of ten times `step` that divides the difference. */
export function gridOf(difference: Fen, step: Fen): Fen {
	let grid = step;
	if (difference % step !== 0) return 1;
	while (grid < MAX_GRID && difference % (grid * 10) === 0) grid *= 10;
	return grid;
}

export interface Window {
	readonly from: Fen;
	readonly to: Fen;
	readonly grid: Fen;
}

/** @param grid on which accidents are counted; by default that of the difference */
export function windowAround(
	difference: Fen,
	step: Fen,
	grid: Fen = gridOf(difference, step)
): Window {
	const reach = Math.max(Math.abs(difference) / 2, LEAST_REACH * grid);
	return { from: difference - reach, to: difference + reach, grid };
}

/** Accidental hits to be expected of deltas that lie like these, the hit itself included. */
export function accidents(deltas: Iterable<Fen>, { from, to, grid }: Window): number {
	const near = new Set<Fen>();
	for (const delta of deltas)
		if (delta >= from && delta <= to && delta % grid === 0) near.add(delta);
	return near.size / placesIn({ from, to, grid });
}

export function placesIn({ from, to, grid }: Window): number {
	return Math.floor((to - from) / grid) + 1;
}
