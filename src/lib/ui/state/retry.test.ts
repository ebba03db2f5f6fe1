import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Account } from './account.svelte';
import { Api, type ApiFailure } from './api';
import { Remembered } from './remembered';
import { Retry } from './retry';
import { Shelf } from './shelf.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what the server did not answer', () => {
	it('is tried again, each time after longer, until it is answered', async () => {
		const at: number[] = [];
		const began = Date.now();
		const failures: (ApiFailure | undefined)[] = Array.from({ length: 7 }, () => ({
			kind: 'unreachable'
		}));
		const retry: Retry = new Retry(() => {
			at.push((Date.now() - began) / 1_000);
			retry.ended(failures.shift());
		});
		retry.ended({ kind: 'server', status: 503 });
		await vi.advanceTimersByTimeAsync(600_000);
		expect(at).toEqual([1, 3, 7, 15, 31, 61, 91, 121]);
	});

	it('is not tried again where the answer is no', async () => {
		const again = vi.fn();
		const retry = new Retry(again);
		for (const kind of ['not-found', 'forbidden', 'no-identity', 'damaged'] as const)
			retry.ended({ kind });
		retry.ended({ kind: 'unreachable' });
		retry.stop();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(again).not.toHaveBeenCalled();
	});

	it('comes by itself on a first visit: who this is, and the books', async () => {
		let up = false;
		const answers: Record<string, unknown> = {
			'/api/me': {
				identity: { id: 'c', name: '经办', role: 'clerk' },
				mode: 'demo',
				demo: [],
				now: 0
			},
			'/api/books': [{ id: 'b' }]
		};
		const fetch = vi.fn(async (path: string) => {
			if (!up) throw new TypeError('Failed to fetch');
			return Response.json(answers[path]);
		});
		const api = new Api(fetch as unknown as typeof globalThis.fetch, new Remembered(undefined));
		const account = new Account(api, Date.now);
		const shelf = new Shelf(api);
		await account.load();
		await shelf.load();
		expect([account.failure?.kind, shelf.failure?.kind]).toEqual(['unreachable', 'unreachable']);
		await vi.advanceTimersByTimeAsync(4_000);
		up = true;
		await vi.advanceTimersByTimeAsync(4_000);
		expect([account.failure, shelf.failure]).toEqual([undefined, undefined]);
		expect(account.identity?.id).toBe('c');
		expect(shelf.books).toEqual([{ id: 'b' }]);
		const asked = fetch.mock.calls.length;
		await vi.advanceTimersByTimeAsync(60_000);
		expect(fetch.mock.calls.length).toBe(asked);
	});
});
