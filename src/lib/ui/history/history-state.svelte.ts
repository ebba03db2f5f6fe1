/**
 * The history of one scope as the panel shows it: from the server where it answers, else what this
 * device kept, and always what was done here and has not reached the server yet.
 */
import type { RowId } from '$lib/budget/book/book';
import type { HistoryEntry } from '$lib/collab/history/history';
import type { HistoryScope } from './history-scope';
import type { HistoryAnswer, HistoryResult } from './history-source';

/** What this device keeps of a book's history. */
export interface KeptHistory {
	/** Keeps what the server told when it was asked then (UTC milliseconds by this device). */
	keep(answer: HistoryAnswer, asked: number): Promise<void>;
	/** What was kept of the scope, the newest first, and what was done here since. */
	read(scope: HistoryScope): Promise<KeptAnswer>;
}

export interface KeptAnswer extends Omit<HistoryAnswer, 'epoch' | 'next'> {
	/** Done on this device, and not in the server's history yet; the newest first. */
	readonly own: readonly HistoryEntry[];
	/** When the server last told of this book, UTC milliseconds. */
	readonly keptAt?: number;
}

type Fetch = (scope: HistoryScope, page: { before?: number }) => Promise<HistoryResult>;

export class HistoryState {
	phase = $state<'loading' | 'server' | 'device' | 'refused'>('loading');
	/** The newest first. */
	entries = $state.raw<readonly HistoryEntry[]>([]);
	own = $state.raw<readonly HistoryEntry[]>([]);
	people = $state.raw<Readonly<Record<string, string>>>({});
	labels = $state.raw<Readonly<Record<RowId, string>>>({});
	keptAt = $state<number | undefined>();
	next = $state<number | undefined>();
	#scope: HistoryScope = {};
	/** Answers to earlier questions come too late. */
	#asked = 0;

	constructor(
		readonly fetch: Fetch,
		readonly kept: KeptHistory | undefined
	) {}

	/** Shows another scope. */
	async show(scope: HistoryScope): Promise<void> {
		this.#scope = scope;
		this.phase = 'loading';
		this.entries = [];
		this.own = [];
		this.next = undefined;
		await this.refresh();
	}

	/** Asks again for the newest of the scope. */
	async refresh(): Promise<void> {
		const asked = ++this.#asked;
		const scope = this.#scope;
		const at = Date.now();
		const answer = await this.fetch(scope, {});
		if (answer.ok) await this.kept?.keep(answer.value, at).catch(() => undefined);
		const kept = await this.kept?.read(scope).catch(() => undefined);
		if (asked !== this.#asked) return;
		this.own = kept?.own ?? [];
		this.keptAt = kept?.keptAt;
		if (answer.ok) {
			this.phase = 'server';
			this.#take(answer.value, this.entries);
		} else if (answer.failure.kind === 'unreachable' || answer.failure.kind === 'server') {
			this.phase = 'device';
			this.entries = kept?.entries ?? [];
			this.people = kept?.people ?? {};
			this.labels = kept?.labels ?? {};
			this.next = undefined;
		} else {
			this.phase = 'refused';
			this.entries = [];
		}
	}

	/** Fetches the page before. */
	async more(): Promise<void> {
		const { next } = this;
		if (next === undefined) return;
		const asked = this.#asked;
		const answer = await this.fetch(this.#scope, { before: next });
		if (asked !== this.#asked || !answer.ok) return;
		await this.kept?.keep(answer.value, 0).catch(() => undefined);
		this.entries = [...this.entries, ...answer.value.entries];
		this.#name(answer.value);
		this.next = answer.value.next;
	}

	/** A newer first page goes before what is shown already; where they do not meet, it is all. */
	#take(answer: HistoryAnswer, shown: readonly HistoryEntry[]): void {
		const oldest = answer.entries.at(-1)?.order ?? Infinity;
		const known = shown.some(({ order }) => order >= oldest);
		const older = known ? shown.filter(({ order }) => order < oldest) : [];
		this.entries = [...answer.entries, ...older];
		if (older.length === 0) this.next = answer.next;
		this.#name(answer);
	}

	#name({ people, labels }: HistoryAnswer): void {
		this.people = { ...this.people, ...people };
		this.labels = { ...this.labels, ...labels };
	}
}
