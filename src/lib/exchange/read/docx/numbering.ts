/** Numbers that Word counts itself: 「一、」 before a heading is in no run of the paragraph. */
import { readXmlPart, type Attributes } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';
import type { ParagraphStyles } from './paragraph-styles';

interface Level {
	format: string;
	/** `第%1部分`, `%1、` */
	text: string;
	start: number;
}
/** Where a paragraph takes its number from. */
export interface NumberedParagraph {
	readonly style?: string;
	readonly num?: string;
	readonly level?: number;
}

/** The number of a paragraph. */
export interface CountedNumber {
	/** As it is printed; empty of a point. */
	readonly text: string;
	/** Where it is a point, or one of a list that is plainly counted: 1. 2. 3. */
	readonly list?: 'points' | { readonly id: string; readonly nth: number };
}

export class Numbering {
	readonly #levels = new Map<string, Map<number, Level>>();
	readonly #abstractOf = new Map<string, string>();
	/** How often each list was begun anew. */
	readonly #begun = new Map<string, number>();
	/** Lists that begin anew, and at what, until they have begun. */
	readonly #restarts = new Map<string, number>();
	/** Counters of each list, by level. */
	readonly #counts = new Map<string, number[]>();

	/** @param part of the package that says how lists count; `undefined`: none does */
	constructor(
		archive: ZipArchive,
		part: string | undefined,
		readonly styles: ParagraphStyles
	) {
		if (part !== undefined) this.#readNumbering(archive, part);
	}

	/** The number before a paragraph, counted on. */
	next({ style, num, level }: NumberedParagraph): CountedNumber | undefined {
		const own = num === undefined ? this.styles.numberOf(style) : { num, level: level ?? 0 };
		if (!own || own.num === '0') return undefined;
		const abstract = this.#abstractOf.get(own.num);
		const levels = abstract === undefined ? undefined : this.#levels.get(abstract);
		const here = levels?.get(own.level);
		if (!levels || !here || here.format === 'none') return undefined;
		if (here.format === 'bullet') return { text: '', list: 'points' };
		const restart = this.#restarts.get(own.num);
		if (restart !== undefined) {
			this.#counts.set(abstract!, [restart - 1]);
			this.#begun.set(abstract!, (this.#begun.get(abstract!) ?? 0) + 1);
		}
		this.#restarts.delete(own.num);
		const counts = this.#counts.get(abstract!) ?? [];
		for (let i = 0; i < own.level; i++) counts[i] ??= levels.get(i)?.start ?? 1;
		counts[own.level] = (counts[own.level] ?? here.start - 1) + 1;
		counts.length = own.level + 1;
		this.#counts.set(abstract!, counts);
		const text = here.text.replace(/%(\d)/g, (_, nth: string) => {
			const i = Number(nth) - 1;
			return printCount(counts[i] ?? 1, levels.get(i)?.format ?? 'decimal');
		});
		// Programs give the first line of a list another number than those that count on from it.
		const id = `${abstract} ${this.#begun.get(abstract!) ?? 0}`;
		const isPlain = own.level === 0 && here.format === 'decimal' && here.text === '%1.';
		return { text, ...(isPlain && { list: { id, nth: counts[0] } }) };
	}

	#readNumbering(archive: ZipArchive, part: string): void {
		let abstract = '';
		let num = '';
		let level0 = false;
		let level: Level | undefined;
		readXmlPart(archive, part, {
			open: (name, attributes) => {
				if (name === 'abstractNum') {
					abstract = attributes['w:abstractNumId'] ?? '';
					this.#levels.set(abstract, new Map());
				} else if (name === 'startOverride' && level0)
					this.#restarts.set(num, Number(value(attributes)) || 0);
				else if (name === 'lvlOverride') level0 = attributes['w:ilvl'] === '0';
				else if (name === 'num') num = attributes['w:numId'] ?? '';
				else if (name === 'abstractNumId') this.#abstractOf.set(num, value(attributes));
				else if (name === 'lvl') {
					level = { format: 'decimal', text: '', start: 1 };
					this.#levels.get(abstract)?.set(Number(attributes['w:ilvl']), level);
				} else if (level && name === 'numFmt') level.format = value(attributes);
				else if (level && name === 'lvlText') level.text = value(attributes);
				else if (level && name === 'start') level.start = Number(value(attributes)) || 0;
			},
			close(name) {
				if (name === 'lvl') level = undefined;
			}
		});
	}
}

const value = (attributes: Attributes): string => attributes['w:val'] ?? '';

const CHINESE = '〇一二三四五六七八九';

function printCount(count: number, format: string): string {
	switch (format) {
		case 'chineseCounting':
		case 'chineseCountingThousand':
		case 'ideographDigital':
		case 'japaneseCounting':
		case 'taiwaneseCounting':
			return chineseNumber(count);
		case 'decimalEnclosedCircle':
		case 'decimalEnclosedCircleChinese':
			return count >= 1 && count <= 20 ? String.fromCharCode(0x2460 + count - 1) : String(count);
		case 'upperLetter':
			return String.fromCharCode(64 + ((count - 1) % 26) + 1);
		case 'lowerLetter':
			return String.fromCharCode(96 + ((count - 1) % 26) + 1);
		default:
			return String(count);
	}
}

/** 1 … 99 as headings count them. */
function chineseNumber(count: number): string {
	if (count < 1 || count > 99) return String(count);
	const tens = Math.floor(count / 10);
	const ones = count % 10;
	return `${tens > 1 ? CHINESE[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? CHINESE[ones] : ''}`;
}
