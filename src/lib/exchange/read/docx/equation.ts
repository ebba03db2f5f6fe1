/** An equation of Word as a line of text: 450.25/1650.50×100%=27.28% */

/** What stands before a part, and behind it. */
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
	'm:num': ['(', ')'],
	'm:den': ['/(', ')'],
	'm:sup': ['^(', ')'],
	'm:sub': ['_(', ')'],
	'm:rad': ['√(', ')'],
	'm:deg': ['[', ']'],
	'm:mr': ['', '; ']
};
const SIMPLE = new Set([
	...['m:oMath', 'm:oMathPara', 'm:r', 'm:t', 'm:rPr', 'm:f', 'm:fPr', 'm:num', 'm:den', 'm:e'],
	...['m:sSup', 'm:sSupPr', 'm:sSub', 'm:sSubPr', 'm:sup', 'm:sub', 'm:d', 'm:dPr', 'm:ctrlPr'],
	...['m:rad', 'm:radPr', 'm:deg', 'm:degHide', 'm:begChr', 'm:endChr', 'm:sty', 'm:type', 'm:nor']
]);

export class Equation {
	#text = '';
	/** A part whose meaning a line of text may not show. */
	isSimple = true;
	/** Brackets of the parts that are open. */
	readonly #ends: string[] = [];
	#depth = 0;

	/** @param value of its attribute `m:val` */
	open(name: string, value: string | undefined): void {
		this.#depth++;
		if (name.startsWith('m:')) this.isSimple &&= SIMPLE.has(name);
		const around = AROUND[name];
		this.#text += around?.[0] ?? '';
		if (name === 'm:d') {
			this.#text += '(';
			this.#ends.push(')');
		} else if (name === 'm:begChr') this.#text = this.#text.slice(0, -1) + (value ?? '');
		else if (name === 'm:endChr') this.#ends[this.#ends.length - 1] = value ?? '';
		else if (name === 'm:chr') this.#text += value ?? '';
	}

	text(text: string): void {
		this.#text += text;
	}

	/** `true` where the equation itself ends. */
	close(name: string): boolean {
		this.#depth--;
		if (name === 'm:d') this.#text += this.#ends.pop() ?? '';
		else this.#text += AROUND[name]?.[1] ?? '';
		return this.#depth === 0;
	}

	/** Brackets around a single number or word are left out. */
	get line(): string {
		return this.#text
			.replace(/\(([\d.,]+%?|\p{L}+)\)/gu, '$1')
			.replace(/[√^_]?(?:\(\)|\[\])/g, '')
			.trim();
	}
}
