/** One open book: its rooms kept together, its writes, undo, presence and saved state. */
import type * as Y from 'yjs';
import type { ColumnId, RowId, SheetKey, UnitId } from '$lib/budget/book/book';
import type { LiveBook } from '$lib/budget/live/live-book';
import { Access } from './access';
import type { Connect, SocketLike } from '../wire/bounded-socket';
import { BookConflicts } from '../conflict/book-conflicts';
import { BookMirror } from '../room/book-mirror';
import type { BookSessionOptions } from './book-session-options';
import { BookWriter } from '../edit/book-writer';
import type { Comments } from '../comment/comments';
import type { BookConflict, ConflictChoice } from '../conflict/conflict';
import { ChangeGatherer, nextFrame } from '../room/change-gatherer';
import { Explanations } from '../edit/explanations';
import { LineWatch } from './line-watch';
import { Listeners } from './listeners';
import type { SetAside } from '../device/offline-store';
import { Presence, type Peer, type Place } from '../wire/presence';
import {
	byClaim,
	parseRoom,
	parseBookRoom,
	type RoomName,
	type SheetRoom
} from '../room/room-name';
import { roomOf } from '../room/room-of';
import { roomRefusal } from './room-refusal';
import { sheetUnit } from '../room/sheet-unit';
import type { Author } from '../room/author';
import { OWN_EDIT } from '../room/origin';
import { RoomReplica } from './room-replica';
import { saveStateOf } from './save-state';
import { commentsOfSession, isOwnRoom } from './session-comments';
import { missingIn } from './missing-rooms';
import { SetAsides } from './set-asides';
import { recordOf } from '../room/schema';
import { ServerClock } from '../wire/server-clock';
import type { Batch, CellEdit, NewRow, WriteResult } from '../room/write';
import type { Identity } from '../room/identity';
import type { Refusal } from '../room/refusal';
import type { Restoring } from '../edit/restore';
import type { SaveState, Session, SessionEvent, Stamp } from './session';
import type { UndoResult, UndoStep } from '../edit/undo';

const openSocket: Connect = (url) => new WebSocket(url) as unknown as SocketLike;

export function openBook(options: BookSessionOptions): BookSession {
	return new BookSession(options);
}

export class BookSession implements Session {
	readonly bookId: string;
	readonly book: LiveBook;
	readonly ready: Promise<void>;
	saved: SaveState = { state: 'saving', waiting: 0, online: false };
	readonly #options: BookSessionOptions;
	readonly #access: Access;
	readonly #clock: ServerClock;
	readonly #mirror: BookMirror;
	readonly #replicas = new Map<RoomName, RoomReplica>();
	readonly #writer: BookWriter;
	readonly explanations: Explanations;
	readonly restoring: Restoring;
	readonly comments: Comments;
	readonly #gatherer: ChangeGatherer;
	readonly #presence: Presence;
	readonly #conflicts: BookConflicts;
	readonly #asides: SetAsides;
	readonly #listeners = new Listeners<SessionEvent>();
	readonly #awaited = new Set<RoomName>();
	readonly #line = new LineWatch(() => this.#replicas.values());
	#becomeReady: () => void = () => undefined;
	#closed = false;

