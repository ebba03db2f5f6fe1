/**
 * The connections to PostgreSQL. The driver is `pg`: plain JavaScript, under the MIT licence, and a
 * connection of it can be held for as long as a transaction or a snapshot of the database lasts.
 */
import { toUSVString } from 'node:util';
import pg from 'pg';
import type { SqlRow, SqlRows, SqlValue } from '../sql-rows';

/** Everything of ours stands in a schema of this name; other tables of the database are not touched. */
export const SCHEMA = 'hebian';

/** Milliseconds after which a connection that is not made, or a statement that does not end, has failed. */
const CONNECT_TIMEOUT = 5_000;
const STATEMENT_TIMEOUT = 30_000;
/** PostgreSQL's number of a type, for those that are not read as text. */
const INT8 = 20;

export interface PostgresOptions {
	/** Names this process to the triggers that count changes. */
	readonly writer: string;
	/** Connections at most. */
	readonly most?: number;
	/** For statements that read or write a whole store. */
	readonly unhurried?: boolean;
	/** Told of a connection that broke while nobody used it. */
	readonly onLost?: (error: Error) => void;
}

export class PostgresDatabase implements SqlRows {
	readonly #pool: pg.Pool;

	constructor(url: string, { writer, most = 6, unhurried = false, onLost }: PostgresOptions) {
		const patience = unhurried ? 0 : STATEMENT_TIMEOUT;
		this.#pool = new pg.Pool({
			connectionString: url,
			max: most,
			connectionTimeoutMillis: CONNECT_TIMEOUT,
			keepAlive: true,
			allowExitOnIdle: true,
			application_name: 'hebian',
			options: [
				`-c search_path=${SCHEMA}`,
				`-c hebian.writer=${writer}`,
				`-c statement_timeout=${patience}`,
				`-c idle_in_transaction_session_timeout=${patience}`
			].join(' '),
			// The server's own bound comes first; this one is for a line that is cut.
			...(patience > 0 && { query_timeout: patience + 5_000 }),
			types: { getTypeParser }
		});
		this.#pool.on('error', (error) => onLost?.(error));
	}

	all(sql: string, ...values: SqlValue[]): Promise<SqlRow[]> {
		return rowsOn(this.#pool).all(sql, ...values);
	}

	run(sql: string, ...values: SqlValue[]): Promise<number> {
		return rowsOn(this.#pool).run(sql, ...values);
	}

	/** A statement that the server keeps ready under its name. */
	async named(name: string, text: string, values: readonly SqlValue[]): Promise<number> {
		const { rowCount } = await this.#pool.query({ name, text, values: values.map(sendable) });
		return rowCount ?? 0;
	}

	/** Runs `work` inside one transaction on a connection of its own; what rejects rolls back. */
	async transaction<T>(work: (rows: SqlRows) => Promise<T>, mode = ''): Promise<T> {
		const client = await this.#pool.connect();
		// A connection that breaks while it is held tells so here and by the statement under way.
		client.on('error', ignore);
		let broken: Error | undefined;
		try {
			await client.query(`BEGIN ${mode}`);
			const result = await work(rowsOn(client));
			await client.query('COMMIT');
			return result;
		} catch (error) {
			await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
			throw error;
		} finally {
			client.off('error', ignore);
			client.release(broken);
		}
	}

	close(): Promise<void> {
		return this.#pool.end();
	}
}

const ignore = (): void => undefined;

function rowsOn(queryable: Pick<pg.Pool | pg.PoolClient, 'query'>): SqlRows {
	const query = (sql: string, values: readonly SqlValue[]): Promise<pg.QueryResult<SqlRow>> =>
		queryable.query<SqlRow>(numbered(sql), values.map(sendable));
	return {
		all: async (sql, ...values) => (await query(sql, values)).rows,
		run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0
	};
}

/** Whole numbers of ours are far below 2^53. */
function getTypeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
	if (type === INT8) return Number;
	return pg.types.getTypeParser(type, format as 'text') as (value: string) => unknown;
}

const statements = new Map<string, string>();

/** `?` as PostgreSQL writes it: `$1`, `$2`… */
function numbered(sql: string): string {
	let text = statements.get(sql);
	if (text === undefined) {
		let n = 0;
		text = sql.replace(/\?/g, () => `$${++n}`);
		// Those with a varying number of values would fill it.
		if (statements.size < 500) statements.set(sql, text);
	}
	return text;
}

function sendable(value: SqlValue): unknown {
	if (typeof value === 'string') return storable(value);
	return value instanceof Uint8Array && !Buffer.isBuffer(value)
		? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
		: value;
}

/** As PostgreSQL keeps it: its text holds no NUL, whose picture stands for it, and no half of a character. */
export function storable(text: string): string {
	return toUSVString(text.replaceAll('\0', '␀'));
}
