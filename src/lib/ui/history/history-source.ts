/** Where a history comes from: the server, and what this device kept of it. */
import type { HistoryEntry } from '$lib/collab/history/history';
import type { RowId } from '$lib/budget/book/book';
import { failureOf, type ApiFailure } from '../state/api';
import type { HistoryScope } from './history-scope';

export interface HistoryAnswer {
	/** Names the server's history: in another one the same numbers mean other entries. */
	readonly epoch: string;
	/** The newest first. */
	readonly entries: readonly HistoryEntry[];
	readonly next?: number;
	/** Id → name. */
	readonly people: Readonly<Record<string, string>>;
	readonly labels: Readonly<Record<RowId, string>>;
}

export type HistoryResult =
	| { readonly ok: true; readonly value: HistoryAnswer }
	| { readonly ok: false; readonly failure: ApiFailure };

const PATIENCE_MS = 10_000;

export async function fetchHistory(
	book: string,
	scope: HistoryScope,
	{ before, limit = 60 }: { before?: number; limit?: number } = {}
): Promise<HistoryResult> {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries({ ...scope, before, limit }))
		if (value !== undefined) query.set(name, String(value));
	try {
		const answer = await fetch(`/api/books/${encodeURIComponent(book)}/history?${query}`, {
			headers: { accept: 'application/json' },
			cache: 'no-store',
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		if (!answer.ok) return { ok: false, failure: failureOf(answer.status) };
		return { ok: true, value: (await answer.json()) as HistoryAnswer };
	} catch {
		return { ok: false, failure: { kind: 'unreachable' } };
	}
}
