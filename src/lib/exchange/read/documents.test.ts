/** Real documents of other formats, each read into the tables of its own, held against the page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measurePdf } from '../../../../tests/support/page-truth';
import { checkBook } from '$lib/rules/engine/check';
import { rawSections, rawTables } from './import-report';
import { readAnyDocument } from './read-document';

const DOCUMENTS = '../shared/documents';
const files = existsSync(DOCUMENTS)
	? readdirSync(DOCUMENTS).filter((name) => /\.(?:pdf|xlsx?)$/.test(name))
	: [];
const characterMaps = async (name: string) => new Uint8Array(readFileSync(`static/cmaps/${name}`));

/** By the beginning of the name: which format it has, and how many tables it prints. */
const PRINTED: readonly (readonly [RegExp, string, number])[] = [
	[/^js-.*text/, 'cn/budget/jiangsu-2018', 0],
	[/^js-/, 'cn/budget/jiangsu-2018', 12],
	[/juesuan/, 'cn/accounts/2024', 9],
	[/^sh-|^budget-template/, 'cn/budget/shanghai-2025', 9]
];
const printedIn = (name: string) => PRINTED.find(([pattern]) => pattern.test(name));
const known = files.filter(printedIn);

describe.skipIf(files.length === 0)(`documents of other formats (needs ${DOCUMENTS})`, () => {
	it.each(known)('%s: its format, all of its tables, and its head [R48] [R155]', async (name) => {
		const [, format, tables] = printedIn(name)!;
		const read = await readAnyDocument(name, readFileSync(`${DOCUMENTS}/${name}`), {
			characterMaps
		});
		if (!read.ok) throw new Error(JSON.stringify(read.failure));
		const { report, book } = read;
		expect(report.format).toMatchObject({ id: format, recognised: tables, raw: 0 });
		expect([...rawTables(report), ...rawSections(report)]).toEqual([]);
		expect(report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
		expect(book.head.format?.id).toBe(format);
		expect(book.head.year).toBe(Number(/20\d\d/.exec(name)?.[0] ?? 2026));
		expect(report.counts['head-missing'] ?? 0).toBe(0);
	});
});

/**
 * Every error that is told of a document, each judged against its text. Figures of 0.01 that differ
 * between two tables are told by the tie and by G13.
 */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
	'budget-template.xls': ['G05', 'G05'],
	'js-bumen-2018-renda.pdf': ['G01', 'G05', 'G05', 'G05', 'G05'],
	'js-bumen-2018-weiban-tables.pdf': [],
	'js-bumen-2018-zhengxie-text.pdf': ['G01'],
	'js-bumen-2019-weiban-tables.pdf': [],
	'juesuan-template-2024.pdf': Array<string>(8).fill('G05'),
	'sh-bumen-2024-jiedao.pdf': ['G10', 'W27'],
	'sh-bumen-2025-fuban.pdf': [],
	'sh-bumen-template-2026.xlsx': ['G05', 'G05'],
	'sh-danwei-2025-fuban.pdf': [],
	'sh-danwei-template-2026.xlsx': ['G05', 'G05'],
	'sh-juesuan-2024-caizheng.pdf': [
		...['G03', 'G09', 'G13'],
		...['~收支决算总表[*].支出', '~财政拨款收支决算总表[*].一般公共预算']
	],
	'sh-juesuan-2024-guihua.pdf': [
		...['G01', 'G03', 'G05', 'G06', 'G09', 'G13', 'G13'],
		...['~收支决算总表[*].支出', '~收支决算总表[*].支出'],
		'~财政拨款收支决算总表[*].一般公共预算'
	]
};

describe.skipIf(files.length === 0)(`errors told of documents (needs ${DOCUMENTS})`, () => {
	it.each(known.filter((name) => Object.hasOwn(ERRORS, name)))(
		'%s: the true ones and no other',
		async (name) => {
			const read = await readAnyDocument(name, readFileSync(`${DOCUMENTS}/${name}`), {
				characterMaps
			});
			if (!read.ok) throw new Error(JSON.stringify(read.failure));
			const { findings } = checkBook(read.book, undefined, read.unread);
			const errors = findings.filter(({ finding }) => finding.severity === 'error');
			expect(errors.map(({ finding }) => finding.rule).toSorted()).toEqual(ERRORS[name].toSorted());
		}
	);
});

describe.skipIf(files.length === 0)(`figures beside the page (needs ${DOCUMENTS})`, () => {
	const pdfs = known.filter((name) => name.endsWith('.pdf'));
	it.for(pdfs)('%s: each stands in its row and under its header [R140]', async (name, { skip }) => {
		const measured =
			(await measurePdf(`${DOCUMENTS}/${name}`)) ??
			skip('pdftotext of poppler-utils is not installed');
		const { format, right, wrong, unseen, left } = measured;
		process.stdout.write(
			`${name}: ${format.name}, tables ${format.recognised}/${format.recognised + format.raw}, ` +
				`figures right ${right}, wrong ${wrong.length}, unseen ${unseen.length}, left ${left}\n`
		);
		expect(wrong).toEqual([]);
		expect(left + unseen.length).toBeLessThanOrEqual(right * 0.01);
	});

	it('is found wrong where two columns change places', async ({ skip }) => {
		const name = pdfs.find((file) => file.includes('guihua')) ?? skip('no such document');
		const measured = await measurePdf(`${DOCUMENTS}/${name}`, (column, { columns }) => {
			const other = { 基本支出: '项目支出', 项目支出: '基本支出' }[column.id];
			return columns.find(({ id }) => id === other) ?? column;
		});
		if (!measured) return skip('pdftotext of poppler-utils is not installed');
		expect(measured.wrong.length).toBeGreaterThan(50);
	});
});
