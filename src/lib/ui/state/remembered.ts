/**
 * The last good answers of the server that a page needs to open without it: who this is, which
 * books there are, what a book consists of. A few kB each; figures live in the offline store.
 */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'hebian.answer:';

export class Remembered {
	constructor(readonly store: TextStore | undefined) {}

	recall<T>(key: string): T | undefined {
		try {
			const text = this.store?.getItem(PREFIX + key);
			return text ? (JSON.parse(text) as T) : undefined;
		} catch {
			return undefined;
		}
	}

	/** Forgets the answer where it is `undefined`. */
	keep(key: string, answer: unknown): void {
		try {
			if (answer === undefined) this.store?.removeItem(PREFIX + key);
			else this.store?.setItem(PREFIX + key, JSON.stringify(answer));
		} catch {
			// A device that can't keep it asks the server again; nothing typed depends on it.
		}
	}
}
