/** Why a person may not write here now. */
import type { RowId, UnitId } from '$lib/budget/book/book';
import type { PartState } from '$lib/budget/book/workflow';
import type { QuotaExcess } from './room-quota';

export type Refusal =
	/** The room belongs to another unit (named), or this person only reads. */
	| { readonly kind: 'not-yours'; readonly owner: UnitId | 'department' }
	| { readonly kind: 'read-only' }
	/** This person has no right to the book any more. */
	| { readonly kind: 'withdrawn' }
	/** The part was submitted, approved or locked, and is closed to this person until it is opened. */
	| { readonly kind: 'locked'; readonly state?: PartState }
	/** The room holds as much as it may; where a device found so itself, by how much. */
	| { readonly kind: 'room-full'; readonly excess?: QuotaExcess }
	/** What the server keeps of the room is damaged; edits wait on this device until it is restored. */
	| { readonly kind: 'damaged' }
	/** The server doesn't know this person any more; edits wait on this device until they sign in. */
	| { readonly kind: 'signed-out' }
	/** The room's schema version is not one that this client knows. */
	| { readonly kind: 'unknown-schema'; readonly version: number }
	/** The book's format is not one that this client can read. */
	| { readonly kind: 'unreadable-format'; readonly id: string }
	| { readonly kind: 'no-such-row'; readonly row: RowId }
	/** A text that would not fit one frame of the wire, in UTF-16 units. */
	| { readonly kind: 'too-long'; readonly length: number; readonly allowed: number }
	/** This device can't store: writing would be lost. */
	| { readonly kind: 'storage-failed'; readonly reason: 'quota' | 'unavailable' };
