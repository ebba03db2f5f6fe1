/** Why a backup, a restore or an audit failed, in words for whoever typed the command. */
import type { Locale } from '$lib/messages';
import type { DurabilityWords } from '$lib/messages/durability';
import type { BackUpFailure, RestoreFailure } from '../store/backup/backup-result';
import type { AuditBreak } from '../store/sqlite/records/sqlite-audit';
import type { StoreFault } from '../store/backup/verify-store';
import type { CutRecords } from '../store/sqlite/records/cut-records';
import { timeOf } from './terminal-time';

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
			return explainFaults(failure.faults, words);
	}
}

/** Every fault on a line of its own, and what to do about damage. */
export function explainFaults(faults: readonly StoreFault[], words: DurabilityWords): string {
	const lines = faults.map((fault) => explainFault(fault, words));
	if (faults.some(({ kind }) => DAMAGE.has(kind))) lines.push(words.restoreAdvice);
	return lines.join('\n');
}

const DAMAGE: ReadonlySet<StoreFault['kind']> = new Set(['structure', 'room', 'log', 'no-book']);

/** What was cut from logs before now; empty where nothing was. */
export function explainSetAside(
	setAside: readonly CutRecords[],
	words: DurabilityWords,
	lang: Locale
): string {
	return setAside
		.map(({ room, records, at, acknowledged }) => {
			const cutAt = timeOf(at, lang);
			if (acknowledged === undefined) return `${words.setAside(room, records, cutAt)}\n`;
			return `${words.setAsideKnown(room, records, cutAt, timeOf(acknowledged, lang))}\n`;
		})
		.join('');
}

function explainFault(fault: StoreFault, words: DurabilityWords): string {
	switch (fault.kind) {
		case 'not-a-store':
			return words.notAStore(fault.file);
		case 'too-new':
			return words.tooNew(fault.found, fault.known);
		case 'structure':
			return words.structure(fault.detail);
		case 'room':
			return words.roomDamaged[fault.damage](fault.room);
		case 'record':
			return words.badRecord[fault.record.table](fault.record.id, fault.record.column);
		case 'no-book':
			return words.noBook(fault.book);
		case 'log':
			return words.badLog(fault.cut.room, fault.cut.lastGood);
		case 'audit':
			return explainBreak(fault.break, words);
	}
}

function explainBreak(found: AuditBreak, words: DurabilityWords): string {
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
