/**
 * Long work of the relay's thread, done in slices. All of it shares one queue, and the event loop has
 * its turn after each slice: whoever types waits for one slice at most, however much is being done.
 */

/** Milliseconds of one slice. */
const SLICE = 8;

const waiting: (() => void)[] = [];

function next(): void {
	waiting.shift()!();
	if (waiting.length > 0) setImmediate(next);
}

/** Resolves when it is the caller's turn for one slice. */
export function turn(): Promise<void> {
	return new Promise((resolve) => {
		waiting.push(resolve);
		if (waiting.length === 1) setImmediate(next);
	});
}

/** Runs to the end, a slice a turn; `work` yields wherever it can be interrupted. */
export async function inSlices<T>(work: Iterator<unknown, T>): Promise<T> {
	for (;;) {
		const end = performance.now() + SLICE;
		do {
			const { done, value } = work.next();
			if (done) return value;
		} while (performance.now() < end);
		await turn();
	}
}

/** Runs to the end in one go. */
export function toTheEnd<T>(work: Iterator<unknown, T>): T {
	for (;;) {
		const { done, value } = work.next();
		if (done) return value;
	}
}
