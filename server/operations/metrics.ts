/** What an operator watches, in the format of Prometheus; nothing in it tells of a person or a figure. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RelayMeter } from '../relay/relay-meter';

export interface MetricsSource {
	/** Of the relay, now. */
	readonly relay: () => { readonly connections: number; readonly rooms: number };
	/** Of the store since it was opened; undefined where it does not count. */
	readonly store: () => { readonly commits: number; readonly rows: number } | undefined;
}

/** Seconds: a commit of an SSD is at the lower end, a client's patience at the upper. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export class Metrics implements RelayMeter {
	readonly #registry = new Registry();
	readonly #stored: Histogram;
	readonly #refusals: Counter<'reason'>;

	constructor(source: MetricsSource) {
		const registers = [this.#registry];
		// From here on the event loop is watched.
		processRegistry();
		this.#stored = new Histogram({
			...{ name: 'hebian_update_seconds', registers, buckets: BUCKETS },
			help: 'From the arrival of an update until it is durable and may be acknowledged'
		});
		this.#refusals = new Counter({
			...{ name: 'hebian_refusals_total', registers, labelNames: ['reason'] as const },
			help: 'Connections closed because of what they sent, by reason'
		});
		this.#gauge('hebian_connections', 'Open sync connections', () => source.relay().connections);
		this.#gauge('hebian_rooms', 'Rooms in memory', () => source.relay().rooms);
		this.#count('hebian_commits_total', 'Commits of the log', () => source.store()?.commits ?? 0);
		this.#count('hebian_updates_total', 'Rows of the log', () => source.store()?.rows ?? 0);
	}

	stored(milliseconds: number): void {
		this.#stored.observe(milliseconds / 1000);
	}

	refused(reason: string): void {
		this.#refusals.inc({ reason });
	}

	get contentType(): string {
		return this.#registry.contentType;
	}

	print(): Promise<string> {
		return Registry.merge([this.#registry, processRegistry()]).metrics();
	}

	#gauge(name: string, help: string, read: () => number): void {
		new Gauge({
			...{ name, help, registers: [this.#registry] },
			collect() {
				this.set(read());
			}
		});
	}

	#count(name: string, help: string, read: () => number): void {
		let told = 0;
		new Counter({
			...{ name, help, registers: [this.#registry] },
			collect() {
				const now = read();
				this.inc(now - told);
				told = now;
			}
		});
	}
}

let ofProcess: Registry | undefined;

/** Event-loop lag, memory, garbage collection, open files: one for all servers of a process. */
function processRegistry(): Registry {
	if (!ofProcess) {
		ofProcess = new Registry();
		collectDefaultMetrics({ register: ofProcess });
	}
	return ofProcess;
}
