/** The threads that read what people send. */
import { Refused } from '../../http/failures';
import { handedOver } from '../../threads/bytes';
import type { Asker, QueueBounds } from '../../threads/fair-queue';
import { WorkFailed } from '../../threads/work-failed';
import { WorkPool } from '../../threads/work-pool';
import type { ThreadBounds } from '../../threads/work-thread';
import type { Reading, ReadingAnswers } from './reading';

export interface ReadingBounds extends ThreadBounds, QueueBounds {
	readonly threads: number;
}

const BOUNDS: ReadingBounds = { threads: 2, time: 30_000, memory: 1_024, most: 16, mostOfOne: 6 };

export interface ReadingThreadsOptions {
	/** The bundled `reading-thread`. */
	readonly script: string | URL;
	readonly bounds?: Partial<ReadingBounds>;
	readonly now: () => number;
}

export class ReadingThreads {
	readonly #pool: WorkPool;

	constructor({ script, bounds, now }: ReadingThreadsOptions) {
		this.#pool = new WorkPool({ ...BOUNDS, ...bounds, script, now });
	}

	/** Throws `WorkFailed` where this person's body would have to wait too long: before it is sent. */
	expectRoom(person: string): void {
		this.#pool.expectRoom(person);
	}

	/**
	 * Reads what somebody sent; its bytes are handed over.
	 * @throws WorkFailed where that cannot be done now; Refused where it took too long or too much
	 */
	async read<K extends keyof ReadingAnswers>(
		asker: Asker,
		reading: Extract<Reading, { readonly kind: K }>
	): Promise<ReadingAnswers[K]> {
		const parcel = { body: reading, transfer: handedOver(reading.bytes) };
		try {
			return await this.#pool.run(asker, { parcel: () => parcel });
		} catch (error) {
			if (error instanceof WorkFailed && error.failure.kind === 'work-stopped')
				throw new Refused({ kind: 'reading-stopped', reason: error.failure.reason });
			throw error;
		}
	}

	close(): Promise<void> {
		return this.#pool.close();
	}
}
