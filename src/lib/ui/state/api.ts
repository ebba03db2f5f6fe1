/** What the pages ask the server over HTTP, with what is remembered where it cannot be reached. */
import type { BookHead, UnitId } from '$lib/budget/book';
import type { Identity } from '$lib/collab/session';
import { Remembered } from './remembered';

export interface Me {
	readonly identity: Identity | null;
	readonly mode: 'demo' | 'production';
	/** The identities that may be chosen with one click; empty in production. */
	readonly demo: readonly Identity[];
	/** The server's clock, UTC milliseconds. */
	readonly now: number;
}

export interface BookSummary {
	readonly id: string;
	readonly title: string;
	readonly year: number;
	readonly department: { readonly code: string; readonly name: string };
	readonly units: number;
	readonly updatedAt: number | string;
}

export interface RoomAccess {
	readonly room: string;
	readonly unit?: UnitId;
	readonly mayWrite: boolean;
}

export interface BookInfo {
	readonly id: string;
	readonly title: string;
	readonly head: BookHead;
	readonly rooms: readonly RoomAccess[];
}

export type ApiFailure =
	/** No answer: the server is gone or the network is. */
	| { readonly kind: 'unreachable' }
	| { readonly kind: 'not-found' }
	| { readonly kind: 'forbidden' }
	/** Nobody is signed in. */
	| { readonly kind: 'no-identity' }
	| { readonly kind: 'server'; readonly status: number };

export type Answer<T> =
	| { readonly ok: true; readonly value: T; readonly remembered: boolean }
	| { readonly ok: false; readonly failure: ApiFailure };

/** Long enough for a slow office network, short enough that an offline start does not wait. */
const PATIENCE_MS = 6_000;

export class Api {
	constructor(
		readonly fetch: typeof globalThis.fetch,
		readonly remembered: Remembered
	) {}

	me(): Promise<Answer<Me>> {
		return this.#get<Me>('/api/me');
	}
	async books(): Promise<Answer<readonly BookSummary[]>> {
		const answer = await this.#get<readonly BookSummary[] | { books: readonly BookSummary[] }>(
			'/api/books'
		);
		if (!answer.ok) return answer;
		const { value } = answer;
		return { ...answer, value: 'books' in value ? value.books : value };
	}
	book(id: string): Promise<Answer<BookInfo>> {
		return this.#get<BookInfo>(`/api/books/${encodeURIComponent(id)}`);
	}
	/** The import report, as stored with the book; `null` where the book was not read from a file. */
	report<R>(id: string): Promise<Answer<R>> {
		return this.#get<R>(`/api/books/${encodeURIComponent(id)}/report`, { keep: false });
	}

	/** Becomes one of the demo identities; `undefined` leaves. */
	async become(identity: string | undefined): Promise<ApiFailure | undefined> {
		try {
			const answer = await this.fetch('/api/session', {
				method: identity === undefined ? 'DELETE' : 'POST',
				headers: { 'content-type': 'application/json' },
				body: identity === undefined ? undefined : JSON.stringify({ identity })
			});
			return answer.ok ? undefined : failureOf(answer.status);
		} catch {
			return { kind: 'unreachable' };
		}
	}

	async #get<T>(path: string, { keep = true } = {}): Promise<Answer<T>> {
		let failure: ApiFailure;
		try {
			const answer = await this.fetch(path, {
				headers: { accept: 'application/json' },
				cache: 'no-store',
				signal: AbortSignal.timeout(PATIENCE_MS)
			});
			if (answer.ok) {
				const value = (await answer.json()) as T;
				if (keep) this.remembered.keep(path, value);
				return { ok: true, value, remembered: false };
			}
			failure = failureOf(answer.status);
			// A refusal is an answer: what was remembered is not shown against it.
			if (failure.kind !== 'server') {
				this.remembered.forget(path);
				return { ok: false, failure };
			}
		} catch {
			failure = { kind: 'unreachable' };
		}
		const value = this.remembered.recall<T>(path);
		return value === undefined ? { ok: false, failure } : { ok: true, value, remembered: true };
	}
}

export function failureOf(status: number): ApiFailure {
	if (status === 401) return { kind: 'no-identity' };
	if (status === 403) return { kind: 'forbidden' };
	if (status === 404) return { kind: 'not-found' };
	return { kind: 'server', status };
}

export function bookFileAddress(id: string): string {
	return `/api/books/${encodeURIComponent(id)}/file`;
}

export const api = new Api(
	(...request) => globalThis.fetch(...request),
	new Remembered(typeof localStorage === 'undefined' ? undefined : localStorage)
);
