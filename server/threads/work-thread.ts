/** One thread that does one piece of work at a time, within bounds. One that ends is replaced by the next work. */
import { Worker } from 'node:worker_threads';
import { WorkFailed, type StopReason } from './work-failed';

export interface ThreadBounds {
	/** Milliseconds for one piece of work. */
	readonly time: number;
	/** Megabytes of heap. */
	readonly memory: number;
}

/** What goes to a thread, and the buffers that are handed over with it rather than copied. */
export interface Parcel {
	readonly body: unknown;
	readonly transfer?: readonly ArrayBuffer[];
}

/** What a thread hears: work is answered, a note is not. */
export interface ThreadMessage {
	readonly kind: 'work' | 'note';
	readonly body: unknown;
}

/** What a thread says to a piece of work; `failed` is an error that it threw. */
export type ThreadAnswer = { readonly value: unknown } | { readonly failed: string };

interface Doing {
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
	readonly timer: NodeJS.Timeout;
}

export class WorkThread {
	#worker: Worker | undefined;
	#doing: Doing | undefined;

	/** @param onEnd told when the thread is gone, with all that it held */
	constructor(
		private readonly script: string | URL,
		private readonly bounds: ThreadBounds,
		private readonly onEnd: () => void = () => undefined
	) {}

	/** Does one piece of work; the caller waits for its end before the next. Rejects with `WorkFailed` where the thread ended. */
	run({ body, transfer = [] }: Parcel): Promise<unknown> {
		return new Promise((resolve, reject) => {
			const worker = (this.#worker ??= this.#start());
			const timer = setTimeout(() => this.#stop(worker, 'timeout'), this.bounds.time);
			this.#doing = { resolve, reject, timer };
			worker.postMessage({ kind: 'work', body } satisfies ThreadMessage, [...transfer]);
		});
	}

	/** Tells the thread something, if there is one. */
	note({ body, transfer = [] }: Parcel): void {
		this.#worker?.postMessage({ kind: 'note', body } satisfies ThreadMessage, [...transfer]);
	}

	async end(): Promise<void> {
		const worker = this.#worker;
		if (!worker) return;
		this.#stop(worker, 'crash');
		await worker.terminate();
	}

	#start(): Worker {
		const worker = new Worker(this.script, {
			resourceLimits: { maxOldGenerationSizeMb: this.bounds.memory },
			env: {},
			stdin: false
		});
		worker.on('message', (answer: ThreadAnswer) => this.#answered(worker, answer));
		worker.once('error', (error: NodeJS.ErrnoException) =>
			this.#stop(worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash')
		);
		worker.once('exit', () => this.#stop(worker, 'crash'));
		return worker;
	}

	#answered(worker: Worker, answer: ThreadAnswer): void {
		const doing = this.#doing;
		// What a thread says after its time is up comes too late.
		if (worker !== this.#worker || !doing) return;
		this.#doing = undefined;
		clearTimeout(doing.timer);
		if ('value' in answer) doing.resolve(answer.value);
		else doing.reject(new Error(answer.failed));
	}

	#stop(worker: Worker, reason: StopReason): void {
		if (worker !== this.#worker) return;
		this.#worker = undefined;
		void worker.terminate();
		this.onEnd();
		const doing = this.#doing;
		this.#doing = undefined;
		if (!doing) return;
		clearTimeout(doing.timer);
		doing.reject(new WorkFailed({ kind: 'work-stopped', reason }));
	}
}
