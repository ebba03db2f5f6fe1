/** One font of a document: measures, breaks and encodes text, and remembers what it used. */
import type { PdfFile } from './pdf-file';
import type { TrueTypeFont } from './true-type';

/** May not begin a line, and may not end one. */
const NOT_FIRST = '，。、；：！？）】》」』”’％,.;:!?)]}%‰℃…—·';
const NOT_LAST = '（【《「『“‘([{￥¥';
const WORD = /[A-Za-z0-9.,%\-/]/;

export class TextFace {
	readonly #font: TrueTypeFont;
	/** Each glyph that is used, with the text that it stands for. */
	readonly #used = new Map<number, string>();

	constructor(font: TrueTypeFont) {
		this.#font = font;
	}

	#glyph(character: string): number {
		return this.#font.glyphOf(character.codePointAt(0)!);
	}

	/** Width in points. */
	width(text: string, size: number): number {
		let width = 0;
		for (const character of text) width += this.#font.widthOf(this.#glyph(character));
		return (width * size) / 1000;
	}

	/** The glyphs of a text as hexadecimal digits. */
	encode(text: string): string {
		let digits = '';
		for (const character of text) {
			const glyph = this.#glyph(character);
			if (glyph !== 0 && !this.#used.has(glyph)) this.#used.set(glyph, character);
			digits += glyph.toString(16).toUpperCase().padStart(4, '0');
		}
		return digits;
	}

	/** The characters of a text that the font has no glyph for. */
	lackingIn(text: string): string[] {
		return [...text].filter((character) => this.#glyph(character) === 0);
	}

	/** Lines no wider than `room`; the first is shorter by `indent`. Line ends of the text are kept. */
	wrap(text: string, size: number, room: number, indent = 0): string[] {
		return text
			.split(/\r\n|\r|\n/)
			.flatMap((line, i) =>
				this.#wrapLine(line.replaceAll('\t', ' '), size, room, i === 0 ? indent : 0)
			);
	}

	#wrapLine(line: string, size: number, room: number, indent: number): string[] {
		const lines: string[] = [];
		let current: string[] = [];
		let width = indent;
		for (const character of line) {
			const own = this.width(character, size);
			if (width + own > room && current.length > 0) {
				const cut = breakAt(current, character);
				lines.push(current.slice(0, cut).join(''));
				current = current.slice(cut);
				width = this.width(current.join(''), size);
			}
			current.push(character);
			width += own;
		}
		return [...lines, current.join('')];
	}

	/** Embeds what is used of the font, under the number that pages know it by. */
	embed(file: PdfFile, number: number): void {
		const font = this.#font;
		const glyphs = [...this.#used.keys()].sort((a, b) => a - b);
		const scale = (value: number) => Math.round((value * 1000) / font.unitsPerEm);
		const program = font.subset(glyphs);
		const data = file.stream(program, `/Length1 ${program.length}`);
		const name = '/HEBIAN+NotoSerifSC';
		const descriptor = file.object(
			`<</Type/FontDescriptor/FontName${name}/Flags 4/FontBBox[${font.box.map(scale).join(' ')}]` +
				`/ItalicAngle 0/Ascent ${scale(font.ascent)}/Descent ${scale(font.descent)}` +
				`/CapHeight 700/StemV 80/FontFile2 ${data} 0 R>>`
		);
		const widths = glyphs.map((glyph) => `${glyph}[${font.widthOf(glyph)}]`).join('');
		const descendant = file.object(
			`<</Type/Font/Subtype/CIDFontType2/BaseFont${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
				`/FontDescriptor ${descriptor} 0 R/DW 1000/W[${widths}]/CIDToGIDMap/Identity>>`
		);
		const unicode = file.stream(this.#toUnicode(glyphs));
		file.object(
			`<</Type/Font/Subtype/Type0/BaseFont${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
			number
		);
	}

	/** So that text can be searched, copied and read aloud. */
	#toUnicode(glyphs: readonly number[]): string {
		const lines = glyphs.map((glyph) => {
			const text = this.#used.get(glyph)!;
			const code = Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join('');
			return `<${hex(glyph)}><${code}>`;
		});
		const blocks: string[] = [];
		for (let i = 0; i < lines.length; i += 100) {
			const some = lines.slice(i, i + 100);
			blocks.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
		}
		return (
			'/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
			'/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n' +
			'/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
			`1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n${blocks.join('\n')}\n` +
			'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n'
		);
	}
}

function hex(value: number): string {
	return value.toString(16).toUpperCase().padStart(4, '0');
}

/** Where a full line ends: not before closing marks, not after opening ones, not inside a number. */
function breakAt(line: readonly string[], next: string): number {
	let cut = line.length;
	const follows = () => line[cut] ?? next;
	for (let back = 0; back < 24 && cut > 1; back++) {
		const isInsideWord = WORD.test(line[cut - 1]) && WORD.test(follows());
		if (!NOT_FIRST.includes(follows()) && !NOT_LAST.includes(line[cut - 1]) && !isInsideWord)
			return cut;
		cut--;
	}
	return line.length;
}
