/**
 * Schema migrations of a room. They run on the server only, before anybody's first sync; a client
 * that meets a version it doesn't know reads and doesn't write.
 */
import type * as Y from 'yjs';
import {
	approvalKey,
	approvalRecord,
	explanationKey,
	explanationRecord,
	readExplanations
} from './explanation-record';
import { SCHEMA_VERSION, metaOf, schemaOf } from './schema';
import { readSettings, settingWrites } from './setting-entries';

export interface Migration {
	/** The version that the room has afterwards; migrations are numbered without gaps from 2. */
	readonly to: number;
	/** What it does, for the log. */
	readonly name: string;
	migrate(doc: Y.Doc): void;
}

export const MIGRATIONS: readonly Migration[] = [
	{ to: 2, name: 'one key for each entry of a setting, approvals apart', migrate: headByEntries },
	// What is there without a stamp reads on; programs that know no stamps must not write beside them.
	{ to: 3, name: 'settings carry who wrote them and when', migrate: () => undefined },
	{ to: 4, name: 'explanations and approvals do, too', migrate: () => undefined }
];

/** What the head holds is written anew, as it is written now. */
function headByEntries(doc: Y.Doc): void {
	const meta = metaOf(doc);
	for (const [name, value] of Object.entries(readSettings(doc))) {
		let next = 1;
		for (const [key, record] of settingWrites(doc, name, value, () => `migrated${next++}`))
			meta.set(key, record);
	}
	// An approver was a word in the explanation that its author could have written.
	for (const explanation of readExplanations(doc, [])) {
		const stored = meta.get(explanationKey(explanation.id)) as { approver?: unknown };
		if (typeof stored.approver !== 'string') continue;
		meta.set(explanationKey(explanation.id), explanationRecord(explanation));
		const approval = approvalRecord(explanation, stored.approver, explanation.at);
		meta.set(approvalKey(explanation.id), approval);
	}
}

export type MigrationFailure =
	/** The room was never seeded. */
	| { readonly kind: 'no-schema' }
	/** A newer Hebian wrote it. */
	| { readonly kind: 'newer-schema'; readonly version: number; readonly known: number }
	| { readonly kind: 'missing-migration'; readonly to: number }
	| {
			readonly kind: 'migration-failed';
			readonly to: number;
			readonly name: string;
			readonly reason: string;
	  };

export type MigrationResult =
	| { readonly ok: true; readonly from: number; readonly to: number }
	| { readonly ok: false; readonly failure: MigrationFailure };

/** Brings a room to `target`, one numbered step at a time, each in a transaction of its own. */
export function migrateRoom(
	doc: Y.Doc,
	migrations: readonly Migration[] = MIGRATIONS,
	target: number = SCHEMA_VERSION
): MigrationResult {
	const from = schemaOf(doc);
	if (from === undefined) return failed({ kind: 'no-schema' });
	if (from > target) return failed({ kind: 'newer-schema', version: from, known: target });
	for (let to = from + 1; to <= target; to++) {
		const step = migrations.find((m) => m.to === to);
		if (!step) return failed({ kind: 'missing-migration', to });
		try {
			doc.transact(() => {
				step.migrate(doc);
				metaOf(doc).set('schema', to);
			}, 'migration');
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			return failed({ kind: 'migration-failed', to, name: step.name, reason });
		}
	}
	return { ok: true, from, to: target };
}

const failed = (failure: MigrationFailure): MigrationResult => ({ ok: false, failure });
