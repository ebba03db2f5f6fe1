/**
 * The embedded store: one SQLite file in WAL mode with synchronous=FULL, which issues one fsync of
 * the WAL per commit (seen with strace on libsql 0.5: 111 for 100 commits; NORMAL made 8).
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { inSlices } from '../../threads/turns';
import { roomSeed, rowChecksum } from '../checksum';
import { BUSY_TIMEOUT, rowsOf, sqliteCode, type Database, type Statement } from './database';
import { beginEpoch, readEpoch, readLostSpans } from './epoch';
import { bookOf } from '../book-of';
import { GroupCommit } from '../group-commit';
import { openChecked } from './open-checked';
import type { Tail } from '../room-chain';
import { readRoomLog, timeOf } from './room-log';
import { SqliteAudit } from './records/sqlite-audit';
import { SqlLinks, SqlUsers } from '../records/accounts';
import { SqlSubjects } from '../records/subjects';
import { SqliteAttempts } from './records/sqlite-attempts';
import { SqliteBooks } from './records/sqlite-books';
import { SqliteHistory } from './sqlite-history';
import { SqlSessions } from '../records/sessions';
import { SqlFormats } from '../records/formats';
import { SqlSamples } from '../records/samples';
import { SqlVersions } from '../records/versions';
import { put, removeRemains, snapshotRow, writeParts } from './snapshot';
import { tellOnce } from '../tell-once';
import { findTornTail, type TornTail } from './torn-tail';
import {
	AppendFailed,
	RoomDamaged,
	StoreDamaged,
	type Appended,
	type AppendMeta,
	type AuditStore,
	type LogCut,
	type LostSpan,
	type RecordDamage,
	type RoomLog,
	type Store
} from '../store';

interface Appending {
	readonly room: string;
	readonly update: Uint8Array;
	readonly meta: AppendMeta;
}

/** As the table `log` has its columns: room, sequence, at, by, data, checksum. */
type LogRow = readonly [string, number, number, string, Uint8Array, number];

/** A call of the database costs as much as several rows; each number of rows has a statement of its own. */
const ROWS_AT_ONCE = 64;

export interface SqliteStoreOptions {
	/** Told about every log that was cut at a damaged record. */
	readonly onCut?: (cut: LogCut) => void;
	/** Told once about every row of the smaller tables that cannot be read. */
	readonly onDamagedRecord?: (record: RecordDamage) => void;
	/** Nobody else has the file open, so that what a crash left of its write-ahead log may be judged. */
	readonly alone?: boolean;
	/** Told what lay behind the last good commit of the write-ahead log. */
	readonly onTornTail?: (torn: TornTail) => void;
	readonly now?: () => number;
	/** Stands between the store and its database; for tests that let writes fail. */
	readonly between?: (database: Database) => Database;
}

/** The folder of the database, and what was lost of its last writes, with a copy kept beside it. */
function beforeOpening(file: string, alone: boolean | undefined, now: () => number) {
	if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
	const torn = alone ? findTornTail(`${file}-wal`) : undefined;
	// Evidence, and a chance for a careful person: opening the database overwrites it.
	if (torn?.commits) copyFileSync(`${file}-wal`, `${file}-wal-torn-${now()}`);
	return torn;
}

export class SqliteStore implements Store {
	readonly books: SqliteBooks;
	readonly sessions: SqlSessions;
	readonly users: SqlUsers;
	readonly links: SqlLinks;
	readonly subjects: SqlSubjects;
	readonly attempts: SqliteAttempts;
	readonly audit: AuditStore;
	readonly history: SqliteHistory;
	readonly versions: SqlVersions;
	readonly samples: SqlSamples;
	readonly formats: SqlFormats;
	readonly #database: Database;
	readonly #tails = new Map<string, Tail>();
	readonly #commit: GroupCommit<Appending>;
	readonly #onCut: (cut: LogCut) => void;
	readonly #now: () => number;
	/** By how many rows they insert at once. */
	readonly #inserts: Statement[] = [];
	readonly #listeners: ((appended: Appended) => void)[] = [];
	#epoch: string;
	/** SQLite's count of other connections' commits. */
	#version: unknown;
	#lostSpans: readonly LostSpan[];

