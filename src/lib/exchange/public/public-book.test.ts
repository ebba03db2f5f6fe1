import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../tests/support/arbitrary-book';
import type { Book, Row, SheetKey } from '$lib/budget/book/book';
import { personalNumbersIn } from '$lib/rules/text/personal-number';
import { readDocument } from '../read/read-document';
import { writeDocument } from '../write/write-document';
import { checkPublic, whatIsDisclosed } from './check-public';
import { publicDigest } from './clearance';
import { publicBook } from './public-book';

const SEED = '../shared/seed/jincheng-psb-2023.txt';
const declared = { by: '王科长', at: '2023-02-01T00:00:00.000Z', reason: '涉密' };
const row = (id: string, cells: Row['cells'], part: Partial<Row> = {}): Row => ({
	...{ id, order: id, cells },
	...part
});

function bookOf(
	sheets: Partial<Record<SheetKey, readonly Row[]>>,
	settings: Record<string, unknown> = {}
): Book {
	const units = [{ id: 'u1', code: '', name: '市局', kind: '行政', role: '本级' }] as const;
	const department = { code: '070', name: '甲市公安局' };
	const explanation = {
		...{ id: 'e', rule: 'X01', operands: {}, text: '说明', author: '王科长' },
		at: '2023-02-01T00:00:00.000Z'
	};
	return {
		head: { year: 2023, level: '市级', department, units, explanations: [explanation], settings },
		sheets
	};
}
const secret = (kind: string, id: string, column?: string) => ({
	redactions: { entries: [{ kind, row: id, ...(column && { column }), ...declared }] }
});
const projects: Partial<Record<SheetKey, readonly Row[]>> = {
	T12: [
		row('r1', { 项目: '秘密行动装备', 合计: 900 }, { unit: 'u1' }),
		row('r2', { 项目: '办公用房维修', 合计: 5_000_000 }, { unit: 'u1' })
	],
	projects: [
		row('p1', { 项目名称: '秘密行动装备', 年度资金总额: 900, 经办人: '赵六' }, { unit: 'u1' }),
		row(
			'p2',
			{ 项目名称: '办公用房维修', 项目概况: '与秘密行动装备同时招标，张三丰经办' },
			{ unit: 'u1' }
		),
		row('p3', { 项目名称: '培训', 经办人: '张三丰、李四', 联系电话: '13800000000' }, { unit: 'u1' })
	],
	'indicators@p1': [row('i1', { 一级: '产出指标' })],
	narrative: [row('N10', { 正文: '秘密行动装备等项目，联系13800000000。' })]
};

