/** Long work on the page's own thread, a little at a time, so that typing and painting go on. */

/** Milliseconds of work between two breaths: well within a frame. */
const SLICE_MS = 10;

/**
 * @param step does a small piece of the work and says whether it was the last
 * @param after called after each slice
 * @returns the way to give it up
 */
export function inSlices(step: () => boolean, after: (done: boolean) => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const slice = (): void => {
		const until = performance.now() + SLICE_MS;
		let done = step();
		while (!done && performance.now() < until) done = step();
		if (!done) timer = setTimeout(slice);
		after(done);
	};
	slice();
	return () => clearTimeout(timer);
}
