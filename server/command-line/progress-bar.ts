/** A bar on the terminal for work that takes long; nothing at all for work that doesn't. */

/** Where it is drawn: stderr, where that is a terminal. */
export interface Screen {
	readonly write: (text: string) => void;
	/** Milliseconds. */
	readonly now: () => number;
	readonly columns: number;
}

/** Work that is done sooner shows no bar. */
const PATIENCE = 400;
const REDRAW_AFTER = 80;
const CLEAR_LINE = '\r\u001b[2K';

export class ProgressBar {
	readonly #screen: Screen | undefined;
	readonly #start: number;
	#drawnAt = -Infinity;
	#isShown = false;

	/** Without a screen it stays silent. */
	constructor(screen: Screen | undefined) {
		this.#screen = screen;
		this.#start = screen?.now() ?? 0;
	}

	show(words: string, done: number, total: number): void {
		const screen = this.#screen;
		if (!screen) return;
		const now = screen.now();
		if (now - this.#start < PATIENCE || now - this.#drawnAt < REDRAW_AFTER) return;
		this.#drawnAt = now;
		this.#isShown = true;
		const share = total === 0 ? 1 : Math.min(done / total, 1);
		const percent = `${Math.floor(share * 100)}%`.padStart(4);
		// Chinese characters take two columns.
		const room = screen.columns - [...words].length * 2 - percent.length - 4;
		const width = Math.max(0, Math.min(40, room));
		const filled = Math.round(width * share);
		const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
		screen.write(`${CLEAR_LINE}${words} ${bar}${percent}`);
	}

	/** Leaves the line as it was found. */
	clear(): void {
		if (this.#isShown) this.#screen?.write(CLEAR_LINE);
		this.#isShown = false;
	}
}
