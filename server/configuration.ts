/** What the environment says. Read once, checked whole: a server with half a configuration never starts. */
import path from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log';
import type { BackupPlan } from './store/backup/backup-schedule';
import { isDatabaseUrl } from './store/postgres/database-failure';

/** Where Handsontable may be tried without buying; an office sets its own key. */
export const TRIAL_KEY = 'non-commercial-and-evaluation';

export interface Configuration {
	readonly port: number;
	readonly host: string;
	/** Folder of the database and the session secret. */
	readonly data: string;
	/** Address of the PostgreSQL that holds the store; without it a file in the data folder does. */
	readonly database?: string;
	/** Where other servers that share the database reach this one; without it, it is the only one. */
	readonly nodeUrl?: string;
	readonly mode: 'demo' | 'production';
	readonly handsontableKey: string;
	/** The address in people's browsers, where it is not simply the one we listen on. */
	readonly origin: string | undefined;
	/** Where and how often the server backs itself up, if it does. */
	readonly backups?: BackupPlan;
	/** How many proxies of our own stand before us and append to `X-Forwarded-For`. */
	readonly proxies: number;
	readonly logLevel: LogLevel;
	/** Who has it may read the metrics from elsewhere. */
	readonly metricsToken?: string;
	/** The issuer by which people sign in, if there is one. */
	readonly oidc?: OidcConfiguration;
}

export interface OidcConfiguration {
	/** Its identifier, an address: what it says of itself is under `/.well-known/openid-configuration`. */
	readonly issuer: string;
	readonly clientId: string;
	/** Absent for a public client. */
	readonly clientSecret?: string;
	/** What the button calls it. */
	readonly name?: string;
	/** Nobody signs in by a password. */
	readonly only: boolean;
}

export type ConfigurationFailure =
	| { readonly kind: 'bad-variable'; readonly variable: string; readonly value: string }
	/** Demo identities need no password, so they never listen beyond this machine. */
	| { readonly kind: 'demo-beyond-loopback'; readonly host: string }
	/** Behind which address production runs must be said: it decides which pages may connect. */
	| { readonly kind: 'production-needs-origin' }
	/** Several servers can share a PostgreSQL, and no folder. */
	| { readonly kind: 'node-needs-database' }
	/** Passwords and cookies never travel in the clear; only on this machine is there nothing between. */
	| { readonly kind: 'production-needs-https'; readonly origin: string }
	/** Of the issuer and the client's id only one is said, or something else of them alone. */
	| { readonly kind: 'oidc-incomplete' }
	/** Demo identities prove nothing. */
	| { readonly kind: 'oidc-needs-production' }
	/** Without passwords and without an issuer nobody could sign in. */
	| { readonly kind: 'local-off-needs-oidc' };

export type ConfigurationResult =
	| { readonly ok: true; readonly configuration: Configuration }
	| { readonly ok: false; readonly failures: readonly ConfigurationFailure[] };

const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);

const ENVIRONMENT = z.object({
	PORT: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(65_535).default(3000)),
	HOST: z.preprocess(blankIsAbsent, z.string().default('127.0.0.1')),
	HEBIAN_DATA: z.preprocess(blankIsAbsent, z.string().default('./data')),
	HEBIAN_DATABASE: z.preprocess(blankIsAbsent, z.string().refine(isDatabase).optional()),
	HEBIAN_NODE_URL: z.preprocess(blankIsAbsent, z.string().refine(isNodeUrl).optional()),
	HEBIAN_MODE: z.preprocess(blankIsAbsent, z.enum(['demo', 'production']).default('demo')),
	HEBIAN_HANDSONTABLE_KEY: z.preprocess(blankIsAbsent, z.string().default(TRIAL_KEY)),
	HEBIAN_ORIGIN: z.preprocess(blankIsAbsent, z.string().refine(isOrigin).optional()),
	HEBIAN_PROXIES: z.preprocess(blankIsAbsent, z.coerce.number().int().min(0).max(9).default(0)),
	HEBIAN_LOG: z.preprocess(blankIsAbsent, z.enum(LOG_LEVELS).default('info')),
	HEBIAN_METRICS_TOKEN: z.preprocess(blankIsAbsent, z.string().min(16).optional()),
	HEBIAN_OIDC_ISSUER: z.preprocess(blankIsAbsent, z.string().refine(isIssuer).optional()),
	HEBIAN_OIDC_CLIENT_ID: z.preprocess(blankIsAbsent, z.string().max(200).optional()),
	HEBIAN_OIDC_CLIENT_SECRET: z.preprocess(blankIsAbsent, z.string().max(1_000).optional()),
	HEBIAN_OIDC_NAME: z.preprocess(blankIsAbsent, z.string().max(40).optional()),
	HEBIAN_LOCAL_ACCOUNTS: z.preprocess(blankIsAbsent, z.enum(['on', 'off']).default('on')),
	HEBIAN_BACKUPS: z.preprocess(blankIsAbsent, z.string().optional()),
	HEBIAN_BACKUPS_KEEP: z.preprocess(blankIsAbsent, z.coerce.number().int().min(1).default(14)),
	HEBIAN_BACKUPS_HOURS: z.preprocess(blankIsAbsent, z.coerce.number().min(0.1).default(24))
});

