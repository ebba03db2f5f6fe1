/**
 * The last good answers of the server that a page needs to open without it: who this is, which
 * books there are, what a book consists of. A few kB; figures live in the offline store.
 */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'hebian.answer:';

export class Remembered {
	constructor(readonly store: TextStore | undefined) {}

	recall<T>(path: string): T | undefined {
		try {
			const text = this.store?.getItem(PREFIX + path);
			return text ? (JSON.parse(text) as T) : undefined;
		} catch {
			return undefined;
		}
	}

	keep(path: string, answer: unknown): void {
		try {
			this.store?.setItem(PREFIX + path, JSON.stringify(answer));
		} catch {
			// Without room the page asks the server again next time; nothing typed depends on it.
		}
	}

	forget(path: string): void {
		try {
			this.store?.removeItem(PREFIX + path);
		} catch {
			// See keep().
		}
	}
}
