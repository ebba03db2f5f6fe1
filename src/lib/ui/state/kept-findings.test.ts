import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryOfflineStore } from '$lib/collab/device/memory-offline-store';
import type { Finding } from '$lib/rules/finding/finding';
import { KeptFindings } from './kept-findings';

const findings = (...ids: string[]) =>
	ids.map((id) => ({ id, severity: 'error', cells: [], sheets: [] }) as unknown as Finding);

describe('[U24] the findings that a device keeps', () => {
	beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
	afterEach(() => void vi.useRealTimers());

	it('are those of the last check, with its time', async () => {
		const store = new MemoryOfflineStore();
		new KeptFindings(store, 'b', 'v1').keep(findings('a', 'b'));
		vi.setSystemTime(2_000_000);
		expect(await new KeptFindings(store, 'b', 'v1').recall()).toEqual({
			at: 1_000_000,
			findings: findings('a', 'b')
		});
	});

	it('are of one book and one version of the pages', async () => {
		const store = new MemoryOfflineStore();
		new KeptFindings(store, 'b', 'v1').keep(findings('a'));
		expect(await new KeptFindings(store, 'c', 'v1').recall()).toBeUndefined();
		expect(await new KeptFindings(store, 'b', 'v2').recall()).toBeUndefined();
	});

	it('are written seldom, the last of them in the end', async () => {
		const store = new MemoryOfflineStore();
		const remember = vi.spyOn(store, 'remember');
		const kept = new KeptFindings(store, 'b', 'v1');
		for (let i = 0; i < 50; i++) {
			kept.keep(findings(`f${i}`));
			vi.advanceTimersByTime(100);
		}
		expect(remember.mock.calls.length).toBeLessThan(3);
		kept.flush();
		expect((await kept.recall())?.findings).toEqual(findings('f49'));
	});

	it('are all of them, or none', async () => {
		const store = new MemoryOfflineStore();
		const kept = new KeptFindings(store, 'b', 'v1');
		kept.keep(findings('a'));
		vi.advanceTimersByTime(10_000);
		kept.keep(findings(...Array.from({ length: 5_001 }, (_, i) => `f${i}`)));
		expect(await kept.recall()).toBeUndefined();
	});

	it('are none where the device does not store', async () => {
		const store = {
			remember: () => Promise.reject(new Error('full')),
			recall: () => Promise.reject(new Error('full'))
		};
		const kept = new KeptFindings(store, 'b', 'v1');
		kept.keep(findings('a'));
		expect(await kept.recall()).toBeUndefined();
	});
});
