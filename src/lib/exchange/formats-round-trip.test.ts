/** Books of every format, and of one that no code knows, written and read back. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { filledBook } from '../../../tests/support/formats/filled-book';
import { PROVINCE } from '../../../tests/support/formats/province-pack';
import type { Book, Cells, Row } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import type { Format } from '$lib/formats/format';
import { FORMAT_IDS, knownFormat } from '$lib/formats/known-formats';
import { packFiles } from '$lib/formats/packs/packs';
import { formHalves, indicatorColumnsIn } from '$lib/formats/project-form';
import { readFormat } from '$lib/formats/read-format';
import { propose } from './compare/propose';
import { readAnyDocument } from './read/read-document';
import { writeDocument, type WriteFormat } from './write/write-document';

const WRITTEN: readonly WriteFormat[] = ['xlsx', 'docx', 'pdf', 'csv'];
const font = gunzipSync(readFileSync('static/fonts/noto-serif-sc.ttf.gz'));

/** A form of one half, in 万元, with a list and fields of its own. */
const FORM = {
	title: '{department}项目绩效目标备案表',
	unit: '万元',
	halves: ['本年'],
	shapes: ['一栏'],
	fields: [
		{ id: '项目名称', holds: 'label', place: 'head' },
		{ id: '归口处室', holds: 'text', place: 'head' },
		{ id: '实施单位', holds: 'text', place: 'head' },
		{ id: '政策依据', holds: 'prose', place: 'long' },
		{ id: '本年目标内容', holds: 'prose', place: 'goal' },
		{ id: '填表人', holds: 'text', place: 'signature' }
	],
	funds: [
		{ id: '总额', column: '预算总额', printed: '预算总额' },
		{ id: '拨款', column: '财政拨款', printed: '其中：财政拨款' },
		{ id: '自有', column: '自有资金', printed: '自有资金' }
	],
	indicators: { 产出指标: ['产出数量', '产出质量'], 效果指标: ['社会效果'] }
};

function formatOfTest(): Format {
	const files = { ...PROVINCE, form: FORM };
	const read = readFormat('test/province', (id) =>
		id === 'test/province' ? files : packFiles(id)
	);
	if (!read.ok) throw new Error(JSON.stringify(read.failures));
	return read.value;
}

/** What a printed table and a form can carry: figures of two decimals, words that are no labels. */
function bookOf(format: Format, amounts: readonly number[]): Book {
	const book = filledBook(format, ({ holds }, nth) =>
		holds === 'amount' ? amounts[nth % amounts.length] * 100_00 : undefined
	);
	const [half] = formHalves(format);
	const worded = (row: Row, without: string): Row => {
		const cells = Object.entries(row.cells).filter(([column]) => column !== without);
		return {
			...row,
			cells: Object.fromEntries(
				cells.map(([column, value], i) => {
					const isWord = typeof value === 'string' && !/级$/.test(column.split('.')[0]);
					if (typeof value === 'number') return [column, value * 10_000];
					return [column, isWord ? `第${i}项内容` : value];
				})
			) as Cells
		};
	};
	// A half's own 二级 hides the shared one; the first half has the shared one here.
	const { second = '' } = half === undefined ? {} : indicatorColumnsIn(half);
	const sheets = { ...book.sheets };
	for (const sheet of ['projects', 'indicators@p1'] as const)
		if (sheets[sheet]) sheets[sheet] = sheets[sheet].map((row) => worded(row, second));
	return { ...book, sheets };
}

async function differences(book: Book, format: Format, as: WriteFormat): Promise<unknown[]> {
	const request = { format: as, edition: { kind: 'department' }, font } as const;
	const written = writeDocument(book, request, () => undefined);
	if (!written.ok) throw new Error(written.failure.kind);
	const read = await readAnyDocument(written.file.name, written.file.bytes, { format });
	if (!read.ok) throw new Error(JSON.stringify(read.failure));
	expect(read.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
	// Of all tables, and of the forms where the file has them, something was read.
	for (const [sheet, rows] of Object.entries(book.sheets)) {
		const isForm = sheet === 'projects' || sheet.startsWith('indicators@');
		if (!rows?.length || (!format.byId.has(sheet) && (!isForm || as === 'csv'))) continue;
		expect(Object.keys(read.book.sheets), sheet).toContain(sheet);
	}
	const { sheets } = propose(read.book, new LiveBook(book), { target: {}, newId: () => 'new' });
	return sheets.flatMap(({ rows }) =>
		rows.flatMap(({ kind, sheet, name, cells }) =>
			(cells.length > 0 ? cells : [{}]).map((cell) => ({ kind, sheet, name, ...cell }))
		)
	);
}

/** As a whole amount of 元 each could be a code. */
const FIGURES_LIKE_CODES: [number[]][] = [[[1, 1_000_000, 0, 0, 0, 0, 0]], [[0, 0, 0, 0, 1, 0]]];

const FORMATS = [...FORMAT_IDS.map((id) => knownFormat(id)!), formatOfTest()];

describe.each(FORMATS.map((format) => [format.id, format] as const))('%s', (_, format) => {
	it.each(WRITTEN)(
		'as %s and back, whatever its figures, is the same book [R110]',
		async (as) => {
			const figure = fc.integer({ min: -9_999_999, max: 9_999_999 });
			await fc.assert(
				fc.asyncProperty(fc.array(figure, { minLength: 5, maxLength: 40 }), async (amounts) => {
					expect(await differences(bookOf(format, amounts), format, as)).toEqual([]);
				}),
				{ numRuns: as === 'pdf' ? 3 : 5, examples: FIGURES_LIKE_CODES }
			);
		},
		60_000
	);
});
