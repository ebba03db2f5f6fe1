import { expect, test } from 'vitest';
import { addToList, addToSet, groupBy } from './lists-by-key';

test('the first item of a key begins its list, and later ones follow', () => {
	const lists = new Map<string | undefined, number[]>();
	expect(addToList(lists, 'a', 1)).toEqual([1]);
	addToList(lists, undefined, 2);
	expect(addToList(lists, 'a', 3)).toEqual([1, 3]);
	expect([...lists]).toEqual([
		['a', [1, 3]],
		[undefined, [2]]
	]);
});

test('keys and items keep their order, and the items themselves are left alone', () => {
	const items = [5, 2, 4, 1];
	expect([...groupBy(items, (n) => n % 2 === 0)]).toEqual([
		[false, [5, 1]],
		[true, [2, 4]]
	]);
	expect(items).toEqual([5, 2, 4, 1]);
	expect(groupBy([], String).size).toBe(0);
});

test('a set of a key has each item once', () => {
	const sets = new Map<string, Set<number>>();
	for (const n of [1, 2, 1]) addToSet(sets, n < 2 ? 'a' : 'b', n);
	expect(sets).toEqual(
		new Map([
			['a', new Set([1])],
			['b', new Set([2])]
		])
	);
});
