import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import { addedColumnId } from './added-column';
import { parseAddress, printAddress } from '../address/address';
import { columnProblems, officialColumns, officialGroups, templateFor } from './book-columns';
import { readBookFile, sameBook, writeBookFile } from '../file/book-file';
import type { Book, Row, TableId } from '../book/book';
import { placeHeader } from '../values/header-place';
import { newBook } from '../new-book/new-book';
import { columnOf, tableIdsOf, templateOf } from './table-template';

const settings = (table: TableId, columns: readonly { id: string; title?: string }[]) => ({
	columns: { [table]: columns }
});
const DONE = addedColumnId('amount', '上年执行数')!;
const REMARK = addedColumnId('text', '备注')!;
const without = (table: TableId, id: string) =>
	officialColumns(templateOf(table, firstFormat())).filter((c) => c.id !== id);

describe('[T11] the columns of a book', () => {
	it.each(tableIdsOf(firstFormat()))(
		'are those of the form for %s where nothing is said',
		(table) => {
			expect(templateFor({ settings: {} }, table, [])).toBe(templateOf(table, firstFormat()));
			const same = templateFor(
				{ settings: settings(table, officialColumns(templateOf(table, firstFormat()))) },
				table,
				[]
			);
			expect(same.columns).toEqual(templateOf(table, firstFormat()).columns);
			const spans = (header: typeof same.header) =>
				header.map((line) =>
					line.map(({ text, across = 1, down = 1 }) => ({ text, across, down }))
				);
			expect(spans(same.header)).toEqual(spans(templateOf(table, firstFormat()).header));
			expect(same.frozen).toBe(templateOf(table, firstFormat()).frozen);
		}
	);

	it.each(tableIdsOf(firstFormat()))(
		'tile the header of %s with one renamed, left out and added',
		(table) => {
			const { columns } = templateOf(table, firstFormat());
			const amounts = columns.filter(({ holds }) => holds === 'amount');
			const last = amounts.at(-1)!;
			const added = addedColumnId('amount', '执行数', last.side)!;
			for (const out of amounts) {
				const list = [
					...without(table, out.id).map((c) => (c.id === last.id ? { ...c, title: '改名' } : c)),
					{ id: added }
				];
				expect(columnProblems(templateOf(table, firstFormat()), list)).toEqual([]);
				const template = templateFor({ settings: settings(table, list) }, table, []);
				const placed = placeHeader(template.header, template.columns.length);
				expect(placed.ok).toBe(true);
				expect(template.columns.map(({ id }) => id)).toEqual(list.map(({ id }) => id));
				const leaf = (at: number) =>
					placed.ok
						? placed.cells
								.filter((c) => c.column <= at && at < c.column + c.across)
								.sort((a, b) => b.line - a.line)[0].text
						: undefined;
				expect(leaf(template.columns.length - 1)).toBe('执行数');
				if (out !== last) expect(leaf(template.columns.length - 2)).toBe('改名');
			}
		}
	);

	it.each(tableIdsOf(firstFormat()))(
		'[T11] print the headers above groups of %s as the book calls them',
		(table) => {
			const titles = Object.fromEntries(
				officialGroups(templateOf(table, firstFormat())).map((text, i) => [text, `组${i}`])
			);
			const groups = { columnGroups: { [table]: titles } };
			const own = templateFor({ settings: groups }, table, []);
			const official = templateOf(table, firstFormat()).header.flat();
			expect(own.header.flat().map(({ text }) => text)).toEqual(
				official.map(({ text, across = 1 }) => (across > 1 ? titles[text] : text))
			);
			expect(own.columns).toEqual(templateOf(table, firstFormat()).columns);
			// Beside columns of its own, too; and what cannot be read leaves the official form.
			const moved = templateFor(
				{
					settings: {
						...groups,
						...settings(table, officialColumns(templateOf(table, firstFormat())))
					}
				},
				table,
				[]
			);
			expect(moved.header).toEqual(own.header);
			const wrong = { columnGroups: { [table]: { 没有这一组: '甲' } } };
			expect(templateFor({ settings: wrong }, table, [])).toBe(templateOf(table, firstFormat()));
		}
	);

	it('[T12] are refused with the column that is wrong', () => {
		const kinds = (table: TableId, list: readonly { id: string; title?: string }[]) =>
			columnProblems(templateOf(table, firstFormat()), list).map(
				(one) => `${one.kind} ${one.column}`
			);
		const t2 = officialColumns(templateOf('T2', firstFormat()));
		expect(kinds('T2', [...t2, { id: '没有' }])).toEqual(['unknown 没有']);
		expect(kinds('T2', [...t2, t2[2]])).toEqual(['twice 合计']);
		expect(kinds('T2', without('T2', '名称'))).toEqual(['label-left-out 名称']);
		expect(kinds('T2', [t2[2], t2[0], t2[1], ...t2.slice(3)])).toContain('label-moved 编码');
		expect(kinds('T2', [...without('T2', '合计'), { id: '合计', title: ' ' }])).toEqual([
			'no-title 合计'
		]);
		const t12 = officialColumns(templateOf('T12', firstFormat()));
		const [project, sum, a, b, c, ...rest] = t12;
		expect(kinds('T12', [project, a, sum, b, c, ...rest])).toEqual([
			`group-split ${b.id}`,
			`group-split ${c.id}`
		]);
		expect(kinds('T12', [project, sum, c, a, b, ...rest])).toEqual([]);
		const t1 = officialColumns(templateOf('T1', firstFormat()));
		expect(kinds('T1', [...t1.slice(2), ...t1.slice(0, 2)])).toContain('wrong-side 支出项目');
		const [code, name, total] = officialColumns(templateOf('T3', firstFormat()));
		const named = { ...officialColumns(templateOf('T3', firstFormat()))[3], title: '合计' };
		expect(kinds('T3', [code, name, total, named])).toEqual([`title-twice ${named.id}`]);
	});

	it('[T13] never hide a figure: a column that rows fill is printed', () => {
		const row: Row = { id: 'a', order: 'a1', cells: { 编码: '204', 单位资金: 5, [DONE]: 7 } };
		const list = without('T2', '单位资金');
		const ids = (rows: readonly Row[]) =>
			templateFor({ settings: settings('T2', list) }, 'T2', rows).columns.map(({ id }) => id);
		expect(ids([])).not.toContain('单位资金');
		expect(ids([row])).toContain('单位资金');
		expect(ids([row]).at(-1)).toBe(DONE);
	});

	it('[T14] a list that no table can have leaves the official form', () => {
		expect(templateFor({ settings: settings('T2', [{ id: '没有' }]) }, 'T2', [])).toBe(
			templateOf('T2', firstFormat())
		);
		expect(templateFor({ settings: { columns: 'T2' } }, 'T2', [])).toBe(
			templateOf('T2', firstFormat())
		);
	});
});

