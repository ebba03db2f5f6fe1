// A thread that does what a test tells it to, well-behaved or not.
import { parentPort, threadId } from 'node:worker_threads';

/** @type {unknown[]} */
const heard = [];
const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
port.on('message', ({ kind, body }) => {
	if (kind === 'note') return void heard.push(body);
	if (body.act === 'hang') for (;;) void 0;
	if (body.act === 'swell') for (const all = []; ;) all.push(new Array(10_000).fill(heard.length));
	if (body.act === 'exit') process.exit(1);
	if (body.act === 'fail') return port.postMessage({ failed: 'Error: as it was told' });
	setTimeout(() => port.postMessage({ value: { ...body, threadId, heard } }), body.ms ?? 0);
});
