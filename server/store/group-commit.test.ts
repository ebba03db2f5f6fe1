import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GroupCommit } from './group-commit';

/** Longer than the pause after a commit. */
const PAUSE = 50;

describe('group commit', () => {
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'setImmediate'] });
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('commits the first at once, and together what comes shortly after', async () => {
		const groups: (readonly number[])[] = [];
		const commit = new GroupCommit<number>((items) => {
			groups.push(items);
			return items;
		});
		const first = commit.add(1);
		vi.advanceTimersByTime(0);
		expect(await first).toBe(1);
		const [second, third] = [commit.add(2), commit.add(3)];
		vi.advanceTimersByTime(1);
		expect(groups).toEqual([[1]]);
		vi.advanceTimersByTime(PAUSE);
		expect(await Promise.all([second, third])).toEqual([2, 3]);
		vi.advanceTimersByTime(PAUSE);
		const later = commit.add(4);
		vi.advanceTimersByTime(0);
		expect(await later).toBe(4);
		expect(groups).toEqual([[1], [2, 3], [4]]);
	});

	it('waits for nobody who asks for it now, and fails all of a group', async () => {
		let fails = false;
		const commit = new GroupCommit<number>((items) => {
			if (fails) throw new Error('disk full');
			return items;
		});
		const first = commit.add(1);
		void commit.commit();
		expect(await first).toBe(1);
		fails = true;
		const lost = Promise.allSettled([commit.add(2), commit.add(3)]);
		vi.advanceTimersByTime(PAUSE);
		expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		fails = false;
		const next = commit.add(4);
		vi.advanceTimersByTime(PAUSE);
		expect(await next).toBe(4);
	});
});
