/** Last year's book, from the shelf or a file, and which of its projects somebody takes along. */
import type { Book, RowId } from '$lib/budget/book/book';
import { readDataFile } from '$lib/exchange/read/book-data/data-file';
import type { DataProblem } from '$lib/exchange/read/book-data/data-problem';
import { projectTerms, type ProjectTerm } from '$lib/exchange/roll-forward/continuing';
import { rollForward, type Rolled } from '$lib/exchange/roll-forward/roll-forward';
import { bookFileAddress } from '../state/api';
import { rowIds } from './make-book.svelte';

export type LastBookFailure =
	| { readonly kind: 'unreachable' }
	| { readonly kind: 'no-book-file'; readonly file: string }
	| { readonly kind: 'refused'; readonly file: string; readonly problems: readonly DataProblem[] };

const DOUBTFUL: readonly string[] = ['start-unknown', 'contradictory', 'unreadable'];

export class LastBook {
	#book = $state.raw<Book | undefined>();
	#decided = $state.raw<ReadonlyMap<RowId, boolean>>(new Map());
	failure = $state.raw<LastBookFailure | undefined>();
	readonly terms: readonly ProjectTerm[] = $derived(
		this.#book ? projectTerms(this.#book).toSorted(byDoubt) : []
	);
	readonly rolled: Rolled | undefined = $derived(
		this.#book &&
			rollForward(this.#book, {
				nextId: rowIds(this.#book.head.year + 1),
				decided: this.#decided
			})
	);

	get head() {
		return this.#book?.head;
	}
	goesOn({ project, goesOn }: ProjectTerm): boolean {
		return this.#decided.get(project) ?? goesOn;
	}
	decide(project: RowId, goesOn: boolean): void {
		this.#decided = new Map(this.#decided).set(project, goesOn);
	}

	async takeFromShelf(id: string, title: string): Promise<void> {
		try {
			const answer = await fetch(bookFileAddress(id), { cache: 'no-store' });
			if (!answer.ok) throw new Error(String(answer.status));
			await this.take(title, new Uint8Array(await answer.arrayBuffer()));
		} catch {
			this.#refuse({ kind: 'unreachable' });
		}
	}

	async take(file: string, bytes: Uint8Array): Promise<void> {
		const read = await readDataFile(bytes);
		if (!read.ok) return this.#refuse({ kind: 'refused', file, problems: read.problems });
		if (read.value.kind !== 'book') return this.#refuse({ kind: 'no-book-file', file });
		this.failure = undefined;
		this.#decided = new Map();
		this.#book = read.value.book;
	}

	#refuse(failure: LastBookFailure): void {
		this.failure = failure;
		this.#book = undefined;
	}
}

/** Those that somebody has to look at, those that go on, the others; each in the book's order. */
function byDoubt(a: ProjectTerm, b: ProjectTerm): number {
	return rank(a) - rank(b);
}
const rank = ({ reason, goesOn }: ProjectTerm): number =>
	DOUBTFUL.includes(reason) ? 0 : goesOn ? 1 : 2;
