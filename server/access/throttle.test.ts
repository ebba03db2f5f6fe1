import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../store/memory-store';
import { Throttle } from './throttle';

function scene() {
	const clock = { now: 1_000_000 };
	const store = new MemoryStore();
	const open = (): Throttle => new Throttle(store.attempts, () => clock.now);
	const throttle = open();
	const guess = { username: 'a', address: '10.0.0.1' };
	const fail = async (times: number): Promise<void> => {
		for (let i = 0; i < times; i++) await throttle.admit(guess);
	};
	return { clock, throttle, open, guess, fail };
}

describe('throttling', () => {
	it('lets five failures pass, then doubles the wait up to a quarter of an hour', async () => {
		const { clock, throttle, guess, fail } = scene();
		await fail(5);
		const waits: number[] = [];
		for (let i = 0; i < 8; i++) {
			const refused = await throttle.admit(guess);
			if (refused.ok) throw new Error('admitted');
			waits.push((refused.retryAt - clock.now) / 1000);
			clock.now = refused.retryAt;
			expect((await throttle.admit(guess)).ok).toBe(true);
		}
		expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
	});

	it('counts many guesses at once as many', async () => {
		const { throttle, guess } = scene();
		const all = await Promise.all(Array.from({ length: 20 }, () => throttle.admit(guess)));
		expect(all.filter(({ ok }) => ok)).toHaveLength(5);
	});

	it('outlives a restart', async () => {
		const { open, guess, fail } = scene();
		await fail(5);
		expect((await open().admit(guess)).ok).toBe(false);
	});

	it('of one account leaves the others of its address alone, but not without end', async () => {
		const { throttle } = scene();
		const results: boolean[] = [];
		for (let i = 0; i < 31; i++)
			results.push((await throttle.admit({ username: `u${i}`, address: '10.0.0.9' })).ok);
		expect(results.filter((ok) => ok)).toHaveLength(30);
		expect(results.at(-1)).toBe(false);
		expect((await throttle.admit({ username: 'u1', address: '10.0.0.10' })).ok).toBe(true);
	});

	it('ends for an account that gets in', async () => {
		const { throttle, guess, fail } = scene();
		await fail(4);
		await throttle.succeeded(guess);
		await fail(4);
		expect((await throttle.admit(guess)).ok).toBe(true);
	});

	it('forgets after a day', async () => {
		const { clock, throttle, guess, fail } = scene();
		await fail(5);
		clock.now += 24 * 3600_000 + 1;
		await fail(4);
		expect((await throttle.admit(guess)).ok).toBe(true);
	});
});
