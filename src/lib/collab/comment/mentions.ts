/** Whom a text calls upon: 「@财务科」, by the names of people who are known. */
export interface Named {
	readonly id: string;
	readonly name: string;
}

export interface TextPart {
	readonly text: string;
	/** The person that this part names. */
	readonly mention?: string;
}

/** A text in parts; where several names fit after an @, the longest does. */
export function partsOf(text: string, people: readonly Named[]): TextPart[] {
	const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
	const parts: TextPart[] = [];
	let plainFrom = 0;
	for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
		const named = longestFirst.find(({ name }) => name !== '' && text.startsWith(name, at + 1));
		if (!named) continue;
		if (at > plainFrom) parts.push({ text: text.slice(plainFrom, at) });
		plainFrom = at + 1 + named.name.length;
		parts.push({ text: text.slice(at, plainFrom), mention: named.id });
		at = plainFrom - 1;
	}
	if (plainFrom < text.length) parts.push({ text: text.slice(plainFrom) });
	return parts;
}

/** The ids of the people that a text names, each once. */
export function mentionsIn(text: string, people: readonly Named[]): string[] {
	return [...new Set(partsOf(text, people).flatMap(({ mention }) => mention ?? []))];
}

/** The name that is being typed after an @ just before the caret, if one is. */
export function mentionBegun(
	text: string,
	caret: number
): { from: number; typed: string } | undefined {
	const from = text.lastIndexOf('@', caret - 1);
	if (from < 0) return undefined;
	const typed = text.slice(from + 1, caret);
	return typed.length > 40 || /[\s@]/u.test(typed) ? undefined : { from, typed };
}