export function readConfiguration(
	environment: Readonly<Record<string, string | undefined>>
): ConfigurationResult {
	const read = ENVIRONMENT.safeParse(environment);
	if (!read.success) {
		const variables = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
		const failures = variables.map((variable): ConfigurationFailure => {
			const value = SECRET.has(variable) ? '…' : (environment[variable] ?? '');
			return { kind: 'bad-variable', variable, value };
		});
		return { ok: false, failures };
	}
	const found = read.data;
	const contradiction = contradictionIn(found);
	if (contradiction) return { ok: false, failures: [contradiction] };
	const configuration: Configuration = {
		port: found.PORT,
		host: found.HOST,
		data: path.resolve(found.HEBIAN_DATA),
		...(found.HEBIAN_DATABASE !== undefined && { database: found.HEBIAN_DATABASE }),
		...(found.HEBIAN_NODE_URL !== undefined && { nodeUrl: found.HEBIAN_NODE_URL }),
		mode: found.HEBIAN_MODE,
		handsontableKey: found.HEBIAN_HANDSONTABLE_KEY,
		origin: found.HEBIAN_ORIGIN,
		proxies: found.HEBIAN_PROXIES,
		logLevel: found.HEBIAN_LOG,
		...(found.HEBIAN_METRICS_TOKEN !== undefined && { metricsToken: found.HEBIAN_METRICS_TOKEN }),
		...backupsOf(found),
		...oidcOf(found)
	};
	return { ok: true, configuration };
}

/** The address of a database holds its password. */
const SECRET: ReadonlySet<string> = new Set([
	'HEBIAN_DATABASE',
	'HEBIAN_METRICS_TOKEN',
	'HEBIAN_OIDC_CLIENT_SECRET'
]);

function oidcOf(found: z.infer<typeof ENVIRONMENT>): Pick<Configuration, 'oidc'> {
	const { HEBIAN_OIDC_ISSUER: issuer, HEBIAN_OIDC_CLIENT_ID: clientId } = found;
	const { HEBIAN_OIDC_CLIENT_SECRET: clientSecret, HEBIAN_OIDC_NAME: name } = found;
	if (issuer === undefined || clientId === undefined) return {};
	const only = found.HEBIAN_LOCAL_ACCOUNTS === 'off';
	return {
		oidc: {
			...{ issuer, clientId, only },
			...(clientSecret !== undefined && { clientSecret }),
			...(name !== undefined && { name })
		}
	};
}

function backupsOf({
	HEBIAN_BACKUPS: folder,
	HEBIAN_BACKUPS_KEEP: keep,
	HEBIAN_BACKUPS_HOURS: hours
}: z.infer<typeof ENVIRONMENT>): Pick<Configuration, 'backups'> {
	if (folder === undefined) return {};
	return { backups: { folder: path.resolve(folder), keep, every: hours * 3_600_000 } };
}

/** Variables that are each right and cannot stand together. */
function contradictionIn(found: z.infer<typeof ENVIRONMENT>): ConfigurationFailure | undefined {
	const { HOST, HEBIAN_MODE, HEBIAN_ORIGIN: origin } = found;
	if (found.HEBIAN_NODE_URL !== undefined && found.HEBIAN_DATABASE === undefined)
		return { kind: 'node-needs-database' };
	const ofOidc = contradictionInOidc(found);
	if (ofOidc) return ofOidc;
	if (HEBIAN_MODE === 'demo')
		return isLoopback(HOST) ? undefined : { kind: 'demo-beyond-loopback', host: HOST };
	if (origin === undefined) return { kind: 'production-needs-origin' };
	const { protocol, hostname } = new URL(origin);
	if (protocol !== 'https:' && !isLoopback(hostname))
		return { kind: 'production-needs-https', origin };
	return undefined;
}

function contradictionInOidc(found: z.infer<typeof ENVIRONMENT>): ConfigurationFailure | undefined {
	const needed = [found.HEBIAN_OIDC_ISSUER, found.HEBIAN_OIDC_CLIENT_ID];
	const others = [found.HEBIAN_OIDC_CLIENT_SECRET, found.HEBIAN_OIDC_NAME];
	const isWhole = needed.every((value) => value !== undefined);
	if (!isWhole && [...needed, ...others].some((value) => value !== undefined))
		return { kind: 'oidc-incomplete' };
	if (isWhole && found.HEBIAN_MODE === 'demo') return { kind: 'oidc-needs-production' };
	if (!isWhole && found.HEBIAN_LOCAL_ACCOUNTS === 'off') return { kind: 'local-off-needs-oidc' };
	return undefined;
}

/** Names and addresses that never leave this machine. */
export function isLoopback(host: string): boolean {
	const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
	return (
		bare === 'localhost' ||
		bare === '::1' ||
		/^127(\.\d{1,3}){3}$/.test(bare) ||
		/^::ffff:127(\.\d{1,3}){3}$/.test(bare)
	);
}

function isOrigin(text: string): boolean {
	return (
		URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
	);
}

/** Between nodes there is no TLS: they reach each other over a network of their own. */
function isNodeUrl(text: string): boolean {
	return isOrigin(text) && new URL(text).protocol === 'http:';
}

/** Tokens travel by https; only on this machine is there nothing between. */
function isIssuer(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname, search, hash } = new URL(text);
	const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
	return isSafe && search === '' && hash === '';
}

function isDatabase(text: string): boolean {
	return isDatabaseUrl(text) && URL.canParse(text) && new URL(text).pathname.length > 1;
}
