import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../tests/support/arbitrary-book';
import type { Book } from '../book/book';
import { readBookFile, sameBook, writeBookFile, type BookFileFailure } from './book-file';
import { canonicalText } from '../live/same-book';

/** A small book as other programs write it. */
const small = () => ({
	format: 'hebian-book',
	version: 1,
	year: 2023,
	level: '市级',
	department: { code: '070', name: '晋城市公安局' },
	units: [
		{ id: 'u1', code: '', name: '晋城市公安局', kind: '行政', role: '本级' },
		{ id: 'u4', code: '', name: '城区分局', kind: '行政', role: '所属' }
	],
	tables: {
		T1: {
			rows: [{ id: 'r1', label: '四、公共安全支出', side: '支出', cells: { 合计: '37226.21' } }]
		},
		T2: {
			rows: [
				{
					id: 'r7',
					key: '2040201',
					label: '行政运行',
					cells: { 合计: '18351.30', 上年结转: '1024.53' }
				},
				{ id: 'r8', label: '合计', role: 'total', cells: { 合计: { text: '见附件' } } }
			]
		},
		T12: { rows: [{ id: 'r90', key: '专项', label: '专项', unit: 'u4', cells: { 合计: '9.86' } }] },
		T7: { rows: [], note: '本表无数据' }
	} as Record<string, unknown>,
	editions: {
		u4: { T2: { rows: [{ id: 'r91', key: '204', label: '公共安全支出', cells: {} }], note: '无' } }
	},
	projects: [
		{
			id: 'p1',
			unit: 'u1',
			name: '辅警招聘经费',
			fields: { 项目期: '1年' },
			funds: { 实施期: { 总额: '620000', 市县: '620000' }, 年度: { 总额: '400000.5' } },
			indicators: [
				{ 一级: '产出指标', 二级: '数量指标', 年度: { 三级: '招聘辅警人数', 指标值: '139人' } },
				{ id: 'i9', 一级: '效益指标' }
			]
		}
	],
	narrative: [{ id: 'N8', title: '机关运行经费', text: '…' }],
	explanations: [
		{
			id: 'e1',
			rule: 'X03',
			operands: {
				'T1[上年结转].金额': '2668.11',
				'F[a].年度资金总额': '12.5',
				'N[8]': { text: 'a' }
			},
			text: '…',
			author: 'a',
			at: '2023-02-01T08:00:00Z'
		}
	],
	settings: { 规则: { X26: { 停用: true } } }
});
type Small = ReturnType<typeof small>;

