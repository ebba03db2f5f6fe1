/** Our own PDFs, drawn without the lines of their tables, and read back by the places of their texts. */
import { firstFormat } from '$lib/formats/known-formats';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'fflate';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Book, Row } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { smallDisclosure } from '../../../../../tests/support/disclosures/small-disclosure';
import { pdfFile, stroke, text, widthOf } from '../../../../../tests/support/office/pdf-file';
import { propose } from '../../compare/propose';
import { FORM } from '../../write/docx/page-section';
import { PageFlow } from '../../write/pdf/page-flow';
import { writePdf } from '../../write/pdf/write-pdf';
import { readAnyDocument } from '../read-document';
import { readPdf } from './read-pdf';

const font = gunzipSync(readFileSync('static/fonts/noto-serif-sc.ttf.gz'));

/** Which lines the tables keep; forms keep theirs. */
type Kept = 'none' | 'across';

function drawOnly(kept: Kept): void {
	const whole = PageFlow.prototype.frame;
	vi.spyOn(PageFlow.prototype, 'frame').mockImplementation(function (
		this: PageFlow,
		...[x, y, width, height, frame]: Parameters<typeof whole>
	) {
		if (this.shape === FORM) return whole.call(this, x, y, width, height, frame);
		if (kept === 'none') return;
		for (const edge of [...(frame.opens ? [] : [y]), ...(frame.goesOn ? [] : [y + height])]) {
			const at = this.page.height - edge;
			this.page.drawn.push(`0.5 w ${x} ${at} m ${x + width} ${at} l S`);
		}
	});
}

afterEach(() => vi.restoreAllMocks());

