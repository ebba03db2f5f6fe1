/**
 * Which unknowns a system of linear equations determines, whatever its constants: those whose unit
 * vector lies in the row space. Exact, by Gauss–Jordan elimination over the integers; sparse, as a
 * figure stands in few comparisons.
 */
import { addToSet } from '$lib/budget/values/lists-by-key';

/** How often each unknown occurs; never 0 times. */
export type LinearEquation = ReadonlyMap<string, bigint>;

export interface Solved {
	readonly unknown: string;
	/** Indexes of the equations that it follows from, in their order. */
	readonly from: readonly number[];
}

/** A combination of equations. */
interface Combined {
	/** Of the unknowns. */
	readonly times: Map<string, bigint>;
	/** Of the equations. */
	readonly from: Map<number, bigint>;
}

/** Every unknown that the equations determine. */
export function solvable(equations: readonly LinearEquation[]): Solved[] {
	return new Elimination(equations).solved();
}

class Elimination {
	readonly #rows: Combined[];
	/** The rows in which each unknown occurs. */
	readonly #rowsOf = new Map<string, Set<Combined>>();

	constructor(equations: readonly LinearEquation[]) {
		this.#rows = equations.map((times, i) => ({
			times: new Map(times),
			from: new Map([[i, 1n]])
		}));
		for (const row of this.#rows)
			for (const unknown of row.times.keys()) this.#occursIn(unknown, row);
	}

	solved(): Solved[] {
		const waiting = new Set(this.#rows);
		for (let row = shortest(waiting); row; row = shortest(waiting)) {
			waiting.delete(row);
			const pivot = this.#rarest(row);
			if (pivot === undefined) continue;
			for (const other of [...this.#rowsOf.get(pivot)!])
				if (other !== row) this.#eliminate(pivot, row, other);
		}
		// Each pivot is left in its own row only: alone there, it is determined; beside others it is free.
		return this.#rows.flatMap(({ times, from }) => {
			if (times.size !== 1) return [];
			const [unknown] = times.keys();
			return [{ unknown, from: [...from.keys()].sort((a, b) => a - b) }];
		});
	}

	#occursIn(unknown: string, row: Combined): void {
		addToSet(this.#rowsOf, unknown, row);
	}

	/** The unknown of the row that occurs in the fewest others: the rows stay short. */
	#rarest({ times }: Combined): string | undefined {
		let best: string | undefined;
		let least = Infinity;
		for (const unknown of times.keys()) {
			const { size } = this.#rowsOf.get(unknown)!;
			if (size < least) [best, least] = [unknown, size];
		}
		return best;
	}

	#eliminate(pivot: string, by: Combined, row: Combined): void {
		const [own, other] = [by.times.get(pivot)!, row.times.get(pivot)!];
		const before = [...row.times.keys()];
		combine(row.times, own, by.times, -other);
		combine(row.from, own, by.from, -other);
		const divisor = commonDivisor([...row.times.values(), ...row.from.values()]);
		if (divisor > 1n) {
			divide(row.times, divisor);
			divide(row.from, divisor);
		}
		for (const unknown of before)
			if (!row.times.has(unknown)) this.#rowsOf.get(unknown)!.delete(row);
		for (const unknown of by.times.keys()) if (row.times.has(unknown)) this.#occursIn(unknown, row);
	}
}

function shortest(rows: ReadonlySet<Combined>): Combined | undefined {
	let best: Combined | undefined;
	for (const row of rows) if (!best || row.times.size < best.times.size) best = row;
	return best;
}

/** `a` × `map` + `b` × `other`, in place; without zeros. */
function combine<K>(
	map: Map<K, bigint>,
	a: bigint,
	other: ReadonlyMap<K, bigint>,
	b: bigint
): void {
	if (a !== 1n) for (const [key, value] of map) map.set(key, value * a);
	for (const [key, value] of other) {
		const sum = (map.get(key) ?? 0n) + value * b;
		if (sum === 0n) map.delete(key);
		else map.set(key, sum);
	}
}

function divide<K>(map: Map<K, bigint>, divisor: bigint): void {
	for (const [key, value] of map) map.set(key, value / divisor);
}

function commonDivisor(values: readonly bigint[]): bigint {
	let divisor = 0n;
	for (const value of values) {
		let [a, b] = [divisor, value < 0n ? -value : value];
		while (b > 0n) [a, b] = [b, a % b];
		divisor = a;
		if (divisor === 1n) break;
	}
	return divisor;
}
