/** `hebian audit verify`, `acknowledge` and `list`. */
import { existsSync } from 'node:fs';
import type { Locale } from '$lib/messages';
import { durability } from '$lib/messages/durability';
import { openDatabase, sqliteCode, type Database } from '../store/sqlite/database';
import { latestAudit } from '../store/sqlite/records/sqlite-audit';
import { verifyStore, type StoreFault, type StoreTally } from '../store/backup/verify-store';
import { acknowledgement } from '../store/sqlite/records/cut-records';
import { PostgresStore } from '../store/postgres/postgres-store';
import { SqliteStore } from '../store/sqlite/sqlite-store';
import type { AuditEntry } from '../store/store';
import { explainFaults, explainSetAside } from './explain-durability';
import { sayingWhy, storePlace, withStoreFile, type StorePlace } from './store-place';
import { EXIT, type Terminal } from './terminal';
import { timeOf } from './terminal-time';

export interface AuditOptions {
	readonly data?: string;
	readonly lang: Locale;
}

/** The audit trail and with it everything else that carries a checksum: damage anywhere is told. */
export function auditVerify(
	{ noted, data, lang }: AuditOptions & { readonly noted?: string },
	terminal: Terminal
): Promise<number> {
	return withSound({ data, lang }, noted, terminal, ({ auditHead, setAside }) => {
		const words = durability[lang];
		const { sequence, hash } = auditHead;
		terminal.out(`${sequence === 0 ? words.auditEmpty : words.auditWhole(sequence, hash)}\n`);
		terminal.error(explainSetAside(setAside, words, lang));
		return setAside.every(({ acknowledged }) => acknowledged !== undefined)
			? EXIT.well
			: EXIT.found;
	});
}

/** Somebody knows what was cut from a room's log: from here on `verify` tells it and ends well. */
export function auditAcknowledge(
	room: string,
	{ data, lang }: AuditOptions,
	terminal: Terminal
): Promise<number> {
	return withSound({ data, lang }, undefined, terminal, async ({ setAside }) => {
		const words = durability[lang];
		const cut = setAside.find((one) => one.room === room && one.acknowledged === undefined);
		if (!cut) {
			terminal.error(`${words.nothingToAcknowledge(room)}\n`);
			return EXIT.failed;
		}
		await putOnRecord(acknowledgement(cut, BY, Date.now()), storePlace(data, terminal));
		terminal.out(`${words.acknowledged(room, cut.records)}\n`);
		return EXIT.well;
	});
}

/** Where every checksum of the store is right; else says what is not. */
function withSound(
	{ data, lang }: AuditOptions,
	noted: string | undefined,
	terminal: Terminal,
	run: (tally: StoreTally) => number | Promise<number>
): Promise<number> {
	return withFile({ data, lang }, terminal, (file) => {
		const check = verifyStore(file, undefined, noted);
		if (check.ok) return run(check.tally);
		terminal.error(`${explainFaults(check.faults, durability[lang])}\n`);
		const isReadable = !check.faults.some(({ kind }) => UNREADABLE.has(kind));
		return isReadable ? EXIT.found : EXIT.failed;
	});
}

/** The store as a file; says why where there is none. */
function withFile(
	{ data, lang }: AuditOptions,
	terminal: Terminal,
	run: (file: string) => number | Promise<number>
): Promise<number> {
	return sayingWhy({ lang, terminal }, () =>
		withStoreFile(storePlace(data, terminal), (file) => {
			if (existsSync(file)) return run(file);
			terminal.error(`${durability[lang].noDatabase(file)}\n`);
			return EXIT.failed;
		})
	);
}

async function putOnRecord(entry: AuditEntry, place: StorePlace): Promise<void> {
	const store =
		place.kind === 'folder' ? new SqliteStore(place.file) : await PostgresStore.open(place.url);
	try {
		await store.audit.append(entry);
	} finally {
		await store.close();
	}
}

/** Who an audit record names that was written from the server's own machine. */
const BY = 'command-line';

const UNREADABLE: ReadonlySet<StoreFault['kind']> = new Set([
	'not-a-store',
	'too-new',
	'structure'
]);

export function auditList(
	{ limit, format, ...options }: AuditOptions & { limit: number; format: 'text' | 'json' },
	terminal: Terminal
): Promise<number> {
	return withDatabase(options, terminal, (database) => {
		const records = latestAudit(database, limit);
		if (format === 'json') {
			terminal.out(`${JSON.stringify(records, null, '\t')}\n`);
			return EXIT.well;
		}
		if (records.length === 0) terminal.out(`${durability[options.lang].auditEmpty}\n`);
		for (const { sequence, at, by, action, subject } of records)
			terminal.out(
				`${sequence}  ${timeOf(at, options.lang)}  ${[by, action, subject].map(oneLine).join('  ')}\n`
			);
		return EXIT.well;
	});
}

/** Names come from people: no control character of theirs reaches the terminal. */
function oneLine(text: string): string {
	return text.replace(/\p{Cc}/gu, '�');
}

function withDatabase(
	{ data, lang }: AuditOptions,
	terminal: Terminal,
	run: (database: Database) => number
): Promise<number> {
	const words = durability[lang];
	const fail = (sentence: string): number => {
		terminal.error(`${sentence}\n`);
		return EXIT.failed;
	};
	return withFile({ data, lang }, terminal, (file) => {
		let database: Database | undefined;
		try {
			database = openDatabase(file, { readonly: true });
			return run(database);
		} catch (error) {
			const code = sqliteCode(error);
			if (code === 'SQLITE_NOTADB') return fail(words.notAStore(file));
			if (code.startsWith('SQLITE_')) return fail(words.structure(code));
			throw error;
		} finally {
			database?.close();
		}
	});
}