	constructor(options: BookSessionOptions) {
		this.#options = options;
		this.bookId = options.bookId;
		this.#access = new Access(options.identity, this.#listeners);
		this.#clock = new ServerClock(options.clock ?? Date.now);
		this.#clock.offset = options.clockOffset ?? 0;
		for (const { room, mayWrite } of [...options.rooms].sort((a, b) => byClaim(a.room, b.room))) {
			this.#replicas.set(room, this.#replica(room, mayWrite));
		}
		const sheets = [...this.#replicas].filter(([room]) => parseBookRoom(room));
		this.#mirror = new BookMirror(sheets.map(([room, { doc }]) => [room, doc]));
		this.book = this.#mirror.book;
		this.#gatherer = new ChangeGatherer(options.frame ?? nextFrame, (gathered) =>
			this.#listeners.emit('changes', gathered)
		);
		this.#mirror.onChange(({ changes, origin }) =>
			this.#gatherer.add(changes, origin !== OWN_EDIT)
		);
		this.#writer = this.#newWriter();
		this.restoring = this.#writer;
		this.#conflicts = new BookConflicts({
			frame: options.frame ?? nextFrame,
			columnsIn: (room, row) => this.#mirror.columnsIn(room, row),
			changed: (conflicts) => this.#listeners.emit('conflicts', conflicts)
		});
		for (const [room, { doc }] of sheets) this.#conflicts.attach(room, doc);
		this.comments = this.#openComments();
		this.#asides = new SetAsides({
			...{ bookId: this.bookId, store: options.store, session: this },
			docOf: (room) => this.docOf(room),
			refusalFor: (room) => this.#refusalFor(room),
			changed: (asides) => this.#listeners.emit('setAside', asides)
		});
		this.explanations = new Explanations(this.#writer, this.identity.name);
		this.#presence = new Presence((peers) => this.#listeners.emit('peers', peers));
		this.ready = new Promise((resolve) => (this.#becomeReady = resolve));
		options.tabs?.listen((message) => this.#replicas.get(message.room)?.hear(message));
		void this.#open();
	}

	get identity(): Identity {
		return this.#access.identity;
	}
	get peers(): readonly Peer[] {
		return this.#presence.peers;
	}
	get damaged(): readonly RoomName[] {
		return [...this.#replicas.values()].filter(({ damaged }) => damaged).map(({ room }) => room);
	}

	get missing(): readonly SheetRoom[] {
		return missingIn(this.#replicas.values());
	}
	get setAside(): readonly SetAside[] {
		return this.#asides.all;
	}

	write(edits: readonly CellEdit[]): WriteResult {
		return this.#writer.write(edits);
	}
	insertRow(row: NewRow): WriteResult {
		return this.#writer.insertRow(row);
	}
	writeAll(batch: Batch): WriteResult {
		return this.#writer.writeAll(batch);
	}
	mayWriteAll(batch: Batch): Refusal | undefined {
		return this.#writer.mayWriteAll(batch);
	}
	removeRow(row: RowId): WriteResult {
		return this.#writer.removeRow(row);
	}
	moveRow(row: RowId, after: RowId | undefined): WriteResult {
		return this.#writer.moveRow(row, after);
	}
	writeSetting(key: string, value: unknown): WriteResult {
		return this.#writer.writeSetting(key, value);
	}
	get undoSteps(): readonly UndoStep[] {
		return this.#writer.undoSteps;
	}
	undo(): UndoResult {
		return this.#writer.undo();
	}
	redo(): UndoResult {
		return this.#writer.redo();
	}

	get conflicts(): readonly BookConflict[] {
		return this.#conflicts.all;
	}
	settleConflict(id: string, choice: ConflictChoice): WriteResult {
		return this.#writer.settle(this.#conflicts.find(id), choice);
	}

	mayWrite(where: { row: RowId } | { sheet: SheetKey; unit?: UnitId }): Refusal | undefined {
		if ('sheet' in where) {
			const unit = sheetUnit(this.book, where.sheet, where.unit);
			return this.#refusalFor(roomOf(this.bookId, where.sheet, unit));
		}
		const room = this.#mirror.roomOf(where.row);
		return room === undefined ? { kind: 'no-such-row', row: where.row } : this.#refusalFor(room);
	}

	stampOf(row: RowId, column: ColumnId): Stamp | undefined {
		const room = this.#mirror.roomOf(row);
		const doc = room === undefined ? undefined : this.docOf(room);
		const record = doc && recordOf(doc, row, column);
		return record && { by: record.by, at: record.t };
	}

	/** The document of a room, for readers of what isn't in the book: conflicts, history. */
	docOf(room: RoomName): Y.Doc | undefined {
		return this.#replicas.get(room)?.doc;
	}

	reconnect(): void {
		for (const { connection } of this.#replicas.values()) connection?.reconnect();
	}

	setPlace(place: Place | undefined): void {
		this.#presence.setPlace(place);
	}

	on<K extends keyof SessionEvent>(
		event: K,
		listener: (value: SessionEvent[K]) => void
	): () => void {
		return this.#listeners.on(event, listener);
	}

	readonly offerAgain = (id: string): Promise<WriteResult> => this.#asides.offerAgain(id);
	readonly dropSetAside = (id: string): Promise<void> => this.#asides.drop(id);

	async close(): Promise<void> {
		if (this.#closed) return;
		this.#closed = true;
		this.#line.stop();
		this.#presence.close();
		this.#mirror.detachAll();
		this.#conflicts.close();
		this.comments.close();
		const replicas = [...this.#replicas.values()];
		for (const replica of replicas) replica.close();
		await Promise.all(replicas.map((replica) => replica.settled()));
		this.#options.tabs?.close();
	}

	readonly #author = (): Author => ({ by: this.identity.id, t: this.#clock.stamp() });
	readonly #named = (): Author => ({ ...this.#author(), name: this.identity.name });
	readonly #randomId = (): string =>
		this.#options.randomId?.() ?? globalThis.crypto.randomUUID().replaceAll('-', '');

	#newWriter(): BookWriter {
		return new BookWriter({
			bookId: this.bookId,
			mirror: this.#mirror,
			randomId: this.#randomId,
			quota: this.#options.quota,
			author: this.#named,
			docOf: (room) => this.#replicas.get(room)?.doc,
			refusalFor: (room) => this.#refusalFor(room),
			did: (done) => this.#listeners.emit('did', done),
			changed: (undo) => this.#listeners.emit('undo', undo)
		});
	}

	/** First the device, then the server; ready with whichever has the department's room first. */
	async #open(): Promise<void> {
		const replicas = [...this.#replicas.values()];
		await Promise.all(replicas.map((replica) => replica.load()));
		if (this.#closed) return;
		if (replicas[0]?.stored) this.#becomeReady();
		else for (const { room } of replicas) this.#awaited.add(room);
		for (const replica of replicas) replica.connect();
		this.#line.start();
		await this.#asides.load();
	}

	#replica(room: RoomName, mayWrite: boolean): RoomReplica {
		const { url, store, tabs, clientId } = this.#options;
		const place = parseRoom(room);
		const replica: RoomReplica = new RoomReplica({
			room,
			url,
			store,
			tabs,
			clientId,
			mayWrite,
			clock: this.#clock,
			connect: this.#options.connect ?? openSocket,
			presence: place?.kind === 'department',
			owner: place?.kind === 'unit' ? place.unit : 'department',
			randomId: this.#randomId,
			events: {
				changed: () => this.#savedMayDiffer(),
				replaced: (doc) => {
					if (!parseBookRoom(room)) return this.comments.attach();
					this.#mirror.attach(room, doc);
					this.#conflicts.attach(room, doc);
				},
				connected: () => this.#usePresence(replica),
				synced: () => this.#settled(room),
				greeted: (identity, changed) => this.#access.greeted(identity, changed),
				refused: (refusal, aside) => this.#roomRefused(room, refusal, aside)
			}
		});
		return replica;
	}

	#usePresence(replica: RoomReplica): void {
		const awareness = replica.connection?.awareness;
		if (awareness && parseRoom(replica.room)?.kind === 'department') this.#presence.use(awareness);
	}

	/** One room of a first visit is as complete as it will be. */
	#settled(room: RoomName): void {
		// After the changes that came with it.
		(this.#options.frame ?? nextFrame)(() => {
			if (!this.#closed) this.#listeners.emit('missing', this.missing);
		});
		if (this.#awaited.delete(room) && this.#awaited.size === 0) this.#becomeReady();
	}

	#roomRefused(room: RoomName, refusal: Refusal, aside: SetAside | undefined): void {
		if (aside) this.#asides.add(aside);
		this.#settled(room);
		this.#listeners.emit('refused', { room, refusal });
	}

	#refusalFor(room: RoomName): Refusal | undefined {
		return roomRefusal(room, this.#replicas, this.identity, this.book.head);
	}

	#openComments(): Comments {
		return commentsOfSession({
			bookId: this.bookId,
			replicas: this.#replicas,
			refusalFor: (room) => this.#refusalFor(room),
			me: this.identity.id,
			author: this.#author,
			randomId: this.#randomId,
			frame: this.#options.frame ?? nextFrame,
			changed: (threads) => this.#listeners.emit('comments', threads)
		});
	}

	#savedMayDiffer(): void {
		if (this.#closed) return;
		// What somebody has seen is no work of theirs to be saved.
		const rooms = [...this.#replicas.values()].filter(({ room }) => !isOwnRoom(room));
		const { state, waiting, online } = saveStateOf(rooms);
		const { saved } = this;
		if (saved.state === state && saved.waiting === waiting && saved.online === online) return;
		this.saved = { state, waiting, online };
		this.#listeners.emit('saved', this.saved);
	}
}
