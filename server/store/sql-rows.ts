/** What both engines of SQL answer. Statements given to it are written in what SQLite and PostgreSQL share. */
export type SqlValue = string | number | Uint8Array | null;
export type SqlRow = Record<string, unknown>;

export interface SqlRows {
	/** `?` stands for a value. */
	all(sql: string, ...values: SqlValue[]): Promise<SqlRow[]>;
	/** How many rows it wrote. */
	run(sql: string, ...values: SqlValue[]): Promise<number>;
}

/** So many values in parentheses; where there are none, `IN` finds nothing. */
export function placeholders(count: number): string {
	return `(${Array(count).fill('?').join(', ') || 'NULL'})`;
}

/** Bytes of a row, as plain bytes: drivers answer with buffers of their own now and then. */
export function blobOf(value: unknown): Uint8Array {
	if (value instanceof ArrayBuffer) return new Uint8Array(value);
	if (value instanceof Uint8Array)
		return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
	throw new TypeError('the database returned no blob');
}