function readSmall(change: (file: Small) => void = () => {}) {
	const file = small();
	change(file);
	return readBookFile(JSON.stringify(file));
}
function bookOf(result: ReturnType<typeof readBookFile>): Book {
	expect(result).toMatchObject({ ok: true });
	return (result as { book: Book }).book;
}
function failureOf(change: (file: Small) => void): BookFileFailure {
	const result = readSmall(change);
	expect(result).toMatchObject({ ok: false });
	return (result as { failure: BookFileFailure }).failure;
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const put = (path: (string | number)[], value: unknown) => (file: any) => {
	const holder = path.slice(0, -1).reduce((at, step) => at[step], file);
	holder[path.at(-1)!] = value;
};

describe('book file', () => {
	it('[F1] gives back every book that it was given', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const result = readBookFile(writeBookFile(book));
				expect(result).toEqual({ ok: true, book: expect.anything() });
				if (!result.ok) return;
				expect(canonicalText(result.book)).toBe(canonicalText(book));
				expect(sameBook(result.book, book)).toBe(true);
			}),
			{ numRuns: 150 }
		);
	});

	it('[F1] is written the same from what it gives back', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const text = writeBookFile(bookOf(readBookFile(writeBookFile(book))));
				expect(writeBookFile(bookOf(readBookFile(text)))).toBe(text);
			}),
			{ numRuns: 30 }
		);
	});

	it('[F2] holds figures in the unit in which they are printed', () => {
		const { sheets, head } = bookOf(readSmall());
		expect(sheets.T2?.[0].cells).toEqual({
			编码: '2040201',
			名称: '行政运行',
			合计: 18_351_300_000,
			上年结转: 1_024_530_000
		});
		expect(sheets.T2?.[1].cells['合计']).toBe('见附件');
		expect(sheets.projects?.[0].cells).toMatchObject({
			项目名称: '辅警招聘经费',
			项目期: '1年',
			实施期资金总额: 62_000_000,
			年度资金总额: 40_000_050
		});
		expect(head.explanations[0].operands).toEqual({
			'T1[上年结转].金额': 2_668_110_000,
			'F[a].年度资金总额': 1250,
			'N[8]': 'a'
		});
		const text = writeBookFile(bookOf(readSmall()));
		expect(text).toContain('"合计":"18351.30"');
		expect(text).toContain('"总额":"400000.50"');
		expect(text).toContain('"合计":{"text":"见附件"}');
	});

	it('[F3] keeps code and label apart, and copies the bare label where there is no code', () => {
		const book = bookOf(readSmall());
		expect(book.sheets.T1?.[0]).toMatchObject({
			side: '支出',
			cells: { 支出项目: '四、公共安全支出' }
		});
		expect(book.sheets.T2?.[1].cells).not.toHaveProperty('编码');
		const text = writeBookFile(book);
		expect(text).toContain('"key":"公共安全支出","label":"四、公共安全支出"');
		const keyed = bookOf(readSmall(put(['tables', 'T12', 'rows', 0, 'label'], undefined)));
		expect(keyed.sheets.T12?.[0].cells['项目']).toBe('专项');
	});

	it('[F4] leaves what follows from the place unsaid', () => {
		const book = bookOf(readSmall());
		expect(book.sheets['T2@u4']?.[0]).toMatchObject({ id: 'r91', unit: 'u4' });
		expect(book.sheets.notes).toMatchObject([
			{ id: 'note-T7', cells: { 注: '本表无数据' } },
			{ id: 'note-T2@u4', unit: 'u4', cells: { 注: '无' } }
		]);
		expect(book.sheets['indicators@p1']).toMatchObject([
			{ id: 'p1-1', unit: 'u1', cells: { '年度.指标值': '139人' } },
			{ id: 'i9', unit: 'u1' }
		]);
	});

	it('[F12] refuses what is no comment, and one id for two, at its place', () => {
		const said = {
			id: 'c1',
			by: 'u1',
			t: 1,
			text: '请核对',
			anchor: { sheet: 'T2', address: 'T2' }
		};
		const anchor = { ...said.anchor, sheet: 'T99' };
		const comments = (...all: object[]) =>
			readBookFile(JSON.stringify({ ...small(), comments: all }));
		for (const wrong of [{ t: '昨天' }, { colour: 'red' }, { thread: 'c0' }, { anchor }])
			expect(comments({ ...said, id: 'c0' }, { ...said, ...wrong })).toMatchObject({
				failure: { kind: 'invalid', path: ['comments', 1], expected: 'comment or mark' }
			});
		expect(comments(said, said)).toMatchObject({ failure: { kind: 'duplicate-id', id: 'c1' } });
	});

	it('[F14] keeps formulas, and believes no value beside them', () => {
		const formulas = { 合计: '=[2040201].上年结转*2' };
		const row = { id: 'r8', label: '合计', role: 'total', cells: { 合计: '1.00' }, formulas };
		const change = (file: Small) => {
			put(['version'], 3)(file);
			put(['tables', 'T2', 'rows', 1], row)(file);
		};
		const book = bookOf(readSmall(change));
		expect(book.sheets.T2?.[1]).toMatchObject({ formulas, cells: { 合计: 2_049_060_000 } });
		const text = writeBookFile(book);
		expect(canonicalText(bookOf(readBookFile(text)))).toBe(canonicalText(book));
		expect(JSON.parse(text)).toMatchObject({ version: 3 });
	});

	it('[F14] has no formulas where words belong', () => {
		const change = (file: Small) => {
			put(['version'], 3)(file);
			put(['tables', 'T2', 'rows', 1, 'formulas'], { 名称: '=1' })(file);
		};
		expect(failureOf(change)).toMatchObject({
			kind: 'invalid',
			path: ['tables', 'T2', 'rows', 1, 'formulas', '名称']
		});
	});

	it('[F11] leaves out sheets whose unit or project is gone', () => {
		const book = bookOf(readSmall());
		const orphan = [{ id: 'x1', order: 'a0', cells: { 一级: '产出指标' } }];
		const sheets = {
			...book.sheets,
			'indicators@gone': orphan,
			'T2@gone': [{ ...orphan[0], id: 'x2' }]
		};
		expect(writeBookFile({ ...book, sheets })).toBe(writeBookFile(book));
	});

	it('reads a text with a byte order mark', () => {
		expect(readBookFile(`\ufeff${JSON.stringify(small())}`)).toMatchObject({ ok: true });
	});

	it('refuses to write what is no amount', () => {
		const book = bookOf(readSmall());
		const rows = [{ id: 'r1', order: 'a0', cells: { 合计: 0.5 } }];
		expect(() => writeBookFile({ ...book, sheets: { T2: rows } })).toThrow(RangeError);
	});
});

