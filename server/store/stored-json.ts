/** JSON in a column of the database, read as what it must be. */
import type { z } from 'zod';
import type { SqlRow } from './sql-rows';
import { StoreDamaged, type RecordDamage } from './store';

/** A row of which a column cannot be read. */
export class RecordDamaged extends StoreDamaged {
	constructor(readonly record: RecordDamage) {
		super(`${record.table} ${record.id}`, record.column);
	}
}

type Place = Pick<RecordDamage, 'table' | 'id'>;

/** Throws `RecordDamaged` where the column holds something else. */
export function readJson<T>(schema: z.ZodType<T>, row: SqlRow, column: string, place: Place): T {
	try {
		return schema.parse(JSON.parse(String(row[column])));
	} catch {
		throw new RecordDamaged({ ...place, column });
	}
}

/** What can be read of many rows, and what is damaged of the others. */
export function readRows<T>(
	rows: readonly SqlRow[],
	read: (row: SqlRow) => T
): { readonly good: T[]; readonly damaged: RecordDamage[] } {
	const good: T[] = [];
	const damaged: RecordDamage[] = [];
	for (const row of rows) {
		try {
			good.push(read(row));
		} catch (error) {
			if (!(error instanceof RecordDamaged)) throw error;
			damaged.push(error.record);
		}
	}
	return { good, damaged };
}
