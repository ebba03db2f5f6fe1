/**
 * A room in memory: its document, the people in it, and the one road an update takes:
 * bounds → rights now → log, committed → document → everybody else → acknowledgement.
 */
import * as Y from 'yjs';
import {
	applySettlement,
	settleConcurrent,
	type Settlement
} from '$lib/collab/conflict/settle-concurrent';
import type { HistoryChange } from '$lib/collab/history/history';
import { beyondQuota } from '$lib/collab/room/room-quota';
import { inspectUpdate, type UpdateFailure } from '$lib/collab/wire/inspect-update';
import { SYNC } from '$lib/collab/wire/wire';
import type { BookRights } from '../access/rights';
import type { AppendMeta, Store } from '../store/store';
import { turn } from '../threads/turns';
import type { Folded } from './fold/fold-log';
import type { LogFolder } from './fold/log-folder';
import { deriveSafely } from './history-recovery';
import { Connection, TRY_AGAIN } from './connection';
import { Judge } from './judge/judge';
import type { StoodRecords } from './judge/stood-records';
import type { RelayLimits } from './limits';
import type { RelayLog } from './log';
import { bringsNothing } from './nothing-new';
import { Presence } from './presence';
import type { RoomState } from './room-state';
import type { RowOwners } from './row-owners';
import { syncFrame } from './sync-frame';
import { additionOf } from './update-addition';

export interface LiveRoomOptions {
	readonly name: string;
	readonly state: RoomState;
	readonly book: BookRights;
	readonly store: Store;
	readonly limits: RelayLimits;
	readonly now: () => number;
	readonly log: RelayLog;
	readonly folder: LogFolder;
	/** Sequence of the last log row that the document contains, and how many rows follow the snapshot. */
	readonly sequence: number;
	readonly rows: number;
	/** In which room each row of the book lives. */
	readonly owners: RowOwners;
	/** What is known to have stood in its head. */
	readonly stood: StoodRecords;
	/** The log can no longer be trusted to take what the document has. */
	readonly onLost: (room: LiveRoom) => void;
}

/** Bytes of an update that goes into the document at once: a few milliseconds. */
const AT_ONCE = 16 * 1024;

/** A log that waits for others, or a server that stops, is no fault: it is folded another time. */
const isWorthTelling = (folded: Extract<Folded, { ok: false }>): boolean =>
	folded.kind === 'differs' || (folded.kind === 'stopped' && folded.why !== 'closing');

/** An update that is in the log and goes into the document next. */
interface CommittedUpdate {
	readonly update: Uint8Array;
	readonly sequence: number;
	readonly stamp: AppendMeta;
	/** The frame as it came, passed on unchanged. */
	readonly frame: Uint8Array | undefined;
}

export class LiveRoom {
	readonly name: string;
	readonly doc: Y.Doc;
	/** The document as bytes. */
	readonly state: RoomState;
	readonly book: BookRights;
	readonly connections = new Set<Connection>();
	readonly presence: Presence<Connection>;
	/** Who else needs the document: the findings of a book, a file being written. */
	pins = 0;
	/** When the last one left; UTC milliseconds. */
	idleSince: number;
	readonly #options: LiveRoomOptions;
	readonly #judge: Judge;
	#sequence: number;
	#folding: Promise<void> | undefined;
	/** What is in the log and on its way into the document. */
	#applying: Promise<void> | undefined;
	#rows: number;
	#underWay = 0;
	#drained: (() => void)[] = [];
	readonly #unsettled: Settlement[] = [];
	/** What the last transaction did, until the row of the log that brought it is known. */
	#derived: HistoryChange[] = [];

