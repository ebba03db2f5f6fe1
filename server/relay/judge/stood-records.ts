/**
 * The records inside a room's head that name somebody and are known to have stood. An undo of a
 * rewrite, or a return to a version, may bring them back as they were, with author and date. Known is
 * what stood when the room was read, what was taken since, and what the room's history tells of before.
 */
import { createHash } from 'node:crypto';
import { namedIn } from '$lib/collab/conflict/own-names';
import type { HistoryChange } from '$lib/collab/history/history';
import { parseRoom, type RoomName } from '$lib/collab/room/room-name';
import { entriesOfSetting } from '$lib/collab/room/setting-entries';
import type { HistoryStore } from '../../store/history-store';
import { turn } from '../../threads/turns';

export interface StoodLimits {
	/** Records that are known at once; the oldest are let go of first. */
	readonly records: number;
	/** Changes of the head that are looked at when a room is read, the newest first. */
	readonly changes: number;
	/** Characters of them. */
	readonly size: number;
	/** Changes that are read in one turn. */
	readonly page: number;
}

/** Years of an office's work; a few megabytes of memory. */
export const STOOD_LIMITS: StoodLimits = {
	records: 20_000,
	changes: 10_000,
	size: 16 * 1024 * 1024,
	page: 50
};

export class StoodRecords {
	/** Of each record what stands for it, the oldest first. */
	readonly #known = new Set<string>();

	constructor(readonly limits = STOOD_LIMITS) {}

	/** A value stood at a key of the head. */
	add(key: string, value: unknown): void {
		for (const known of digestsOf(key, value)) this.#add(known);
	}

	/** Whether such a record, as `namedIn` tells it, stood at the key. */
	has(key: string, named: string): boolean {
		return this.#known.has(digestOf(key, named));
	}

	/** A change of the room, as its history tells it. */
	told(change: HistoryChange): void {
		for (const [key, value] of toldBy(change)) this.add(key, value);
	}

	/** Learns what a room's history tells of its head, as far back as the limits go. */
	async learn(history: Pick<HistoryStore, 'query'>, room: RoomName): Promise<void> {
		const { changes, size, page } = this.limits;
		const query = {
			book: parseRoom(room)!.book,
			rooms: [room],
			ofHead: true,
			limit: page
		} as const;
		const found: string[] = [];
		let [looked, read] = [0, 0];
		let before: number | undefined;
		do {
			const { entries, next } = await history.query({ ...query, before });
			for (const { change } of entries) {
				looked++;
				for (const [key, value] of toldBy(change)) {
					read += JSON.stringify(value)?.length ?? 0;
					found.push(...digestsOf(key, value));
				}
			}
			before = next;
			if (before !== undefined) await turn();
		} while (before !== undefined && looked < changes && read < size);
		for (const known of found.reverse()) this.#add(known);
	}

	#add(known: string): void {
		this.#known.delete(known);
		this.#known.add(known);
		if (this.#known.size <= this.limits.records) return;
		const [oldest] = this.#known;
		this.#known.delete(oldest);
	}
}

/** What stood where, by a change of the head. */
function toldBy(change: HistoryChange): (readonly [key: string, value: unknown])[] {
	if (change.kind === 'head')
		return [
			[change.key, change.before],
			[change.key, change.after]
		];
	if (change.kind !== 'head-conflict') return [];
	return [
		[change.key, change.kept.value],
		[change.key, change.lost.value]
	];
}

/** A setting that was kept whole may come back by entries. */
function digestsOf(key: string, value: unknown): string[] {
	return [[key, value] as const, ...entriesOfSetting(key, value)].flatMap(([at, one]) =>
		namedIn(at, one).map((named) => digestOf(at, named))
	);
}

const digestOf = (key: string, named: string): string =>
	createHash('sha256').update(`${key} ${named}`).digest('base64url').slice(0, 22);
