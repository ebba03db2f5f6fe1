/** Sessions in a store of SQL. */
import type { CausedEnd } from '$lib/collab/room/sign-in-end';
import type { SqlRow, SqlRows } from '../sql-rows';
import type { SessionRecord, SessionStore } from '../store';

export class SqlSessions implements SessionStore {
	constructor(private readonly rows: SqlRows) {}

	async put(session: SessionRecord): Promise<void> {
		const { hash, person, mode, createdAt, seenAt, expiresAt, agent, address } = session;
		await this.rows.run(
			`INSERT INTO session
				 (hash, person, mode, created_at, seen_at, expires_at, agent, address)
				 VALUES (?, ?, ?, ?, ?, ?, ?, ?)
				 ON CONFLICT (hash) DO UPDATE SET person = excluded.person, mode = excluded.mode,
					created_at = excluded.created_at, seen_at = excluded.seen_at, ended = NULL,
					expires_at = excluded.expires_at, agent = excluded.agent, address = excluded.address`,
			hash,
			person,
			mode,
			createdAt,
			seenAt,
			expiresAt,
			agent,
			address
		);
	}
	async find(hash: string): Promise<SessionRecord | undefined> {
		const [row] = await this.rows.all(
			'SELECT * FROM session WHERE hash = ? AND ended IS NULL',
			hash
		);
		return row && sessionOf(row);
	}
	async ofPerson(person: string, mode: string): Promise<readonly SessionRecord[]> {
		const rows = await this.rows.all(
			`SELECT * FROM session WHERE person = ? AND mode = ? AND ended IS NULL
				 ORDER BY created_at DESC, hash`,
			person,
			mode
		);
		return rows.map(sessionOf);
	}
	async seen(hash: string, at: number): Promise<void> {
		await this.rows.run('UPDATE session SET seen_at = ? WHERE hash = ?', at, hash);
	}
	async end(hash: string, why: CausedEnd): Promise<void> {
		await this.rows.run(
			`UPDATE session SET ended = ?, agent = '', address = '' WHERE hash = ? AND ended IS NULL`,
			why,
			hash
		);
	}
	async whyEnded(hash: string): Promise<CausedEnd | undefined> {
		const [row] = await this.rows.all('SELECT ended FROM session WHERE hash = ?', hash);
		return (row?.ended ?? undefined) as CausedEnd | undefined;
	}
	async removeExpired(now: number): Promise<number> {
		return this.rows.run('DELETE FROM session WHERE expires_at <= ?', now);
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
