/** Remembers what was read of a text, so that an unchanged text is never read twice. */

/** Texts of a whole book of 130 forms, all their prose fields, with room to spare. */
const CAPACITY = 4_000;

/**
 * `read`, remembered by text. Of two generations the elder is forgotten when the younger is full:
 * nothing has to be written down for a text that is known.
 */
export function remembering<T>(
	read: (text: string) => T,
	capacity = CAPACITY
): (text: string) => T {
	let young = new Map<string, T>();
	let old = new Map<string, T>();
	return (text) => {
		const known = young.get(text);
		if (known !== undefined) return known;
		const found = old.get(text) ?? read(text);
		if (young.size >= capacity) [old, young] = [young, new Map()];
		young.set(text, found);
		return found;
	};
}
