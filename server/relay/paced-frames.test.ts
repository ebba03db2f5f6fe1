import { expect, it } from 'vitest';
import { PacedFrames } from './paced-frames';
import { PART } from './state-piece';

/** A line that takes everything at once. */
function fastLine() {
	const given: number[] = [];
	const paced = new PacedFrames({
		give: (frame, taken) => {
			given.push(frame[0]);
			taken();
		},
		tooSlow: () => expect.unreachable('it is fast'),
		...{ patience: 60_000, behind: 1_000_000 }
	});
	return { given, paced };
}
const frames = (count: number, size: number): Uint8Array[] =>
	Array.from({ length: count }, (_, n) => new Uint8Array(size).fill(n));
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('[R25] a line that takes all at once is given one part a turn, and what came behind after them', async () => {
	const { given, paced } = fastLine();
	let done = false;
	paced.send(frames(8, PART), () => (done = true));
	paced.follow(new Uint8Array([8]));
	expect(given).toEqual([0]);
	let turns = 0;
	for (; !done; turns++) {
		const before = given.length;
		await nextTurn();
		expect(given.length - before).toBeLessThanOrEqual(2);
	}
	expect(turns).toBeGreaterThanOrEqual(8);
	expect(given).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
	expect(paced.isUnderWay).toBe(false);
});

it('[R25] what is little leaves at once', () => {
	const { given, paced } = fastLine();
	let done = false;
	paced.send(frames(5, 1_000), () => (done = true));
	expect(given).toHaveLength(5);
	expect(done).toBe(true);
});
