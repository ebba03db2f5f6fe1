/** The audit trail and attempts to sign in, in PostgreSQL: each a decision that rests on what it reads. */
import { auditHash } from '../checksum';
import { AUDIT_HEAD, auditRecordOf } from '../records/audit';
import { placeholders, type SqlRows } from '../sql-rows';
import type {
	AttemptRows,
	Attempts,
	AttemptStore,
	AuditEntry,
	AuditRecord,
	AuditStore
} from '../store';
import { storable, type PostgresDatabase } from './database';

/** PostgreSQL's locks under which one is decided after the other. */
const AUDIT_LOCK = 0x6865_6261;
const ATTEMPT_LOCK = 0x6865_6274;
const LOCK = 'SELECT pg_advisory_xact_lock(?)';

/** What was asked for first is done first: of several connections none knows of the others. */
class InOrder {
	#last: Promise<unknown> = Promise.resolve();

	run<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#last.then(work);
		this.#last = result.catch(() => undefined);
		return result;
	}
}

export class PostgresAudit implements AuditStore {
	readonly #order = new InOrder();

	constructor(private readonly database: PostgresDatabase) {}

	append(entry: AuditEntry): Promise<void> {
		return this.#order.run(() => this.database.transaction((rows) => appendAuditRow(rows, entry)));
	}

	async list(after: number, limit: number): Promise<readonly AuditRecord[]> {
		const rows = await this.database.all(
			'SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?',
			...[after, limit]
		);
		return rows.map(auditRecordOf);
	}
}

/** Appends inside the running transaction. */
async function appendAuditRow(rows: SqlRows, entry: AuditEntry): Promise<void> {
	await rows.all(LOCK, AUDIT_LOCK);
	const [last] = await rows.all('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1');
	const sequence = Number(last?.sequence ?? 0) + 1;
	const [by, action, subject] = [entry.by, entry.action, entry.subject].map(storable);
	const { at } = entry;
	const hash = auditHash(String(last?.hash ?? ''), sequence, { at, by, action, subject });
	await rows.run(
		`INSERT INTO audit VALUES ${placeholders(6)}`,
		...[sequence, at, by, action, subject, hash]
	);
	await writeKey(rows, AUDIT_HEAD, `${sequence}:${hash}`);
}

/** A value of the table `server`. */
export async function writeKey(rows: SqlRows, key: string, value: string): Promise<void> {
	await rows.run(
		'INSERT INTO server VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
		...[key, value]
	);
}

export class PostgresAttempts implements AttemptStore {
	readonly #order = new InOrder();

	constructor(private readonly database: PostgresDatabase) {}

	/** Decides on what is known of the keys that it asks for; asks for more, and it decides again. */
	change<T>(decide: (rows: AttemptRows) => T): Promise<T> {
		return this.#order.run(() => this.#decide(decide));
	}

	#decide<T>(decide: (rows: AttemptRows) => T): Promise<T> {
		return this.database.transaction(async (rows) => {
			await rows.all(LOCK, ATTEMPT_LOCK);
			const known = new Map<string, Attempts | undefined>();
			for (;;) {
				const { result, asked, writes } = decideOn(known, decide);
				if (asked.size === 0) {
					for (const [sql, ...values] of writes) await rows.run(sql, ...values);
					return result;
				}
				for (const key of asked) known.set(key, undefined);
				const list = placeholders(asked.size);
				for (const row of await rows.all(`SELECT * FROM attempt WHERE key IN ${list}`, ...asked))
					known.set(String(row.key), { failures: Number(row.failures), at: Number(row.at) });
			}
		});
	}
}

type Write = readonly [sql: string, ...values: (string | number)[]];

/** What is decided, which keys would have to be known for it, and what it writes. */
function decideOn<T>(
	known: ReadonlyMap<string, Attempts | undefined>,
	decide: (rows: AttemptRows) => T
): { readonly result: T; readonly asked: ReadonlySet<string>; readonly writes: readonly Write[] } {
	const asked = new Set<string>();
	const writes: Write[] = [];
	const result = decide({
		get: (key) => {
			if (!known.has(key)) asked.add(key);
			return known.get(key);
		},
		set: (key, attempts) =>
			writes.push(
				attempts
					? [
							`INSERT INTO attempt VALUES (?, ?, ?) ON CONFLICT (key)
							 DO UPDATE SET failures = excluded.failures, at = excluded.at`,
							...[key, attempts.failures, attempts.at]
						]
					: ['DELETE FROM attempt WHERE key = ?', key]
			),
		drop: (prefix) => writes.push(['DELETE FROM attempt WHERE starts_with(key, ?)', prefix]),
		forget: (before) => writes.push(['DELETE FROM attempt WHERE at < ?', before])
	});
	return { result, asked, writes };
}
