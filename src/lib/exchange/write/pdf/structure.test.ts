import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { consistentBook } from '../../../../../tests/support/consistent-book';
import { filledBook } from '../../../../../tests/support/formats/filled-book';
import { disclosureOf } from '../../../../../tests/support/disclosure-of';
import { taggedPdf, type TagNode } from '../../../../../tests/support/pdf/pdf-tags';
import { allOf, tagFaults } from '../../../../../tests/support/pdf/tag-faults';
import type { Book } from '$lib/budget/book/book';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { FORMAT_IDS, firstFormat, knownFormat } from '$lib/formats/known-formats';
import { readDocument } from '../../read/read-document';
import { editionOf } from '../edition';
import { formPaper } from '../paper/form-paper';
import { cellsByLine } from '../paper/paper-grid';
import { rowsOf, tablePaper } from '../paper/table-paper';
import { writePdf } from './write-pdf';

const SEED = '../shared/seed/jincheng-psb-2023.txt';
const font = gunzipSync(readFileSync('static/fonts/noto-serif-sc.ttf.gz'));
const write = (book: Book, forms?: 'none' | 'appendix') =>
	writePdf(book, { font, forms }, () => {}).bytes;

function seedBook(): Book {
	const read = readDocument(SEED, readFileSync(SEED));
	if (!read.ok) throw new Error('unreadable');
	return read.book;
}

/** Lines of cells, each with its text and how far it reaches. */
const gridOf = (table: TagNode) =>
	table.children.map((row) =>
		row.children.map(({ text, attributes: { ColSpan = 1, RowSpan = 1 } }) => [
			text,
			ColSpan,
			RowSpan
		])
	);
const tablesOf = (document: TagNode) => [...allOf(document)].filter(({ role }) => role === 'Table');

describe('the tags of a PDF', () => {
	it.each(FORMAT_IDS)('let a document of %s be read aloud [W66]', (id) => {
		const filled = filledBook(knownFormat(id)!, ({ holds }, nth) =>
			holds === 'amount' ? nth * 100_00 : holds === 'text' ? `某事${nth}` : undefined
		);
		expect(tagFaults(taggedPdf(write(filled)))).toEqual([]);
	});

	it('hold every cell in its place, however many pages it takes [W67]', () => {
		const long = '甲乙丙丁戊己庚辛壬癸'.repeat(1200);
		const made = consistentBook();
		const [first, ...others] = rowsOf(made, 'projects');
		const project = { ...first, cells: { ...first.cells, 立项依据: long } };
		const book = { ...made, sheets: { ...made.sheets, projects: [project, ...others] } };
		const { document, pages } = taggedPdf(write(book));
		const expected = [
			...tableIdsOf(firstFormat()).map((table) => tablePaper(book, table).grid),
			...rowsOf(book, 'projects').map((row, i) => formPaper(book, row, i + 1).grid)
		].map((grid) =>
			cellsByLine(grid).map((cells) =>
				cells.map(({ text, across, down }) => [text.replaceAll('\n', ''), across, down])
			)
		);
		expect(tablesOf(document).map(gridOf)).toEqual(expected);
		const repeated = pages.flatMap(({ artifacts }) => artifacts).filter((said) => said !== '');
		expect(repeated.filter((said) => said.startsWith('科目名称')).length).toBeGreaterThan(0);
	});

	it('say which headings, lists and charts there are [W66]', () => {
		const text = '{{标题}}总体\n{{小标题}}基层\n{{列表}}装备\n{{列表}}车辆\n{{编号}}受理\n末段';
		const row = { id: 'N12', order: 'a0', cells: { 标题: '其他说明', 正文: text } };
		const book = { ...disclosureOf({ T1: {} }), sheets: { narrative: [row] } };
		const pdf = taggedPdf(write(book));
		expect(tagFaults(pdf)).toEqual([]);
		const said = [...allOf(pdf.document)].map(({ role, text }) => `${role} ${text}`);
		expect(said.slice(said.indexOf('H3 总体'))).toEqual([
			'H3 总体',
			'H4 基层',
			...['L ', 'LI ', 'Lbl • ', 'LBody 装备', 'LI ', 'Lbl • ', 'LBody 车辆'],
			...['L ', 'LI ', 'Lbl 1.', 'LBody 受理'],
			'P 末段'
		]);
	});

	it('are judged: a faulty tree does not pass', () => {
		const tag = (role: string, children: TagNode[] = [], attributes = {}): TagNode => ({
			...{ role, children, attributes, links: [] },
			text: children.length > 0 ? '' : '甲'
		});
		const cell = (span: number) => tag('TD', [], { ColSpan: span });
		const faulty = tag('Document', [
			tag('H2'),
			tag('Table', [tag('TR', [cell(2)]), tag('TR', [cell(1)])]),
			tag('Table', [tag('TR', [tag('TH')])]),
			tag('Figure'),
			tag('L', [tag('P')])
		]);
		const pdf = taggedPdf(write(disclosureOf({ T1: {} })));
		const page = { ...pdf.pages[0], loose: ['甲'], dictionary: {} };
		expect(
			tagFaults({ ...pdf, document: faulty, pages: [page], metadata: '', catalog: {} })
		).toEqual([
			'no language',
			'is not said to be tagged',
			'the name of the file is shown for a title',
			'no title',
			'names no standard',
			'page 1 draws outside of tags: 甲',
			'page 1 has no order of tabs',
			'heading of level 2 after 0: 甲',
			'a table without header cells: 甲',
			'rows of 2,1 cells: 甲',
			'a header of nothing: 甲',
			'a figure without words: 甲',
			'P in L',
			'a list without its kind of numbers'
		]);
	});
});

