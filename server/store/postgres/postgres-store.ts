/**
 * The store of several connections: PostgreSQL 13 or later, as its own server keeps it. An append is
 * one statement that is committed when it returns, under a fence that only the owner of the store has.
 */
import { randomUUID } from 'node:crypto';
import { bookOf } from '../book-of';
import { GroupCommit } from '../group-commit';
import { SqlLinks, SqlUsers } from '../records/accounts';
import { SqlSubjects } from '../records/subjects';
import { SqlFormats } from '../records/formats';
import { SqlSamples } from '../records/samples';
import { SqlSessions } from '../records/sessions';
import { SqlVersions } from '../records/versions';
import type { BookOwners } from '../book-owners';
import { tellOnce } from '../tell-once';
import {
	RoomDamaged,
	type Appended,
	type AppendMeta,
	type LogCut,
	type LostSpan,
	type RecordDamage,
	type RoomLog,
	type Store
} from '../store';
import { PostgresDatabase } from './database';
import { BookLeases } from './book-leases';
import { DatabaseUnusable, explaining, placeOfDatabase } from './database-failure';
import { beginEpoch, readEpoch, type Epoch } from './epoch';
import { LogWriter, type Appending } from './log-writer';
import { NodeLease } from './node-lease';
import { PostgresBooks } from './postgres-books';
import { PostgresHistory } from './postgres-history';
import { PostgresAttempts, PostgresAudit, writeKey } from './postgres-records';
import { foldLog, readRoomLog, setAside } from './room-log';
import { migratePostgres, requireUsable } from './schema';

export interface PostgresStoreOptions {
	/** Becomes a node, without which nothing can be appended. */
	readonly alone?: boolean;
	/** Where other nodes reach this one; without it this node is the only one. */
	readonly nodeUrl?: string;
	/** Milliseconds for which a node is waited for beside which this one cannot be. */
	readonly patience?: number;
	/** Another node has taken over: nothing that is in memory may be trusted any more. */
	readonly onLeaseLost?: () => void;
	/** Told of a connection that broke. */
	readonly onConnectionLost?: (error: Error) => void;
	/** Told about every log that was cut at a damaged record. */
	readonly onCut?: (cut: LogCut) => void;
	/** Told once about every row of the smaller tables that cannot be read. */
	readonly onDamagedRecord?: (record: RecordDamage) => void;
	readonly now?: () => number;
}

export class PostgresStore implements Store {
	readonly books: PostgresBooks;
	readonly sessions: SqlSessions;
	readonly users: SqlUsers;
	readonly links: SqlLinks;
	readonly subjects: SqlSubjects;
	readonly attempts: PostgresAttempts;
	readonly audit: PostgresAudit;
	readonly history: PostgresHistory;
	readonly versions: SqlVersions;
	readonly samples: SqlSamples;
	readonly formats: SqlFormats;
	readonly #database: PostgresDatabase;
	readonly owners: BookOwners | undefined;
	readonly #node: NodeLease | undefined;
	readonly #leases: BookLeases | undefined;
	readonly #writer: LogWriter;
	readonly #commit: GroupCommit<Appending>;
	readonly #id: string;
	readonly #options: PostgresStoreOptions;
	readonly #listeners: ((appended: Appended) => void)[] = [];
	#epoch: Epoch;
	/** What other processes have changed so far, as `changedElsewhere` saw it. */
	#changes = '';

	private constructor(
		database: PostgresDatabase,
		options: PostgresStoreOptions,
		{ id, node, epoch }: { id: string; node: NodeLease | undefined; epoch: Epoch }
	) {
		this.#database = database;
		this.#options = options;
		this.#id = id;
		this.#node = node;
		this.#epoch = epoch;
		const onDamage = tellOnce(options.onDamagedRecord);
		// Another node may have begun one when it had the book.
		const readAnew = async (): Promise<void> => void (this.#epoch = await readEpoch(database));
		const leases = (this.#leases = node && new BookLeases(database, node, readAnew));
		this.owners = options.nodeUrl === undefined ? undefined : leases && this.#ownersBy(leases);
		this.history = new PostgresHistory(database, leases);
		this.books = new PostgresBooks(database, node, {
			editedAt: (book) => this.history.editedAt(book),
			onDamage
		});
		this.sessions = new SqlSessions(database);
		this.users = new SqlUsers(database, onDamage);
		this.links = new SqlLinks(database);
		this.subjects = new SqlSubjects(database);
		this.attempts = new PostgresAttempts(database);
		this.audit = new PostgresAudit(database);
		this.versions = new SqlVersions(database);
		this.samples = new SqlSamples(database);
		this.formats = new SqlFormats(database);
		this.#writer = new LogWriter(database, leases);
		this.#commit = new GroupCommit((items) => this.#write(items));
		if (leases) node?.keep(() => leases.isMissing());
	}

	/**
	 * Connects, and makes what is not there yet.
	 * @throws DatabaseUnusable and StoreTooNew, with why it cannot be used
	 */
	static open(url: string, options: PostgresStoreOptions = {}): Promise<PostgresStore> {
		return explaining(url, async () => {
			const id = randomUUID();
			const database = new PostgresDatabase(url, { writer: id, onLost: options.onConnectionLost });
			try {
				return await PostgresStore.#open(database, id, url, options);
			} catch (error) {
				await database.close();
				throw error;
			}
		});
	}

	static async #open(
		database: PostgresDatabase,
		id: string,
		url: string,
		options: PostgresStoreOptions
	): Promise<PostgresStore> {
		const { server } = placeOfDatabase(url);
		await requireUsable(database, server);
		await migratePostgres(database, server);
		let node: NodeLease | undefined;
		if (options.alone) {
			const { nodeUrl: url, onLeaseLost: onLost = () => {} } = options;
			node = new NodeLease(database, { id, url, onLost });
			if (!(await node.take(options.patience)))
				throw new DatabaseUnusable({ kind: 'in-use', server });
			await forgetOldWriters(database);
		}
		const store = new PostgresStore(database, options, {
			...{ id, node },
			epoch: await readEpoch(database)
		});
		await store.changedElsewhere();
		return store;
	}

	get epoch(): string {
		return this.#epoch.name;
	}
	get lostSpans(): readonly LostSpan[] {
		return this.#epoch.lostSpans;
	}
	get figures(): { commits: number; rows: number } {
		return this.#commit.figures;
	}

	async changedElsewhere(): Promise<boolean> {
		const [row] = await this.#database.all(
			`SELECT string_agg(writer || ' ' || count, ' ' ORDER BY writer) AS changes
			 FROM change_count WHERE writer <> ?`,
			this.#id
		);
		const changes = String(row.changes ?? '');
		const changed = this.#changes !== changes;
		this.#changes = changes;
		return changed;
	}

