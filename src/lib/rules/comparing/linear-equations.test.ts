import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solvable, type LinearEquation } from './linear-equations';

const equation = (times: Readonly<Record<string, number>>): LinearEquation =>
	new Map(
		Object.entries(times).flatMap(([key, n]) => (n === 0 ? [] : [[key, BigInt(n)] as const]))
	);

describe('equations determine [W75]', () => {
	it('an unknown that several tell only together, and name them', () => {
		// a + b, b + c and c + a: half of their sum less one of them.
		const three = [equation({ a: 1, b: 1 }), equation({ b: 1, c: 1 }), equation({ a: 1, c: 1 })];
		const solved = solvable([equation({ x: 1, y: 1 }), ...three]);
		expect(solved.map(({ unknown }) => unknown).sort()).toEqual(['a', 'b', 'c']);
		for (const { from } of solved) expect(from).toEqual([1, 2, 3]);
	});

	it('nothing where rows and columns of a table are hidden in squares', () => {
		const square = [
			...[equation({ a: 1, b: 1 }), equation({ c: 1, d: 1 })],
			...[equation({ a: 1, c: 1 }), equation({ b: 1, d: 1 })]
		];
		expect(solvable(square)).toEqual([]);
		expect(solvable([])).toEqual([]);
	});

	it('one of two hidden figures whose other is in no equation by what they leave', () => {
		const solved = solvable([equation({ a: 1, b: 1 }), equation({ a: 1, b: -1, c: 1 })]);
		expect(solved).toEqual([]);
		expect(solvable([equation({ a: 2, b: 2 }), equation({ a: 3, b: 3, c: 5 })])).toEqual([
			{ unknown: 'c', from: [0, 1] }
		]);
	});

	it('exactly what may not change while all of them hold', () => {
		const keys = [...'abcdef'];
		const row = fc
			.tuple(...keys.map(() => fc.integer({ min: -2, max: 2 })))
			.map((times) => equation(Object.fromEntries(times.map((n, i) => [keys[i], n]))));
		fc.assert(
			fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
				const solved = solvable(rows);
				const determined = keys.filter(
					(key) => rank(rows, keys) === rank([...rows, equation({ [key]: 1 })], keys)
				);
				expect(solved.map(({ unknown }) => unknown).sort()).toEqual(determined);
				for (const { unknown, from } of solved) {
					const used = from.map((i) => rows[i]);
					expect(rank(used, keys)).toBe(rank([...used, equation({ [unknown]: 1 })], keys));
				}
			})
		);
	});

	it('in a large table whose figures are hidden by thousands', () => {
		const at = (y: number, x: number) => `${y}.${x}`;
		const all = [...Array(60).keys()];
		const sums = [
			...all.map((y) => equation(Object.fromEntries(all.map((x) => [at(y, x), 1])))),
			...all.map((x) => equation(Object.fromEntries(all.map((y) => [at(y, x), 1]))))
		];
		expect(solvable(sums)).toEqual([]);
		const less = Object.fromEntries(all.map((x) => [at(0, x), 1]));
		delete less[at(0, 7)];
		expect(solvable([...sums, equation(less)])).toEqual([{ unknown: at(0, 7), from: [0, 120] }]);
	});
});

/** By remainders of a large prime, another way than the one that is tested. */
function rank(rows: readonly LinearEquation[], keys: readonly string[]): number {
	const P = 1_000_003n;
	const mod = (n: bigint): bigint => ((n % P) + P) % P;
	const table = rows.map((row) => keys.map((key) => mod(row.get(key) ?? 0n)));
	let found = 0;
	for (let x = 0; x < keys.length; x++) {
		const at = table.findIndex((line, i) => i >= found && line[x] !== 0n);
		if (at < 0) continue;
		[table[found], table[at]] = [table[at], table[found]];
		for (let i = found + 1; i < table.length; i++) {
			const [a, b] = [table[found][x], table[i][x]];
			table[i] = table[i].map((n, k) => mod(n * a - table[found][k] * b));
		}
		found++;
	}
	return found;
}
