/**
 * Decides about an update before it reaches the log: all that it writes and deletes against what
 * this person may write in this kind of room. Nothing else in the server asks where an update writes.
 */
import type * as Y from 'yjs';
import type { UpdateFailure, UpdateSummary } from '$lib/collab/wire/inspect-update';
import { parseRoom, type RoomName } from '$lib/collab/room/room-name';
import type { LostSpan } from '../../store/store';
import type { RowOwners } from '../row-owners';
import { CommentRights, SEEN_RIGHTS } from './record-rights';
import { mayBeLost, sinceEver, type RoomRights, type Writer } from './rights';
import { RoomTicks } from './room-ticks';
import { SheetRights } from './sheet-rights';
import type { StoodRecords } from './stood-records';
import { notOwn, readWrites, Refusal } from './update-writes';

export interface JudgeOptions {
	readonly room: RoomName;
	readonly doc: Y.Doc;
	readonly owners: RowOwners;
	readonly stood: StoodRecords;
	readonly lostSpans: () => readonly LostSpan[];
	readonly now: () => number;
}

export class Judge {
	readonly #ticks: RoomTicks;
	readonly #rights: RoomRights;

	constructor(options: JudgeOptions) {
		this.#ticks = new RoomTicks(options.doc);
		this.#rights = rightsIn(options);
	}

	/** The clock after everything that was accepted of a client. */
	clockOf(client: number): number {
		return this.#ticks.clockOf(client);
	}

	/** Why an update that was inspected may not come from this person; where it may, it counts as there. */
	check(
		summary: Pick<UpdateSummary, 'structs' | 'deletes'>,
		who: Writer
	): UpdateFailure | undefined {
		try {
			const writes = readWrites(this.#ticks, summary);
			const wrong = this.#rights.wrong(writes, who);
			if (wrong !== undefined) throw notOwn(wrong);
			writes.accept();
			this.#rights.taken(writes);
			return undefined;
		} catch (error) {
			if (error instanceof Refusal) return error.failure;
			throw error;
		}
	}

	/** Everything accepted is in the document, or will never be. */
	settled(): void {
		this.#ticks.settled();
		this.#rights.settled();
	}
}

function rightsIn({ room, doc, owners, stood, lostSpans, now }: JudgeOptions): RoomRights {
	const place = parseRoom(room);
	const isLost = (t: unknown): boolean => mayBeLost(t, lostSpans(), now());
	switch (place?.kind) {
		case 'department':
		case 'unit':
			return new SheetRights({
				...{ room: place, doc, owners, stood },
				mayBeLost: isLost,
				since: now()
			});
		case 'comments':
			return new CommentRights({
				doc,
				mayBeLost: (t) => mayBeLost(t, sinceEver(lostSpans()), now())
			});
		case 'person':
			return SEEN_RIGHTS;
		default:
			return SERVER_ONLY;
	}
}

/** Steps of the workflow are written on request (workflow-desk.ts). */
const SERVER_ONLY: RoomRights = {
	wrong: ({ maps, texts }) => (maps.length + texts.size > 0 ? 'the server’s' : undefined),
	taken: () => undefined,
	settled: () => undefined
};