	append(room: string, update: Uint8Array, meta: AppendMeta): Promise<number> {
		return this.#commit.add({ room, update, meta });
	}

	onAppended(listener: (appended: Appended) => void): void {
		this.#listeners.push(listener);
	}

	async end(room: string): Promise<number> {
		await this.#commit.commit();
		return (await this.#writer.tail(room)).sequence;
	}

	async load(room: string, { whole = false } = {}): Promise<RoomLog | undefined> {
		await this.#commit.commit();
		await this.#leases?.own([bookOf(room)]);
		const read = await readRoomLog(this.#database, room);
		if (!read) return undefined;
		if (read.cut && whole) throw new RoomDamaged(room, 'record');
		if (read.cut) await this.#cut(read.cut);
		this.#writer.seen(room, read.tail);
		return read.log;
	}

	async compact(room: string, snapshot: readonly Uint8Array[], through: number): Promise<void> {
		await this.#commit.commit();
		// Also of the rows that go now.
		await this.history.flush();
		await this.#database.transaction(async (rows) => {
			await this.#leases?.hold(rows, [bookOf(room)]);
			await foldLog(rows, room, snapshot, through);
		});
	}

	async rooms(bookId: string): Promise<readonly string[]> {
		const rows = await this.#database.all(
			'SELECT room FROM room WHERE starts_with(room, ?) ORDER BY room',
			`book/${bookId}/`
		);
		return rows.map(({ room }) => String(room));
	}

	async keepSecret(name: string, value: string): Promise<string> {
		await this.#database.run(
			'INSERT INTO secret VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
			...[name, value]
		);
		const [row] = await this.#database.all('SELECT value FROM secret WHERE name = ?', name);
		return String(row.value);
	}

	probe(): Promise<void> {
		return writeKey(this.#database, 'probe', String((this.#options.now ?? Date.now)()));
	}

	async flush(): Promise<void> {
		await this.#commit.commit();
		await this.history.flush();
	}

	async close(): Promise<void> {
		try {
			await this.#commit.commit();
			await this.history.close();
			await this.#node?.release();
		} finally {
			await this.#database.close();
		}
	}

	async #write(items: readonly Appending[]): Promise<readonly number[]> {
		const sequences = await this.#writer.write(items);
		for (const { room, meta } of items) this.history.edited(bookOf(room), meta.at);
		const appended = items.map((item, i) => ({ ...item, sequence: sequences[i] }));
		for (const tell of this.#listeners) appended.forEach((one) => tell(one));
		return sequences;
	}

	/** Everything of a book is written before others have it, and nothing is known of it then. */
	#ownersBy(leases: BookLeases): BookOwners {
		return {
			owns: (book) => leases.owns(book),
			claim: (book) => leases.claim(book),
			elsewhere: (books) => leases.elsewhere(books),
			get owned() {
				return leases.owned;
			},
			release: async (book, isIdle) => {
				await this.flush();
				if (!isIdle()) return;
				this.#writer.forgetBook(book);
				await leases.release(book);
			}
		};
	}

	/** Moves everything after the last good record aside and starts a new epoch. */
	async #cut(cut: LogCut): Promise<void> {
		// Who does not own the log reads it up to there, and leaves it as it is.
		const leases = this.#leases;
		if (!leases) return;
		const now = (this.#options.now ?? Date.now)();
		this.#epoch = await this.#database.transaction(async (rows) => {
			await leases.hold(rows, [bookOf(cut.room)]);
			const after = await setAside(rows, cut, now);
			await this.history.forgetAfter(rows, cut.room, cut.lastGood);
			return beginEpoch(rows, { after, until: now });
		});
		this.#writer.forget(cut.room);
		this.#options.onCut?.(cut);
	}
}

/** Of processes that ended long ago nobody asks any more. */
async function forgetOldWriters(database: PostgresDatabase): Promise<void> {
	await database.run(`DELETE FROM change_count WHERE at < clock_timestamp() - interval '7 days'`);
}
