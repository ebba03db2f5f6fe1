/** Users and one-time links, in a store of SQL. */
import { z } from 'zod';
import type { SqlRow, SqlRows } from '../sql-rows';
import { readJson, readRows, RecordDamaged } from '../stored-json';
import type {
	LinkRecord,
	LinkStore,
	RecordDamage,
	UserChange,
	UserRecord,
	UserStore
} from '../store';

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

export class SqlUsers implements UserStore {
	constructor(
		private readonly rows: SqlRows,
		/** Told of an account that cannot be read; the others are. */
		private readonly onDamage: (record: RecordDamage) => void = () => {}
	) {}

	/** An account whose rights cannot be read has none until a coordinator gives them again. */
	async list(): Promise<readonly UserRecord[]> {
		const rows = await this.rows.all('SELECT * FROM "user" ORDER BY created_at, id');
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
		const changes = await this.rows.run(
			'INSERT INTO "user" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) DO NOTHING',
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
		await this.rows.run(`UPDATE "user" SET ${set} WHERE id = ?`, ...values, id);
	}
}

export class SqlLinks implements LinkStore {
	constructor(private readonly rows: SqlRows) {}

	async add(link: LinkRecord): Promise<void> {
		const { hash, note, by, createdAt, expiresAt, closedAt = null, usedBy = null } = link;
		await this.rows.run(
			'INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
			...[hash, JSON.stringify(link.purpose), note, by],
			...[createdAt, expiresAt, closedAt, usedBy]
		);
	}
	async find(hash: string): Promise<LinkRecord | undefined> {
		const [row] = await this.rows.all('SELECT * FROM link WHERE hash = ?', hash);
		return row && linkOf(row);
	}
	async open(): Promise<readonly LinkRecord[]> {
		const rows = await this.rows.all(
			'SELECT * FROM link WHERE closed_at IS NULL ORDER BY created_at DESC, hash'
		);
		return readRows(rows, linkOf).good;
	}
	async close(hash: string, at: number, usedBy?: string): Promise<boolean> {
		const changes = await this.rows.run(
			`UPDATE link SET closed_at = ?, used_by = ?
				 WHERE hash = ? AND closed_at IS NULL AND expires_at > ?`,
			at,
			usedBy ?? null,
			hash,
			at
		);
		return changes === 1;
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
