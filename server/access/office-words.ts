/** What somebody guesses who knows the office: its name, in characters, pinyin and initials. */
import { pinyin } from 'pinyin-pro';

const SHORTEST_INITIALS = 3;
const LONGEST = 16;

/** Small letters; every run of a name's characters counts as one word. */
export function wordsOfNames(names: readonly string[]): string[] {
	const words = new Set<string>();
	for (const name of new Set(names)) {
		for (const run of name.match(/\p{Script=Han}{2,}/gu) ?? [])
			addRuns([...run].slice(0, LONGEST), words);
		for (const word of name.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []) words.add(word);
	}
	return [...words];
}

function addRuns(characters: readonly string[], words: Set<string>): void {
	const said = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true });
	for (let from = 0; from < characters.length; from++)
		for (let to = from + 2; to <= characters.length; to++) {
			const syllables = said.slice(from, to);
			words.add(characters.slice(from, to).join(''));
			words.add(syllables.join('').toLowerCase());
			if (to - from >= SHORTEST_INITIALS)
				words.add(
					syllables
						.map((syllable) => syllable[0])
						.join('')
						.toLowerCase()
				);
		}
}
