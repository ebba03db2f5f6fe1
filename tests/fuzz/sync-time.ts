/**
 * Time that passes when told. It stands in for the global timers and `Date.now` while a simulation
 * runs, so that the real session, y-websocket and the real relay run by it unchanged.
 */
interface Timer {
	readonly id: number;
	at: number;
	readonly every: number | undefined;
	readonly run: () => void;
}

const REAL = {
	setTimeout: globalThis.setTimeout,
	clearTimeout: globalThis.clearTimeout,
	setInterval: globalThis.setInterval,
	clearInterval: globalThis.clearInterval,
	setImmediate: globalThis.setImmediate,
	now: Date.now
};

export class SimulatedTime {
	#now: number;
	#ids = 0;
	readonly #timers = new Map<number, Timer>();

	constructor(start = 1_700_000_000_000) {
		this.#now = start;
	}

	get now(): number {
		return this.#now;
	}

	/** Takes the place of the real timers until `restore`. */
	install(): void {
		const add = (run: () => void, delay = 0, every?: number): unknown => {
			const id = ++this.#ids;
			this.#timers.set(id, { id, at: this.#now + Math.max(0, Number(delay) || 0), every, run });
			// As Node's, it gives itself back.
			const timer = { id, unref: () => timer, ref: () => timer };
			return timer;
		};
		const remove = (handle: unknown): void => {
			this.#timers.delete((handle as { id?: number } | undefined)?.id ?? -1);
		};
		const set = (name: string, value: unknown): void => {
			(globalThis as Record<string, unknown>)[name] = value;
		};
		set('setTimeout', (run: (...a: unknown[]) => void, delay?: number, ...args: unknown[]) =>
			add(() => run(...args), delay)
		);
		set('setInterval', (run: () => void, delay = 1) => add(run, delay, Math.max(1, delay)));
		set('setImmediate', (run: (...a: unknown[]) => void, ...args: unknown[]) =>
			add(() => run(...args), 0)
		);
		set('clearTimeout', remove);
		set('clearInterval', remove);
		Date.now = () => this.#now;
	}

	restore(): void {
		const { now, ...timers } = REAL;
		Object.assign(globalThis, timers);
		Date.now = now;
	}

	/** Lets `ms` pass, timer by timer, each followed by all that its promises lead to. */
	async pass(ms: number): Promise<void> {
		const end = this.#now + ms;
		await this.settle();
		for (let next = this.#next(end); next; next = this.#next(end)) {
			this.#now = Math.max(this.#now, next.at);
			if (next.every === undefined) this.#timers.delete(next.id);
			else next.at = this.#now + next.every;
			next.run();
			await this.settle();
		}
		this.#now = end;
	}

	/** Nights and weekends, with every machine asleep: timers that fell due run once, when time passes again. */
	sleep(ms: number): void {
		this.#now += ms;
	}

	/** Until every promise that can go on has gone on. */
	async settle(): Promise<void> {
		await new Promise((resolve) => REAL.setImmediate(resolve));
	}

	#next(end: number): Timer | undefined {
		let next: Timer | undefined;
		for (const timer of this.#timers.values()) {
			if (timer.at > end) continue;
			if (!next || timer.at < next.at || (timer.at === next.at && timer.id < next.id)) next = timer;
		}
		return next;
	}
}
