/** Sessions in the SQLite store. */
import { z } from 'zod';
import type { Database } from './database';
import type { SessionRecord, SessionStore } from './store';

const identity = z.object({
	id: z.string(),
	name: z.string(),
	role: z.enum(['coordinator', 'clerk', 'reviewer', 'viewer']),
	unit: z.string().optional(),
	unitName: z.string().optional()
});

export class SqliteSessions implements SessionStore {
	constructor(private readonly database: Database) {}

	async put({ hash, identity, mode, createdAt, expiresAt }: SessionRecord): Promise<void> {
		this.database
			.prepare('INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?, ?)')
			.run(hash, JSON.stringify(identity), mode, createdAt, expiresAt);
	}
	async find(hash: string): Promise<SessionRecord | undefined> {
		const row = this.database.prepare('SELECT * FROM session WHERE hash = ?').get(hash);
		if (!row) return undefined;
		return {
			hash,
			identity: identity.parse(JSON.parse(String(row.identity))),
			mode: row.mode === 'production' ? 'production' : 'demo',
			createdAt: Number(row.created_at),
			expiresAt: Number(row.expires_at)
		};
	}
	async remove(hash: string): Promise<void> {
		this.database.prepare('DELETE FROM session WHERE hash = ?').run(hash);
	}
	async removeExpired(now: number): Promise<number> {
		return this.database.prepare('DELETE FROM session WHERE expires_at <= ?').run(now).changes;
	}
}
