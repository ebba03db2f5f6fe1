/** Why the server did not start, in words for whoever started it. */
import { SERVER_WORDS } from '$lib/messages/server';
import type { Configuration, ConfigurationFailure } from './configuration';
import { databaseInBoth, explainDatabase } from './explain-database';
import { LOG_LEVELS } from './log';
import { DataUnusable, type DataFailure } from './store/data-folder';
import { DatabaseUnusable } from './store/postgres/database-failure';
import { StoreDamaged, StoreTooNew } from './store/store';

type Words = (typeof SERVER_WORDS)['zh'];

/** The sentence in Chinese and in English; undefined for what nobody expected. */
export function explainStartFailure(
	error: unknown,
	{ port, host, data }: Pick<Configuration, 'port' | 'host' | 'data'>
): string | undefined {
	const say = (sentence: (words: Words) => string): string => inBoth(sentence);
	if (error instanceof StoreDamaged) return say((w) => w.storeDamaged(error.message));
	if (error instanceof StoreTooNew) return say((w) => w.storeTooNew(error.found, error.known));
	if (error instanceof DatabaseUnusable)
		return databaseInBoth((w) => explainDatabase(error.failure, w));
	if (error instanceof DataUnusable) return explainData(error.failure);
	const { code, syscall } = error as NodeJS.ErrnoException;
	if (code === 'EADDRINUSE') return say((w) => w.portInUse(port));
	if (code === 'EACCES' && syscall === 'listen') return say((w) => w.portForbidden(port));
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return say((w) => w.noSuchHost(host));
	if (code && DISK.test(code)) return explainData({ kind: 'unwritable', folder: data, code });
	return undefined;
}

/** What a disk or a folder answers that cannot be written; SQLite's codes and the system's. */
const DISK =
	/^(E(ACCES|ROFS|NOSPC|DQUOT|PERM|NOTDIR|ISDIR|IO|MFILE|NFILE|FBIG)|SQLITE_(FULL|READONLY|CANTOPEN|PERM|IOERR)(_.+)?)$/;
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** Why a data folder cannot be used, in both languages. */
export function explainData(failure: DataFailure): string {
	const { folder } = failure;
	if (failure.kind === 'not-a-folder') return inBoth((w) => w.dataNotAFolder(folder));
	if (failure.kind === 'database-gone')
		return inBoth((w) => w.databaseGone(folder, failure.left.join(', ')));
	const { code } = failure;
	return inBoth((w) =>
		FULL.has(code) ? w.dataFull(folder, code) : w.dataUnwritable(folder, code)
	);
}

export function explainConfiguration(failure: ConfigurationFailure): string {
	switch (failure.kind) {
		case 'bad-variable':
			return inBoth((w) =>
				w.badVariable(failure.variable, failure.value, ALLOWED[failure.variable])
			);
		case 'demo-beyond-loopback':
			return inBoth((w) => w.demoBeyondLoopback(failure.host));
		case 'production-needs-origin':
			return inBoth((w) => w.productionNeedsOrigin);
		case 'node-needs-database':
			return inBoth((w) => w.nodeNeedsDatabase);
		case 'production-needs-https':
			return inBoth((w) => w.productionNeedsHttps(failure.origin));
		case 'oidc-incomplete':
			return inBoth((w) => w.oidcIncomplete);
		case 'oidc-needs-production':
			return inBoth((w) => w.oidcNeedsProduction);
		case 'local-off-needs-oidc':
			return inBoth((w) => w.localOffNeedsOidc);
	}
}

/** What a variable may be, where that is not obvious. */
const ALLOWED: Readonly<Record<string, string>> = {
	PORT: '0–65535',
	HEBIAN_DATABASE: 'postgres://user:password@host:5432/database',
	HEBIAN_METRICS_TOKEN: '16+ characters',
	HEBIAN_MODE: 'demo, production',
	HEBIAN_LOG: LOG_LEVELS.join(', '),
	HEBIAN_ORIGIN: 'https://hebian.example.gov.cn',
	HEBIAN_NODE_URL: 'http://10.0.0.1:3000',
	HEBIAN_PROXIES: '0–9',
	HEBIAN_OIDC_ISSUER: 'https://id.example.gov.cn/realms/office',
	HEBIAN_LOCAL_ACCOUNTS: 'on, off',
	HEBIAN_BACKUPS_KEEP: '1, 2, 3…',
	HEBIAN_BACKUPS_HOURS: '24'
};

export function inBoth(sentence: (words: Words) => string): string {
	return `${sentence(SERVER_WORDS.zh)}\n${sentence(SERVER_WORDS.en)}`;
}
