/** `hebian audit verify`, `acknowledge` and `list`. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '$lib/messages';
import { durability } from '$lib/messages/durability';
import { BUSY_TIMEOUT, openDatabase, sqliteCode, type Database } from '../store/sqlite/database';
import { DATABASE } from '../store/backup/restore';
import { latestAudit } from '../store/sqlite/records/sqlite-audit';
import { verifyStore, type StoreFault, type StoreTally } from '../store/backup/verify-store';
import { acknowledge } from '../store/sqlite/records/cut-records';
import { dataFolder } from './backup';
import { explainFaults, explainSetAside } from './explain-durability';
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
): number {
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
): number {
	return withSound({ data, lang }, undefined, terminal, ({ setAside }, file) => {
		const words = durability[lang];
		const cut = setAside.find((one) => one.room === room && one.acknowledged === undefined);
		if (!cut) {
			terminal.error(`${words.nothingToAcknowledge(room)}\n`);
			return EXIT.failed;
		}
		const database = openDatabase(file);
		try {
			database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
			acknowledge(database, cut, BY, Date.now());
		} finally {
			database.close();
		}
		terminal.out(`${words.acknowledged(room, cut.records)}\n`);
		return EXIT.well;
	});
}

/** Where every checksum of the database is right; else says what is not. */
function withSound(
	{ data, lang }: AuditOptions,
	noted: string | undefined,
	terminal: Terminal,
	run: (tally: StoreTally, file: string) => number
): number {
	const file = path.join(dataFolder(data), DATABASE);
	const words = durability[lang];
	if (!existsSync(file)) {
		terminal.error(`${words.noDatabase(file)}\n`);
		return EXIT.failed;
	}
	const check = verifyStore(file, undefined, noted);
	if (check.ok) return run(check.tally, file);
	terminal.error(`${explainFaults(check.faults, words)}\n`);
	const isReadable = !check.faults.some(({ kind }) => UNREADABLE.has(kind));
	return isReadable ? EXIT.found : EXIT.failed;
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
): number {
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
): number {
	const file = path.join(dataFolder(data), DATABASE);
	const words = durability[lang];
	const fail = (sentence: string): number => {
		terminal.error(`${sentence}\n`);
		return EXIT.failed;
	};
	if (!existsSync(file)) return fail(words.noDatabase(file));
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
}
