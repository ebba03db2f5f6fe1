/** The sample book: what a newcomer's first start opens. Made once; what people do with it stays. */
import { existsSync, readFileSync } from 'node:fs';
import { readDocument } from '$lib/exchange/read/read-document';
import type { Store } from '../store/store';
import { createBook } from './create-book';

export const SAMPLE_ID = 'sample';

export type SampleResult =
	| { readonly kind: 'made' | 'kept' }
	| { readonly kind: 'absent'; readonly file: string }
	| { readonly kind: 'unreadable'; readonly file: string; readonly failure: unknown };

export async function seedSample(store: Store, file: string, now: number): Promise<SampleResult> {
	if (await store.books.find(SAMPLE_ID)) return { kind: 'kept' };
	if (!existsSync(file)) return { kind: 'absent', file };
	const read = readDocument('jincheng-psb-2023.hebian.json', readFileSync(file));
	if (!read.ok) return { kind: 'unreadable', file, failure: read.failure };
	const options = { id: SAMPLE_ID, report: read.report, by: 'server', now };
	const created = await createBook(store, read.book, options);
	return created.ok ? { kind: 'made' } : { kind: 'unreadable', file, failure: created.failure };
}
