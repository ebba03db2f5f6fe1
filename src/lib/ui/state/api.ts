/** What the pages ask the server over HTTP, with what is remembered where it cannot be reached. */
import type { BookHead } from '$lib/budget/book/book';
import type { Identity } from '$lib/collab/room/identity';
import type { RoomAccess } from '$lib/collab/room/identity';
import type { SignInEnd } from '$lib/collab/room/sign-in-end';
import type { Counts } from '$lib/rules/finding/finding-counts';
import type { ImportReport } from '$lib/exchange/read/import-report';
import { Remembered } from './remembered';

export interface Me {
	readonly identity: Identity | null;
	readonly mode: 'demo' | 'production';
	/** The identities that may be chosen with one click; empty in production. */
	readonly demo: readonly Identity[];
	/** In production, before anybody has made the first account. */
	readonly withoutUsers?: boolean;
	/** The issuer by which people sign in, where the office has one. */
	readonly issuer?: {
		/** What the office calls it; empty where it does not say. */
		readonly name: string;
		/** Nobody signs in by a password. */
		readonly only: boolean;
		readonly reachable: boolean;
	};
	/** When the sign-in runs out, UTC milliseconds. */
	readonly expiresAt?: number;
	/** Why the cookie that was sent opens nothing. */
	readonly ended?: SignInEnd;
	/** The server's clock, UTC milliseconds. */
	readonly now: number;
	/** The grid library's licence key, where the office has set one. */
	readonly handsontableKey?: string;
}

export interface BookSummary {
	readonly id: string;
	readonly title: string;
	readonly year: number;
	readonly department: { readonly code: string; readonly name: string };
	readonly units: number;
	/** UTC milliseconds. */
	readonly updatedAt: number;
}

export interface BookInfo {
	readonly id: string;
	readonly title: string;
	readonly head: BookHead;
	readonly rooms: readonly RoomAccess[];
	/** Who this person is in this book: roles differ between departments. */
	readonly identity: Identity;
}

/** How many findings a book had at a moment (UTC milliseconds), by severity. */
export interface TrendPoint {
	readonly at: number;
	readonly counts: Counts;
}

export type KeepFailure =
	| ApiFailure
	/** It is no format, and why. */
	| { readonly kind: 'bad-format'; readonly problems: readonly string[] };

export type ApiFailure =
	/** No answer: the server is gone or the network is. */
	| { readonly kind: 'unreachable' }
	| { readonly kind: 'not-found' }
	| { readonly kind: 'forbidden' }
	/** Nobody is signed in. */
	| { readonly kind: 'no-identity' }
	/** What the server keeps of it is damaged, until somebody restores a backup. */
	| { readonly kind: 'damaged' }
	| { readonly kind: 'server'; readonly status: number };

export interface Become {
	readonly failure?: ApiFailure;
	readonly location?: string;
}

export type Answer<T> =
	| { readonly ok: true; readonly value: T; readonly remembered: boolean }
	| { readonly ok: false; readonly failure: ApiFailure };

/** How long an answer is waited for: shorter where an earlier one can stand in. */
const PATIENCE_MS = 10_000;
const PATIENCE_WITH_REMEMBERED_MS = 1_500;

export class Api {
	/** Whose answers are remembered: on a shared machine nobody opens what another was shown. */
	#person = '';

	constructor(
		readonly fetch: typeof globalThis.fetch,
		readonly remembered: Remembered,
		/** Whether the device has any network; without one nothing is waited for. */
		readonly isOnline: () => boolean = () => true
	) {}

