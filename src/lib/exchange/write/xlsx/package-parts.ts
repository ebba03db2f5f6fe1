/** The parts of a workbook beside its sheets: what it consists of, and who made it (nobody). */
import { disclosureTitle } from '$lib/budget/book/disclosure-title';
import type { BookHead } from '$lib/budget/book/book';
import { escapeXml, XML_DECLARATION } from '../xml';
import type { ZipWriter } from '../zip';
import type { SharedStrings } from './shared-strings';
import type { Sheet } from './sheet';
import { columnLetters, quotedSheet } from './sheet-name';
import type { Styles } from './styles';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function addPackageParts(
	zip: ZipWriter,
	head: BookHead,
	sheets: readonly Sheet[],
	strings: SharedStrings,
	styles: Styles
): void {
	zip.add('xl/sharedStrings.xml', strings.xml());
	zip.add('xl/styles.xml', styles.xml());
	zip.add('xl/workbook.xml', workbookXml(sheets));
	zip.add('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length));
	zip.add('[Content_Types].xml', contentTypes(sheets.length));
	zip.add('_rels/.rels', packageRelations());
	zip.add('docProps/core.xml', coreProperties(`${head.department.name}${disclosureTitle(head)}`));
}

function workbookXml(sheets: readonly Sheet[]): string {
	const list = sheets.map(
		({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`
	);
	const names = sheets.flatMap(({ name, print, widths, height }, i) => {
		const sheet = quotedSheet(name);
		const last = columnLetters(widths.length - 1);
		const defined = (what: string, range: string) =>
			`<definedName name="_xlnm.${what}" localSheetId="${i}">${escapeXml(`${sheet}!${range}`)}</definedName>`;
		const area = defined('Print_Area', `$A$1:$${last}$${Math.max(1, height)}`);
		if (!print.titleRows) return [area];
		const [from, to] = print.titleRows;
		return [area, defined('Print_Titles', `$${from + 1}:$${to + 1}`)];
	});
	return (
		`${XML_DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
		'<bookViews><workbookView activeTab="0"/></bookViews>' +
		`<sheets>${list.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`
	);
}

function workbookRelations(sheets: number): string {
	const relations = Array.from({ length: sheets }, (_, i) =>
		relation(i + 1, `${OFFICE}/worksheet`, `worksheets/sheet${i + 1}.xml`)
	);
	return relationships([
		...relations,
		relation(sheets + 1, `${OFFICE}/styles`, 'styles.xml'),
		relation(sheets + 2, `${OFFICE}/sharedStrings`, 'sharedStrings.xml')
	]);
}

function packageRelations(): string {
	return relationships([
		relation(1, `${OFFICE}/officeDocument`, 'xl/workbook.xml'),
		relation(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml')
	]);
}

function relationships(relations: readonly string[]): string {
	return `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`;
}

function relation(id: number, type: string, target: string): string {
	return `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;
}

function contentTypes(sheets: number): string {
	const override = (part: string, type: string) =>
		`<Override PartName="${part}" ContentType="${type}"/>`;
	return (
		`${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
		'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
		'<Default Extension="xml" ContentType="application/xml"/>' +
		override('/xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`) +
		Array.from({ length: sheets }, (_, i) =>
			override(`/xl/worksheets/sheet${i + 1}.xml`, `${SPREADSHEET}.worksheet+xml`)
		).join('') +
		override('/xl/styles.xml', `${SPREADSHEET}.styles+xml`) +
		override('/xl/sharedStrings.xml', `${SPREADSHEET}.sharedStrings+xml`) +
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
