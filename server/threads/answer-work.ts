/** The inside of a thread: hears work and notes, and answers the work. */
import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadMessage } from './work-thread';

/** Whoever types comes first where cores are few. */
const NICENESS = 10;

export interface WorkAnswer {
	readonly value: unknown;
	/** Buffers of `value` that are handed over rather than copied. */
	readonly transfer?: readonly ArrayBuffer[];
}

export interface ThreadWork<W, N> {
	readonly work: (body: W) => WorkAnswer | Promise<WorkAnswer>;
	readonly note?: (body: N) => void;
}

export function answerWork<W, N = never>({ work, note }: ThreadWork<W, N>): void {
	giveWay();
	const port = parentPort!;
	port.on('message', (message: ThreadMessage) => {
		if (message.kind === 'note') return note?.(message.body as N);
		void answerOf(() => work(message.body as W)).then(([answer, transfer]) =>
			port.postMessage(answer, [...transfer])
		);
	});
}

async function answerOf(
	work: () => WorkAnswer | Promise<WorkAnswer>
): Promise<[ThreadAnswer, readonly ArrayBuffer[]]> {
	try {
		const { value, transfer = [] } = await work();
		return [{ value }, transfer];
	} catch (error) {
		return [
			{ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) },
			[]
		];
	}
}

/** Linux has a priority for each thread; elsewhere it is the whole process's, which stays. */
function giveWay(): void {
	if (process.platform !== 'linux') return;
	try {
		setPriority(0, NICENESS);
	} catch {
		// A sandbox may forbid it; the work is done all the same.
	}
}
