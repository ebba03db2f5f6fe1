/** Traditional characters as their simplified forms, which scanning and typing mix. */
import pairs from 'opencc-js/dict/TSCharacters';

const SIMPLIFIED = new Map(pairs.split('|').map((pair) => pair.split(' ') as [string, string]));

/** The text in simplified characters, one by one: for comparing names, not for printing them. */
export function simplified(text: string): string {
	let result = '';
	for (const character of text) result += SIMPLIFIED.get(character) ?? character;
	return result;
}
