/**
 * A book as a Word document, written piece by piece into the archive: the whole document never
 * stands in memory, neither as text nor as a tree.
 */
import type { Book } from '$lib/budget/book/book';
import { disclosurePaper, type ChartBlock, type FormsPlace } from '../paper/disclosure-paper';
import type { Progress } from '../progress';
import { escapeXml, XML_DECLARATION } from '../xml';
import { ZipWriter } from '../zip';
import { CHART_TYPE, chartPart, chartRelation, chartXml } from './chart-xml';
import { documentXml } from './document-xml';
import { numberingXml } from './numbering-xml';
import { fontTableXml, stylesXml } from './styles-xml';
import { field, paragraph, run, WORD } from './word-xml';

interface DocxOptions {
	readonly forms?: FormsPlace;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export function writeDocx(book: Book, { forms }: DocxOptions, progress: Progress): Uint8Array {
	const paper = disclosurePaper(book, forms);
	const zip = new ZipWriter();
	const counted = { lists: 0 };
	const parts = partsOf(paper.charts);
	zip.add('[Content_Types].xml', contentTypes(parts));
	zip.add('_rels/.rels', packageRelations());
	zip.add('docProps/core.xml', coreProperties(`${paper.department}${paper.title}`));
	zip.add(
		'word/document.xml',
		documentXml(paper, counted, (blocks) => progress(blocks, paper.length))
	);
	zip.add('word/numbering.xml', numberingXml(counted.lists));
	zip.add('word/_rels/document.xml.rels', documentRelations(parts));
	for (const [i, { chart }] of paper.charts.entries())
		zip.add(`word/${chartPart(i)}`, chartXml(chart));
	zip.add('word/styles.xml', stylesXml());
	zip.add('word/fontTable.xml', fontTableXml());
	// Word works the numbers of the contents out when it opens the document.
	zip.add(
		'word/settings.xml',
		`${XML_DECLARATION}<w:settings ${WORD}><w:updateFields w:val="true"/><w:defaultTabStop w:val="420"/></w:settings>`
	);
	zip.add('word/footer.xml', footerXml(`${run('— ')}${field('PAGE', '')}${run(' —')}`));
	zip.add('word/noFooter.xml', footerXml(''));
	return zip.finish();
}

function footerXml(runs: string): string {
	return `${XML_DECLARATION}<w:ftr ${WORD}>${paragraph(runs, { style: 'Footer' })}</w:ftr>`;
}

/** A part of the document: its relation, where it is, and what it is. */
type Part = readonly [id: string, type: string, target: string, content: string];

const PARTS: readonly Part[] = [
	['rIdStyles', 'styles', 'styles.xml', `${WORD_TYPE}.styles+xml`],
	['rIdNumbering', 'numbering', 'numbering.xml', `${WORD_TYPE}.numbering+xml`],
	['rIdFonts', 'fontTable', 'fontTable.xml', `${WORD_TYPE}.fontTable+xml`],
	['rIdSettings', 'settings', 'settings.xml', `${WORD_TYPE}.settings+xml`],
	['rIdFooter', 'footer', 'footer.xml', `${WORD_TYPE}.footer+xml`],
	['rIdNoFooter', 'footer', 'noFooter.xml', `${WORD_TYPE}.footer+xml`]
];

function partsOf(charts: readonly ChartBlock[]): readonly Part[] {
	return [
		...PARTS,
		...charts.map((_, i): Part => [chartRelation(i), 'chart', chartPart(i), CHART_TYPE])
	];
}

function documentRelations(parts: readonly Part[]): string {
	return relationships(
		parts.map(([id, type, target]) => relation(id, `${OFFICE}/${type}`, target))
	);
}

function packageRelations(): string {
	return relationships([
		relation('rId1', `${OFFICE}/officeDocument`, 'word/document.xml'),
		relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml')
	]);
}

function relationships(relations: readonly string[]): string {
	return `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`;
}

function relation(id: string, type: string, target: string): string {
	return `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
}

function contentTypes(parts: readonly Part[]): string {
	const override = (part: string, type: string) =>
		`<Override PartName="${part}" ContentType="${type}"/>`;
	return (
		`${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
		'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
		'<Default Extension="xml" ContentType="application/xml"/>' +
		override('/word/document.xml', `${WORD_TYPE}.document.main+xml`) +
		parts.map(([, , target, content]) => override(`/word/${target}`, content)).join('') +
		override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
		'</Types>'
	);
}

/** The title only: no author, no times, no program. */
function coreProperties(title: string): string {
	return (
		`${XML_DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`
	);
}
