import { describe, expect, it } from 'vitest';
import { disclosureOf, type PrintedDisclosure } from '../../../../tests/support/disclosure-of';
import { LiveBook } from '$lib/budget/live/live-book';
import type { ImportTarget } from './proposal';
import { propose } from './propose';

const BOOK: PrintedDisclosure = {
	T3: {
		合计: { 合计: '30.00', 项目支出: '10.00' },
		'204': { 合计: '20.00', 项目支出: '10.00' },
		'205': { 合计: '10.00' }
	},
	T12: { 装备购置: { unit: 'u1', 合计: '4.00' }, 网络维护: { unit: 'u2', 合计: '6.00' } },
	projects: { 装备购置: { unit: 'u1', 年度资金总额: '40000' } },
	narrative: { N8: { 标题: '机关运行经费', 正文: '旧的说明' } }
};

function compare(document: PrintedDisclosure, target: ImportTarget = {}) {
	let next = 0;
	const book = new LiveBook(disclosureOf(BOOK));
	const proposal = propose(disclosureOf(document), book, { target, newId: () => `n${++next}` });
	const rows = proposal.sheets.flatMap(({ rows }) => rows);
	return { ...proposal, rows, brief: rows.map(({ kind, sheet, name }) => [kind, sheet, name]) };
}

describe('a comparison', () => {
	it('[R100] of a book with itself proposes nothing', () => {
		expect(compare(BOOK)).toMatchObject({ sheets: [], head: [] });
	});
	it('[R119] counts what a book file holds beside its tables, and takes none of it over', () => {
		const document = disclosureOf(BOOK);
		const explanation = {
			id: 'e1',
			rule: 'X03',
			operands: {},
			text: '尾差',
			author: '王芳',
			at: ''
		};
		const book = {
			...document,
			head: { ...document.head, explanations: [explanation], settings: { stage: '公开' } },
			comments: [
				{
					id: 'c1',
					by: 'a',
					t: 1,
					text: '请核对',
					anchor: { sheet: 'T3' as const, address: 'T3' }
				},
				{ id: 'c2', by: 'a', t: 2, text: '', thread: 'c1', deleted: true as const },
				{ id: 'c3', by: 'b', t: 3, thread: 'c1', mark: 'resolved' as const, seen: 1 }
			]
		};
		const target = new LiveBook(disclosureOf(BOOK));
		expect(propose(book, target, { target: {}, newId: () => 'n' })).toMatchObject({
			sheets: [],
			apart: { comments: 1, explanations: 1, settings: 1 }
		});
	});
	it('[R118] of a text whose living figures the document prints alike proposes nothing', () => {
		const living = { N8: { ...BOOK.narrative!.N8, 正文: '共{{T3[合计].合计}}' } };
		const book = new LiveBook(disclosureOf({ ...BOOK, narrative: living }));
		const proposed = (正文: string) =>
			propose(disclosureOf({ narrative: { N8: { ...living.N8, 正文 } } }), book, {
				target: {},
				newId: () => 'n'
			}).sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
		expect(proposed('共30.00万元')).toEqual([]);
		expect(proposed(living.N8.正文)).toEqual([]);
		expect(proposed('共31.00万元')).toEqual([
			{ column: '正文', before: '共30.00万元', after: '共31.00万元' }
		]);
	});
	it('[R102] names each cell that differs, with both values', () => {
		const { rows, same } = compare({
			T3: { ...BOOK.T3, '204': { 合计: '21.00', 项目支出: '10.00', 基本支出: '11.00' } }
		});
		expect(rows).toMatchObject([
			{
				kind: 'changed',
				name: '204 科目204',
				cells: [
					{ column: '合计', before: 20_000_000, after: 21_000_000 },
					{ column: '基本支出', after: 11_000_000 }
				]
			}
		]);
		expect(same).toBeGreaterThan(4);
	});
	it('[R102] leaves sheets alone that the document has not', () => {
		expect(compare({ T3: BOOK.T3 }).sheets).toEqual([]);
	});
	it('[R103] tells rows that only one of them has, and offers no removal of totals', () => {
		const { brief } = compare({ T3: { '204': BOOK.T3!['204'], '207': { 合计: '1.00' } } });
		expect(brief).toEqual([
			['new', 'T3', '207 科目207'],
			['absent', 'T3', '205 科目205']
		]);
	});
	it('[R101] knows a row by likeness where its name changed a little', () => {
		const { rows } = compare({
			T12: { 装备购置费: { unit: 'u1', 合计: '5.00' }, 网络维护: { unit: 'u2', 合计: '6.00' } }
		});
		expect(rows).toMatchObject([
			{ kind: 'changed', cells: [{ column: '项目' }, { column: '合计', after: 5_000_000 }] }
		]);
	});
	it('[R104] gives the rows of units to the book’s own units, by name', () => {
		const units = disclosureOf({}).head.units.map((unit, i) => ({ ...unit, id: `x${i}` }));
		const { rows } = compare({ head: { units }, T12: { 新项目: { unit: 'x1', 合计: '1.00' } } });
		expect(rows.find(({ kind }) => kind === 'new')?.mark).toMatchObject({ unit: 'u2' });
	});
	it('[R104] for a unit goes into its own edition, and only its own projects may be missing', () => {
		const { brief, outside } = compare(
			{ ...BOOK, T12: { 新项目: { 合计: '1.00' } }, projects: {} },
			{ unit: 'u2' }
		);
		expect(brief.filter(([, sheet]) => sheet === 'T12')).toEqual([
			['new', 'T12', '新项目'],
			['absent', 'T12', '网络维护']
		]);
		expect(brief.filter(([, sheet]) => sheet === 'T3@u2')).toHaveLength(3);
		expect(outside.map(({ sheet }) => sheet)).toEqual(['narrative']);
	});
	it('says that year, department or units differ', () => {
		const { head } = compare({ head: { year: 2024, department: { code: '', name: '邻市局' } } });
		expect(head.map(({ of, document }) => [of, document])).toEqual([
			['year', '2024'],
			['department', '邻市局']
		]);
	});
	it('[R102] does not blank cells of columns that the document lacks', () => {
		const book = new LiveBook(disclosureOf(BOOK));
		const document = disclosureOf({ T3: { '204': { 合计: '20.00' } } });
		const absent = new Map([['T3' as const, new Set(['项目支出'])]]);
		const { sheets } = propose(document, book, { target: {}, absent, newId: () => 'n' });
		expect(sheets.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'changed')).toEqual([]);
	});
});
