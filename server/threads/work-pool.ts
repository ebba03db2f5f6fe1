/** A few threads that share one queue. */
import { FairQueue, type Asker, type QueueBounds } from './fair-queue';
import { WorkFailed } from './work-failed';
import { WorkThread, type Parcel, type ThreadBounds } from './work-thread';

export interface WorkPoolOptions extends ThreadBounds, QueueBounds {
	/** A bundled script that calls `answerWork`. */
	readonly script: string | URL;
	readonly threads: number;
	/** Told when a thread is gone, with all that it held. */
	readonly onEnd?: () => void;
	readonly now: () => number;
}

/** A piece of work. What it needs is fetched when its turn has come, so that what waits holds no memory. */
export interface Work {
	readonly prepare?: () => Promise<void>;
	/** Called in the very turn in which the thread gets it. */
	readonly parcel: () => Parcel;
}

interface Waiting {
	readonly work: Work;
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: unknown) => void;
}

export class WorkPool {
	readonly #queue: FairQueue<Waiting>;
	readonly #threads: readonly WorkThread[];
	readonly #idle: WorkThread[];
	readonly #options: WorkPoolOptions;
	/** Milliseconds that a piece of work has taken lately. */
	#usual = 1_000;
	#closed = false;

	constructor(options: WorkPoolOptions) {
		this.#options = options;
		this.#queue = new FairQueue(options);
		const { script, threads, onEnd } = options;
		this.#threads = Array.from({ length: threads }, () => new WorkThread(script, options, onEnd));
		this.#idle = [...this.#threads];
	}

	/** How much is waiting or under way. */
	get load(): number {
		return this.#queue.length + this.#threads.length - this.#idle.length;
	}

	/** Rejects with `WorkFailed` where it cannot be done now, or was stopped. */
	async run<T>(asker: Asker, work: Work): Promise<T> {
		this.expectRoom(asker.person);
		const done = new Promise<unknown>((resolve, reject) =>
			this.#queue.add({ work, resolve, reject }, asker)
		);
		this.#goOn();
		return (await done) as T;
	}

	/** Throws where `run` would refuse: also for who is about to send a long body. */
	expectRoom(person: string): void {
		const refusal = this.#closed ? 'full' : this.#queue.refusal(person);
		if (!refusal) return;
		const wait = (this.load * this.#usual) / this.#threads.length;
		const retryAt = this.#options.now() + Math.min(wait, 60_000);
		throw new WorkFailed({ kind: refusal === 'full' ? 'busy' : 'throttled', retryAt });
	}

	/** Tells every thread something. */
	note(parcel: Parcel): void {
		for (const thread of this.#threads) thread.note(parcel);
	}

	/** Ends the threads; what waits is refused. */
	async close(): Promise<void> {
		this.#closed = true;
		const failure = { kind: 'busy', retryAt: this.#options.now() } as const;
		for (let next = this.#queue.take(); next; next = this.#queue.take())
			next.reject(new WorkFailed(failure));
		await Promise.all(this.#threads.map((thread) => thread.end()));
	}

	#goOn(): void {
		while (this.#idle.length > 0) {
			const next = this.#queue.take();
			if (!next) return;
			void this.#do(next, this.#idle.pop()!);
		}
	}

	async #do({ work, resolve, reject }: Waiting, thread: WorkThread): Promise<void> {
		const start = performance.now();
		try {
			await work.prepare?.();
			if (this.#closed) throw new WorkFailed({ kind: 'busy', retryAt: this.#options.now() });
			resolve(await thread.run(work.parcel()));
		} catch (error) {
			reject(error);
		}
		this.#usual += (performance.now() - start - this.#usual) / 8;
		this.#idle.push(thread);
		this.#goOn();
	}
}