async function bookOf(name: string, bytes: Uint8Array) {
	const read = await readAnyDocument(name, bytes);
	if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.failure)}`);
	return read;
}

async function drawnAndRead(book: Book, kept: Kept) {
	drawOnly(kept);
	const { bytes } = writePdf(book, { font }, () => undefined);
	return bookOf('a.pdf', bytes);
}

function differences(read: Book, book: Book): unknown[] {
	const { sheets } = propose(read, new LiveBook(book), { target: {}, newId: () => 'new' });
	return sheets.flatMap(({ rows }) => rows);
}

describe.each(['none', 'across'] as const)('tables with lines: %s [R136]', (kept) => {
	it('of the sample book are read as they are', async () => {
		const { book } = await bookOf('s', readFileSync('static/sample/jincheng-psb-2023.hebian.json'));
		const read = await drawnAndRead(book, kept);
		expect(differences(read.book, book)).toEqual([]);
		expect(read.report.counts).toMatchObject({ 'table-by-place': 13 });
		expect(read.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
		expect(read.report.counts).not.toHaveProperty('unplaced');
		expect(read.report.entries.filter(({ kind }) => kind === 'place-unclear')).toEqual([]);
	});

	it('of any book are read as they are, or said to be unclear', async () => {
		const small = new TextEncoder().encode(smallDisclosure().join('\n'));
		const { book } = await bookOf('small.txt', small);
		await fc.assert(
			fc.asyncProperty(otherBook(book), async (other) => {
				const read = await drawnAndRead(other, kept);
				expect(differences(read.book, other)).toEqual([]);
				expect(read.report.counts).toMatchObject({ 'table-by-place': 13 });
				expect(read.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
				vi.restoreAllMocks();
			}),
			{ numRuns: 25 }
		);
	});
});

/** Texts of a line with the place that each begins at, or ends at (`|` before it). */
type Laid = readonly (readonly [at: number, content: string])[];
const line = (y: number, texts: Laid): string[] =>
	texts.map(([at, content]) =>
		content.startsWith('|')
			? text(at - widthOf(content.slice(1)), y, content.slice(1))
			: text(at, y, content)
	);
const TITLE = line(780, [[150, '2023年机关运行经费预算财政拨款情况统计表']]);
/** Of 单位名称, 50 to 170, and four columns of amounts, 170 to 570. */
const HEADER = [
	...line(755, [[90, '单位名称']]),
	...line(761, [[340, '2023预算数']]),
	...line(747, [
		[210, '合计'],
		[290, '一般公共预算'],
		[395, '政府性基金']
	]),
	...line(735, [[410, '预算']]),
	...line(747, [[495, '国有资本经']]),
	...line(735, [[505, '营预算']])
];
const maps = async (file: string) => new Uint8Array(readFileSync(`static/cmaps/${file}`));
async function shown(...pages: readonly (readonly string[])[]) {
	const { lines, entries = [] } = await readPdf(pdfFile(pages.map((drawn) => ({ drawn }))), maps);
	return {
		rows: lines
			.slice(1)
			.filter(({ grid }) => grid)
			.map(({ filled }) =>
				filled.map(({ index, text: content }) => `${index}:${content}`).join(' ')
			),
		entries
	};
}

describe('a table without lines between its columns [R136]', () => {
	it('has rows as close as the lines of its names, with figures beside the first [R137]', async () => {
		const { rows, entries } = await shown(
			[
				...TITLE,
				...HEADER,
				...[stroke(50, 775, 570, 775), stroke(50, 730, 570, 730), stroke(50, 650, 570, 650)],
				...line(718, [
					[52, '部门合计'],
					[248, '|71.70'],
					[348, '|71.70']
				]),
				...line(704, [
					[52, '某市林业和草原局森林防'],
					[248, '|41.70'],
					[348, '|41.70']
				]),
				...line(690, [[52, '火站']]),
				...line(676, [
					[52, '某站'],
					[248, '|30.00'],
					[448, '|30.00']
				]),
				...line(662, [[52, '没有经费的站']])
			],
			[
				...line(780, [
					[52, '某所'],
					[248, '|1.00'],
					[548, '|1.00']
				]),
				...line(740, [[52, '第三部分 2023年度部门预算情况说明']])
			]
		);
		expect(rows).toEqual([
			'0:单位名称 1:2023预算数',
			'1:合计 2:一般公共预算 3:政府性基金预算 4:国有资本经营预算',
			'0:部门合计 1:71.70 2:71.70',
			'0:某市林业和草原局森林防火站 1:41.70 2:41.70',
			'0:某站 1:30.00 3:30.00',
			'0:没有经费的站',
			'0:某所 1:1.00 4:1.00'
		]);
		expect(entries.map(({ kind }) => kind)).toEqual(['table-by-place', 'place-unclear']);
		expect(entries[1]).toMatchObject({
			place: { page: 1, line: 5 },
			found: expect.stringContaining('火站')
		});
	});

	it('has figures in the middle beside a name of several lines', async () => {
		const { rows, entries } = await shown([
			...TITLE,
			...HEADER,
			...line(718, [
				[52, '部门合计'],
				[248, '|3.00']
			]),
			...line(704, [
				[52, '某市林业和草原局森林防'],
				[248, '|1.00']
			]),
			...line(690, [[52, '某市林业和草原局苗圃管']]),
			...line(683, [[248, '|2.00']]),
			...line(676, [[52, '理站']])
		]);
		expect(rows.slice(-2)).toEqual([
			'0:某市林业和草原局森林防 1:1.00',
			'0:某市林业和草原局苗圃管理站 1:2.00'
		]);
		expect(entries.map(({ kind }) => kind)).toEqual(['table-by-place']);
	});

	it('goes on under its title and header where the next page repeats them', async () => {
		const page = (name: string, figure: string) => [
			...TITLE,
			...HEADER,
			...line(718, [
				[52, name],
				[348, figure]
			])
		];
		const { rows } = await shown(page('某局', '|71.70'), page('某站', '|30.00'));
		expect(rows.filter((row) => /[局站]/.test(row))).toEqual(['0:某局 2:71.70', '0:某站 2:30.00']);
	});

	it('says where figures stand between two columns, or two in one [R137]', async () => {
		const { entries } = await shown([
			...TITLE,
			...HEADER,
			...line(718, [
				[52, '部门合计'],
				[248, '|71.70'],
				[348, '|71.70']
			]),
			...line(700, [
				[52, '某局'],
				[248, '|41.70'],
				[320, '|41.70'],
				[348, '|2.00']
			]),
			...line(664, [
				[52, '某所'],
				[248, '|1.00'],
				[348, '|1.00']
			]),
			...line(682, [
				[52, '某站'],
				[248, '|30.00'],
				[380, '|30.00']
			])
		]);
		const unclear = entries.filter(({ kind }) => kind === 'place-unclear');
		expect(unclear.map(({ place, found }) => [place.page, place.line, found])).toEqual([
			[1, 5, '某局 41.70 41.70 2.00'],
			[1, 6, '30.00']
		]);
	});

	it('is none where its header is not that of the title', async () => {
		const { rows, entries } = await shown([
			...TITLE,
			...line(718, [
				[52, '部门合计'],
				[248, '|71.70']
			])
		]);
		expect([rows, entries]).toEqual([[], []]);
	});
});

const figure = fc.oneof(
	fc.integer({ min: -9_999_999, max: 999_999_999 }).map((n) => n * 10_000),
	fc.integer({ min: 0, max: 999 }).map((n) => n * 10_000),
	fc.constant(undefined)
);
/** Names of projects: from one line of their cell to several. */
const name = fc
	.array(fc.constantFrom(...'公安经费维护设备（）、“”2023.A甲'), { maxLength: 70 })
	.map((middle) => `某${middle.join('')}项目`);

/** The book with other figures, blank ones too, and other projects, as many as fill several pages. */
function otherBook(book: Book): fc.Arbitrary<Book> {
	const tables = tableIdsOf(firstFormat()).map((table) => {
		const rows = book.sheets[table] ?? [];
		if (table !== 'T12') return fc.tuple(fc.constant(table), fc.tuple(...rows.map(otherRow)));
		const projects = fc
			.array(fc.tuple(name, otherRow(rows[0])), { minLength: 1, maxLength: 60 })
			.map((all) =>
				all.map(([项目, row], i): Row => ({
					...row,
					id: `p${i}`,
					cells: { ...row.cells, 项目: `${项目}${i}` }
				}))
			);
		return fc.tuple(fc.constant(table), projects);
	});
	return fc.tuple(...tables).map((all) => ({
		...book,
		sheets: { ...book.sheets, ...Object.fromEntries(all) }
	}));
}

function otherRow(row: Row): fc.Arbitrary<Row> {
	const cells = Object.entries(row.cells).map(([column, value]) =>
		fc.tuple(fc.constant(column), typeof value === 'number' ? figure : fc.constant(value))
	);
	return fc.tuple(...cells).map((pairs) => ({
		...row,
		cells: Object.fromEntries(
			pairs.flatMap(([column, value]) => (value === undefined ? [] : [[column, value]]))
		) as Row['cells']
	}));
}
