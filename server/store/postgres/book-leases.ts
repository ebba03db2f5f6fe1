/**
 * Who may append to the rooms of a book. A lease of a book names the node that has it and a fence, a number
 * that rises with each owner; every append is written only under its own fence. It lasts as long as
 * its node: a process that was stopped for longer, and goes on as if nothing had been, writes no row of a
 * book that another has taken over.
 */
import { BookElsewhere, type BookOwner, type BookOwners } from '../book-owners';
import { placeholders, type SqlRows } from '../sql-rows';
import type { PostgresDatabase } from './database';
import { removeDead, type LeaseLost, type NodeLease } from './node-lease';

/**
 * Finds the leases of ours among books and their fences, and keeps others from taking them until the
 * transaction ends. All who lock several do so in one order, so that nobody waits in a circle.
 */
export const HELD = `SELECT book FROM book_lease WHERE owner = ? AND (book, fence) IN (
		SELECT claimed->>0, (claimed->>1)::bigint FROM jsonb_array_elements(?::jsonb) AS claimed
	) ORDER BY book FOR SHARE`;

export class BookLeases implements BookOwners {
	readonly #fences = new Map<string, number>();
	/** Claims under way, by book: whoever asks meanwhile gets the same answer. */
	readonly #claiming = new Map<string, Promise<BookOwner>>();
	readonly #releasing = new Map<string, Promise<unknown>>();

	constructor(
		private readonly database: PostgresDatabase,
		private readonly node: NodeLease,
		/** The book is ours now, and was not just before. */
		private readonly onTaken: () => Promise<void>
	) {}

	get owned(): Iterable<string> {
		return this.#fences.keys();
	}

	owns(book: string): boolean {
		return this.#fences.has(book);
	}

	async claim(book: string): Promise<BookOwner> {
		if (this.#fences.has(book)) return { kind: 'ours' };
		const known = this.#claiming.get(book);
		if (known) return known;
		const claiming = this.#claim(book).finally(() => this.#claiming.delete(book));
		this.#claiming.set(book, claiming);
		return claiming;
	}

	/** Takes the books that nobody has. @throws BookElsewhere where another node has one */
	async own(books: Iterable<string>): Promise<void> {
		for (const book of books)
			if ((await this.claim(book)).kind !== 'ours') throw new BookElsewhere(book);
	}

	async elsewhere(books: readonly string[]): Promise<ReadonlyMap<string, string>> {
		if (books.length === 0) return new Map();
		const rows = await this.database.all(
			`SELECT book, url FROM book_lease JOIN node ON id = owner
			 WHERE until > clock_timestamp() AND id <> ? AND book IN ${placeholders(books.length)}`,
			...[this.node.id, ...books]
		);
		return new Map(rows.map(({ book, url }) => [String(book), String(url)]));
	}

	async release(book: string): Promise<void> {
		const fence = this.#fences.get(book);
		if (fence === undefined) return;
		this.#fences.delete(book);
		const releasing = this.database
			.run(
				`UPDATE book_lease SET owner = '' WHERE book = ? AND owner = ? AND fence = ?`,
				...[book, this.node.id, fence]
			)
			.finally(() => this.#releasing.delete(book));
		this.#releasing.set(book, releasing);
		await releasing;
	}

	/** The values of `HELD`. */
	claimOf(books: readonly string[]): readonly [string, string] {
		return [this.node.id, JSON.stringify(books.map((book) => [book, this.#fences.get(book)]))];
	}

	/** Inside a transaction: nobody takes these books over before it has ended. */
	async hold(rows: SqlRows, books: readonly string[]): Promise<void> {
		await this.own(books);
		const held = await rows.all(HELD, ...this.claimOf(books));
		if (held.length < books.length) throw this.lost();
	}

	/**
	 * Raises the fences. Resolves when every statement under the fences of before has ended, and none of
	 * them that is still on its way will write; rejects with `LeaseLost`.
	 */
	async raise(books: readonly string[]): Promise<void> {
		const raised = await this.database.all(
			`UPDATE book_lease SET fence = fence + 1
			 WHERE book IN (${HELD.replace('FOR SHARE', 'FOR UPDATE')}) RETURNING book, fence`,
			...this.claimOf(books)
		);
		if (raised.length < books.length) throw this.lost();
		for (const { book, fence } of raised) this.#fences.set(String(book), Number(fence));
	}

	/** Whether a book that was ours before we asked, and still should be, is not. */
	async isMissing(): Promise<boolean> {
		const before = [...this.#fences];
		const rows = await this.database.all(
			'SELECT book FROM book_lease WHERE owner = ?',
			this.node.id
		);
		const ours = new Set(rows.map(({ book }) => String(book)));
		return before.some(([book, fence]) => !ours.has(book) && this.#fences.get(book) === fence);
	}

	/** A statement under our fence wrote nothing. */
	lost(): LeaseLost {
		return this.node.lost();
	}

	async #claim(book: string): Promise<BookOwner> {
		await this.#releasing.get(book)?.catch(() => undefined);
		for (;;) {
			await removeDead(this.database);
			const [taken] = await this.database.all(
				`INSERT INTO book_lease SELECT ?::text, id, 1 FROM node WHERE id = ?
				 ON CONFLICT (book) DO UPDATE
					SET owner = excluded.owner, fence = book_lease.fence + 1
					WHERE book_lease.owner = excluded.owner
						OR NOT EXISTS (SELECT FROM node WHERE id = book_lease.owner)
				 RETURNING fence`,
				...[book, this.node.id]
			);
			if (taken) {
				await this.onTaken();
				this.#fences.set(book, Number(taken.fence));
				return { kind: 'ours' };
			}
			const [other] = await this.database.all(
				'SELECT url FROM book_lease JOIN node ON id = owner WHERE book = ?',
				book
			);
			if (other) return { kind: 'theirs', url: String(other.url) };
			// Its node ended just now; or it is we who are no node any more.
			await this.database.transaction((rows) => this.node.hold(rows));
		}
	}
}
