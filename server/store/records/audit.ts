/** Rows of the audit trail in a store of SQL. */
import type { SqlRow } from '../sql-rows';
import type { AuditRecord } from '../store';

/** Under which key of the table `server` the number and hash of the last record are noted. */
export const AUDIT_HEAD = 'audit-head';

export function auditRecordOf(row: SqlRow): AuditRecord {
	return {
		sequence: Number(row.sequence),
		at: Number(row.at),
		by: String(row.by),
		action: String(row.action),
		subject: String(row.subject),
		hash: String(row.hash)
	};
}
