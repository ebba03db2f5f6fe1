/** `[*]` is one thing: rules add up the rows that a text adds up, in every table and column. */
import { firstFormat } from '$lib/formats/known-formats';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnsOfSide, tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import { detailRows } from '$lib/budget/table/detail-rows';
import { printAmount } from '$lib/budget/values/amount';
import { bookFormat, carriedFormat } from '$lib/formats/book-format';
import { knownFormat } from '$lib/formats/known-formats';
import { newBook } from '$lib/budget/new-book/new-book';
import { labelColumnOf } from '$lib/budget/table/row-key';
import { readBookFile } from '$lib/budget/file/book-file';
import { LiveBook } from '$lib/budget/live/live-book';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import { printLivingText } from '$lib/budget/living/living-text';
import { detailRowIds, detailSum } from './detail-rows';
import { PlainReader } from './formula-reader';

const SAMPLE = new URL('../../../../static/sample/jincheng-psb-2023.hebian.json', import.meta.url);
const read = readBookFile(readFileSync(SAMPLE, 'utf8'));
if (!read.ok) throw new Error(read.failure.kind);
const book = new LiveBook(read.book);

const columns = tableIdsOf(firstFormat()).flatMap((table) =>
	templateOf(table, firstFormat())
		.columns.filter(({ holds }) => holds === 'amount')
		.map(({ id, side }) => ({ table, column: id, side }))
);

describe('the rows that `[*]` stands for', () => {
	it('[O9] are the same for a rule and for a text, in every table', () => {
		const reader = new PlainReader(book);
		for (const { table, column, side } of columns) {
			const rows = detailRows(book, table, bookFormat(book.head), side).map(({ id }) => id);
			expect(detailRowIds(reader, table, side).toSorted(), table).toEqual(rows.toSorted());
			const { value: sum } = detailSum(reader, table, column, side);
			const printed = `${printAmount(sum, '万元')}万元`;
			const living = livingReaderOf(book);
			for (const text of [`{{${table}[*].${column}}}`, `{{sum(${table}[*].${column})}}`])
				expect(printLivingText(text, living).text, text).toBe(printed);
		}
	});

	it('[O9] are not the subtotals: of T1 the funds and classes, of T10 its three lines', () => {
		const labels = (table: 'T1' | 'T10', side?: '收入' | '支出') =>
			detailRows(book, table, bookFormat(book.head), side).map(({ id }) => {
				const label = columnsOfSide(templateOf(table, firstFormat()), side).find(
					({ holds }) => holds === 'label'
				);
				return String(book.value(id, label!.id));
			});
		expect(labels('T1', '收入').map((label) => label.replace(/^.、/, ''))).toEqual([
			'一般公共预算',
			'政府性基金预算',
			'国有资本经营预算',
			'财政专户管理资金',
			'单位资金'
		]);
		expect(labels('T1', '支出').some((label) => /合计|总计|结转/.test(label))).toBe(false);
		expect(labels('T10')).toHaveLength(3);
	});

	it('[O9] come from the format: of the accounts the income of the year, not what was carried over', () => {
		const format = knownFormat('cn/accounts/2024')!;
		let n = 0;
		const head = { year: 2024, level: '市', department: { code: '', name: '甲局' }, units: [] };
		const accounts = new LiveBook(
			newBook({ ...head, format: carriedFormat(format) }, () => `r${++n}`)
		);
		const labels = detailRows(accounts, '财政拨款收支决算总表', format, '收入').map(({ id }) =>
			String(accounts.value(id, labelColumnOf('财政拨款收支决算总表', '收入', format)!.id))
		);
		expect(labels).toHaveLength(3);
		expect(labels.some((label) => /结转|合计|总计/.test(label))).toBe(false);
	});
});
