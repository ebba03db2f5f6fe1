/** A made-up province of four tables that no format has: learned from one year, read in the next. */
import { describe, expect, it } from 'vitest';
import type { Book, Row } from '$lib/budget/book/book';
import { carriedFormat, bookFormat } from '$lib/formats/book-format';
import { newBook } from '$lib/budget/new-book/new-book';
import { readBookFile, writeBookFile } from '$lib/budget/file/book-file';
import { checkBook } from '$lib/rules/engine/check';
import { strangeProvince } from '../../../../tests/support/strange-province';
import { missingFields } from '../read/import-report';
import { readAnyDocument, readSource } from '../read/read-document';
import { formatOfDraft, readOfficeFormat } from './draft-pack';
import {
	answerDoubt,
	doubtsOf,
	DOUBTS_OF_TABLE,
	learnFormat,
	type FormatDraft
} from './learn-format';
import { coreOf } from './learned-table';
import { meaningOf, SURE } from './meanings';

async function drafted(bytes: Uint8Array): Promise<FormatDraft> {
	const read = await readSource(bytes);
	if (!read.ok) throw new Error(read.failure.kind);
	const learned = learnFormat(read.source);
	if (!learned.ok) throw new Error(JSON.stringify(learned.failure));
	return learned.draft;
}

/** All guesses taken as they stand. */
function confirmed(draft: FormatDraft): FormatDraft {
	return doubtsOf(draft).reduce((all, { table, ...doubt }) => {
		const value = doubt.guess.value;
		return answerDoubt(all, table, { ...doubt, value } as Parameters<typeof answerDoubt>[2]);
	}, draft);
}

async function learned() {
	const made = formatOfDraft(confirmed(await drafted(strangeProvince(2025))), '甲省乙厅样式');
	if (!made.ok) throw new Error(JSON.stringify(made.failures));
	return made.format;
}

const rowIn = (book: Book, sheet: string, column: string, text: string): Row | undefined =>
	book.sheets[sheet]?.find(({ cells }) => cells[column] === text);

describe('[R160] tables that no format has are learned as they are printed', () => {
	it('columns, rows, units and head of four tables', async () => {
		const draft = await drafted(strangeProvince(2025));
		expect(draft).toMatchObject({ department: '甲省乙厅', year: 2025, kind: '预算', left: [] });
		expect(draft.known).toBeUndefined();
		expect(draft.tables.map(({ title, unit }) => [title, unit.value, unit.certainty])).toEqual([
			['资金来源与去向平衡表', '元', 1],
			['支出去向分科目明细表', '元', 1],
			['公务活动经费控制表', '元', 1],
			['专项任务资金安排表', '万元', 0.5]
		]);
		const [balance, uses, travel, jobs] = draft.tables;
		expect(balance.panels.map(({ title, axis }) => [title, axis])).toEqual([
			['来源', 'fixed'],
			['去向', 'fixed']
		]);
		expect(balance.panels[0].rows.map(({ at, total }) => [at, total])).toEqual([
			[{ fund: '一般公共预算' }, false],
			[{ fund: '事业' }, false],
			[{}, true]
		]);
		expect(uses).toMatchObject({ at: { flow: '支出' }, panels: [{ axis: 'functional-tree' }] });
		expect(travel.transposed).toBe(true);
		expect(jobs.panels[0]).toMatchObject({ axis: 'list', total: 'last' });
	});

	it('nothing is certain that does not stand there word for word', async () => {
		expect(meaningOf('项目支出')).toEqual({ value: '项目支出', certainty: 1 });
		expect(meaningOf('项目支岀')?.certainty).toBeLessThan(SURE);
		expect(meaningOf('金额')).toBeUndefined();
		expect(meaningOf('来年打算')).toBeUndefined();
		const draft = await drafted(strangeProvince(2025));
		const made = formatOfDraft(draft, '未答');
		if (!made.ok) throw new Error(JSON.stringify(made.failures));
		const columns = made.format.byId.get('支出去向分科目明细表')!.columns;
		expect(columns.map(({ at }) => at.nature)).toEqual([
			...[undefined, undefined, undefined],
			...['基本', undefined]
		]);
	});

	it.each([
		['甲省乙厅2025年部门收入总表', '部门收入总表'],
		['公开03表 2025年收入总表', '收入总表'],
		['三、收支总表（2025年度）', '收支总表'],
		['附表2：收支总表（单位：万元）', '收支总表'],
		['甲省乙厅收支总表', '收支总表']
	])('%s is %s every year', (printed, core) => {
		expect(coreOf(printed, '甲省乙厅')).toBe(core);
	});
});

