/** Seeded choice: the same seed always picks the same words. */
export class Dice {
	#state: number;

	constructor(seed: string) {
		this.#state = [...seed].reduce(
			(h, c) => Math.imul(h ^ c.codePointAt(0)!, 16_777_619),
			0x811c9dc5
		);
	}

	/** An integer from 0 up to, not including, `sides`. */
	below(sides: number): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % sides;
	}

	pick<T>(choices: readonly T[]): T {
		return choices[this.below(choices.length)];
	}

	/** `count` different choices, in their given order. */
	some<T>(choices: readonly T[], count: number): T[] {
		const left = choices.map((_, i) => i);
		while (left.length > count) left.splice(this.below(left.length), 1);
		return left.map((i) => choices[i]);
	}
}