describe('the public book', () => {
	it('prints living figures, but none that is hidden [W79]', () => {
		const text = '共{{T12[*].合计|元}}，维修{{T12[办公用房维修].合计|元}}。';
		const book = { ...projects, narrative: [row('N10', { 正文: text })] };
		const shown = publicBook(bookOf(book, secret('row', 'r1')));
		expect(shown.sheets.narrative?.[0].cells['正文']).toBe('共（不公开），维修50,000.00元。');
		expect(publicBook(bookOf(book)).sheets.narrative?.[0].cells['正文']).toBe(
			'共50,009.00元，维修50,000.00元。'
		);
	});
	it('prints no figure of a form that is left out, nor a sum of it [W79]', () => {
		const text = '{{F[秘密行动装备@市局].年度资金总额|元}}，共{{F[*].年度资金总额|元}}。';
		const book = { ...projects, narrative: [row('N10', { 正文: text })] };
		const textOf = (shown: ReturnType<typeof publicBook>) =>
			shown.sheets.narrative?.[0].cells['正文'];
		for (const [kind, id] of [
			['project', 'p1'],
			['row', 'r1']
		] as const)
			expect(textOf(publicBook(bookOf(book, secret(kind, id))))).toBe('（不公开），共（不公开）。');
		expect(textOf(publicBook(bookOf(book)))).toBe('9.00元，共9.00元。');
	});
	it('leaves out a declared project in its tables, forms and prose alike [W70]', () => {
		const shown = publicBook(bookOf(projects, secret('project', 'p1')));
		expect(JSON.stringify(shown)).not.toMatch(/秘密行动装备|"i1"|王科长/);
		expect(shown.sheets.T12?.map(({ cells }) => cells)).toEqual([
			{ 项目: '项目1' },
			{ 项目: '办公用房维修', 合计: 5_000_000 }
		]);
		expect(shown.sheets.projects?.map(({ id }) => id)).toEqual(['p2', 'p3']);
		expect(shown.sheets.projects?.[0].cells['项目概况']).toContain('与项目1同时招标');
	});

	it('leaves out the figures of a declared row, and a declared field [W71]', () => {
		const shown = publicBook(bookOf(projects, secret('row', 'r2')));
		expect(shown.sheets.T12?.[1].cells).toEqual({ 项目: '项目1' });
		// Its form would tell what the row hides.
		expect(shown.sheets.projects?.map(({ id }) => id)).toEqual(['p1', 'p3']);
		const field = publicBook(bookOf(projects, secret('field', 'p2', '项目概况')));
		expect(field.sheets.projects?.[1].cells).toEqual({ 项目名称: '办公用房维修' });
		const codes = bookOf(
			{ T2: [row('a', { 编码: '2040220', 名称: '执法办案', 合计: 5 })] },
			{ redactedCodes: ['2040220'] }
		);
		expect(publicBook(codes).sheets.T2?.[0].cells).toEqual({ 编码: '2040220', 名称: '执法办案' });
	});

	it('masks people and their numbers, unless they are declared to be kept [W72]', () => {
		const shown = publicBook(bookOf(projects));
		const text = JSON.stringify(shown);
		expect(text).not.toMatch(/张三丰|李四|赵六|13800000000/);
		expect(shown.sheets.projects?.[2].cells).toEqual({ 项目名称: '培训', 经办人: '张**、李*' });
		expect(shown.sheets.projects?.[1].cells['项目概况']).toContain('张**经办');
		const kept = publicBook(
			bookOf(projects, { redactions: { entries: [], names: '保留', phones: '保留' } })
		);
		expect(kept.sheets.projects?.[2].cells).toMatchObject({ 经办人: '张三丰、李四' });
	});

	it('masks people whose names are half bold [W72]', () => {
		const narrative = [
			row('N1', { 标题: '变动', 正文: '由{{粗体}}张{{/粗体}}三丰经办，{{粗体}}重点{{/粗体}}' })
		];
		const shown = publicBook(bookOf({ ...projects, narrative }));
		expect(shown.sheets.narrative?.[0].cells.正文).toBe('由张**经办，重点');
		const harmless = [row('N1', { 标题: '变动', 正文: '由张三丰经办，{{粗体}}重点{{/粗体}}' })];
		expect(
			publicBook(bookOf({ ...projects, narrative: harmless })).sheets.narrative?.[0].cells.正文
		).toBe('由张**经办，{{粗体}}重点{{/粗体}}');
	});

	it('has no settings and explanations, and nothing else changed [W73]', () => {
		const book = bookOf({ T3: [row('r', { 编码: '204', 合计: 7 })] }, { lastYear: { year: 2022 } });
		const shown = publicBook(book);
		expect(shown.head).toEqual({ ...book.head, explanations: [], settings: { stage: '公开' } });
		expect(shown.sheets).toEqual(book.sheets);
	});

	it('of any book has no personal number, and is its own public book [W74]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const shown = publicBook(book);
				for (const rows of Object.values(shown.sheets))
					for (const { cells } of rows ?? [])
						for (const value of Object.values(cells))
							expect(personalNumbersIn(String(typeof value === 'string' ? value : ''))).toEqual([]);
				expect(publicBook(shown)).toEqual(shown);
			}),
			{ numRuns: 50 }
		);
	});
});

/** The same book, reviewed and signed as it is. */
function signed(book: Book): Book {
	const one = { by: '李局长', on: '2023-02-10', digest: publicDigest(book) };
	const clearance = { 保密审查: one, 负责人签字: one };
	return { ...book, head: { ...book.head, settings: { ...book.head.settings, clearance } } };
}

