/** Numbers that Word counts itself: 「一、」 before a heading is in no run of the paragraph. */
import { relationshipsOf } from '../office/relationships';
import { readXmlPart, type Attributes } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';

interface Level {
	format: string;
	/** `第%1部分`, `%1、` */
	text: string;
	start: number;
}
interface NumberedStyle {
	num?: string;
	level: number;
	basedOn?: string;
}

/** Where a paragraph takes its number from. */
export interface NumberedParagraph {
	readonly style?: string;
	readonly num?: string;
	readonly level?: number;
}

export class Numbering {
	readonly #levels = new Map<string, Map<number, Level>>();
	readonly #abstractOf = new Map<string, string>();
	readonly #styles = new Map<string, NumberedStyle>();
	/** Counters of each list, by level. */
	readonly #counts = new Map<string, number[]>();

	constructor(archive: ZipArchive, main: string) {
		const relations = relationshipsOf(archive, main);
		const partOf = (type: string) => relations.find((r) => r.type === type)?.part;
		const numbering = partOf('numbering');
		const styles = partOf('styles');
		if (numbering !== undefined) this.#readNumbering(archive, numbering);
		if (styles !== undefined) this.#readStyles(archive, styles);
	}

	/** The number before a paragraph, counted on; empty where it has none. */
	next({ style, num, level }: NumberedParagraph): string {
		const own = num === undefined ? this.#ofStyle(style) : { num, level: level ?? 0 };
		if (!own?.num || own.num === '0') return '';
		const abstract = this.#abstractOf.get(own.num);
		const levels = abstract === undefined ? undefined : this.#levels.get(abstract);
		const here = levels?.get(own.level);
		if (!levels || !here || here.format === 'bullet' || here.format === 'none') return '';
		const counts = this.#counts.get(abstract!) ?? [];
		for (let i = 0; i < own.level; i++) counts[i] ??= levels.get(i)?.start ?? 1;
		counts[own.level] = (counts[own.level] ?? here.start - 1) + 1;
		counts.length = own.level + 1;
		this.#counts.set(abstract!, counts);
		return here.text.replace(/%(\d)/g, (_, nth: string) => {
			const i = Number(nth) - 1;
			return printCount(counts[i] ?? 1, levels.get(i)?.format ?? 'decimal');
		});
	}

	#ofStyle(id: string | undefined): NumberedStyle | undefined {
		let style = id === undefined ? undefined : this.#styles.get(id);
		for (let i = 0; style && style.num === undefined && i < 10; i++)
			style = style.basedOn === undefined ? undefined : this.#styles.get(style.basedOn);
		return style;
	}

	#readNumbering(archive: ZipArchive, part: string): void {
		let abstract = '';
		let num = '';
		let level: Level | undefined;
		readXmlPart(archive, part, {
			open: (name, attributes) => {
				if (name === 'abstractNum') {
					abstract = attributes['w:abstractNumId'] ?? '';
					this.#levels.set(abstract, new Map());
				} else if (name === 'num') num = attributes['w:numId'] ?? '';
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

	#readStyles(archive: ZipArchive, part: string): void {
		let style: NumberedStyle | undefined;
		readXmlPart(archive, part, {
			open: (name, attributes) => {
				if (name === 'style') {
					style = { level: 0 };
					this.#styles.set(attributes['w:styleId'] ?? '', style);
				} else if (style && name === 'numId') style.num = value(attributes);
				else if (style && name === 'ilvl') style.level = Number(value(attributes)) || 0;
				else if (style && name === 'basedOn') style.basedOn = value(attributes);
			},
			close(name) {
				if (name === 'style') style = undefined;
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
