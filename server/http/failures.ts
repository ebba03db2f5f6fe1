/** What the API answers when it cannot do what was asked. Words for people are the client's. */
import type { ReadFailure } from '$lib/exchange/read/import-report';
import type { SeedFailure } from '$lib/collab/room/seed-room';
import type { LinkFailure } from '../access/accounts';
import type { MembershipFailure } from '../access/membership';
import type { IssuerFailure } from '../oidc/issuer';
import type { SigningFailure } from '../books/signing-desk';
import { UnreadableFormat } from '../books/copy/unreadable-format';
import type { WorkflowFailure } from '../books/workflow-desk';
import { BookElsewhere } from '../store/book-owners';
import { RoomDamaged, StoreDamaged } from '../store/store';
import type { RoomQuota } from '$lib/collab/room/room-quota';
import type { PacketFailure } from '../packets/packet-failure';
import { WorkFailed, type StopReason, type WorkFailure } from '../threads/work-failed';

export type ApiFailure =
	| { readonly kind: 'no-session' }
	| { readonly kind: 'forbidden' }
	/** Not there, or not for this person: they look alike. */
	| { readonly kind: 'not-found' }
	| { readonly kind: 'method-not-allowed' }
	| { readonly kind: 'foreign-origin' }
	| { readonly kind: 'demo-only' }
	/** Demo mode serves this machine only, and the request came through a proxy. */
	| { readonly kind: 'demo-forwarded' }
	/** Demo mode has identities and no accounts. */
	| { readonly kind: 'no-accounts' }
	/** The document is of a department about whose books this person does not decide. */
	| { readonly kind: 'other-department'; readonly department: string }
	| LinkFailure
	| IssuerFailure
	/** No issuer is configured. */
	| { readonly kind: 'no-issuer' }
	/** An attempt to sign in by the issuer took longer than one may. */
	| { readonly kind: 'state-expired' }
	/** The issuer knows who it is, and no account is theirs. */
	| { readonly kind: 'unknown-person' }
	/** People sign in by the issuer only. */
	| { readonly kind: 'no-passwords' }
	| MembershipFailure
	| { readonly kind: 'bad-request'; readonly problems: readonly string[] }
	| { readonly kind: 'too-large'; readonly limit: number }
	| { readonly kind: 'unreadable'; readonly reason: ReadFailure }
	/** What of year and department the document does not say: asked for, and sent with it. */
	| { readonly kind: 'head-missing'; readonly fields: readonly string[] }
	| { readonly kind: 'not-a-book'; readonly reason: SeedFailure }
	/** Reading a document or a packet took too long or too much. */
	| { readonly kind: 'reading-stopped'; readonly reason: StopReason }
	| WorkFailure
	| Exclude<WorkflowFailure | SigningFailure | PacketFailure, { readonly kind: 'forbidden' }>
	/** This version cannot read the format that the book carries: it is read-only, and shows no tables. */
	| UnreadableFormat['failure']
	/** What is kept of a book, or of one of its rooms, is damaged: a backup must be restored. */
	| { readonly kind: 'damaged'; readonly room?: string }
	/** More than a person, or an address, may ask for. */
	| { readonly kind: 'too-many-requests'; /** UTC milliseconds. */ readonly retryAt: number }
	/** More than a room may hold. */
	| { readonly kind: 'too-much'; readonly what: keyof RoomQuota; readonly limit: number }
	| { readonly kind: 'internal' };

export const STATUS: Readonly<Record<ApiFailure['kind'], number>> = {
	'no-session': 401,
	forbidden: 403,
	'not-found': 404,
	'method-not-allowed': 405,
	'foreign-origin': 403,
	'demo-only': 403,
	'demo-forwarded': 403,
	'no-accounts': 403,
	'other-department': 403,
	'wrong-credentials': 401,
	throttled: 429,
	'weak-password': 422,
	'bad-username': 422,
	'bad-name': 422,
	'username-taken': 409,
	'link-gone': 410,
	'subject-taken': 409,
	'issuer-down': 503,
	'issuer-refused': 403,
	'state-lost': 400,
	'state-expired': 400,
	'token-refused': 403,
	'clock-off': 403,
	'no-issuer': 404,
	'unknown-person': 403,
	'no-passwords': 403,
	'last-coordinator': 409,
	'bad-request': 400,
	'too-large': 413,
	unreadable: 422,
	'head-missing': 422,
	'not-a-book': 422,
	'reading-stopped': 422,
	'work-stopped': 503,
	'no-such-part': 404,
	'not-now': 409,
	'not-ready': 409,
	'explanation-changed': 409,
	'public-changed': 409,
	'not-a-packet': 422,
	'not-a-key': 422,
	'newer-packet': 422,
	'own-packet': 422,
	'unknown-key': 422,
	'broken-signature': 422,
	'other-book': 422,
	'other-unit': 422,
	'other-round': 409,
	'older-return': 409,
	'unknown-return': 422,
	'already-applied': 409,
	'nothing-to-send': 404,
	'unreadable-format': 409,
	damaged: 500,
	'too-many-requests': 429,
	'too-much': 413,
	busy: 503,
	internal: 500
};

/** Errors that say what to answer; all others are flaws, and logged. */
export function isRefusal(error: unknown): error is Refused | WorkFailed | UnreadableFormat {
	return [Refused, WorkFailed, UnreadableFormat].some((kind) => error instanceof kind);
}

/** What the API answers to an error. */
export function failureOf(error: unknown): ApiFailure {
	if (isRefusal(error)) return error.failure;
	// It went to another node while this one was at it; whoever asks again is sent there.
	if (error instanceof BookElsewhere) return { kind: 'busy', retryAt: Date.now() + 1_000 };
	if (error instanceof RoomDamaged) return { kind: 'damaged', room: error.room };
	return { kind: error instanceof StoreDamaged ? 'damaged' : 'internal' };
}

/** Thrown by a route; the API turns it into its answer. */
export class Refused extends Error {
	constructor(readonly failure: ApiFailure) {
		super(failure.kind);
	}
}
