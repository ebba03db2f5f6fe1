import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../store/memory/memory-store';
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
	return { clock, store, throttle, open, guess, fail };
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

	it('[A1] of one account at one address concerns neither the account elsewhere nor the others here', async () => {
		const { throttle, guess, fail } = scene();
		await fail(500);
		expect((await throttle.admit(guess)).ok).toBe(false);
		expect((await throttle.admit({ ...guess, address: '10.0.0.2' })).ok).toBe(true);
		for (let i = 0; i < 40; i++) {
			const colleague = { ...guess, username: `colleague${i}` };
			expect((await throttle.admit(colleague)).ok).toBe(true);
			await throttle.succeeded(colleague);
		}
	});

	it('[A2] refused writes nothing', async () => {
		const { throttle, guess, fail, store } = scene();
		await fail(5);
		const before = JSON.stringify([...store.attempts.rows]);
		await fail(50);
		expect((await throttle.admit(guess)).ok).toBe(false);
		expect(JSON.stringify([...store.attempts.rows])).toBe(before);
	});

	it('[A3] of one password on many accounts ends after thirty, but not for who is known there', async () => {
		const { throttle } = scene();
		const at = (username: string) => ({ username, address: '10.0.0.9' });
		await throttle.admit(at('regular'));
		await throttle.succeeded(at('regular'));
		const results: boolean[] = [];
		for (let i = 0; i < 100; i++) results.push((await throttle.admit(at(`u${i}`))).ok);
		expect(results.filter((ok) => ok)).toHaveLength(30);
		expect((await throttle.admit(at('u1'))).ok).toBe(false);
		expect((await throttle.admit(at('regular'))).ok).toBe(true);
		expect((await throttle.admit({ username: 'u50', address: '10.0.0.10' })).ok).toBe(true);
	});

	it('[A4] of one account from many addresses ends after twenty, but not where it is known', async () => {
		const { throttle } = scene();
		const from = (address: string) => ({ username: 'boss', address });
		await throttle.admit(from('home'));
		await throttle.succeeded(from('home'));
		const results: boolean[] = [];
		for (let i = 0; i < 50; i++) results.push((await throttle.admit(from(`10.1.0.${i}`))).ok);
		expect(results.filter((ok) => ok)).toHaveLength(20);
		expect((await throttle.admit(from('home'))).ok).toBe(true);
		await throttle.forgive('boss');
		expect((await throttle.admit(from('10.1.0.1'))).ok).toBe(true);
	});

	it('[A1] one address alone never reaches the bound of an account, however long it tries', async () => {
		const { clock, throttle, guess } = scene();
		for (let i = 0; i < 1_000; i++) {
			const admitted = await throttle.admit(guess);
			if (!admitted.ok) clock.now = admitted.retryAt;
		}
		expect((await throttle.admit({ ...guess, address: '10.0.0.2' })).ok).toBe(true);
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
