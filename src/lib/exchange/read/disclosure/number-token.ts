/** Numbers as they stand in a text: what conservation counts. */

export interface NumberToken {
	/** As printed. */
	readonly text: string;
	/** Half width, without thousands separators and without needless zeros. */
	readonly value: string;
	/** Offset in the text. */
	readonly at: number;
}

/** Digits in ASCII or full width, with thousands separators and a decimal part. */
const NUMBER =
	/[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])(?:[.．][0-9０-９]+)?|[0-9０-９]+(?:[.．][0-9０-９]+)?/g;

/** All numbers of a text, in order. */
export function numbersOf(text: string): NumberToken[] {
	const tokens: NumberToken[] = [];
	for (const match of text.matchAll(NUMBER)) {
		tokens.push({ text: match[0], value: canonicalNumber(match[0]), at: match.index });
	}
	return tokens;
}

/** `１,２３４.50` → `1234.5`; leading zeros stay, because a code is no amount. */
export function canonicalNumber(text: string): string {
	const plain = text.normalize('NFKC').replaceAll(',', '');
	return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

/** True where joining the two texts would weld two numbers into one. */
export function joinsNumbers(before: string, after: string): boolean {
	return /[0-9０-９.．]/.test(before.at(-1) ?? '') && /^[0-9０-９]/.test(after);
}
