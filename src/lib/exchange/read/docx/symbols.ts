/** Characters of symbol fonts: the 「R」 of Wingdings 2 is a ticked box. */

const WINGDINGS: Readonly<Record<number, string>> = {
	...{ 0x6c: '●', 0x6d: '❍', 0x6e: '■', 0x6f: '□', 0x70: '□', 0x71: '❑', 0x72: '❒', 0x73: '⬧' },
	...{ 0x74: '◆', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x9e: '·', 0x9f: '•', 0xa1: '○', 0xa7: '▪' },
	...{ 0xa8: '□', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓', 0xf0: '⇨', 0xfb: '✗' },
	...{ 0xfc: '✓', 0xfd: '☒', 0xfe: '☑' }
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
	...{ 0x2a: '□', 0x30: '□', 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒' },
	...{ 0x96: '●', 0x97: '●', 0x98: '●', 0xa2: '■', 0xa3: '□' }
};
const SYMBOL: Readonly<Record<number, string>> = {
	...{ 0x25: '%', 0x2b: '+', 0x2d: '−', 0x2e: '.', 0x3c: '<', 0x3d: '=', 0x3e: '>' },
	...{ 0x44: 'Δ', 0x53: 'Σ', 0x61: 'α', 0x62: 'β', 0x64: 'δ', 0x6d: 'μ', 0x70: 'π', 0x73: 'σ' },
	...{ 0xa3: '≤', 0xa5: '∞', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°', 0xb1: '±' },
	...{ 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xba: '≡', 0xbb: '≈', 0xbc: '…' },
	...{ 0xd6: '√', 0xd7: '⋅', 0xde: '⇒', 0xe5: '∑' }
};
for (let digit = 0x30; digit <= 0x39; digit++)
	Object.assign(SYMBOL, { [digit]: String.fromCharCode(digit) });

const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
	wingdings: WINGDINGS,
	'wingdings 2': WINGDINGS_2,
	'wingdings 3': {},
	webdings: { 0x61: '✓', 0x63: '□', 0x67: '■', 0x72: '✗' },
	symbol: SYMBOL
};

/** Whether what a font draws is told by no letter. */
export function isSymbolFont(font: string | undefined): boolean {
	return font !== undefined && font.toLowerCase() in FONTS;
}

/** What a symbol font draws for a code; `undefined` where that is not known. Spaces are spaces. */
export function symbolOf(font: string, code: number): string | undefined {
	const drawn = FONTS[font.toLowerCase()];
	// Word keeps them in the private use area, too.
	const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
	if (own === 0x20 || own === 0xa0) return ' ';
	if (drawn)
		return (
			drawn[own] ??
			(code > 0x2000 && code !== own + 0xf000 ? String.fromCodePoint(code) : undefined)
		);
	return code >= 0xe000 && code <= 0xf8ff ? undefined : String.fromCodePoint(code);
}
