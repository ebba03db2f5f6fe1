/** What the server answers about accounts; nothing of it is remembered on the device. */
import type { Role } from '$lib/collab/room/identity';

export interface AccountFailure {
	/** As the server names it, or `unreachable`. */
	readonly kind: string;
	/** Of a weak password. */
	readonly reason?: string;
	/** UTC milliseconds, where too many attempts failed. */
	readonly retryAt?: number;
}

export type AccountAnswer<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failure: AccountFailure };

export interface WantedRole {
	readonly role: Role;
	readonly unit?: string;
}

export interface Member extends WantedRole {
	readonly id: string;
	readonly name: string;
	readonly username: string;
	/** UTC milliseconds; 0 for never. */
	readonly seenAt: number;
	readonly sessions: number;
	readonly ofDepartment: boolean;
	readonly mayTakeOver: boolean;
	/** Signs in by the issuer. */
	readonly bound: boolean;
}

export interface Invitation extends WantedRole {
	readonly id: string;
	readonly note: string;
	readonly expiresAt: number;
}

export interface Roster {
	readonly members: readonly Member[];
	readonly invitations: readonly Invitation[];
}

export interface MadeLink {
	readonly token: string;
	readonly expiresAt: number;
}

export type LinkMeaning = { readonly by?: string; readonly expiresAt: number } & (
	| { readonly kind: 'join'; readonly grant: ShownGrant }
	| { readonly kind: 'reset'; readonly username?: string; readonly name?: string }
);

export interface ShownGrant {
	readonly department: string;
	readonly role: Role;
	readonly unit?: string;
}

export interface Profile {
	readonly username: string;
	readonly name: string;
	readonly grants: readonly ShownGrant[];
	/** May sign in by a password, and change it. */
	readonly hasPassword: boolean;
	readonly sessions: readonly {
		readonly id: string;
		readonly own: boolean;
		readonly createdAt: number;
		readonly seenAt: number;
		readonly agent: string;
		readonly address: string;
	}[];
}

/** Asks `/api…`; a body is sent as JSON. */
export async function ask<T>(
	method: 'GET' | 'POST' | 'DELETE',
	path: string,
	body?: unknown
): Promise<AccountAnswer<T>> {
	try {
		const answer = await fetch(`/api${path}`, {
			method,
			cache: 'no-store',
			headers: { accept: 'application/json', 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body)
		});
		const value = (await answer.json()) as unknown;
		if (answer.ok) return { ok: true, value: value as T };
		const { failure } = value as { failure?: AccountFailure };
		return { ok: false, failure: failure ?? { kind: 'other' } };
	} catch {
		return { ok: false, failure: { kind: 'unreachable' } };
	}
}

export const peoplePath = (book: string): string => `/books/${encodeURIComponent(book)}`;

/** The address that somebody is handed: what follows `#` is told to no server on the way. */
export function linkAddress(token: string): string {
	return `${location.origin}/join#${token}`;
}
