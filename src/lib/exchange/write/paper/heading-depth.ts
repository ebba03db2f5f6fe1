/** How deep headings nest, so that none skips a level: for those who move from heading to heading. */
export class HeadingDepth {
	readonly #open: number[] = [];

	/** From 1: under the last heading of a higher level, however many levels lie between. */
	of(level: number): number {
		while (this.#open.length > 0 && this.#open[this.#open.length - 1] >= level) this.#open.pop();
		return this.#open.push(level);
	}
}

/** Levels of the headings inside of a section. */
export const HEADING_LEVELS = { 标题: 3, 小标题: 4 } as const;
