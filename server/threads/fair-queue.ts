/**
 * Work that waits for a thread, bounded and shared out fairly: people come in turn and, of one person,
 * books in turn. Twenty requests of one person delay another's single request by one, not by twenty.
 */

/** Whose work it is. */
export interface Asker {
	/** A person's id; the server's own work has one, too. */
	readonly person: string;
	/** A book's id; empty where the work is about none. */
	readonly book: string;
}

export interface QueueBounds {
	/** How much may wait in all, and how much of one person. */
	readonly most: number;
	readonly mostOfOne: number;
}

export class FairQueue<T> {
	/** By person, by book; whoever is next comes first. */
	readonly #people = new Map<string, Map<string, T[]>>();
	#length = 0;

	constructor(private readonly bounds: QueueBounds) {}

	get length(): number {
		return this.#length;
	}

	/** Why nothing more of this person can wait now; `undefined` where it can. */
	refusal(person: string): 'full' | 'share-used' | undefined {
		if (this.#lengthOf(person) >= this.bounds.mostOfOne) return 'share-used';
		return this.#length >= this.bounds.most ? 'full' : undefined;
	}

	add(item: T, { person, book }: Asker): void {
		const books = entryOf(this.#people, person, () => new Map<string, T[]>());
		entryOf(books, book, (): T[] => []).push(item);
		this.#length++;
	}

	/** The next piece of work, taken out. */
	take(): T | undefined {
		const person = first(this.#people);
		if (!person) return undefined;
		const [, books] = person;
		const [book, items] = first(books)!;
		const item = items.shift()!;
		this.#length--;
		toTheEnd(books, book, items.length > 0);
		toTheEnd(this.#people, person[0], books.size > 0);
		return item;
	}

	#lengthOf(person: string): number {
		let length = 0;
		for (const items of this.#people.get(person)?.values() ?? []) length += items.length;
		return length;
	}
}

function entryOf<V>(map: Map<string, V>, key: string, make: () => V): V {
	let value = map.get(key);
	if (value === undefined) map.set(key, (value = make()));
	return value;
}

function first<V>(map: Map<string, V>): [string, V] | undefined {
	return map.entries().next().value;
}

/** A map keeps the order in which its keys were set. */
function toTheEnd<V>(map: Map<string, V>, key: string, stays: boolean): void {
	const value = map.get(key)!;
	map.delete(key);
	if (stays) map.set(key, value);
}
