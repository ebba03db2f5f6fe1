/** What `hebian doctor` looks at, one after the other. It reads, and writes nothing but a probe of the disk. */
import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Configuration, OidcConfiguration } from '../configuration';
import { discoverIssuer, reasonOf } from '../oidc/issuer';
import { latestBackup, type BackupPlan } from '../store/backup/backup-schedule';
import { DATABASE } from '../store/backup/restore';
import { prepareDataFolder, prepareFolder } from '../store/data-folder';
import { PostgresDatabase } from '../store/postgres/database';
import { DatabaseUnusable, explaining, placeOfDatabase } from '../store/postgres/database-failure';
import { requireUsable, schemaOf } from '../store/postgres/schema';
import { openDatabase } from '../store/sqlite/database';
import { NEWEST_SCHEMA } from '../store/sqlite/migrations';
import { StoreDamaged, StoreTooNew } from '../store/store';

/** What was found; the words are those of the same name. */
export type Finding =
	| { readonly kind: 'folderWell'; readonly folder: string }
	| { readonly kind: 'permissionsWell' | 'clockWell' | 'backupsOff' }
	| { readonly kind: 'permissionsOpen'; readonly files: string }
	| { readonly kind: 'diskWell'; readonly free: string }
	| { readonly kind: 'diskLow'; readonly free: string; readonly folder: string }
	| { readonly kind: 'databaseWell'; readonly where: string }
	| { readonly kind: 'noDatabaseYet'; readonly folder: string }
	| { readonly kind: 'databaseUnsafe'; readonly setting: string }
	| { readonly kind: 'clockOff'; readonly seconds: number }
	| { readonly kind: 'clockUnset'; readonly year: number }
	| { readonly kind: 'backupsWell'; readonly hours: number }
	| { readonly kind: 'backupsNone'; readonly folder: string }
	| { readonly kind: 'backupsOld'; readonly hours: number; readonly folder: string }
	| { readonly kind: 'issuerWell'; readonly issuer: string; readonly only: boolean }
	| { readonly kind: 'issuerDown'; readonly issuer: string; readonly reason: string }
	/** Something that the server would say too as it starts. */
	| { readonly kind: 'failed'; readonly error: unknown };

export const WELL: ReadonlySet<Finding['kind']> = new Set([
	'folderWell',
	'permissionsWell',
	'diskWell',
	'databaseWell',
	'noDatabaseYet',
	'clockWell',
	'backupsWell',
	'issuerWell'
]);

const GB = 1024 ** 3;
/** Bytes below which a disk is nearly full. */
const LOW = GB;
/** Seconds by which two clocks may differ. */
const APART = 2;
/** Nobody had this program before. */
const FIRST_YEAR = 2024;
/** The keys of an installation; others who read them can sign in as anybody, or sign as it does. */
const KEYS = ['session-secret', 'signing-key.pem'];

export async function examine(
	configuration: Pick<Configuration, 'data' | 'database' | 'backups' | 'oidc'>,
	now: number
): Promise<readonly Finding[]> {
	const { data, database, backups, oidc } = configuration;
	const begun = !existsSync(data) ? [] : [...permissions(data), disk(data)];
	return [
		...(await caught(() => folder(data, database))),
		...begun,
		...(await caught(() => (database === undefined ? file(data, now) : server(database)))),
		backupsOf(backups, now),
		...(oidc ? [await issuerOf(oidc)] : [])
	];
}

async function issuerOf(settings: OidcConfiguration): Promise<Finding> {
	const { issuer, only } = settings;
	try {
		await discoverIssuer(settings, Date.now);
		return { kind: 'issuerWell', issuer, only };
	} catch (error) {
		return { kind: 'issuerDown', issuer, reason: reasonOf(error) };
	}
}

async function caught(look: () => readonly Finding[] | Promise<readonly Finding[]>) {
	try {
		return await look();
	} catch (error) {
		return [{ kind: 'failed', error } as const];
	}
}

