/** What a browser says of its network: a line thought lost must answer soon, or it is. */
import type { RoomReplica } from './room-replica';

/** A line that the browser thinks lost must answer within this, or it is. */
const SUSPICIOUS = 2_000;

export class LineWatch {
	constructor(readonly replicas: () => Iterable<RoomReplica>) {}

	start(): void {
		if (typeof window === 'undefined') return;
		window.addEventListener('online', this.#mayBeBack);
		window.addEventListener('offline', this.#mayBeLost);
	}

	stop(): void {
		if (typeof window === 'undefined') return;
		window.removeEventListener('online', this.#mayBeBack);
		window.removeEventListener('offline', this.#mayBeLost);
	}

	readonly #mayBeBack = (): void => {
		for (const { connection } of this.replicas()) {
			if (connection?.up) connection.probe(SUSPICIOUS);
			else connection?.reconnect();
		}
	};

	readonly #mayBeLost = (): void => {
		for (const { connection } of this.replicas()) connection?.probe(SUSPICIOUS);
	};
}
