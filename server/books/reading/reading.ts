/** What is asked of a thread that reads what people send, and what it answers. */
import type { SeedFailure } from '$lib/collab/room/seed-room';
import type { GivenHead } from '$lib/exchange/read/disclosure/read-disclosure';
import type { ReadFailure } from '$lib/exchange/read/import-report';
import type { RoomQuota } from '$lib/collab/room/room-quota';
import type { OfficeFormat } from '../../store/format-store';
import type { NewBook } from '../../store/store';
import type { PacketKeys, SignedPacket } from '../../packets/signed-packet';
import type { PacketFailure } from '../../packets/packet-failure';

/** A document of any kind, to be made a book with this id. */
export interface ReadDocument {
	readonly kind: 'document';
	readonly name: string;
	readonly bytes: Uint8Array;
	/** Packs of the office, by which documents are read beside those that Hebian brings. */
	readonly formats: readonly string[];
	/** What a person said of the head, where the document does not say it. */
	readonly head: GivenHead;
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

/** A format of the office, as JSON of its pack. */
export interface ReadFormat {
	readonly kind: 'format';
	readonly bytes: Uint8Array;
}

export type Reading = ReadDocument | ReadPacket | ReadFormat;

export type DocumentFailure =
	| { readonly kind: 'unreadable'; readonly reason: ReadFailure }
	/** Of year and department: without them there is no book. */
	| { readonly kind: 'head-missing'; readonly fields: readonly string[] }
	| { readonly kind: 'not-a-book'; readonly reason: SeedFailure }
	/** More than a room may hold. */
	| { readonly kind: 'too-much'; readonly what: keyof RoomQuota; readonly limit: number };

/** What is kept of a format that was learned. */
export type LearnedFormat = Pick<OfficeFormat, 'id' | 'name' | 'version' | 'content'>;

export interface ReadingAnswers {
	readonly document:
		| { readonly ok: true; readonly book: NewBook }
		| { readonly ok: false; readonly failure: DocumentFailure };
	readonly format:
		| { readonly ok: true; readonly format: LearnedFormat }
		| { readonly ok: false; readonly problems: readonly string[] };
	readonly packet:
		| { readonly ok: true; readonly packet: SignedPacket }
		| { readonly ok: false; readonly failure: PacketFailure };
}
