/** The walk through findings from cell to cell: what is walked through, and where it has come to. */
import { createContext } from 'svelte';
import type { BookReader } from '$lib/budget/live/live-book';
import { isOpen, type Finding } from '$lib/rules/finding/finding';
import type { BookView } from '../state/book-view.svelte';
import type { Findings } from '../state/findings.svelte';
import { assignmentsOf } from './assign';
import { filtered, foldedText, type FindingFilter } from './finding-filter';
import { searchedText } from './say';

export class FindingWalk {
	/** Nobody walks while it is `undefined`. */
	current = $state.raw<Finding | undefined>();
	filter = $state.raw<FindingFilter>({});
	/** How many steps were taken: each leads somewhere, also to the finding shown already. */
	steps = $state(0);
	/** Where it stood, for when somebody mends the finding it stands at. */
	#index = $state(-1);

	readonly list: readonly Finding[] = $derived.by(() => {
		const { head } = this.view;
		const found = filtered(this.findings.all, this.filter, {
			explanations: head.explanations,
			assignments: assignmentsOf(head),
			textOf: (finding) => foldedText(searchedText(finding, this.view.book as BookReader))
		});
		// Unless somebody filtered for it, what is settled is not walked to.
		return this.filter.state === undefined ? found.filter(isOpen) : found;
	});
	/** Its place in the list, counted from 1. */
	readonly at: number = $derived(
		this.list.findIndex(({ id }) => id === this.current?.id) + 1 || Math.max(1, this.#index + 1)
	);

	constructor(
		readonly view: BookView,
		readonly findings: Findings
	) {}

	/** Begins at the first. */
	start(filter: FindingFilter): Finding | undefined {
		this.filter = filter;
		this.current = undefined;
		this.#index = -1;
		return this.step(1);
	}

	/** The next one (1) or the one before (-1), round and round. A mended one's place is taken by the next. */
	step(by: 1 | -1): Finding | undefined {
		const { list } = this;
		if (list.length === 0) {
			this.stop();
			return undefined;
		}
		this.#index = (this.#following(by) + list.length) % list.length;
		this.current = list[this.#index];
		this.steps++;
		return this.current;
	}

	#following(by: 1 | -1): number {
		const { current, list } = this;
		if (current === undefined) return by > 0 ? 0 : -1;
		const known = list.findIndex(({ id }) => id === current.id);
		if (known >= 0) return known + by;
		return by > 0 ? this.#index : this.#index - 1;
	}

	stop(): void {
		this.current = undefined;
		this.#index = -1;
	}
}

export const [useFindingWalk, provideFindingWalk] = createContext<FindingWalk>();
