/** Samples of findings in a store of SQL. */
import { z } from 'zod';
import { SEVERITIES, type Severity } from '$lib/rules/finding/finding';
import type { SqlRows } from '../sql-rows';
import type { FindingSample, SampleStore } from '../sample-store';

export class SqlSamples implements SampleStore {
	constructor(private readonly rows: SqlRows) {}

	async put(book: string, { at, counts }: FindingSample): Promise<void> {
		await this.rows.run(
			`INSERT INTO finding_sample VALUES (?, ?, ?)
			 ON CONFLICT (book, at) DO UPDATE SET counts = excluded.counts`,
			book,
			at,
			JSON.stringify(counts)
		);
	}

	async list(book: string, most: number): Promise<readonly FindingSample[]> {
		const rows = await this.rows.all(
			'SELECT at, counts FROM finding_sample WHERE book = ? ORDER BY at DESC LIMIT ?',
			book,
			most
		);
		return rows
			.map(({ at, counts }) => ({
				at: Number(at),
				counts: stored.parse(JSON.parse(String(counts)))
			}))
			.reverse();
	}
}

const count = z.int().nonnegative();
const stored = z.object(
	Object.fromEntries(SEVERITIES.map((severity) => [severity, count])) as Record<
		Severity,
		typeof count
	>
);