	constructor(options: LiveRoomOptions) {
		this.#options = options;
		this.name = options.name;
		this.state = options.state;
		this.doc = options.state.doc;
		this.book = options.book;
		this.#sequence = options.sequence;
		this.#rows = options.rows;
		this.idleSince = options.now();
		this.presence = new Presence(options.now());
		const lostSpans = (): Store['lostSpans'] => options.store.lostSpans;
		this.#judge = new Judge({ ...options, doc: this.doc, room: options.name, lostSpans });
		// Here the overwritten values can still be read; afterwards Yjs throws them away.
		this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
			this.#derived = deriveSafely(this.doc, transaction, options);
			if (!(transaction.origin instanceof Connection)) return;
			const settlement = settleConcurrent(this.doc, transaction, { now: options.now() });
			if (settlement.restores.length + settlement.conflicts.length > 0)
				this.#unsettled.push(settlement);
		});
	}

	get sequence(): number {
		return this.#sequence;
	}
	/** Whether something is on its way to the log. */
	get isBusy(): boolean {
		return this.#underWay > 0;
	}
	get isIdle(): boolean {
		return this.connections.size === 0 && this.pins === 0;
	}

	/** Lets a connection in: it hears of everything from here on. */
	join(connection: Connection): void {
		this.connections.add(connection);
		this.#options.store.history.named(connection.greeting!.identity);
		const others = this.presence.others(connection);
		if (others) connection.send(others);
	}

	leave(connection: Connection): void {
		if (!this.connections.delete(connection)) return;
		const gone = this.presence.leave(connection);
		if (gone) this.broadcast(gone, connection);
		this.touch();
	}

	/** Starts the time after which an empty room is put away. */
	touch(): void {
		this.idleSince = this.#options.now();
	}

	/** Asks a connection for all that the document lacks. */
	askForMissing(connection: Connection): void {
		connection.send(syncFrame(SYNC.step1, Y.encodeStateVector(this.doc)));
	}

	/**
	 * Takes an update in. Rights have been decided by the caller, in the same turn.
	 * @param frame the frame as it came, sent on unchanged if it is an update message
	 */
	receive(connection: Connection, update: Uint8Array, frame: Uint8Array | undefined): void {
		const inspected = inspectUpdate(update, (client) => this.#judge.clockOf(client));
		const isAnswer = frame === undefined;
		if (!inspected.ok) return this.#refuse(connection, inspected.failure, isAnswer);
		if (isAnswer) {
			connection.gap = false;
			if (this.#underWay === 0 && bringsNothing(this.doc, update)) return connection.sendAcks();
		}
		const { structs, deletes } = inspected.summary;
		if (structs.length + deletes.length === 0) return connection.sendAcks();
		const { id, name } = connection.greeting!.identity;
		const failure = this.#judge.check(inspected.summary, { id, name });
		if (failure) return this.#refuse(connection, failure, isAnswer);
		const addition = additionOf(structs, update.length);
		const full = beyondQuota(this.doc, () => this.state.size, addition, this.#options.limits.quota);
		if (full) return connection.refuse('room-full', full.what);
		connection.updateAccepted();
		this.#begin();
		const { now, store } = this.#options;
		const stamp = { by: id, at: now() };
		store
			.append(this.name, update, stamp)
			.then(
				(sequence) =>
					this.#inOrder(update.length, () =>
						this.#committed(connection, { update, sequence, stamp, frame })
					),
				(error) => this.#notCommitted(connection, error)
			)
			.finally(() => this.#end());
	}

	/** A change of the server's own: into the document, the log, then to everybody. `false`: it is not stored. */
	async write(by: string, change: (doc: Y.Doc) => void): Promise<boolean> {
		const updates: Uint8Array[] = [];
		const collect = (update: Uint8Array): void => void updates.push(update);
		this.doc.on('update', collect);
		try {
			this.#derived = [];
			this.doc.transact(() => change(this.doc), by);
		} finally {
			this.doc.off('update', collect);
		}
		this.#begin();
		const changes = this.#derived.splice(0);
		try {
			const { store, now } = this.#options;
			for (const update of updates) {
				const stamp = { by, at: now() };
				const sequence = await store.append(this.name, update, stamp);
				await this.#inOrder(0, () => {
					this.#record(sequence, stamp, changes.splice(0));
					this.#advance(sequence);
					this.state.add(sequence, update);
					this.#passOn(syncFrame(SYNC.update, update));
				});
			}
			return true;
		} catch (error) {
			// The document has what the log has not: it must not be served any longer.
			this.#options.log.error({ room: this.name, error }, 'server change not stored');
			this.#options.onLost(this);
			return false;
		} finally {
			this.#end();
		}
	}

	#passOn(update: Uint8Array, except?: Connection): void {
		for (const connection of this.connections)
			if (connection !== except) connection.sendUpdate(update);
	}

	broadcast(frame: Uint8Array, except?: Connection): void {
		for (const connection of this.connections) {
			if (connection !== except) connection.send(frame);
		}
	}

	/** Resolves when nothing is on its way to the log. */
	drained(): Promise<void> {
		if (this.#underWay === 0) return Promise.resolve();
		return new Promise((resolve) => this.#drained.push(resolve));
	}

	/** Folds the log into a snapshot, if it has grown enough (or `always`). */
	async compact(always = false): Promise<void> {
		const { compactAfter } = this.#options.limits;
		while (this.#folding) await this.#folding;
		if (this.#rows === 0 || (!always && this.#rows < compactAfter)) return;
		this.#folding = this.#fold().finally(() => (this.#folding = undefined));
		await this.#folding;
	}

	async #fold(): Promise<void> {
		const { store, log, folder } = this.#options;
		const { name: room, book } = this;
		this.#rows = 0;
		const through = this.#sequence;
		try {
			const folded = await folder.fold(book.id, () => this.state.bytesThrough(through));
			if (!folded.ok) {
				if (isWorthTelling(folded)) log.error({ room, ...folded }, 'not folded; the log stays');
				return;
			}
			const { pieces } = folded;
			const parts = pieces.map(({ update }) => update);
			await store.compact(room, parts, through);
			this.state.replace(pieces, through);
		} catch (error) {
			log.error({ room, error }, 'compaction failed; the log stays');
		}
	}

	/** In the order of the log, a large update when its turn has come. */
	#inOrder(size: number, apply: () => void): Promise<void> | void {
		const before = this.#applying;
		if (!before && size <= AT_ONCE) return apply();
		const own = (async () => {
			await before;
			if (size > AT_ONCE) await turn();
			apply();
		})();
		const done = (): void => void (this.#applying === settled && (this.#applying = undefined));
		const settled = own.then(done, done);
		this.#applying = settled;
		return own;
	}

	#committed(connection: Connection, { update, sequence, stamp, frame }: CommittedUpdate): void {
		const { log } = this.#options;
		this.#derived = [];
		try {
			Y.applyUpdate(this.doc, update, connection);
		} catch (error) {
			// Within bounds and yet no update: it stays in the log, and load() steps over it.
			log.error({ room: this.name, sequence, error }, 'update could not be applied');
			this.state.renew(sequence);
			return connection.refuse('bad-message', 'update could not be applied');
		}
		this.#record(sequence, stamp, this.#derived.splice(0));
		this.#advance(sequence);
		this.state.add(sequence, update);
		if (!connection.gap) connection.asked = connection.behindGap = 0;
		this.#passOn(syncFrame(SYNC.update, update, frame), connection);
		this.#settleConflicts();
		connection.updateDurable();
		if (connection.ackDue) this.settle(connection);
		if (this.#rows >= this.#options.limits.compactAfter) void this.compact();
	}

	/** Acknowledges what is durable, or asks for what an update rested on that was set aside. */
	settle(connection: Connection): void {
		if (connection.gap) this.#askAgain(connection);
		else connection.sendAcks();
	}

	/** Of two values written while apart the later one stands; the other becomes a conflict to settle. */
	#settleConflicts(): void {
		for (const settlement of this.#unsettled.splice(0))
			void this.write('server', (doc) => applySettlement(doc, settlement));
	}

	#notCommitted(connection: Connection, error: unknown): void {
		this.#judge.settled();
		this.#options.log.error({ room: this.name, error }, 'update not stored');
		connection.close(TRY_AGAIN, 'not stored');
	}

	#refuse(connection: Connection, failure: UpdateFailure, isAnswer: boolean): void {
		if (failure.kind === 'clock-gap') {
			// The answer that was asked for brings what this one rests on, and this one too.
			if (connection.gap && !isAnswer && ++connection.behindGap <= this.#options.limits.behindGap)
				return;
			connection.gap = true;
			return this.#askAgain(connection);
		}
		const { log } = this.#options;
		log.warn({ room: this.name, by: connection.session?.personId, failure }, 'update refused');
		const tooBig = failure.kind === 'over-limit' && failure.what === 'bytes';
		const reason = failure.kind === 'not-own' ? 'not-yours' : 'bad-message';
		connection.refuse(tooBig ? 'too-big' : reason, failure.kind);
	}

	#askAgain(connection: Connection): void {
		if (++connection.asked > this.#options.limits.asks)
			return connection.refuse('bad-message', 'updates rest on others that never came');
		this.askForMissing(connection);
	}

	#record(sequence: number, { by, at }: AppendMeta, changes: readonly HistoryChange[]): void {
		this.#options.store.history.record({ room: this.name, sequence, at, by, changes });
	}

	#advance(sequence: number): void {
		this.#sequence = sequence;
		this.#rows++;
	}
	#begin(): void {
		this.#underWay++;
	}
	#end(): void {
		if (--this.#underWay > 0) return;
		this.#judge.settled();
		for (const resolve of this.#drained.splice(0)) resolve();
	}
}