describe('[R161] what is in doubt is asked, and what is answered is kept', () => {
	it('at most five questions a table, and none once answered', async () => {
		const draft = await drafted(strangeProvince(2025));
		const doubts = doubtsOf(draft);
		expect(doubts.length).toBeGreaterThan(2);
		for (const at of draft.tables.keys())
			expect(doubts.filter(({ table }) => table === at).length).toBeLessThanOrEqual(
				DOUBTS_OF_TABLE
			);
		expect(doubtsOf(confirmed(draft))).toEqual([]);
		const no = answerDoubt(draft, 1, { of: 'meaning', column: 4, value: '' });
		const made = formatOfDraft(no, '另有所指');
		if (!made.ok) throw new Error(JSON.stringify(made.failures));
		expect(made.format.byId.get('支出去向分科目明细表')!.columns.at(-1)!.at).toEqual({
			flow: '支出'
		});
	});

	it('a format goes into a file and comes back', async () => {
		const format = await learned();
		const file = JSON.parse(JSON.stringify(format.content)) as Record<string, unknown>;
		const back = readOfficeFormat(file);
		expect(back).toMatchObject({ ok: true, format: { id: format.id, name: format.name } });
		expect(readOfficeFormat({ ...file, tables: [{ id: '甲' }] }).ok).toBe(false);
		expect(readOfficeFormat({})).toMatchObject({ ok: false });
	});

	it.each([
		['T2[*].合计 >', { kind: 'unread-formula', why: 'unexpected', at: 10 }],
		['T2[合计].合计 < T3[合计].合计', { kind: 'beyond-formulas', what: 'comparison' }],
		['T2[合计].合计 ≠ T3[合计].合计', { kind: 'beyond-formulas', what: 'comparison' }],
		['2 × T2[合计].合计 = T3[合计].合计', { kind: 'beyond-formulas', what: 'multiplication' }]
	])('[F4] a format whose formula says %s is refused at its place', (formula, reason) => {
		const format = {
			...{ id: 'office/f1', version: 1, extends: 'cn/budget/shanxi-city-2023' },
			...{ name: '甲局样式', source: '示例' }
		};
		const said = {
			id: 'Z01',
			severity: 'error',
			zh: '甲与乙',
			en: 'one and the other',
			source: '示例'
		};
		const read = (text: string) =>
			readOfficeFormat({ format, formulas: [{ ...said, formula: text }] });
		expect(read('T2[合计].合计 ≥ T3[合计].合计')).toMatchObject({ ok: true });
		const failure = { pack: 'office/f1', file: 'formulas', place: 'Z01.formula', reason };
		expect(read(formula)).toEqual({ ok: false, failures: [failure] });
	});
});

describe("[R162] next year's file of a learned format is read without a question", () => {
	it('each figure in its cell, and rules speak of what is certain', async () => {
		const format = await learned();
		const read = await readAnyDocument('来年.xlsx', strangeProvince(2026), { formats: [format] });
		if (!read.ok) throw new Error(JSON.stringify(read.failure));
		const { report, book } = read;
		expect(report.format).toMatchObject({ id: format.id, recognised: 4, raw: 0 });
		expect(missingFields(report)).toEqual([]);
		expect(book.head).toMatchObject({ year: 2026, department: { name: '甲省乙厅' } });
		expect(report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
		const balance = '资金来源与去向平衡表';
		expect(rowIn(book, balance, '来源项目', '来源合计')?.cells['本年数']).toBe(100_100);
		expect(rowIn(book, balance, '去向项目', '一、基本支出')?.cells['去向本年数']).toBe(60_100);
		const uses = rowIn(book, '支出去向分科目明细表', '科目编码', '2010104')!;
		expect(uses.cells).toMatchObject({ 支出合计: 40_000, 项目支岀: 40_000 });
		expect(book.sheets['公务活动经费控制表']?.[0].cells['公务接待费']).toBe(2_100);
		expect(rowIn(book, '专项任务资金安排表', '任务名称', '会场修缮')?.cells['安排金额']).toBe(
			150_0000_00
		);
		expect(checkBook(book).findings).toEqual([]);
		expect(bookFormat(book.head).id).toBe(format.id);
	});

	it('a wrong figure is found, and only there', async () => {
		const format = await learned();
		const read = await readAnyDocument('来年.xlsx', strangeProvince(2026), { formats: [format] });
		if (!read.ok) throw new Error(read.failure.kind);
		const uses = read.book.sheets['支出去向分科目明细表']!.map((row) =>
			row.cells['科目编码'] === '2010104'
				? { ...row, cells: { ...row.cells, 项目支岀: 40_100 } }
				: row
		);
		const sheets = { ...read.book.sheets, 支出去向分科目明细表: uses };
		const told = checkBook({ ...read.book, sheets }).findings.map(
			({ places }) => places[0]?.address
		);
		expect(told.length).toBeGreaterThan(0);
		for (const address of told)
			expect(address).toMatch(/支出去向分科目明细表\[(?:2010104|20101)\]/);
	});

	it('without it the tables stay raw, and nothing of them is in a book', async () => {
		const read = await readAnyDocument('来年.xlsx', strangeProvince(2026));
		expect(read.ok && read.report.format).toMatchObject({ recognised: 0, raw: 4 });
	});

	it('a new book has its tables, and its file carries them', async () => {
		const format = await learned();
		let n = 0;
		const department = { code: '', name: '甲省乙厅' };
		const head = { year: 2027, level: '省级', department, units: [], settings: {} };
		const book = newBook({ ...head, format: carriedFormat(format) }, () => `r${n++}`);
		const back = readBookFile(writeBookFile(book));
		expect(back).toMatchObject({ ok: true, book: { head: { format: { id: format.id } } } });
		expect(book.sheets['资金来源与去向平衡表']).toHaveLength(6);
	});
});