	constructor(file: string, options: SqliteStoreOptions = {}) {
		const { onCut = () => {}, now = Date.now, between = (database) => database } = options;
		const torn = beforeOpening(file, options.alone, now);
		this.#database = between(openChecked(file, { thorough: torn !== undefined, now: now() }));
		this.#onCut = onCut;
		this.#now = now;
		if (torn) {
			this.#leaveBehind(torn);
			options.onTornTail?.(torn);
		}
		this.#version = this.#database.pragma('data_version');
		this.#epoch = readEpoch(this.#database);
		this.#lostSpans = readLostSpans(this.#database);
		const onDamage = tellOnce(options.onDamagedRecord);
		this.history = new SqliteHistory(this.#database);
		this.books = new SqliteBooks(this.#database, {
			insert: (room, update, meta) => {
				const row = this.#next({ room, update, meta });
				// Where making the book fails, the row is not there: the end is read anew.
				this.#tails.delete(room);
				this.#insert([row]);
			},
			editedAt: (book) => this.history.editedAt(book),
			onDamage
		});
		// While a server is making a book, a command that opens the store beside it lets it.
		if (options.alone) {
			this.books.clearUnfinished();
			this.history.clearUnfinished();
		}
		const rows = rowsOf(this.#database);
		this.sessions = new SqlSessions(rows);
		this.users = new SqlUsers(rows, onDamage);
		this.links = new SqlLinks(rows);
		this.subjects = new SqlSubjects(rows);
		this.attempts = new SqliteAttempts(this.#database);
		this.audit = new SqliteAudit(this.#database);
		this.versions = new SqlVersions(rows);
		this.samples = new SqlSamples(rows);
		this.formats = new SqlFormats(rows);
		this.#commit = new GroupCommit((items) => this.#write(items));
	}

	get epoch(): string {
		return this.#epoch;
	}
	get lostSpans(): readonly LostSpan[] {
		return this.#lostSpans;
	}
	get figures(): { commits: number; rows: number } {
		return this.#commit.figures;
	}

	async changedElsewhere(): Promise<boolean> {
		const version = this.#database.pragma('data_version');
		const changed = this.#version !== version;
		this.#version = version;
		return changed;
	}

	append(room: string, update: Uint8Array, meta: AppendMeta): Promise<number> {
		return this.#commit.add({ room, update, meta });
	}

	onAppended(listener: (appended: Appended) => void): void {
		this.#listeners.push(listener);
	}

	async end(room: string): Promise<number> {
		void this.#commit.commit();
		return (this.#tails.get(room) ?? this.#readTail(room)).sequence;
	}

	async load(room: string, { whole = false } = {}): Promise<RoomLog | undefined> {
		void this.#commit.commit();
		const read = await inSlices(readRoomLog(this.#database, room));
		if (!read) return undefined;
		if (read.cut && whole) throw new RoomDamaged(room, 'record');
		this.#tails.set(room, read.tail);
		if (read.cut) this.#cut(read.cut);
		return read.log;
	}

	async compact(room: string, parts: readonly Uint8Array[], through: number): Promise<void> {
		void this.#commit.commit();
		const database = this.#database;
		const chain = this.#chainAt(room, through);
		if (chain === undefined) return; // nothing new since the last snapshot
		// Also of the rows that go now.
		await this.history.flush();
		const snapshot = { room, through, chain, parts };
		const written = await writeParts(database, snapshot);
		database.transaction(() => {
			if (this.#chainAt(room, through) !== chain)
				throw new StoreDamaged(room, 'log changed while it was folded');
			put(database, written);
		});
		await removeRemains(database, room);
	}

	/** The checksum of a row that is not folded yet. */
	#chainAt(room: string, sequence: number): number | undefined {
		if (sequence <= Number(snapshotRow(this.#database, room)?.through ?? 0)) return undefined;
		const row = this.#database
			.prepare('SELECT checksum FROM log WHERE room = ? AND sequence = ?')
			.get(room, sequence);
		return row && Number(row.checksum);
	}

	async rooms(bookId: string): Promise<readonly string[]> {
		const like = `book/${bookId}/`;
		return this.#database
			.prepare(`SELECT room FROM room WHERE substr(room, 1, ?) = ? ORDER BY room`)
			.all(like.length, like)
			.map((row) => String(row.room));
	}

	async probe(): Promise<void> {
		const database = this.#database;
		database.pragma('busy_timeout = 0');
		try {
			database
				.prepare(`INSERT OR REPLACE INTO server VALUES ('probe', ?)`)
				.run(String(this.#now()));
		} catch (error) {
			// Another process is writing: then it can be written.
			if (sqliteCode(error) !== 'SQLITE_BUSY') throw error;
		} finally {
			database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
		}
	}

	async flush(): Promise<void> {
		void this.#commit.commit();
		await this.history.flush();
	}

	async close(): Promise<void> {
		void this.#commit.commit();
		await this.history.close();
		this.#database.pragma('wal_checkpoint(TRUNCATE)');
		this.#database.close();
	}

	#write(items: readonly Appending[]): readonly number[] {
		const before = new Map(items.map(({ room }) => [room, this.#tails.get(room)]));
		let sequences: readonly number[];
		try {
			const rows = items.map((item) => this.#next(item));
			// One statement is a transaction by itself.
			if (rows.length <= ROWS_AT_ONCE) this.#insert(rows);
			else
				this.#database.transaction(() => {
					for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
						this.#insert(rows.slice(from, from + ROWS_AT_ONCE));
				});
			for (const { room, meta } of items) this.history.edited(bookOf(room), meta.at);
			sequences = rows.map(([, sequence]) => sequence);
		} catch (error) {
			for (const [room, tail] of before) {
				if (tail) this.#tails.set(room, tail);
				else this.#tails.delete(room);
			}
			throw new AppendFailed(sqliteCode(error), { cause: error });
		}
		const appended = items.map((item, i) => ({ ...item, sequence: sequences[i] }));
		for (const tell of this.#listeners) appended.forEach((one) => tell(one));
		return sequences;
	}

	#insert(rows: readonly LogRow[]): void {
		const statement = (this.#inserts[rows.length] ??= this.#database.prepare(
			`INSERT INTO log VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`
		));
		statement.run(...rows.flat());
	}

	/** The row of the log that an update becomes; its room ends with it from here on. */
	#next({ room, update, meta }: Appending): LogRow {
		const tail = this.#tails.get(room) ?? this.#readTail(room);
		const sequence = tail.sequence + 1;
		const checksum = rowChecksum(tail.checksum, sequence, update, meta);
		this.#tails.set(room, { sequence, checksum });
		return [room, sequence, meta.at, meta.by, update, checksum];
	}

	#readTail(room: string): Tail {
		const row = this.#database
			.prepare('SELECT sequence, checksum FROM log WHERE room = ? ORDER BY sequence DESC LIMIT 1')
			.get(room);
		if (row) return { sequence: Number(row.sequence), checksum: Number(row.checksum) };
		const snapshot = this.#database
			.prepare('SELECT through, chain FROM snapshot WHERE room = ?')
			.get(room);
		if (!snapshot) return { sequence: 0, checksum: roomSeed(room) };
		return { sequence: Number(snapshot.through), checksum: Number(snapshot.chain) };
	}

	/** Clients learn of acknowledged commits that may be gone, and offer again what they have. */
	#leaveBehind({ commits }: TornTail): void {
		const database = this.#database;
		if (commits > 0) {
			const row = database.prepare('SELECT max(at) AS at FROM book_edit').get();
			const lost = { after: Number(row?.at ?? 0), until: this.#now() };
			database.transaction(() => beginEpoch(database, lost));
		}
		// The next crash must not find the same remains.
		database.pragma('wal_checkpoint(TRUNCATE)');
	}

	/** Moves everything after the last good record aside and starts a new epoch. */
	#cut(cut: LogCut): void {
		const { room, lastGood, reason } = cut;
		this.#database.transaction(() => {
			const lost = { after: timeOf(this.#database, room, lastGood), until: this.#now() };
			this.#database
				.prepare(
					`INSERT INTO damaged SELECT room, sequence, at, by, data, checksum, ?, ?
					 FROM log WHERE room = ? AND sequence > ?`
				)
				.run(this.#now(), reason, room, lastGood);
			this.#database.prepare('DELETE FROM log WHERE room = ? AND sequence > ?').run(room, lastGood);
			this.history.forgetAfter(room, lastGood);
			this.#epoch = beginEpoch(this.#database, lost);
			this.#lostSpans = readLostSpans(this.#database);
		});
		this.#onCut(cut);
	}
}