describe('a public edition', () => {
	it('is refused where it would let a hidden figure be worked out [W75]', () => {
		const carried = {
			T13: [
				row('t', { 项目: '甲市公安局', 合计: 900 }, { role: 'total' }),
				row('u', { 项目: '市局', 合计: 900 }, { role: 'unit', unit: 'u1' }),
				row('a', { 项目: '维修', 合计: 400 }, { role: 'project', unit: 'u1' }),
				row('b', { 项目: '装备购置', 合计: 500 }, { role: 'project', unit: 'u1' })
			]
		};
		const book = bookOf(carried, secret('row', 'b'));
		const request = {
			format: 'json',
			edition: { kind: 'department' },
			audience: 'public'
		} as const;
		const refused = writeDocument(book, request, () => {});
		expect(refused).toMatchObject({ ok: false, failure: { disclosed: [{ rule: 'S04' }] } });
		const both = secret('row', 'b');
		both.redactions.entries.push({ kind: 'row', row: 'a', ...declared });
		expect(writeDocument(signed(bookOf(carried, both)), request, () => {}).ok).toBe(true);
	});

	it('is refused where the figures that are shown give a hidden one away, in any table [W75]', () => {
		const wan = 1_000_000;
		const funds = (合计: number, 一般公共预算: number) => ({
			合计: 合计 * wan,
			...(一般公共预算 > 0 && { 一般公共预算: 一般公共预算 * wan }),
			...(合计 > 一般公共预算 && { 单位资金: (合计 - 一般公共预算) * wan })
		});
		const income = {
			T2: [
				row('t', { 名称: '合计', ...funds(90, 60) }, { role: 'total' }),
				row('c', { 编码: '204', 名称: '公共安全支出', ...funds(60, 30) }),
				row('d', { 编码: '205', 名称: '教育支出', ...funds(30, 30) })
			]
		};
		const disclosed = (...rows: string[]) => {
			const entries = rows.map((id) => ({ kind: 'row', row: id, ...declared }));
			const book = bookOf(income, { redactions: { entries } });
			return whatIsDisclosed(book, publicBook(book))
				.filter(({ rule }) => rule === 'S04')
				.map(({ cells }) => cells[0])
				.sort();
		};
		expect(disclosed()).toEqual([]);
		// The total less the other class.
		expect(disclosed('d')).toEqual([expect.stringMatching(/^T2\[205\]/)]);
		// Two are hidden, but only one of them has 单位资金: the total of that column is its figure.
		expect(disclosed('c', 'd')).toEqual(['T2[204].单位资金']);
		expect(disclosed('t', 'c', 'd')).toEqual([]);
	});

	it('is refused where several comparisons give a figure away only together [W75]', () => {
		const income = (id: string, label: string, 金额: number, role?: 'total') =>
			row(id, { 收入项目: label, 金额: 金额 * 1_000_000 }, { side: '收入', ...(role && { role }) });
		// 单位资金 is what all income is more than the appropriations, of which T4 has the total.
		const sheets = {
			T1: [
				income('a1', '一、一般公共预算', 60),
				income('b1', '二、政府性基金预算', 25),
				income('u1', '五、单位资金', 15),
				income('t1', '本年收入合计', 100, 'total')
			],
			T4: [
				income('a4', '一、一般公共预算', 60),
				income('b4', '二、政府性基金预算', 25),
				income('t4', '本年收入合计', 85, 'total')
			]
		};
		const found = (...rows: string[]) => {
			const entries = rows.map((id) => ({ kind: 'row', row: id, ...declared }));
			const book = bookOf(sheets, { redactions: { entries } });
			return checkPublic(book, publicBook(book)).findings.filter(({ rule }) => rule === 'S04');
		};
		const [only, ...others] = found('a1', 'b1', 'u1', 'a4', 'b4');
		expect(others).toEqual([]);
		expect(only.cells[0]).toEqual({ row: 'u1', column: '金额' });
		expect(only.message.arguments).toMatchObject({ comparisons: 4, others: 2 });
		expect(found('a1', 'b1', 'u1', 'a4', 'b4', 't4')).toEqual([]);
	});

	it('is refused until it is reviewed and signed, and again once it has changed [W77]', () => {
		const request = {
			format: 'csv',
			edition: { kind: 'department' },
			audience: 'public'
		} as const;
		const written = (book: Book) => writeDocument(book, request, () => {});
		const book = bookOf(projects);
		expect(written(book)).toMatchObject({
			failure: { kind: 'not-cleared', absent: ['保密审查', '负责人签字'], lapsed: [] }
		});
		const cleared = signed(book);
		expect(written(cleared).ok).toBe(true);
		const half = structuredClone(cleared);
		delete (half.head.settings.clearance as Record<string, unknown>)['负责人签字'];
		expect(written(half)).toMatchObject({ failure: { absent: ['负责人签字'] } });
		const [first, second] = cleared.sheets.T12!;
		const changed = { ...second, cells: { ...second.cells, 合计: 5_010_000 } };
		expect(
			written({ ...cleared, sheets: { ...cleared.sheets, T12: [first, changed] } })
		).toMatchObject({
			failure: { kind: 'not-cleared', absent: [], lapsed: ['保密审查', '负责人签字'] }
		});
		// What is redacted is what the public sees.
		const settings = { ...cleared.head.settings, ...secret('row', 'r2') };
		expect(written({ ...cleared, head: { ...cleared.head, settings } })).toMatchObject({
			failure: { kind: 'not-cleared', absent: [] }
		});
		// What only the office sees takes nothing back.
		const inside = { ...cleared.head.settings, lastYear: { year: 2022, figures: {} } };
		expect(written({ ...cleared, head: { ...cleared.head, settings: inside } }).ok).toBe(true);
	});

	it('is refused where the redactions cannot be read [W75]', () => {
		const book = bookOf(projects, { redactions: { entries: [{ kind: 'row' }] } });
		const request = {
			format: 'json',
			edition: { kind: 'department' },
			audience: 'public'
		} as const;
		expect(writeDocument(book, request, () => {})).toMatchObject({
			failure: { kind: 'unreadable-redactions', at: 'redactions.entries.0.row' }
		});
	});

	it.skipIf(!existsSync(SEED))('of the real disclosure names nobody [W76]', () => {
		const read = readDocument(SEED, readFileSync(SEED));
		if (!read.ok) throw new Error('unreadable');
		const people = new Set(
			(read.book.sheets.projects ?? []).flatMap(
				({ cells }) => String(cells['经办人'] ?? '').match(/^\p{Script=Han}{2,4}$/u) ?? []
			)
		);
		expect(people.size).toBeGreaterThan(3);
		const shown = publicBook(read.book);
		expect(whatIsDisclosed(read.book, shown)).toEqual([]);
		const text = JSON.stringify(shown.sheets);
		expect([...people].filter((name) => text.includes(name))).toEqual([]);
		expect(shown.sheets.projects?.some(({ cells }) => cells['联系电话'] !== undefined)).toBe(false);
	});
});
