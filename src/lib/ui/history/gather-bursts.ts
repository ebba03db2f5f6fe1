/**
 * The history as people read it: what one person did to one cell within a short time is one item,
 * and so is what one stroke did to many cells. Nothing is lost: an item holds all its entries.
 */
import { placeOf, type HistoryEntry } from '$lib/collab/history/history';

export interface Burst {
	/** One cell, changed once or several times in a row; or many places changed at one stroke. */
	readonly kind: 'place' | 'stroke';
	/** The newest first; never empty. */
	readonly entries: readonly HistoryEntry[];
}

/** Two changes of one cell by one person belong together within this, in milliseconds. */
const TOGETHER = 90_000;
/** At one stroke so many places are told as one. */
const MANY = 4;

/** @param entries the newest first */
export function gatherBursts(entries: readonly HistoryEntry[]): Burst[] {
	const bursts: Burst[] = [];
	for (const stroke of strokesOf(entries)) {
		if (stroke.length >= MANY) bursts.push({ kind: 'stroke', entries: stroke });
		else for (const entry of stroke) addToLast(bursts, entry);
	}
	return bursts;
}

/** Entries of one row of a log, in their order. */
function strokesOf(entries: readonly HistoryEntry[]): HistoryEntry[][] {
	const strokes: HistoryEntry[][] = [];
	for (const entry of entries) {
		const last = strokes.at(-1);
		if (last && last[0].room === entry.room && last[0].sequence === entry.sequence)
			last.push(entry);
		else strokes.push([entry]);
	}
	return strokes;
}

function addToLast(bursts: Burst[], entry: HistoryEntry): void {
	const last = bursts.at(-1);
	const newer = last?.kind === 'place' ? last.entries.at(-1) : undefined;
	if (newer && goesWith(newer, entry))
		bursts[bursts.length - 1] = { kind: 'place', entries: [...last!.entries, entry] };
	else bursts.push({ kind: 'place', entries: [entry] });
}

function goesWith(newer: HistoryEntry, older: HistoryEntry): boolean {
	const [a, b] = [newer.change, older.change];
	if ((a.kind !== 'cell' && a.kind !== 'text') || a.kind !== b.kind) return false;
	const [here, there] = [placeOf(a), placeOf(b)];
	return (
		newer.by === older.by &&
		here.row === there.row &&
		here.column === there.column &&
		newer.at - older.at <= TOGETHER
	);
}
