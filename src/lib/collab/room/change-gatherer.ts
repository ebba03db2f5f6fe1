/** Gathers changes and hands them out once a frame, own and others' apart, in their order. */
import type { BookChange } from '$lib/budget/book/book';

/** Runs something soon, once; in a browser at the next frame. */
export type Frame = (run: () => void) => void;

/** Frames stop in hidden pages, so a timer stands behind them. */
const HIDDEN_FRAME = 100;

export const nextFrame: Frame = (run) => {
	if (typeof requestAnimationFrame === 'undefined') {
		setTimeout(run, 16);
		return;
	}
	let ran = false;
	const once = (): void => {
		if (!ran) run();
		ran = true;
	};
	requestAnimationFrame(once);
	setTimeout(once, HIDDEN_FRAME);
};

export interface GatheredChanges {
	readonly changes: readonly BookChange[];
	readonly remote: boolean;
}

export class ChangeGatherer {
	#batches: { changes: BookChange[]; remote: boolean }[] = [];
	#scheduled = false;

	constructor(
		readonly frame: Frame,
		readonly emit: (gathered: GatheredChanges) => void
	) {}

	add(changes: readonly BookChange[], remote: boolean): void {
		const last = this.#batches.at(-1);
		if (last?.remote === remote) last.changes.push(...changes);
		else this.#batches.push({ changes: [...changes], remote });
		if (this.#scheduled) return;
		this.#scheduled = true;
		this.frame(() => this.flush());
	}

	flush(): void {
		this.#scheduled = false;
		for (const batch of this.#batches.splice(0)) this.emit(batch);
	}
}
