/** The real server, telling whoever forked it how long its own thread was held up. */
import { readFileSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';
import { serve } from '../../server/serve';

/** Milliseconds. */
export interface Watched {
	/** The longest that the thread was busy or blocked in one go: without waiting for a core that others had. */
	readonly loop: number;
	/** The longest pause of the garbage collector: it is in the other, too. */
	readonly collecting: number;
}

const TICK = 5;
let [loop, collecting] = [0, 0];
new PerformanceObserver((list) => {
	for (const { duration } of list.getEntries()) collecting = Math.max(collecting, duration);
}).observe({ entryTypes: ['gc'] });

/** Milliseconds that this thread has waited for a core. */
function waited(): number {
	const [, nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(
		' '
	);
	return Number(nanoseconds) / 1e6;
}

let last = { at: performance.now(), waited: waited() };
setInterval(() => {
	const now = { at: performance.now(), waited: waited() };
	const late = now.at - last.at - TICK;
	loop = Math.max(loop, late - (now.waited - last.waited));
	last = now;
}, TICK);

process.on('message', (message) => {
	if (message === 'report') {
		process.send!({ loop, collecting } satisfies Watched);
	} else {
		[loop, collecting] = [0, 0];
		process.send!('reset');
	}
});
const code = await serve({
	home: import.meta.dirname,
	environment: process.env,
	withoutPages: true
});
if (code !== undefined) process.exit(code);
