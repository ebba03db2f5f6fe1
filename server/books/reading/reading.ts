/** What is asked of a thread that reads what people send, and what it answers. */
import type { SeedFailure } from '$lib/collab/room/seed-room';
import type { ReadFailure } from '$lib/exchange/read/import-report';
import type { RoomQuota } from '$lib/collab/room/room-quota';
import type { NewBook } from '../../store/store';
import type { PacketKeys, SignedPacket } from '../../packets/signed-packet';
import type { PacketFailure } from '../../packets/packet-failure';

/** A document of any kind, to be made a book with this id. */
export interface ReadDocument {
	readonly kind: 'document';
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly id: string;
	readonly by: string;
	/** UTC milliseconds. */
	readonly now: number;
}

/** A packet of another network. */
export interface ReadPacket {
	readonly kind: 'packet';
	readonly bytes: Uint8Array;
	readonly keys: PacketKeys;
}

export type Reading = ReadDocument | ReadPacket;

export type DocumentFailure =
	| { readonly kind: 'unreadable'; readonly reason: ReadFailure }
	| { readonly kind: 'not-a-book'; readonly reason: SeedFailure }
	/** More than a room may hold. */
	| { readonly kind: 'too-much'; readonly what: keyof RoomQuota; readonly limit: number };

export interface ReadingAnswers {
	readonly document:
		| { readonly ok: true; readonly book: NewBook }
		| { readonly ok: false; readonly failure: DocumentFailure };
	readonly packet:
		| { readonly ok: true; readonly packet: SignedPacket }
		| { readonly ok: false; readonly failure: PacketFailure };
}
