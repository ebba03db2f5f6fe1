/** Listeners by event. One that throws does not keep the others from hearing. */
export class Listeners<Events extends object> {
	readonly #byEvent = new Map<keyof Events, Set<(value: never) => void>>();

	on<K extends keyof Events>(event: K, listener: (value: Events[K]) => void): () => void {
		const listeners = this.#byEvent.get(event) ?? new Set();
		this.#byEvent.set(event, listeners);
		listeners.add(listener);
		return () => listeners.delete(listener);
	}

	emit<K extends keyof Events>(event: K, value: Events[K]): void {
		for (const listener of [...(this.#byEvent.get(event) ?? [])]) {
			try {
				(listener as (value: Events[K]) => void)(value);
			} catch (error) {
				reportError(error);
			}
		}
	}
}

/** To the browser's console as uncaught, after the work at hand is done. */
function reportError(error: unknown): void {
	queueMicrotask(() => {
		throw error;
	});
}
