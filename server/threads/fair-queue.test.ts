import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue';

function queueOf(
	asked: readonly (readonly [person: string, book: string])[],
	bounds = { most: 100, mostOfOne: 100 }
): FairQueue<string> {
	const queue = new FairQueue<string>(bounds);
	asked.forEach(([person, book], i) => queue.add(`${person}${book}${i}`, { person, book }));
	return queue;
}

const taken = (queue: FairQueue<string>): string[] => {
	const items: string[] = [];
	for (let item = queue.take(); item !== undefined; item = queue.take()) items.push(item);
	return items;
};

describe('a fair queue', () => {
	it('[W2] delays one request of somebody by one of those who asked twenty times', () => {
		const queue = queueOf([...Array<['a', 'x']>(20).fill(['a', 'x']), ['b', 'x']]);
		expect(taken(queue).indexOf('bx20')).toBe(1);
	});

	it('[W2] takes people in turn and, of one person, books in turn; of one book, in order', () => {
		const queue = queueOf([
			...[['a', 'x'] as const, ['a', 'x'] as const, ['a', 'y'] as const],
			...[['b', 'x'] as const, ['c', 'y'] as const, ['a', 'x'] as const]
		]);
		expect(taken(queue)).toEqual(['ax0', 'bx3', 'cy4', 'ay2', 'ax1', 'ax5']);
		expect(queue.length).toBe(0);
	});

	it('[W2] who comes later comes after those who waited', () => {
		const queue = queueOf([
			['a', 'x'],
			['b', 'x'],
			['a', 'x']
		]);
		expect(queue.take()).toBe('ax0');
		queue.add('late', { person: 'c', book: 'x' });
		expect(taken(queue)).toEqual(['bx1', 'ax2', 'late']);
	});

	it('[W3] refuses beyond what may wait, of one person and in all', () => {
		const bounds = { most: 3, mostOfOne: 2 };
		const queue = queueOf(
			[
				['a', 'x'],
				['a', 'y']
			],
			bounds
		);
		expect(queue.refusal('a')).toBe('share-used');
		expect(queue.refusal('b')).toBeUndefined();
		queue.add('b', { person: 'b', book: 'x' });
		expect(queue.refusal('c')).toBe('full');
		queue.take();
		expect(queue.refusal('a')).toBeUndefined();
	});
});