describe.skipIf(!existsSync(SEED))('the tags of the real disclosure', () => {
	const book = existsSync(SEED) ? seedBook() : disclosureOf({ T1: {} });

	it('let the whole document be read aloud, a table over several pages being one [W66]', () => {
		const pdf = taggedPdf(write(book));
		expect(tagFaults(pdf)).toEqual([]);
		const tables = tablesOf(pdf.document);
		const forms = rowsOf(book, 'projects').length;
		expect(tables.length).toBe(tableIdsOf(firstFormat()).length + forms);
		expect(pdf.pages.length).toBeGreaterThan(tables.length + 20);
		const figures = [...allOf(pdf.document)].filter(({ role }) => role === 'Figure');
		expect(figures.length).toBeGreaterThan(0);
	});

	it('let the forms alone, and the edition of a unit, be read aloud [W66]', () => {
		expect(tagFaults(taggedPdf(write(book, 'appendix')))).toEqual([]);
		const unit = book.head.units.find(({ role }) => role !== '本级') ?? book.head.units[0];
		const edition = editionOf(book, { kind: 'unit', unit: unit.id });
		if (!edition.ok) throw new Error(edition.failure.kind);
		expect(tagFaults(taggedPdf(write(edition.book)))).toEqual([]);
	});

	it('are found by other readers, too [W66]', async ({ skip }) => {
		const bytes = write(book, 'none');
		const { document } = taggedPdf(bytes);
		const pdf = await getDocumentProxy(bytes.slice());
		expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
		const roles: string[] = [];
		for (let number = 1; number <= pdf.numPages; number++)
			walk((await (await pdf.getPage(number)).getStructTree()) as Node, roles);
		const ours = [...allOf(document)].map(({ role }) => role);
		for (const role of ['H1', 'H2', 'Figure', 'TOCI'])
			expect(count(roles, role), role).toBe(count(ours, role));
		const seen = tagsByPoppler(bytes) ?? skip('pdfinfo of poppler-utils is not installed');
		expect(seen).toEqual(ours.filter((role) => role !== 'Part'));
	});
});

interface Node {
	readonly role?: string;
	readonly children?: readonly Node[];
}
function walk({ role, children = [] }: Node, into: string[]): void {
	if (role) into.push(role);
	for (const child of children) walk(child, into);
}
const count = (roles: readonly string[], role: string) => roles.filter((r) => r === role).length;

/** The roles in their order; `undefined` where poppler-utils is not installed. */
function tagsByPoppler(bytes: Uint8Array): string[] | undefined {
	const file = path.join(tmpdir(), `hebian-tags-${process.pid}.pdf`);
	writeFileSync(file, bytes);
	try {
		const tree = execFileSync('pdfinfo', ['-struct', file], {
			encoding: 'utf8',
			maxBuffer: 1 << 28,
			stdio: 'pipe'
		});
		return [...tree.matchAll(/^ *([A-Z][A-Za-z0-9]*)(?: "[^"]*")?(?: \((?:block|inline)\))?:?$/gm)]
			.map(([, role]) => role)
			.filter((role) => role !== 'Part');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	} finally {
		rmSync(file);
	}
}
