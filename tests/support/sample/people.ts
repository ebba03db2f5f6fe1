/** Invented people: names and telephone numbers that belong to nobody in the document. */
import { Dice } from './dice';

const FAMILY = [...'陆沈顾严钟邵汤尹岳柏'];
const GIVEN = [
	'明远',
	'思齐',
	'若兰',
	'景行',
	'文澜',
	'知远',
	'书瑶',
	'怀瑾',
	'以宁',
	'云舒',
	'清和',
	'子衿'
];

export interface Handler {
	readonly name: string;
	readonly phone: string;
}

/** The two people of a unit who fill in its forms, and their office telephones. */
export function handlersOf(unit: string): readonly Handler[] {
	const dice = new Dice(`people of ${unit}`);
	return [0, 1].map((i) => ({
		name: dice.pick(FAMILY) + dice.pick(GIVEN.slice(i * 6, i * 6 + 6)),
		phone: `0356-555${String(1000 + dice.below(9000))}`
	}));
}
