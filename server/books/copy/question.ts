/** What is asked of a thread that keeps copies of books, and what it answers. What may be long comes as bytes. */
import type { RowId, UnitId } from '$lib/budget/book/book';
import type { Part, PartDigests, Round } from '$lib/budget/book/workflow';
import type { RoomName } from '$lib/collab/room/room-name';
import type { ReturnContent } from '$lib/exchange/packet/packet';
import type { PacketPlace } from '$lib/exchange/packet/judge-packet';
import type { Counts } from '$lib/rules/finding/finding-counts';

export type Question =
	/** What the rules say, and which of them have no say. */
	| { readonly kind: 'findings' }
	| { readonly kind: 'counts' }
	/** The ids of all who said something about the book. */
	| { readonly kind: 'commenters' }
	/** The book as a file; `names` of those who said something. */
	| { readonly kind: 'file'; readonly names: Readonly<Record<string, string>> }
	/** The book as gzipped JSON, as versions keep it. */
	| { readonly kind: 'version' }
	/** What rows are called in their rooms. */
	| { readonly kind: 'labels'; readonly rows: readonly (readonly [RoomName, RowId])[] }
	/** What keeps a part from being submitted. */
	| { readonly kind: 'hindrance'; readonly part: Part }
	| { readonly kind: 'digests'; readonly part: Part }
	/** Of what the public would see, as it is signed. */
	| { readonly kind: 'public-digest' }
	/** Where a packet's part differs from here; `digests`: JSON. */
	| { readonly kind: 'compared'; readonly part: Part; readonly digests: Uint8Array }
	| SealReturn
	| SealAnswer;

/** A return, signed with the key of the data folder. */
export interface SealReturn {
	readonly kind: 'sealed-return';
	readonly data: string;
	readonly unit: UnitId;
	readonly said: Pick<ReturnContent, 'id' | 'round' | 'by' | 'at' | 'note' | 'cited'>;
}

/** A unit's part in answer to a return, signed. */
export interface SealAnswer {
	readonly kind: 'sealed-answer';
	readonly data: string;
	readonly unit: UnitId;
	readonly said: {
		readonly id: string;
		readonly round: Round;
		readonly by: string;
		/** UTC, ISO 8601 */
		readonly at: string;
		readonly answers: string;
	};
}

/** What stands in the way of submitting a part. */
export interface Hindrance {
	/** Ids of findings. */
	readonly errors: readonly string[];
	readonly unexplained: readonly string[];
	readonly conflicts: number;
}

/** A packet as JSON; `undefined` where the book has no such unit. */
export type SealedPacket = { readonly unit: string; readonly json: Uint8Array } | undefined;

export interface Answers {
	/** JSON. */
	readonly findings: Uint8Array;
	readonly counts: Counts;
	readonly commenters: readonly string[];
	readonly file: Uint8Array;
	readonly version: Uint8Array;
	readonly labels: Readonly<Record<RowId, string>>;
	readonly hindrance: { readonly digests: PartDigests; readonly hindrance: Hindrance | undefined };
	readonly digests: PartDigests;
	readonly 'public-digest': string;
	readonly compared: {
		readonly place: Omit<PacketPlace, 'workflow'>;
		readonly digests: PartDigests;
		/** Sheets that hold something else here. */
		readonly changed: readonly string[];
	};
	readonly 'sealed-return': SealedPacket;
	readonly 'sealed-answer': SealedPacket;
}

export type QuestionOf<K extends keyof Answers> = Extract<Question, { readonly kind: K }>;

/** A room as its log has it. */
export interface RoomBytes {
	readonly room: RoomName;
	readonly snapshot: readonly Uint8Array[];
	readonly updates: readonly Uint8Array[];
}

/** An update that came since the log was read. */
export interface RoomUpdate {
	readonly room: RoomName;
	readonly update: Uint8Array;
}

/** Work for a thread of copies. */
export interface CopyWork {
	readonly book: string;
	/** Where the thread has no copy yet: what to make it of. */
	readonly open?: {
		readonly rooms: readonly RoomBytes[];
		readonly since: readonly RoomUpdate[];
		/** UTC milliseconds. */
		readonly now: number;
	};
	/** Take rooms as they are, also where the relay would do something about them first. */
	readonly asIs: boolean;
	readonly question: Question;
}

export type CopyAnswer =
	| { readonly answer: Answers[keyof Answers] }
	/** This version cannot read the format that the book carries: its id. */
	| { readonly unreadable: string }
	/** The relay must open these rooms first: it migrates them, and settles what a crash left unsettled. */
	| { readonly unready: readonly RoomName[] };

export type CopyNote =
	| ({ readonly kind: 'update'; readonly book: string } & RoomUpdate)
	| { readonly kind: 'drop'; readonly book: string };
