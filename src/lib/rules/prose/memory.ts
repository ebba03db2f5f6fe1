/** Remembers what was read of a text, so that an unchanged text is never read twice. */

/** Texts of a whole book of 130 forms, all their prose fields, with room to spare. */
const CAPACITY = 4_000;

/** `read`, remembered by text; the texts longest unused are forgotten first. */
export function remembering<T>(
	read: (text: string) => T,
	capacity = CAPACITY
): (text: string) => T {
	const known = new Map<string, T>();
	return (text) => {
		let found = known.get(text);
		if (found === undefined) found = read(text);
		else known.delete(text);
		known.set(text, found);
		if (known.size > capacity) known.delete(known.keys().next().value!);
		return found;
	};
}
