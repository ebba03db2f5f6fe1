/**
 * Answers those who ask for what they lack: one after the other, one person's as seldom as another's,
 * and a connection's next question only when it has read the answer to the one before.
 */
import type { Connection } from './connection';
import type { LiveRoom } from './live-room';
import type { RelayLog } from './log';
import { inSlices, turn } from '../threads/turns';

interface Question {
	readonly room: LiveRoom;
	readonly stateVector: Uint8Array;
}

export class SyncDesk {
	/** The last question of each connection that has not been answered. */
	readonly #questions = new Map<Connection, Question>();
	/** Who waits, by person; whoever was served goes behind the others. */
	readonly #waiting = new Map<string, Set<Connection>>();
	#serving = false;

	constructor(private readonly log: RelayLog) {}

	ask(connection: Connection, room: LiveRoom, stateVector: Uint8Array): void {
		this.#questions.set(connection, { room, stateVector });
		if (!connection.isSyncing) this.#queue(connection);
	}

	/** A connection is gone. */
	forget(connection: Connection): void {
		this.#questions.delete(connection);
	}

	#queue(connection: Connection): void {
		const person = connection.session!.personId;
		const own = this.#waiting.get(person) ?? new Set();
		this.#waiting.set(person, own.add(connection));
		if (!this.#serving) void this.#serve();
	}

	async #serve(): Promise<void> {
		this.#serving = true;
		for (let connection = this.#next(); connection; connection = this.#next()) {
			const question = this.#questions.get(connection);
			if (!question || connection.isClosed) continue;
			this.#questions.delete(connection);
			await turn();
			await this.#answer(connection, question);
		}
		this.#serving = false;
	}

	#next(): Connection | undefined {
		for (const [person, own] of this.#waiting) {
			this.#waiting.delete(person);
			const [connection] = own;
			if (!connection) continue;
			own.delete(connection);
			if (own.size > 0) this.#waiting.set(person, own);
			return connection;
		}
		return undefined;
	}

	async #answer(connection: Connection, { room, stateVector }: Question): Promise<void> {
		try {
			const frames = await inSlices(room.state.answer(stateVector));
			if (connection.isClosed) return;
			connection.sendSync(frames, () => {
				if (this.#questions.has(connection)) this.#queue(connection);
			});
		} catch (error) {
			// A state vector that is none.
			this.log.warn({ room: room.name, error }, 'sync refused');
			connection.refuse('bad-message', 'state vector');
		}
	}
}
