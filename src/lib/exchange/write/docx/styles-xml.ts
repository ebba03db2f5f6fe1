/** The styles of the DOCX: the look of GB/T 9704, fonts by name with others to fall back on. */
import { XML_DECLARATION } from '../xml';
import { BULLETED } from './numbering-xml';
import { WORD } from './word-xml';

/** A font of the standard, and what stands in for it where it is not installed. */
const FONTS = {
	小标宋: { name: '方正小标宋简体', instead: '宋体', family: 'roman' },
	仿宋: { name: '仿宋_GB2312', instead: '仿宋', family: 'modern' },
	黑体: { name: '黑体', instead: 'SimHei', family: 'modern' },
	楷体: { name: '楷体_GB2312', instead: '楷体', family: 'modern' },
	宋体: { name: '宋体', instead: 'SimSun', family: 'roman' }
} as const;
type FontName = keyof typeof FONTS;

interface ParagraphStyle {
	readonly id: string;
	readonly name: string;
	readonly font: FontName;
	/** Points. */
	readonly size: number;
	readonly align?: 'left' | 'center' | 'right' | 'both';
	/** Fixed line height in points; single spacing if absent. */
	readonly line?: number;
	readonly before?: number;
	readonly after?: number;
	/** Characters of the first line. */
	readonly indent?: number;
	/** 0 for the first level of headings. */
	readonly outline?: number;
	readonly keepWithNext?: boolean;
	readonly bold?: boolean;
	/** The list that its paragraphs are in. */
	readonly list?: string;
	readonly extra?: string;
}

const RIGHT_EDGE = 8845;
const toc = (level: number, left: number): ParagraphStyle => ({
	id: `TOC${level}`,
	name: `toc ${level}`,
	font: level === 1 ? '黑体' : '仿宋',
	size: 14,
	line: 24,
	extra: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${RIGHT_EDGE}"/></w:tabs><w:ind w:left="${left}" w:right="567"/>`
});

/** 二号 is 22 points, 三号 16, 四号 14, 小四 12, 五号 10.5, 小五 9. */
const STYLES: readonly ParagraphStyle[] = [
	{ id: 'CoverName', name: '封面单位', font: '小标宋', size: 36, align: 'center', before: 160 },
	{ id: 'CoverTitle', name: '封面标题', font: '小标宋', size: 28, align: 'center', before: 40 },
	{ id: 'ContentsTitle', name: '目录标题', font: '小标宋', size: 22, align: 'center', after: 16 },
	{
		...{ id: 'Heading1', name: 'heading 1', font: '小标宋', size: 22, align: 'center' },
		...{ before: 6, after: 18, outline: 0, keepWithNext: true }
	},
	{
		...{ id: 'Heading2', name: 'heading 2', font: '黑体', size: 16, line: 28 },
		...{ indent: 2, before: 6, outline: 1, keepWithNext: true }
	},
	{
		...{ id: 'Heading3', name: 'heading 3', font: '楷体', size: 12 },
		...{ after: 4, outline: 2, keepWithNext: true }
	},
	{
		...{ id: 'SubHeading', name: '节内标题', font: '楷体', size: 16, line: 28 },
		...{ indent: 2, outline: 2, keepWithNext: true }
	},
	{
		...{ id: 'MinorHeading', name: '节内小标题', font: '仿宋', size: 16, line: 28 },
		...{ indent: 2, outline: 3, keepWithNext: true, bold: true }
	},
	{
		...{ id: 'ListBullet', name: 'List Bullet', font: '仿宋', size: 16, align: 'both' },
		...{ line: 28, indent: 2, list: BULLETED }
	},
	{
		...{ id: 'ListNumber', name: 'List Number', font: '仿宋', size: 16, align: 'both' },
		...{ line: 28, indent: 2 }
	},
	{ id: 'Chart', name: '图', font: '宋体', size: 10.5, align: 'center', before: 6, after: 6 },
	{ id: 'TableNumber', name: '表号', font: '黑体', size: 10.5, keepWithNext: true },
	{
		...{ id: 'TableTitle', name: '表题', font: '小标宋', size: 16, align: 'center' },
		...{ before: 4, after: 6, outline: 1, keepWithNext: true }
	},
	{ id: 'TableLine', name: '表头行', font: '宋体', size: 10.5, after: 2, keepWithNext: true },
	{
		...{ id: 'FormTitle', name: '绩效表题', font: '小标宋', size: 14, align: 'center' },
		...{ after: 2, keepWithNext: true }
	},
	{
		id: 'FormYear',
		name: '绩效表年度',
		font: '宋体',
		size: 10.5,
		align: 'center',
		after: 4,
		keepWithNext: true
	},
	{ id: 'Cell', name: '单元格', font: '宋体', size: 9, align: 'left' },
	{ id: 'CellHead', name: '表头单元格', font: '黑体', size: 9, align: 'center' },
	{ id: 'TableNote', name: '表注', font: '宋体', size: 9, before: 3 },
	{ id: 'Break', name: '分节', font: '宋体', size: 1, line: 1 },
	toc(1, 0),
	toc(2, 280),
	{ id: 'Footer', name: 'footer', font: '宋体', size: 14, align: 'center' }
];

const NORMAL: ParagraphStyle = {
	...{ id: 'Normal', name: 'Normal', font: '仿宋', size: 16 },
	...{ align: 'both', line: 28, indent: 2 }
};

export function stylesXml(): string {
	return (
		`${XML_DECLARATION}<w:styles ${WORD}>` +
		`<w:docDefaults><w:rPrDefault><w:rPr>${fontsXml('仿宋')}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal">${styleBody(NORMAL)}</w:style>` +
		STYLES.map(
			(style) => `<w:style w:type="paragraph" w:styleId="${style.id}">${styleBody(style)}</w:style>`
		).join('') +
		'<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>' +
		'</w:styles>'
	);
}

function fontsXml(font: FontName): string {
	return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${FONTS[font].name}"/>`;
}

/** Elements of a style stand in the order of the schema; styles are not based on each other. */
function styleBody(style: ParagraphStyle): string {
	const { name, font, size, align, line, before = 0, after = 0, indent, outline, extra } = style;
	const spacing =
		`<w:spacing w:before="${before * 20}" w:after="${after * 20}"` +
		(line === undefined ? '/>' : ` w:line="${line * 20}" w:lineRule="exact"/>`);
	const first = indent
		? `<w:ind w:firstLineChars="${indent * 100}" w:firstLine="${indent * size * 20}"/>`
		: '';
	const [tabs = '', otherIndent = ''] = extra ? extra.split(/(?=<w:ind)/) : [];
	return (
		`<w:name w:val="${name}"/><w:qFormat/><w:pPr>` +
		(style.keepWithNext ? '<w:keepNext/>' : '') +
		(style.list ?? '') +
		// LibreOffice loses a comma that hangs over the edge.
		`${tabs}<w:overflowPunct w:val="0"/>${spacing}${first}${otherIndent}` +
		(align ? `<w:jc w:val="${align}"/>` : '') +
		(outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`) +
		`</w:pPr><w:rPr>${fontsXml(font)}${style.bold ? '<w:b/>' : ''}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`
	);
}

/** Tells Word which font to take where one of the standard is not installed. */
export function fontTableXml(): string {
	const fonts = Object.values(FONTS).map(
		({ name, instead, family }) =>
			`<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`
	);
	return `${XML_DECLARATION}<w:fonts ${WORD}>${fonts.join('')}</w:fonts>`;
}
