/** Why a PostgreSQL database cannot be used: told to whoever starts the server or a command. */

export type DatabaseFailure =
	/** Nobody answers there. */
	| { readonly kind: 'unreachable'; readonly server: string; readonly code: string }
	| { readonly kind: 'no-such-database'; readonly server: string; readonly database: string }
	/** The password is wrong, or the server lets nobody in from here. */
	| { readonly kind: 'refused'; readonly server: string; readonly user: string }
	/** The role may not make or write what Hebian needs. */
	| { readonly kind: 'no-rights'; readonly server: string; readonly user: string }
	/** A standby, or a database that was set to read only. */
	| { readonly kind: 'read-only'; readonly server: string }
	| { readonly kind: 'not-utf8'; readonly server: string; readonly encoding: string }
	/** Another server works on this database. */
	| { readonly kind: 'in-use'; readonly server: string }
	/** There is a store, and nobody said that it may be replaced. */
	| { readonly kind: 'occupied'; readonly server: string }
	/** There is no store. */
	| { readonly kind: 'empty'; readonly server: string };

export class DatabaseUnusable extends Error {
	constructor(readonly failure: DatabaseFailure) {
		super(`${failure.server}: ${failure.kind}`);
	}
}

/** Where a database is, without a password: for words and logs. */
export interface DatabasePlace {
	/** `host:port/database` */
	readonly server: string;
	readonly database: string;
	readonly user: string;
}

/** Whether a store is said to be in PostgreSQL, and not in a folder or a file. */
export function isDatabaseUrl(text: string): boolean {
	return /^postgres(ql)?:\/\/.+/.test(text);
}

export function placeOfDatabase(url: string): DatabasePlace {
	const { host, pathname, username } = new URL(url);
	const database = decodeURIComponent(pathname.slice(1));
	const user = decodeURIComponent(username) || 'postgres';
	return { server: `${host}/${database}`, database, user };
}

/** Codes of a line that is cut or a server that ends: whether a statement was done is not known. */
const LOST =
	/^(08...|57P0[123]|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN))$/;
const LOST_WORDS = /Connection terminated|timeout|not queryable|Client was closed/i;

/** Whether the connection is the reason, and not what was asked. */
export function isConnectionLost(error: unknown): boolean {
	const { code, message } = error as { code?: string; message?: string };
	return code === undefined ? LOST_WORDS.test(message ?? '') : LOST.test(code);
}

/** `undefined` for what nobody expected. */
export function databaseFailureOf(error: unknown, url: string): DatabaseFailure | undefined {
	const { server, database, user } = placeOfDatabase(url);
	const { code = '' } = error as { code?: string };
	if (code === '28P01' || code === '28000') return { kind: 'refused', server, user };
	if (code === '3D000') return { kind: 'no-such-database', server, database };
	if (code === '42501') return { kind: 'no-rights', server, user };
	if (code === '25006') return { kind: 'read-only', server };
	if (isConnectionLost(error) || code === '53300')
		return { kind: 'unreachable', server, code: code || 'ETIMEDOUT' };
	return undefined;
}

/** Throws what is known of why the database cannot be used as such. */
export async function explaining<T>(url: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const failure = databaseFailureOf(error, url);
		throw failure ? new DatabaseUnusable(failure) : error;
	}
}