describe('what is no book file', () => {
	const text = (source: string) => (readBookFile(source) as { failure?: BookFileFailure }).failure;

	it('[F7] is placed where it stops being JSON', () => {
		expect(text('')).toEqual({ kind: 'not-json', at: 0, line: 1, column: 1 });
		expect(text('{"format":\n  hebian}')).toEqual({ kind: 'not-json', at: 13, line: 2, column: 3 });
		const whole = writeBookFile(bookOf(readSmall()));
		for (const cut of [10, 300, 900, whole.length - 2]) {
			expect(text(whole.slice(0, cut))).toMatchObject({ kind: 'not-json', at: cut });
		}
	});

	it('is told apart from broken books', () => {
		expect(text('[]')).toEqual({ kind: 'not-a-book' });
		expect(text('null')).toEqual({ kind: 'not-a-book' });
		expect(text('{"format":"other"}')).toEqual({ kind: 'not-a-book', format: 'other' });
	});

	it('[F8] is from a newer Hebian by its version, whatever else it holds', () => {
		expect(text('{"format":"hebian-book","version":4,"new":{}}')).toEqual({
			kind: 'newer-version',
			version: 4,
			supported: 3
		});
		expect(failureOf(put(['version'], 0))).toMatchObject({ kind: 'invalid', path: ['version'] });
	});

	it.each<[(string | number)[], unknown, Partial<Extract<BookFileFailure, { kind: 'invalid' }>>]>([
		[['year'], '2023', { expected: 'number', found: '"2023"' }],
		[['level'], undefined, { expected: 'string' }],
		[['units', 0, 'kind'], '企业', { expected: '行政 | 参公 | 事业', found: '"企业"' }],
		[['tables', 'T2', 'rows'], {}, { expected: 'array' }],
		[['tables', 'T2', 'rows', 0, 'id'], 'a:b', { expected: 'id' }],
		[['tables', 'T2', 'rows', 0, 'cells', '合计'], 18351.3, { expected: 'decimal or text' }],
		[
			['tables', 'T2', 'rows', 0, 'cells', '合计'],
			'18,351.30',
			{ expected: 'decimal in 万元 or {"text"}' }
		],
		[['tables', 'T2', 'rows', 0, 'cells', '合计'], '', { expected: 'decimal in 万元 or {"text"}' }],
		[
			['tables', 'T2', 'rows', 0, 'cells', '合计'],
			{ amount: '1' },
			{ expected: 'decimal in 万元 or {"text"}' }
		],
		[['projects', 0, 'funds', '年度', '总额'], '1.005', { expected: 'decimal in 元 or {"text"}' }],
		[['projects', 0, 'fields', '项目期'], { text: '1年' }, { expected: 'text or {"amount"}' }],
		[['explanations', 0, 'operands', 'N[8]'], 'a', { expected: 'decimal' }]
	])('[F7] is placed: %j = %j', (path, value, expected) => {
		expect(failureOf(put(path, value))).toMatchObject({ kind: 'invalid', path, ...expected });
	});

	it.each<[(string | number)[], string]>([
		[[], 'extra'],
		[['department'], 'extra'],
		[['tables'], 'T14'],
		[['tables', 'T2'], 'title'],
		[['tables', 'T2', 'rows', 0], '合计'],
		[['projects', 0, 'funds', '年度'], '银行'],
		[['projects', 0, 'indicators', 0, '年度'], '四级']
	])('[F5] has a key that nobody knows: %j %s', (path, key) => {
		expect(failureOf(put([...path, key], 'x'))).toMatchObject({ kind: 'unknown-key', path, key });
	});

	it.each(['__proto__', 'constructor', 'prototype'])('[F6] has the key %s', (key) => {
		const source = JSON.stringify(small()).replace('"合计":"9.86"', `"${key}":{"text":"x"}`);
		expect(text(source)).toEqual({
			kind: 'forbidden-key',
			path: ['tables', 'T12', 'rows', 0, 'cells'],
			key
		});
		expect(text(source.replace(`"${key}"`, '"x"').replace('"规则"', `"${key}"`))).toMatchObject({
			kind: 'forbidden-key'
		});
	});

	it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
		'[F6] has %s for an id',
		(id) => {
			for (const path of [
				['tables', 'T12', 'rows', 0, 'id'],
				['units', 1, 'id'],
				['projects', 0, 'id'],
				['projects', 0, 'indicators', 1, 'id'],
				['narrative', 0, 'id'],
				['explanations', 0, 'id']
			])
				expect(failureOf(put(path, id))).toMatchObject({ kind: 'invalid', path, expected: 'id' });
		}
	);

	it('[F6] is nested too deep', () => {
		const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
		const source = JSON.stringify(small()).replace('{"规则"', `{"深":${deep},"规则"`);
		expect(text(source)).toMatchObject({ kind: 'too-deep', allowed: 32 });
	});

	it('[F9] has one id for two things', () => {
		expect(failureOf(put(['tables', 'T12', 'rows', 0, 'id'], 'r7'))).toEqual({
			kind: 'duplicate-id',
			id: 'r7',
			first: ['tables', 'T2', 'rows', 0],
			path: ['tables', 'T12', 'rows', 0]
		});
		expect(failureOf(put(['units', 1, 'id'], 'u1'))).toMatchObject({
			kind: 'duplicate-id',
			path: ['units', 1]
		});
		expect(failureOf(put(['narrative', 0, 'id'], 'note-T7'))).toMatchObject({
			kind: 'duplicate-id'
		});
		expect(failureOf(put(['projects', 0, 'indicators', 1, 'id'], 'p1-1'))).toMatchObject({
			kind: 'duplicate-id'
		});
	});

	it('[F9] names a unit that it does not list', () => {
		expect(failureOf(put(['tables', 'T12', 'rows', 0, 'unit'], 'u9'))).toEqual({
			kind: 'unknown-unit',
			unit: 'u9',
			path: ['tables', 'T12', 'rows', 0, 'unit']
		});
		expect(failureOf(put(['projects', 0, 'unit'], 'u9'))).toMatchObject({
			path: ['projects', 0, 'unit']
		});
		expect(failureOf(put(['editions', 'u9'], {}))).toMatchObject({
			path: ['editions', 'u9'],
			unit: 'u9'
		});
		expect(failureOf(put(['editions', 'u4', 'T12'], { rows: [] }))).toEqual({
			kind: 'no-edition',
			path: ['editions', 'u4'],
			table: 'T12'
		});
	});

	it('[F10] gives one cell twice', () => {
		expect(failureOf(put(['tables', 'T2', 'rows', 0, 'cells', '名称'], '行政运行'))).toEqual({
			kind: 'duplicate-cell',
			path: ['tables', 'T2', 'rows', 0, 'label'],
			column: '名称'
		});
		expect(failureOf(put(['projects', 0, 'fields', '项目名称'], 'x'))).toMatchObject({
			kind: 'duplicate-cell'
		});
	});

	it('[F10] holds one key twice', () => {
		const source = JSON.stringify(small()).replace(
			'"合计":"9.86"',
			'"合计":"9.86","\\u5408计":"9.87"'
		);
		expect(text(source)).toMatchObject({ kind: 'key-twice', key: '合计', line: 1 });
	});

	it('is refused and never thrown at, whatever is broken in it', () => {
		const json = fc.jsonValue({ maxDepth: 2 });
		const file = small();
		const places = paths(file);
		fc.assert(
			fc.property(fc.constantFrom(...places), json, (path, value) => {
				const result = readSmall(put(path, value));
				if (result.ok) writeBookFile(result.book);
				else expect(result.failure.kind).toBeTypeOf('string');
			}),
			{ numRuns: 1000 }
		);
	});
});

function paths(value: unknown): (string | number)[][] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const step = Array.isArray(value) ? Number(key) : key;
		return [[step], ...paths(inner).map((rest) => [step, ...rest])];
	});
}
