/** The looks of cells: each distinct one becomes a numbered format of the workbook. */
import { escapeXml, XML_DECLARATION } from '../xml';

const FONTS = {
	body: { name: '宋体', size: 10, bold: false },
	title: { name: '方正小标宋简体', size: 18, bold: false },
	heading: { name: '黑体', size: 10, bold: false },
	strong: { name: '宋体', size: 10, bold: true },
	link: { name: '宋体', size: 10, bold: false }
} as const;
type FontName = keyof typeof FONTS;
const FONT_NAMES = Object.keys(FONTS) as FontName[];

/** Formats of figures: 万元 with two decimals, 元 whole, 元 with 分. */
const NUMBERS = { none: 0, wan: 4, yuan: 3, fen: 4 } as const;

export interface CellStyle {
	readonly font: FontName;
	readonly number?: keyof typeof NUMBERS;
	readonly horizontal?: 'left' | 'center' | 'right';
	readonly vertical?: 'center' | 'top';
	readonly wrap?: boolean;
	readonly indent?: number;
	readonly border?: boolean;
	readonly fill?: boolean;
	/** The text looks like a formula; it stays text when a person opens the cell for editing. */
	readonly quoted?: boolean;
}

export class Styles {
	readonly #ids = new Map<string, number>();
	readonly #formats: string[] = [];

	constructor() {
		// Excel takes the first format for every cell that names none.
		this.id({ font: 'body' });
	}

	id(style: CellStyle): number {
		const xml = formatXml(style);
		let id = this.#ids.get(xml);
		if (id === undefined) {
			this.#ids.set(xml, (id = this.#formats.length));
			this.#formats.push(xml);
		}
		return id;
	}

	xml(): string {
		const fonts = FONT_NAMES.map(fontXml).join('');
		return (
			XML_DECLARATION +
			'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
			`<fonts count="${FONT_NAMES.length}">${fonts}</fonts>` +
			'<fills count="3"><fill><patternFill patternType="none"/></fill>' +
			'<fill><patternFill patternType="gray125"/></fill>' +
			'<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills>' +
			`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${THIN}</borders>` +
			'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
			`<cellXfs count="${this.#formats.length}">${this.#formats.join('')}</cellXfs>` +
			'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
			'</styleSheet>'
		);
	}
}

const EDGE = (side: string) => `<${side} style="thin"><color auto="1"/></${side}>`;
const THIN = `<border>${['left', 'right', 'top', 'bottom'].map(EDGE).join('')}<diagonal/></border>`;

function fontXml(name: FontName): string {
	const font = FONTS[name];
	const isLink = name === 'link';
	// Elements of a font have a fixed order: b, u, sz, color, name.
	return (
		`<font>${font.bold ? '<b/>' : ''}${isLink ? '<u/>' : ''}<sz val="${font.size}"/>` +
		`<color ${isLink ? 'rgb="FF0B5CAD"' : 'auto="1"'}/><name val="${escapeXml(font.name)}"/>` +
		'<family val="1"/><charset val="134"/></font>'
	);
}

function formatXml(style: CellStyle): string {
	const { font, number = 'none', horizontal, vertical = 'center', wrap, indent } = style;
	const alignment =
		`<alignment vertical="${vertical}"` +
		(horizontal ? ` horizontal="${horizontal}"` : '') +
		(indent ? ` indent="${indent}"` : '') +
		(wrap ? ' wrapText="1"' : '') +
		'/>';
	return (
		`<xf numFmtId="${NUMBERS[number]}" fontId="${FONT_NAMES.indexOf(font)}"` +
		` fillId="${style.fill ? 2 : 0}" borderId="${style.border ? 1 : 0}" xfId="0"` +
		`${style.quoted ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyFill="1"` +
		` applyBorder="1" applyAlignment="1">${alignment}</xf>`
	);
}
