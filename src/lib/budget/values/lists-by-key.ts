/** Lists and sets by a key, keys and items in the order in which they come. */

/**
 * Adds an item to the list of a key, which begins here if there is none yet.
 *
 * @returns that list
 */
export function addToList<K, T>(lists: Map<K, T[]>, key: K, item: T): readonly T[] {
	const list = lists.get(key);
	if (list === undefined) {
		const first = [item];
		lists.set(key, first);
		return first;
	}
	list.push(item);
	return list;
}

/** `Map.groupBy`, which Node 20 does not have. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
	const lists = new Map<K, T[]>();
	for (const item of items) addToList(lists, keyOf(item), item);
	return lists;
}

/** Adds an item to the set of a key, which begins here if there is none yet. */
export function addToSet<K, T>(sets: Map<K, Set<T>>, key: K, item: T): void {
	const set = sets.get(key);
	if (set) set.add(item);
	else sets.set(key, new Set([item]));
}
