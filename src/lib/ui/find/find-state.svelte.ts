/** What this person looks for in the open book, what was found, and what replacing it would write. */
import { createContext } from 'svelte';
import type { WriteResult } from '$lib/collab/room/write';
import type { Session } from '$lib/collab/session/session';
import { hitsIn, type CellHit, type Findable, type FindPlace, type Hit } from './find-in-book';
import { inSlices } from './in-slices';
import { matcherOf } from './query';
import { Replacer, type Replacement } from './replace';

/** More is no list that anybody reads; it is said where they are cut. */
export const MOST_HITS = 20_000;

export type FindScope = 'here' | 'book';

export class FindState {
	isOpen = $state(false);
	isReplacing = $state(false);
	text = $state('');
	replacement = $state('');
	isWhole = $state(false);
	scope = $state<FindScope>('book');
	/** Moves whenever somebody asks for it anew, so that its field takes the focus. */
	asked = $state(0);

	hits = $state.raw<readonly Hit[]>([]);
	phase = $state<'idle' | 'searching' | 'done'>('idle');
	/** Where the walk through the hits stands; -1 before its first step. */
	at = $state(-1);
	/** By hit, what replacing it would write; grows while it is worked out. */
	plan = $state.raw<ReadonlyMap<Hit, Replacement>>(new Map());
	/** All hits are planned. */
	isPlanned = $state(false);

	#stopLooking = () => {};
	#stopPlanning = () => {};

	open(isReplacing: boolean): void {
		this.isReplacing = isReplacing;
		this.isOpen = true;
		this.asked++;
	}

	close(): void {
		this.#stopLooking();
		this.#stopPlanning();
		this.isOpen = false;
	}

	/** @param places of the page; absent: the whole book with its comments */
	look(findable: Findable, places: readonly FindPlace[] | undefined): void {
		this.#stopLooking();
		this.#forgetPlan();
		const matcher = matcherOf(this);
		if (!matcher) {
			this.#show([], 'idle');
			return;
		}
		const found: Hit[] = [];
		const here: Findable = places ? { ...findable, threads: [] } : findable;
		const steps = hitsIn(here, matcher, places);
		let shown = -1;
		this.phase = 'searching';
		const step = (): boolean => {
			const { value, done } = steps.next();
			if (value) found.push(value);
			return done === true || found.length >= MOST_HITS;
		};
		this.#stopLooking = inSlices(step, (done) => {
			// A list that stands is not shortened before the whole new one is there.
			if (done || (found.length > this.hits.length && found.length > shown * 2)) {
				shown = found.length;
				this.#show([...found], done ? 'done' : 'searching');
			}
		});
	}

	#show(hits: readonly Hit[], phase: FindState['phase']): void {
		const current = this.hits[this.at];
		this.hits = hits;
		this.at = current ? hits.findIndex((hit) => isSamePlace(hit, current)) : -1;
		this.phase = phase;
	}

	/** The next one (1) or the one before (-1), round and round. */
	step(by: 1 | -1): Hit | undefined {
		const { length } = this.hits;
		if (length === 0) return undefined;
		this.at = this.at < 0 ? (by > 0 ? 0 : length - 1) : (this.at + by + length) % length;
		return this.hits[this.at];
	}

	/** Works out what replacing would write. */
	planAll(session: Session): void {
		this.#forgetPlan();
		const replacer = new Replacer(session, this.replacement);
		const cells = this.hits.filter((hit) => hit.kind === 'cell');
		const plan = new Map<Hit, Replacement>();
		let next = 0;
		const step = (): boolean => {
			const hit = cells[next++];
			if (hit) plan.set(hit, replacer.plan(hit));
			return next >= cells.length;
		};
		this.#stopPlanning = inSlices(step, (done) => {
			this.plan = new Map(plan);
			this.isPlanned = done;
		});
	}

	#forgetPlan(): void {
		this.#stopPlanning();
		this.plan = new Map();
		this.isPlanned = false;
	}

	/** Replaces these as one undoable step; the number of cells written. */
	replace(session: Session, hits: readonly CellHit[]): { written: number; result: WriteResult } {
		const replacer = new Replacer(session, this.replacement);
		const edits = hits.flatMap((hit) => {
			const planned = replacer.plan(hit);
			return planned.ok ? [planned.edit] : [];
		});
		const result: WriteResult = edits.length > 0 ? session.writeAll({ edits }) : { ok: true };
		return { written: result.ok ? edits.length : 0, result };
	}
}

function isSamePlace(a: Hit, b: Hit): boolean {
	if (a.kind === 'comment') return b.kind === 'comment' && a.comment === b.comment;
	if (b.kind === 'comment') return false;
	return a.row === b.row && a.column === b.column;
}

export const [useFind, provideFind] = createContext<FindState>();
