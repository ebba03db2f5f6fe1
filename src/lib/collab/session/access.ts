/** Who this person is in the book, as the server last said, and the news when that changes. */
import type { Listeners } from './listeners';
import type { Identity } from '../room/identity';
import type { SessionEvent } from './session';

export class Access {
	/** The server has refused a room since this person was last greeted. */
	#refused = false;

	constructor(
		/** What is known before the server's first hello. */
		public identity: Identity,
		private readonly listeners: Listeners<SessionEvent>
	) {
		listeners.on('refused', () => (this.#refused = true));
	}

	/** A refusal before counts as a change: whoever is let in again is told so. */
	greeted(identity: Identity, changed: boolean): void {
		const { name, role, unit } = this.identity;
		const same = name === identity.name && role === identity.role && unit === identity.unit;
		this.identity = identity;
		if (same && !changed && !this.#refused) return;
		this.#refused = false;
		// The room takes its right over right after it told of it.
		queueMicrotask(() => this.listeners.emit('access', identity));
	}
}
