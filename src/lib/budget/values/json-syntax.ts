/** Where a text stops being JSON: engines word and place this differently, or not at all. */

const SPACE = /[ \t\n\r]*/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'comma-or-end' | 'end';

/**
 * The offset (UTF-16 units) of the first character that cannot continue a JSON text;
 * `text.length` where it breaks off in the middle, `undefined` where it is JSON.
 */
export function jsonErrorAt(text: string): number | undefined {
	return new JsonScan(text).run();
}

/**
 * The first key that an object holds a second time, and its offset; engines keep the last one and
 * drop the others in silence. `undefined` where there is none. The text must be JSON.
 */
export function jsonKeyTwice(text: string): { at: number; key: string } | undefined {
	const scan = new JsonScan(text);
	scan.run();
	return scan.twice;
}

class JsonScan {
	twice: { at: number; key: string } | undefined;
	/** Keys of each open object; arrays have a set that stays empty. */
	readonly #keys: Set<string>[] = [];

	#at = 0;
	#expecting: Expecting = 'value';
	readonly #open: ('{' | '[')[] = [];
	constructor(readonly text: string) {}

	run(): number | undefined {
		for (;;) {
			this.#match(SPACE);
			if (this.#at >= this.text.length) return this.#expecting === 'end' ? undefined : this.#at;
			if (!this.#step()) return this.#at;
		}
	}

	/** Reads one token; false where it does not fit. */
	#step(): boolean {
		const expecting = this.#expecting;
		const c = this.text[this.#at];
		if (expecting === 'end') return false;
		if (expecting !== 'value' && expecting !== 'key' && this.#close(c)) return true;
		if (expecting === 'comma-or-end') {
			if (c !== ',') return false;
			this.#at++;
			this.#expecting = this.#open.at(-1) === '{' ? 'key' : 'value';
			return true;
		}
		if (expecting === 'key' || expecting === 'key-or-end') return this.#key();
		return this.#value(c);
	}

	#key(): boolean {
		const start = this.#at;
		if (!this.#string()) return false;
		this.#remember(start);
		this.#match(SPACE);
		if (this.text[this.#at] !== ':') return false;
		this.#at++;
		this.#expecting = 'value';
		return true;
	}

	#remember(start: number): void {
		const raw = this.text.slice(start, this.#at);
		const key = raw.includes('\\') ? (JSON.parse(raw) as string) : raw.slice(1, -1);
		const keys = this.#keys.at(-1)!;
		if (keys.has(key)) this.twice ??= { at: start, key };
		keys.add(key);
	}

	#value(c: string): boolean {
		if (c === '{' || c === '[') {
			this.#at++;
			this.#open.push(c);
			this.#keys.push(new Set());
			this.#expecting = c === '{' ? 'key-or-end' : 'value-or-end';
			return true;
		}
		if (!(c === '"' ? this.#string() : this.#match(LITERAL))) return false;
		this.#afterValue();
		return true;
	}

	/** Reads a string; where it is broken, stops at the character that breaks it. */
	#string(): boolean {
		if (this.text[this.#at] !== '"') return false;
		this.#at++;
		while (this.#at < this.text.length) {
			const c = this.text[this.#at];
			if (c < ' ') return false;
			if (c === '\\') {
				if (!this.#match(ESCAPE)) return false;
				continue;
			}
			this.#at++;
			if (c === '"') return true;
		}
		return false;
	}

	#close(c: string): boolean {
		if (c !== (this.#open.at(-1) === '{' ? '}' : ']')) return false;
		this.#at++;
		this.#open.pop();
		this.#keys.pop();
		this.#afterValue();
		return true;
	}

	#afterValue(): void {
		this.#expecting = this.#open.length === 0 ? 'end' : 'comma-or-end';
	}

	#match(pattern: RegExp): boolean {
		pattern.lastIndex = this.#at;
		if (!pattern.test(this.text)) return false;
		this.#at = pattern.lastIndex;
		return true;
	}
}
