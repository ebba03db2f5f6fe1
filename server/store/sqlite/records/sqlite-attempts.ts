/** Attempts to sign in, in the SQLite store. */
import type { AttemptRows, Attempts, AttemptStore } from '../../store';
import type { Database } from '../database';

export class SqliteAttempts implements AttemptStore {
	constructor(private readonly database: Database) {}

	/** Reads first and writes afterwards: a decision that changes nothing begins no transaction. */
	async change<T>(decide: (rows: AttemptRows) => T): Promise<T> {
		const { database } = this;
		const writes: (() => void)[] = [];
		const result = decide({
			get: (key) => {
				const row = database.prepare('SELECT * FROM attempt WHERE key = ?').get(key);
				return row && { failures: Number(row.failures), at: Number(row.at) };
			},
			set: (key, attempts) => writes.push(() => this.#set(key, attempts)),
			drop: (prefix) =>
				writes.push(() =>
					database
						.prepare('DELETE FROM attempt WHERE substr(key, 1, length(?)) = ?')
						.run(prefix, prefix)
				),
			forget: (before) =>
				writes.push(() => database.prepare('DELETE FROM attempt WHERE at < ?').run(before))
		});
		if (writes.length > 0) database.transaction(() => writes.forEach((write) => write()));
		return result;
	}

	#set(key: string, attempts: Attempts | undefined): void {
		if (!attempts) this.database.prepare('DELETE FROM attempt WHERE key = ?').run(key);
		else
			this.database
				.prepare('INSERT OR REPLACE INTO attempt VALUES (?, ?, ?)')
				.run(key, attempts.failures, attempts.at);
	}
}
