/** Books written in the formats of the office and read back: the same, in everything these can carry. */
import { firstFormat } from '$lib/formats/known-formats';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { smallDisclosure } from '../../../tests/support/disclosures/small-disclosure';
import { addedColumnId } from '$lib/budget/table/added-column';
import { officialColumns } from '$lib/budget/table/book-columns';
import type { Book, Explanation, Row, SheetKey } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { hasMarks, LINE_MARKS, TEXT_MARKS, writeMarkedLine } from '$lib/budget/values/text-mark';
import { propose } from './compare/propose';
import { publicBook } from './public/public-book';
import type { ImportReport } from './read/import-report';
import { readAnyDocument } from './read/read-document';
import { writeDocument, type WriteFormat } from './write/write-document';

const FORMATS: readonly WriteFormat[] = ['xlsx', 'docx', 'pdf', 'csv', 'json'];
const font = gunzipSync(readFileSync('static/fonts/noto-serif-sc.ttf.gz'));

async function bookOf(
	name: string,
	bytes: Uint8Array
): Promise<{ book: Book; report: ImportReport }> {
	const read = await readAnyDocument(name, bytes);
	if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.failure)}`);
	return read;
}

async function writtenAndRead(book: Book, format: WriteFormat): ReturnType<typeof bookOf> {
	const request = { format, edition: { kind: 'department' }, font } as const;
	const written = writeDocument(book, request, () => undefined);
	if (!written.ok) throw new Error(written.failure.kind);
	return bookOf(written.file.name, written.file.bytes);
}

/** What reading back would change in the book: row, column, before and after. */
function differences(read: Book, book: Book): unknown[] {
	const { sheets } = propose(read, new LiveBook(book), { target: {}, newId: () => 'new' });
	return sheets.flatMap(({ rows }) =>
		rows.flatMap(({ kind, sheet, name, cells }) =>
			(cells.length > 0 ? cells : [{}]).map((cell) => ({ kind, sheet, name, ...cell }))
		)
	);
}

describe.each(FORMATS)('as %s and back [R110]', (format) => {
	it('the sample book, with its 13 tables, prose and 130 forms, is the same', async () => {
		const { book } = await bookOf('s', readFileSync('static/sample/jincheng-psb-2023.hebian.json'));
		const read = await writtenAndRead(book, format);
		expect(differences(read.book, book)).toEqual([]);
		expect(read.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
		expect(read.report.counts).not.toHaveProperty('unplaced');
	});

	it('a book with any figures and words is the same', async () => {
		const text = new TextEncoder().encode(smallDisclosure().join('\n'));
		const { book } = await bookOf('small.txt', text);
		const carries = format === 'docx' || format === 'json';
		await fc.assert(
			fc.asyncProperty(changed(book, carries), async (other) => {
				const read = await writtenAndRead(other, format);
				expect(differences(read.book, other)).toEqual([]);
				expect(read.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
				// How words look is carried where the format can.
				const looks = JSON.stringify(read.book.sheets.narrative ?? []);
				expect(hasMarks(looks)).toBe(carries && hasMarks(JSON.stringify(other.sheets.narrative)));
			}),
			{ numRuns: 15 }
		);
	});
});

describe.each(['xlsx', 'pdf'] as const)(
	'headings and lists, as %s, which has their words only [R123]',
	(format) => {
		it('change nothing in the book that has them', async () => {
			const text = new TextEncoder().encode(smallDisclosure().join('\n'));
			const { book } = await bookOf('small.txt', text);
			await fc.assert(
				fc.asyncProperty(changed(book, true), async (other) => {
					expect(differences((await writtenAndRead(other, format)).book, other)).toEqual([]);
				}),
				{ numRuns: 10 }
			);
		});
	}
);

/** Shape, fields and indicators of each form, as they are kept. */
function formsOf({ sheets }: Book): unknown[] {
	return (sheets.projects ?? []).map(({ id, cells }) => [
		cells,
		(sheets[`indicators@${id}`] ?? []).map((row) => row.cells)
	]);
}

const SEED = '../shared/seed/jincheng-psb-2023.txt';

describe.each(['xlsx', 'docx', 'pdf'] as const)('the forms, as %s and back [R110]', (format) => {
	it('have no more indicators than they had [R57], in one column or in two [R56]', async () => {
		const small = new TextEncoder().encode(smallDisclosure().join('\n'));
		const { book } = await bookOf('small.txt', small);
		const other = withFlatForm(book);
		const read = await writtenAndRead(other, format);
		expect(read.book.sheets.projects?.map(({ cells }) => cells['形式'])).toEqual([
			...['单栏', '双栏', '双栏']
		]);
		expect(formsOf(read.book)).toEqual(formsOf(other));
	});

	it('are the same with any number of indicators, and with both goals above one column', async () => {
		const small = new TextEncoder().encode(smallDisclosure().join('\n'));
		const { book } = await bookOf('small.txt', small);
		const other = withFlatForm(book, {
			实施期总体目标: '三年建成一个系统',
			年度总体目标: '本年建成一半'
		});
		const { id } = other.sheets.projects![0];
		for (const count of [0, 1, 4, 14]) {
			const indicators = Array.from({ length: count }, (_, i): Row => ({
				id: `n${i}`,
				order: `a${i + 10}`,
				cells: {
					...{ 一级: '产出指标', 二级: i < 9 ? '数量指标' : '质量指标' },
					...{ '年度.三级': `第${i}项完成数量`, '年度.指标值': `≥${i + 1}个` }
				}
			}));
			const sheets = { ...other.sheets, [`indicators@${id}`]: indicators };
			const read = await writtenAndRead({ ...other, sheets }, format);
			expect(formsOf(read.book)).toEqual(formsOf({ ...other, sheets }));
		}
	});

	it.skipIf(!existsSync(SEED))(
		'of the real document are the same',
		async () => {
			const { book } = await bookOf('seed.txt', readFileSync(SEED));
			const read = await writtenAndRead(book, format);
			expect(differences(read.book, book)).toEqual([]);
			expect(formsOf(read.book)).toEqual(formsOf(book));
			expect(read.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
		},
		60_000
	);
});

/** The book with its first form in one column: nothing is said of the 实施期 but its funds (and `more`). */
function withFlatForm(book: Book, more: Row['cells'] = {}): Book {
	const [first, ...others] = book.sheets.projects!;
	const key: SheetKey = `indicators@${first.id}`;
	const flat = ({ cells, ...row }: Row, shape: Row['cells'] = {}): Row => ({
		...row,
		cells: {
			...Object.fromEntries(
				Object.entries(cells).filter(
					([id]) => !/^实施期(?:\.(?:二级|三级|指标值)|总体目标)$/.test(id)
				)
			),
			...shape
		}
	});
	return {
		...book,
		sheets: {
			...book.sheets,
			projects: [flat(first, { 形式: '单栏', ...more }), ...others],
			[key]: book.sheets[key]!.map((row) => flat(row))
		}
	};
}

describe.each(['xlsx', 'docx', 'pdf'] as const)(
	'what was said of findings, as %s [W55]',
	(format) => {
		const text = new TextEncoder().encode(smallDisclosure().join('\n'));

		it('goes along, and reading back takes it for no text of the book', async () => {
			const { book } = await bookOf('small.txt', text);
			const read = await writtenAndRead(explained(book), format);
			expect(differences(read.book, book)).toEqual([]);
			expect(read.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
			const kept = read.report.entries.map(({ found }) => found ?? '').join('');
			for (const said of ['分两年实施', '尾差由系统产生', '2668.12万元', '财务科'])
				expect(kept).toContain(said);
		});

		it('stays behind in the public edition', async () => {
			const { book } = await bookOf('small.txt', text);
			const public_ = publicBook(explained(book));
			const read = await writtenAndRead(public_, format);
			expect(JSON.stringify(read)).not.toContain('分两年实施');
			expect(JSON.stringify(read)).not.toContain('尾差由系统产生');
		});
	}
);

function explained(book: Book): Book {
	const at = '2023-02-15T01:30:00.000Z';
	const explanation: Explanation = {
		id: 'e1',
		unit: book.head.units[0]?.id,
		rule: 'X39',
		operands: { 'T2[合计].上年结转': 2_668_120_000 },
		text: '分两年实施\n一、收支总表见附件',
		author: '甲',
		at,
		approver: '财务科',
		approvedAt: at
	};
	const rules = { W29: { off: true, reason: '尾差由系统产生', by: '财务科', at } };
	const { settings } = book.head;
	return {
		...book,
		head: { ...book.head, explanations: [explanation], settings: { ...settings, rules } }
	};
}

const figure = fc.integer({ min: -9_999_999, max: 999_999_999 }).map((n) => n * 10_000);
const yuan = fc.integer({ min: 0, max: 99_999_999_999 });
/** Words with figures, brackets, dashes and quotes, that begin and end with a character. */
const words = fc
	.array(fc.constantFrom(...'公安经费维护设备（）、，；“”0123456789.%≥-—甲乙'), { maxLength: 30 })
	.map((middle) => `某${middle.join('')}项`);

/** Some of it bold or underlined, some lines headings or of lists, where the format has such. */
const marked = (carries: boolean) =>
	fc
		.array(
			fc.record({
				mark: fc.constantFrom(undefined, ...(carries ? LINE_MARKS : [])),
				runs: fc.array(fc.record({ text: words, marks: fc.subarray([...TEXT_MARKS]) }), {
					minLength: 1,
					maxLength: 3
				})
			}),
			{ minLength: 1, maxLength: carries ? 3 : 1 }
		)
		.map((lines) => lines.map(writeMarkedLine).join('\n'));

/** The book with other figures in its tables and forms, and other words in its prose. */
function changed(book: Book, carries: boolean): fc.Arbitrary<Book> {
	const sheets = Object.entries(book.sheets).map(([key, rows = []]) =>
		fc.tuple(
			fc.constant(key),
			fc.tuple(...rows.map((row) => changedRow(key as SheetKey, row, carries)))
		)
	);
	return fc.tuple(...sheets).map((all) => ({ ...book, sheets: Object.fromEntries(all) }));
}

const PROSE = ['正文', '项目概况', '立项依据', '年度总体目标', '年度.三级', '实施期.三级'];

function changedRow(sheet: SheetKey, row: Row, carries: boolean): fc.Arbitrary<Row> {
	const cells = Object.entries(row.cells).map(([column, value]) => {
		if (typeof value === 'number')
			return fc.tuple(fc.constant(column), sheet.startsWith('T') ? figure : yuan);
		// The list of units in 机构设置 makes the register.
		const free = PROSE.includes(column) && row.id !== 'O2';
		const said = column === '正文' ? marked(carries) : words;
		return fc.tuple(fc.constant(column), free ? said : fc.constant(value));
	});
	return fc.tuple(...cells).map((pairs) => ({ ...row, cells: Object.fromEntries(pairs) }));
}

describe.each(['xlsx', 'docx'] as const)(
	'a book with columns of its own, as %s [R154]',
	(format) => {
		const added = addedColumnId('amount', '上年执行数')!;
		const settings = {
			columns: {
				T2: [
					...officialColumns(firstFormat().byId.get('T2')!)
						.filter(({ id }) => id !== '财政专户管理资金')
						.map((one) => (one.id === '上年结转' ? { ...one, title: '以前年度余额' } : one)),
					{ id: added }
				]
			},
			columnGroups: { T2: { 本年收入: '当年安排' } }
		};
		const request = { format, edition: { kind: 'department' } } as const;

		it('is read back by its own headers into itself', async () => {
			const text = new TextEncoder().encode(smallDisclosure().join('\n'));
			const { book } = await bookOf('small.txt', text);
			const [first, ...others] = book.sheets.T2!;
			const filled = { ...first, cells: { ...first.cells, [added]: 1_230_000 } };
			const own: Book = {
				head: { ...book.head, settings: { ...book.head.settings, ...settings } },
				sheets: { ...book.sheets, T2: [filled, ...others] }
			};
			const written = writeDocument(own, request, () => undefined);
			if (!written.ok) throw new Error(written.failure.kind);
			const { name, bytes } = written.file;
			const read = await readAnyDocument(name, bytes, { settings });
			if (!read.ok) throw new Error(read.failure.kind);
			expect(differences(read.book, own)).toEqual([]);
			expect(read.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
			// Into a book of the official form it cannot be: the added column is told of, not dropped.
			const elsewhere = await bookOf(name, bytes);
			expect(elsewhere.report.entries.some(({ found }) => found?.includes('上年执行数'))).toBe(
				true
			);
			expect(elsewhere.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
			// What came in the official form is read all the same.
			const official = writeDocument(book, request, () => undefined);
			if (!official.ok) throw new Error(official.failure.kind);
			const again = await readAnyDocument(name, official.file.bytes, { settings });
			expect(again.ok && differences(again.book, book)).toEqual([]);
		});
	}
);