describe('[T15] an added column', () => {
	it('says by its id what it holds, in addresses and files', () => {
		expect(columnOf('T2', DONE, firstFormat())).toMatchObject({
			title: '上年执行数',
			holds: 'amount'
		});
		expect(columnOf('T2', REMARK, firstFormat())).toMatchObject({ title: '备注', holds: 'text' });
		expect(columnOf('T1', DONE, firstFormat())).toBeUndefined();
		expect(columnOf('T1', addedColumnId('amount', '执行数', '支出')!, firstFormat())).toMatchObject(
			{
				side: '支出'
			}
		);
		for (const bad of ['', ' ', 'a.b', 'a·b', 'a:b', '[x]', 'x'.repeat(31)])
			expect(addedColumnId('amount', bad)).toBeUndefined();
		const text = `T2[204].${DONE}`;
		const read = parseAddress(text, firstFormat());
		expect(read.ok && printAddress(read.address)).toBe(text);
	});

	it('survives the book file with its figures and its place', () => {
		const empty = newBook(
			{
				year: 2024,
				level: '市级',
				department: { code: '', name: '甲局' },
				units: [{ id: 'u1', code: '', name: '甲局', kind: '行政', role: '本级' }]
			},
			(() => {
				let next = 0;
				return () => `r${++next}`;
			})()
		);
		const book: Book = {
			head: {
				...empty.head,
				settings: settings('T2', [
					...officialColumns(templateOf('T2', firstFormat())),
					{ id: DONE },
					{ id: REMARK }
				])
			},
			sheets: {
				...empty.sheets,
				T2: [
					{ id: 'a', order: 'a1', cells: { 编码: '204', [DONE]: 12_340_000, [REMARK]: '含追加' } }
				]
			}
		};
		const text = writeBookFile(book);
		expect(text).toContain('"附加_上年执行数": "12.34"'.replace(': ', ':'));
		const read = readBookFile(text);
		expect(read.ok && sameBook(read.book, book)).toBe(true);
	});
});
