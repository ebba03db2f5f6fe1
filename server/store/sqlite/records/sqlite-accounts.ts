/** Users, one-time links and attempts to sign in, in the SQLite store. */
import { z } from 'zod';
import type { Database, SqlRow } from '../database';
import { readJson, readRows, RecordDamaged } from '../../stored-json';
import type {
	AttemptRows,
	Attempts,
	AttemptStore,
	LinkRecord,
	LinkStore,
	RecordDamage,
	UserChange,
	UserRecord,
	UserStore
} from '../../store';

const grant = z.object({
	department: z.string(),
	role: z.enum(['coordinator', 'clerk', 'reviewer', 'viewer']),
	unit: z.string().optional()
});
const grants = z.array(grant);
const former = z.array(z.string());
const purpose = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('join'), grant }),
	z.object({ kind: z.literal('reset'), person: z.string() })
]);

export class SqliteUsers implements UserStore {
	constructor(
		private readonly database: Database,
		/** Told of an account that cannot be read; the others are. */
		private readonly onDamage: (record: RecordDamage) => void = () => {}
	) {}

	/** An account whose rights cannot be read has none until a coordinator gives them again. */
	async list(): Promise<readonly UserRecord[]> {
		const rows = this.database.prepare('SELECT * FROM user ORDER BY created_at, id').all();
		return rows.map((row) => {
			try {
				return userOf(row);
			} catch (error) {
				if (!(error instanceof RecordDamaged)) throw error;
				this.onDamage(error.record);
				return userOf({ ...row, grants: '[]', former: '[]' });
			}
		});
	}

	async add(user: UserRecord): Promise<boolean> {
		const { id, username, name, password, createdAt, signedInAt, removedAt = null } = user;
		const { changes } = this.database
			.prepare(
				'INSERT INTO user VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) DO NOTHING'
			)
			.run(
				...[id, username, name, password, JSON.stringify(user.grants)],
				JSON.stringify(user.former),
				...[createdAt, signedInAt, removedAt]
			);
		return changes === 1;
	}

	async change(id: string, change: UserChange): Promise<void> {
		const columns = {
			name: change.name,
			password: change.password,
			grants: change.grants && JSON.stringify(change.grants),
			former: change.former && JSON.stringify(change.former),
			signed_in_at: change.signedInAt,
			removed_at: change.removedAt
		};
		const given = Object.entries(columns).filter(([, value]) => value !== undefined);
		if (given.length === 0) return;
		const set = given.map(([column]) => `${column} = ?`).join(', ');
		const values = given.map(([, value]) => value as string | number);
		this.database.prepare(`UPDATE user SET ${set} WHERE id = ?`).run(...values, id);
	}
}

export class SqliteLinks implements LinkStore {
	constructor(private readonly database: Database) {}

	async add(link: LinkRecord): Promise<void> {
		const { hash, note, by, createdAt, expiresAt, closedAt = null, usedBy = null } = link;
		this.database
			.prepare('INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
			.run(
				...[hash, JSON.stringify(link.purpose), note, by],
				...[createdAt, expiresAt, closedAt, usedBy]
			);
	}
	async find(hash: string): Promise<LinkRecord | undefined> {
		const row = this.database.prepare('SELECT * FROM link WHERE hash = ?').get(hash);
		return row && linkOf(row);
	}
	async open(): Promise<readonly LinkRecord[]> {
		const rows = this.database
			.prepare('SELECT * FROM link WHERE closed_at IS NULL ORDER BY created_at DESC, hash')
			.all();
		return readRows(rows, linkOf).good;
	}
	async close(hash: string, at: number, usedBy?: string): Promise<boolean> {
		const { changes } = this.database
			.prepare(
				`UPDATE link SET closed_at = ?, used_by = ?
				 WHERE hash = ? AND closed_at IS NULL AND expires_at > ?`
			)
			.run(at, usedBy ?? null, hash, at);
		return changes === 1;
	}
}

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

export function userOf(row: SqlRow): UserRecord {
	const place = { table: 'user', id: String(row.username) } as const;
	return {
		id: String(row.id),
		username: String(row.username),
		name: String(row.name),
		password: String(row.password),
		grants: readJson(grants, row, 'grants', place),
		former: readJson(former, row, 'former', place),
		createdAt: Number(row.created_at),
		signedInAt: Number(row.signed_in_at),
		...(row.removed_at !== null && { removedAt: Number(row.removed_at) })
	};
}

export function linkOf(row: SqlRow): LinkRecord {
	const place = { table: 'link', id: String(row.hash).slice(0, 8) } as const;
	return {
		hash: String(row.hash),
		purpose: readJson(purpose, row, 'purpose', place),
		note: String(row.note),
		by: String(row.by),
		createdAt: Number(row.created_at),
		expiresAt: Number(row.expires_at),
		...(row.closed_at !== null && { closedAt: Number(row.closed_at) }),
		...(row.used_by !== null && { usedBy: String(row.used_by) })
	};
}
