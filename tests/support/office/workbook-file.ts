/** Small workbooks for tests, as spreadsheet programs write them. */
import { columnLetters } from '$lib/exchange/read/xlsx/cell-reference';
import { zipFile, type Members } from './zip-file';

export type TestCell =
	| string
	| number
	| null
	| {
			readonly v?: string | number;
			readonly f?: string;
			readonly format?: string;
			readonly t?: string;
			/** The runs of a text with parts of different looks, as XML. */
			readonly runs?: string;
	  };

export interface TestSheet {
	readonly name: string;
	readonly rows: readonly (readonly TestCell[])[];
	/** `A1:C2` */
	readonly merges?: readonly string[];
	readonly hidden?: boolean | 'very';
	/** XML before and after the rows: columns; page margins, drawings. */
	readonly before?: string;
	readonly after?: string;
	/** Relationships of the sheet: id, type, target. */
	readonly relations?: readonly (readonly [string, string, string])[];
}

export interface WorkbookFileOptions {
	/** Parts put in or replaced. */
	readonly parts?: Members;
	readonly since1904?: boolean;
	/** Asks to be calculated when it is opened. */
	readonly recalculates?: boolean;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function workbookFile(
	sheets: readonly TestSheet[],
	{ parts = {}, since1904 = false, recalculates = false }: WorkbookFileOptions = {}
): Uint8Array {
	const formats = [
		...new Set(
			sheets.flatMap((sheet) =>
				sheet.rows.flat().flatMap((cell) => (isObject(cell) ? (cell.format ?? []) : []))
			)
		)
	];
	const members: Record<string, string | Uint8Array> = {
		'[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		'_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
		'xl/workbook.xml': workbookXml(sheets, since1904, recalculates),
		'xl/_rels/workbook.xml.rels': relationships([
			...sheets.map((_, i): [string, string, string] => [
				`rId${i + 1}`,
				'worksheet',
				`worksheets/sheet${i + 1}.xml`
			]),
			['rIdS', 'styles', 'styles.xml']
		]),
		'xl/styles.xml': stylesXml(formats)
	};
	sheets.forEach((sheet, i) => {
		members[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, formats);
		if (sheet.relations)
			members[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relationships(sheet.relations);
	});
	return zipFile({ ...members, ...parts });
}

function workbookXml(
	sheets: readonly TestSheet[],
	since1904: boolean,
	recalculates: boolean
): string {
	const list = sheets
		.map(
			({ name, hidden }, i) =>
				`<sheet name="${escape(name)}" sheetId="${i + 1}"${hidden ? ` state="${hidden === 'very' ? 'veryHidden' : 'hidden'}"` : ''} r:id="rId${i + 1}"/>`
		)
		.join('');
	const pr = since1904 ? '<workbookPr date1904="1"/>' : '';
	return `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}">${pr}<sheets>${list}</sheets>${recalculates ? '<calcPr fullCalcOnLoad="1"/>' : ''}</workbook>`;
}

export function relationships(list: readonly (readonly [string, string, string])[]): string {
	const items = list
		.map(
			([id, type, target]) =>
				`<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
		)
		.join('');
	return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`;
}

function stylesXml(formats: readonly string[]): string {
	const numFmts = formats
		.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escape(code)}"/>`)
		.join('');
	const xfs = formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('');
	return `${HEAD}<styleSheet ${MAIN}><numFmts>${numFmts}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`;
}

function sheetXml(
	{ rows, merges = [], before = '', after = '' }: TestSheet,
	formats: readonly string[]
): string {
	const body = rows
		.map((cells, y) => {
			const inner = cells.map((cell, x) => cellXml(cell, columnLetters(x) + (y + 1), formats));
			return `<row r="${y + 1}">${inner.join('')}</row>`;
		})
		.join('');
	const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
	return `${HEAD}<worksheet ${MAIN} xmlns:r="${RELATIONS}">${before}<sheetData>${body}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}${after}</worksheet>`;
}

function cellXml(cell: TestCell, ref: string, formats: readonly string[]): string {
	if (cell === null || cell === '') return '';
	if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
	if (typeof cell === 'string')
		return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
	if (cell.runs !== undefined) return `<c r="${ref}" t="inlineStr"><is>${cell.runs}</is></c>`;
	const style = cell.format === undefined ? '' : ` s="${formats.indexOf(cell.format) + 1}"`;
	const type =
		cell.t ?? (typeof cell.v === 'string' && Number.isNaN(Number(cell.v)) ? 'str' : undefined);
	const formula = cell.f === undefined ? '' : `<f>${escape(cell.f)}</f>`;
	const value = cell.v === undefined ? '' : `<v>${escape(String(cell.v))}</v>`;
	return `<c r="${ref}"${style}${type ? ` t="${type}"` : ''}>${formula}${value}</c>`;
}

const isObject = (cell: TestCell): cell is Exclude<TestCell, string | number | null> =>
	typeof cell === 'object' && cell !== null;

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
