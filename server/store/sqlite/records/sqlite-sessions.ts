/** Sessions in the SQLite store. */
import type { CausedEnd } from '$lib/collab/room/sign-in-end';
import type { Database, SqlRow } from '../database';
import type { SessionRecord, SessionStore } from '../../store';

export class SqliteSessions implements SessionStore {
	constructor(private readonly database: Database) {}

	async put(session: SessionRecord): Promise<void> {
		const { hash, person, mode, createdAt, seenAt, expiresAt, agent, address } = session;
		this.database
			.prepare(
				`INSERT OR REPLACE INTO session
				 (hash, person, mode, created_at, seen_at, expires_at, agent, address)
				 VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
			)
			.run(hash, person, mode, createdAt, seenAt, expiresAt, agent, address);
	}
	async find(hash: string): Promise<SessionRecord | undefined> {
		const row = this.database
			.prepare('SELECT * FROM session WHERE hash = ? AND ended IS NULL')
			.get(hash);
		return row && sessionOf(row);
	}
	async ofPerson(person: string, mode: string): Promise<readonly SessionRecord[]> {
		return this.database
			.prepare(
				`SELECT * FROM session WHERE person = ? AND mode = ? AND ended IS NULL
				 ORDER BY created_at DESC, hash`
			)
			.all(person, mode)
			.map(sessionOf);
	}
	async seen(hash: string, at: number): Promise<void> {
		this.database.prepare('UPDATE session SET seen_at = ? WHERE hash = ?').run(at, hash);
	}
	async end(hash: string, why: CausedEnd): Promise<void> {
		this.database
			.prepare(
				`UPDATE session SET ended = ?, agent = '', address = '' WHERE hash = ? AND ended IS NULL`
			)
			.run(why, hash);
	}
	async whyEnded(hash: string): Promise<CausedEnd | undefined> {
		const row = this.database.prepare('SELECT ended FROM session WHERE hash = ?').get(hash);
		return (row?.ended ?? undefined) as CausedEnd | undefined;
	}
	async removeExpired(now: number): Promise<number> {
		return this.database.prepare('DELETE FROM session WHERE expires_at <= ?').run(now).changes;
	}
}

function sessionOf(row: SqlRow): SessionRecord {
	return {
		hash: String(row.hash),
		person: String(row.person),
		mode: row.mode === 'production' ? 'production' : 'demo',
		createdAt: Number(row.created_at),
		seenAt: Number(row.seen_at),
		expiresAt: Number(row.expires_at),
		agent: String(row.agent),
		address: String(row.address)
	};
}
