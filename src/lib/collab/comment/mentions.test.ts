import { expect, test } from 'vitest';
import { mentionBegun, mentionsIn, partsOf } from './mentions';

const PEOPLE = [
	{ id: 'a', name: '公安局' },
	{ id: 'b', name: '公安局城区分局' },
	{ id: 'c', name: 'Li Wei' }
];

test('the longest name that fits is meant', () => {
	expect(partsOf('请@公安局城区分局看，@公安局也看', PEOPLE)).toEqual([
		{ text: '请' },
		{ text: '@公安局城区分局', mention: 'b' },
		{ text: '看，' },
		{ text: '@公安局', mention: 'a' },
		{ text: '也看' }
	]);
	expect(mentionsIn('@Li Wei @Li Wei @谁 a@b', PEOPLE)).toEqual(['c']);
	expect(partsOf('', PEOPLE)).toEqual([]);
});

test('a name is begun by an @ before the caret, up to the next space', () => {
	expect(mentionBegun('请@公安', 4)).toEqual({ from: 1, typed: '公安' });
	expect(mentionBegun('@', 1)).toEqual({ from: 0, typed: '' });
	expect(mentionBegun('@公安 局', 5)).toBeUndefined();
	expect(mentionBegun('公安', 2)).toBeUndefined();
});