function folder(data: string, database: string | undefined): readonly Finding[] {
	if (database === undefined) prepareDataFolder(data);
	else prepareFolder(data);
	return [{ kind: 'folderWell', folder: data }];
}

function permissions(data: string): readonly Finding[] {
	if (process.platform === 'win32') return [];
	const open = readdirSync(data)
		.filter((name) => KEYS.includes(name))
		.map((name) => path.join(data, name))
		.filter((key) => (statSync(key).mode & 0o077) !== 0);
	if (open.length === 0) return [{ kind: 'permissionsWell' }];
	return [{ kind: 'permissionsOpen', files: open.join(' ') }];
}

function disk(data: string): Finding {
	const { bavail, bsize } = statfsSync(data);
	const bytes = bavail * bsize;
	const free = `${(bytes / GB).toFixed(1)} GB`;
	return bytes < LOW ? { kind: 'diskLow', free, folder: data } : { kind: 'diskWell', free };
}

/** The schema only: `audit verify` reads everything. */
function file(data: string, now: number): readonly Finding[] {
	const where = path.join(data, DATABASE);
	const year = new Date(now).getUTCFullYear();
	const clock: Finding = year < FIRST_YEAR ? { kind: 'clockUnset', year } : { kind: 'clockWell' };
	if (!existsSync(where)) return [{ kind: 'noDatabaseYet', folder: data }, clock];
	const database = openDatabase(where, { readonly: true });
	try {
		const found = Number(database.pragma('user_version') ?? 0);
		if (found > NEWEST_SCHEMA) throw new StoreTooNew(found, NEWEST_SCHEMA);
		const check = database.pragma('quick_check(1)');
		if (check !== 'ok') throw new StoreDamaged(where, String(check));
		return [{ kind: 'databaseWell', where }, clock];
	} finally {
		database.close();
	}
}

function server(url: string): Promise<readonly Finding[]> {
	return explaining(url, async () => {
		const { server: where } = placeOfDatabase(url);
		const database = new PostgresDatabase(url, { writer: randomUUID(), most: 1 });
		try {
			await requireUsable(database, where);
			const found = await schemaOf(database);
			if (found > NEWEST_SCHEMA) throw new StoreTooNew(found, NEWEST_SCHEMA);
			const before = Date.now();
			const [row] = await database.all(
				`SELECT extract(epoch FROM clock_timestamp())::float8 AS clock,
					current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
					current_setting('synchronous_commit') AS synchronous_commit,
					has_database_privilege(current_database(), 'CREATE') AS may_create`
			);
			const user = placeOfDatabase(url).user;
			if (found === 0 && row.may_create !== true)
				throw new DatabaseUnusable({ kind: 'no-rights', server: where, user });
			const middle = (before + Date.now()) / 2;
			const seconds = Math.abs(Number(row.clock) - middle / 1000);
			return [
				{ kind: 'databaseWell', where: `PostgreSQL ${where}` },
				...['fsync', 'full_page_writes', 'synchronous_commit']
					.filter((setting) => row[setting] === 'off')
					.map((setting) => ({ kind: 'databaseUnsafe', setting }) as const),
				seconds > APART ? { kind: 'clockOff', seconds: Math.round(seconds) } : { kind: 'clockWell' }
			];
		} finally {
			await database.close();
		}
	});
}

function backupsOf(plan: BackupPlan | undefined, now: number): Finding {
	if (!plan) return { kind: 'backupsOff' };
	const latest = latestBackup(plan.folder);
	if (latest === undefined) return { kind: 'backupsNone', folder: plan.folder };
	const hours = Math.round((now - latest) / 3_600_000);
	// One may be under way.
	if (now - latest > plan.every * 1.5) return { kind: 'backupsOld', hours, folder: plan.folder };
	return { kind: 'backupsWell', hours };
}
