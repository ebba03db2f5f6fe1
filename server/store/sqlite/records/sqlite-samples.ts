/** Samples of findings in the SQLite store. */
import { z } from 'zod';
import { SEVERITIES, type Severity } from '$lib/rules/finding/finding';
import type { Database } from '../database';
import type { FindingSample, SampleStore } from '../../sample-store';

export class SqliteSamples implements SampleStore {
	constructor(private readonly database: Database) {}

	async put(book: string, { at, counts }: FindingSample): Promise<void> {
		this.database
			.prepare('INSERT OR REPLACE INTO finding_sample VALUES (?, ?, ?)')
			.run(book, at, JSON.stringify(counts));
	}

	async list(book: string, most: number): Promise<readonly FindingSample[]> {
		return this.database
			.prepare('SELECT at, counts FROM finding_sample WHERE book = ? ORDER BY at DESC LIMIT ?')
			.all(book, most)
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
