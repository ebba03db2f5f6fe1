/** What the server does every minute: one book after the other, and only of books that were changed. */
import { expect, it } from 'vitest';
import type { Counts } from '$lib/rules/finding/finding-counts';
import { MemoryStore } from '../store/memory/memory-store';
import { aBook } from '../store/contract/store-contract';
import { BookVersions } from './book-versions';
import type { Told } from './copy/book-threads';
import { FindingSamples } from './finding-samples';

const DAY = 24 * 3600_000;
const BOOKS = ['b1', 'b2', 'b3', 'b4'];

/** Takes samples and versions of four books; `b2` fails. Keeps of which books, and how many at once. */
async function scene() {
	const store = new MemoryStore();
	for (const id of BOOKS) await store.books.create(aBook(id, 1));
	const [asked, clock] = [[] as string[], { now: 2 }];
	const most = { atOnce: 0 };
	let atOnce = 0;
	const work = async (id: string): Promise<void> => {
		asked.push(id);
		most.atOnce = Math.max(most.atOnce, ++atOnce);
		await new Promise((resolve) => setTimeout(resolve, 5));
		atOnce--;
		if (id === 'b2') throw new Error('cannot be read');
	};
	const now = (): number => clock.now;
	const elsewhere = new Set<string>();
	const isOurs = async (id: string): Promise<boolean> => !elsewhere.has(id);
	const samples = new FindingSamples({
		...{ store, now, isOurs },
		countsOf: ({ id }) => work(id).then(() => ({}) as Counts)
	});
	const versions = new BookVersions({
		...{ store, now, isOurs },
		wholeOf: async ({ id }): Promise<Told<Uint8Array>> => {
			await work(id);
			const state = { copy: {}, made: 1, heard: 0, sequences: new Map() };
			return { answer: new Uint8Array([1]), state };
		}
	});
	const edit = (id: string): Promise<number> =>
		store.append(`book/${id}/department`, new Uint8Array([1]), { by: 'x', at: clock.now });
	return { asked, clock, most, samples, versions, edit, elsewhere };
}

it.each(['samples', 'versions'] as const)(
	'[K7] %s are taken of one book after the other, and only of what changed',
	async (kind) => {
		const { asked, clock, most, samples, versions, edit, elsewhere } = await scene();
		const tidy = async (): Promise<readonly string[]> => {
			asked.length = 0;
			await (kind === 'samples' ? samples.take() : versions.makeDaily()).catch(() => undefined);
			return [...asked].sort();
		};
		clock.now += DAY;
		for (const id of BOOKS) await edit(id);
		clock.now += DAY;
		expect(await tidy()).toEqual(BOOKS);
		expect(most.atOnce).toBe(1);
		// A minute later nothing is due, and the one that failed rests.
		clock.now += 60_000;
		expect(await tidy()).toEqual([]);
		clock.now += DAY;
		await edit('b3');
		clock.now += DAY;
		// Another node has it, and does so.
		elsewhere.add('b3');
		expect(await tidy()).toEqual(kind === 'samples' ? [] : ['b2']);
		elsewhere.clear();
		clock.now += DAY;
		expect(await tidy()).toEqual(kind === 'samples' ? ['b3'] : ['b2', 'b3']);
	}
);
