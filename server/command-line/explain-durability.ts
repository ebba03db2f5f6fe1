/** Why a backup, a restore or an audit failed, in words for whoever typed the command. */
import type { DurabilityWords } from '$lib/messages/durability';
import type { BackUpFailure, RestoreFailure } from '../store/backup-result';
import type { AuditBreak } from '../store/sqlite-audit';
import type { StoreFault } from '../store/verify-store';

export function explainFailure(
	failure: BackUpFailure | RestoreFailure,
	words: DurabilityWords
): string {
	switch (failure.kind) {
		case 'no-database':
			return words.noDatabase(failure.file);
		case 'no-backup':
			return words.noBackup(failure.file);
		case 'exists':
			return words.exists(failure.file);
		case 'unwritable':
			return words.unwritable(failure.file, failure.reason);
		case 'in-use':
			return words.inUse(failure.folder);
		case 'data-exists':
			return words.dataExists(failure.folder);
		case 'damaged':
			return explainFault(failure.fault, words);
	}
}

function explainFault(fault: StoreFault, words: DurabilityWords): string {
	switch (fault.kind) {
		case 'not-a-store':
			return words.notAStore(fault.file);
		case 'too-new':
			return words.tooNew(fault.found, fault.known);
		case 'structure':
			return words.structure(fault.detail);
		case 'snapshot':
			return words.badSnapshot(fault.room);
		case 'log':
			return words.badLog(fault.cut.room, fault.cut.lastGood);
		case 'audit':
			return explainBreak(fault.break, words);
	}
}

export function explainBreak(found: AuditBreak, words: DurabilityWords): string {
	switch (found.kind) {
		case 'altered':
			return words.auditAltered(found.sequence);
		case 'removed':
			return words.auditRemoved(found.sequence);
		case 'cut-off':
			return words.auditCutOff(found.sequence, found.head);
		case 'no-head':
			return words.auditNoHead(found.sequence);
		case 'unknown-hash':
			return words.auditUnknownHash(found.hash);
	}
}