	async me(): Promise<Answer<Me>> {
		const answer = await this.#get<Me>('/api/me', '');
		if (answer.ok) this.#person = answer.value.identity?.id ?? '';
		return answer;
	}
	books(): Promise<Answer<readonly BookSummary[]>> {
		return this.#get<readonly BookSummary[]>('/api/books');
	}
	book(id: string): Promise<Answer<BookInfo>> {
		return this.#get<BookInfo>(`/api/books/${encodeURIComponent(id)}`);
	}
	/** Everybody who has a role in the book. */
	people(id: string): Promise<Answer<readonly Identity[]>> {
		return this.#get<readonly Identity[]>(`/api/books/${encodeURIComponent(id)}/people`);
	}
	/** What everybody is called who has, or had, to do with the book, by id. */
	names(id: string): Promise<Answer<Readonly<Record<string, string>>>> {
		return this.#get(`/api/books/${encodeURIComponent(id)}/names`);
	}
	/** The import report as stored with the book; `null` where the book was not read from a file. */
	report(id: string): Promise<Answer<ImportReport | null>> {
		return this.#get(`/api/books/${encodeURIComponent(id)}/report`);
	}

	/** Keeps a format that was learned, for documents of that department; its problems where it is none. */
	async keepFormat(department: string, content: unknown): Promise<KeepFailure | undefined> {
		try {
			const answer = await this.fetch('/api/formats', {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					'x-department': encodeURIComponent(department)
				},
				body: JSON.stringify(content)
			});
			if (answer.ok) return undefined;
			if (answer.status !== 400) return failureOf(answer.status);
			const body = (await answer.json()) as { failure?: { problems?: readonly string[] } };
			return { kind: 'bad-format', problems: body.failure?.problems ?? [] };
		} catch {
			return { kind: 'unreachable' };
		}
	}

	/** Samples of the book's findings, the oldest first. */
	trend(id: string): Promise<Answer<readonly TrendPoint[]>> {
		return this.#get(`/api/books/${encodeURIComponent(id)}/trend`);
	}

	/**
	 * Becomes one of the demo identities; `undefined` leaves. Tells where the browser goes on to, to sign
	 * out of the issuer too.
	 */
	async become(identity: string | undefined): Promise<Become> {
		try {
			const answer = await this.fetch('/api/session', {
				method: identity === undefined ? 'DELETE' : 'POST',
				headers: { 'content-type': 'application/json' },
				body: identity === undefined ? undefined : JSON.stringify({ identity })
			});
			if (!answer.ok) return { failure: failureOf(answer.status) };
			return { location: ((await answer.json()) as { location?: string }).location };
		} catch {
			return { failure: { kind: 'unreachable' } };
		}
	}

	async #get<T>(path: string, person = this.#person): Promise<Answer<T>> {
		const key = `${person} ${path}`;
		const known = this.remembered.recall<T>(key);
		let failure: ApiFailure;
		try {
			if (known !== undefined && !this.isOnline()) throw new Error('offline');
			const answer = await this.fetch(path, {
				headers: { accept: 'application/json' },
				cache: 'no-store',
				signal: AbortSignal.timeout(known ? PATIENCE_WITH_REMEMBERED_MS : PATIENCE_MS)
			});
			if (answer.ok) {
				const value = (await answer.json()) as T;
				this.remembered.keep(key, value);
				return { ok: true, value, remembered: false };
			}
			failure = (await saysDamaged(answer)) ? { kind: 'damaged' } : failureOf(answer.status);
			// A refusal is an answer: what was remembered is not shown against it.
			if (failure.kind !== 'server' && failure.kind !== 'damaged') {
				this.remembered.keep(key, undefined);
				return { ok: false, failure };
			}
		} catch {
			failure = { kind: 'unreachable' };
		}
		return known === undefined
			? { ok: false, failure }
			: { ok: true, value: known, remembered: true };
	}
}

export function failureOf(status: number): ApiFailure {
	if (status === 401) return { kind: 'no-identity' };
	if (status === 403) return { kind: 'forbidden' };
	if (status === 404) return { kind: 'not-found' };
	return { kind: 'server', status };
}

async function saysDamaged(answer: Response): Promise<boolean> {
	if (answer.status !== 500) return false;
	const body = (await answer.json().catch(() => null)) as { failure?: { kind?: string } } | null;
	return body?.failure?.kind === 'damaged';
}

export function bookFileAddress(id: string): string {
	return `/api/books/${encodeURIComponent(id)}/file`;
}

export const api = new Api(
	(...request) => globalThis.fetch(...request),
	new Remembered(typeof localStorage === 'undefined' ? undefined : localStorage),
	() => navigator.onLine
);
