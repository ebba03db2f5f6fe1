/**
 * The audit trail: every record carries the hash of the one before it, and the number and hash of
 * the last are kept beside, so that altered, removed and cut off records all show.
 */
import { auditHash } from '../../checksum';
import { AUDIT_HEAD as HEAD, auditRecordOf } from '../../records/audit';
import type { Database } from '../database';
import type { AuditEntry, AuditRecord, AuditStore } from '../../store';

export class SqliteAudit implements AuditStore {
	constructor(private readonly database: Database) {}

	async append(entry: AuditEntry): Promise<void> {
		this.database.transaction(() => appendAudit(this.database, entry));
	}

	async list(after: number, limit: number): Promise<readonly AuditRecord[]> {
		return this.database
			.prepare('SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?')
			.all(after, limit)
			.map(auditRecordOf);
	}
}

/** Appends inside the running transaction. */
export function appendAudit(database: Database, entry: AuditEntry): void {
	const last = database
		.prepare('SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1')
		.get();
	const sequence = Number(last?.sequence ?? 0) + 1;
	const hash = auditHash(String(last?.hash ?? ''), sequence, entry);
	const { at, by, action, subject } = entry;
	database
		.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)')
		.run(sequence, at, by, action, subject, hash);
	database.prepare('INSERT OR REPLACE INTO server VALUES (?, ?)').run(HEAD, `${sequence}:${hash}`);
}

/** The last record as it was noted when it was written. */
export interface AuditHead {
	readonly sequence: number;
	readonly hash: string;
}

export type AuditBreak =
	/** A record says something else than when it was written. */
	| { readonly kind: 'altered'; readonly sequence: number }
	/** Records between two others are gone. */
	| { readonly kind: 'removed'; readonly sequence: number }
	/** The trail ends before the last record that was written. */
	| { readonly kind: 'cut-off'; readonly sequence: number; readonly head: number }
	/** There are records, but nothing says which is the last. */
	| { readonly kind: 'no-head'; readonly sequence: number }
	/** A hash that was noted elsewhere is not in the trail. */
	| { readonly kind: 'unknown-hash'; readonly hash: string };

export type AuditCheck =
	| { readonly ok: true; readonly head: AuditHead }
	| { readonly ok: false; readonly break: AuditBreak };

const PAGE = 1_000;

export interface AuditOptions {
	/**
	 * The hash of some record, noted earlier outside this machine: with it, a trail that was written
	 * anew from the start shows too.
	 */
	readonly noted?: string;
	/** Of the database, where it is one of before. */
	readonly schema?: number;
}

/** Since which schema the last record is noted beside the trail. */
const HEAD_SINCE = 3;

/** Walks the trail from its first record. */
export function verifyAudit(
	database: Database,
	{ noted, schema = HEAD_SINCE }: AuditOptions = {}
): AuditCheck {
	let head: AuditHead = { sequence: 0, hash: '' };
	let foundNoted = noted === undefined;
	const page = database.prepare('SELECT * FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?');
	for (let rows = page.all(0, PAGE); rows.length > 0; rows = page.all(head.sequence, PAGE)) {
		for (const record of rows.map(auditRecordOf)) {
			const sequence = head.sequence + 1;
			if (record.sequence !== sequence) return broken({ kind: 'removed', sequence });
			if (record.hash !== auditHash(head.hash, sequence, record))
				return broken({ kind: 'altered', sequence });
			head = { sequence, hash: record.hash };
			if (record.hash === noted) foundNoted = true;
		}
	}
	const kept = database.prepare('SELECT value FROM server WHERE key = ?').get(HEAD);
	if (!kept && head.sequence > 0 && schema >= HEAD_SINCE)
		return broken({ kind: 'no-head', sequence: head.sequence });
	if (kept && kept.value !== `${head.sequence}:${head.hash}`) {
		const [last] = String(kept.value).split(':');
		return broken({ kind: 'cut-off', sequence: head.sequence, head: Number(last) });
	}
	if (!foundNoted) return broken({ kind: 'unknown-hash', hash: noted! });
	return { ok: true, head };
}

/** The latest records, oldest first. */
export function latestAudit(database: Database, limit: number): readonly AuditRecord[] {
	return database
		.prepare('SELECT * FROM audit ORDER BY sequence DESC LIMIT ?')
		.all(limit)
		.map(auditRecordOf)
		.reverse();
}

const broken = (found: AuditBreak): AuditCheck => ({ ok: false, break: found });
