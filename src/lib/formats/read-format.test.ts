/** What the reader refuses, each with its file and place (SPEC.md, F-statements). */
import { describe, expect, it } from 'vitest';
import type { PackFiles } from './inherit';
import { FORMAT_IDS } from './known-formats';
import type { PackFailure } from './pack-failure';
import { packFiles } from './packs/packs';
import { readFormat } from './read-format';

const table = {
	id: '支出表',
	title: '支出预算表',
	unit: '万元',
	at: { flow: '支出' },
	axis: 'functional-tree',
	total: 'last',
	columns: [
		{
			group: '项目',
			columns: [{ code: '科目编码', split: ['类', '款', '项'] }, { label: '科目名称' }]
		},
		{ amount: '合计' },
		{ amount: '基本支出', at: { nature: '基本' } },
		{ amount: '项目支出', at: { nature: '项目' } }
	]
};
const sides = {
	id: '收支表',
	title: '收支预算表',
	unit: '元',
	panels: [
		{
			title: '收入',
			at: { flow: '收入' },
			columns: [{ label: '项目', id: '收入项目' }, { amount: '金额' }],
			rows: [
				{ label: '一、拨款', at: { fund: '一般公共预算' } },
				{ label: '收入总计', total: 'grand' }
			]
		},
		{
			title: '支出',
			at: { flow: '支出' },
			columns: [
				{ label: '项目', id: '支出项目' },
				{ amount: '金额', id: '支出金额' }
			],
			rows: [
				{ list: 'classes', ordinal: true },
				{ label: '支出总计', total: 'grand' }
			]
		}
	]
};
const whole = {
	format: {
		id: 'test/one',
		version: 1,
		name: '试验',
		kind: '预算',
		years: [2024, null],
		source: '自拟',
		editions: { department: { title: '{title}' } },
		dimensions: {
			flow: { 收入: [], 支出: [] },
			fund: { 财政拨款: ['一般公共预算', '政府性基金预算'] },
			nature: { 基本: ['人员', '公用'], 项目: [] }
		}
	},
	tables: [table, sides],
	formulas: [
		{
			id: 'K01',
			severity: 'error',
			formula: '收支表[收入总计].金额 = 收支表[支出总计].支出金额',
			zh: '收支相等',
			en: 'income is spending',
			source: '自拟'
		}
	],
	codes: {
		classes: {
			name: '类',
			dimension: 'account',
			entries: ['201 一般公共服务支出', '204 公共安全支出']
		}
	}
} satisfies PackFiles;

type Changed = { [K in keyof typeof whole | 'form']?: unknown };
const read = (files: Changed, others: Record<string, PackFiles> = {}) =>
	readFormat('test/one', (id) => (id === 'test/one' ? { ...whole, ...files } : others[id]));
const refusals = (files: Changed, others?: Record<string, PackFiles>): readonly PackFailure[] => {
	const result = read(files, others);
	return result.ok ? [] : result.failures;
};
const withFormat = (format: object): Changed => ({ format: { ...whole.format, ...format } });
const withTable = (change: object): Changed => ({ tables: [{ ...table, ...change }, sides] });
const formula = (text: string): Changed => ({
	formulas: [{ ...whole.formulas[0], formula: text }]
});

const formWith = (...more: readonly object[]) => ({
	title: '申报表',
	unit: '元',
	halves: ['年度'],
	shapes: ['单栏'],
	fields: [{ id: '项目名称', holds: 'label', place: 'head' }, ...more],
	funds: [],
	indicators: {}
});

describe('a pack that is right', () => {
	it('is read', () => {
		const result = read({});
		expect(result.ok ? [] : result.failures).toEqual([]);
	});

	it.each(FORMAT_IDS)('is each that Hebian brings: %s', (id) => {
		const result = readFormat(id, packFiles);
		expect(result.ok ? [] : result.failures).toEqual([]);
	});

	it('F2 is read again from what a book carries', () => {
		const first = read({});
		if (!first.ok) throw new Error('unread');
		const content = JSON.parse(JSON.stringify(first.value.content)) as PackFiles;
		const again = readFormat('test/one', () => content);
		expect(again.ok && again.value.tables).toEqual(first.value.tables);
	});
});

describe('F3 a pack that is wrong is refused at its place', () => {
	it.each([
		['an unknown key', withFormat({ nmae: 'x' }), 'format', ''],
		['a table without unit', { tables: [{ ...table, unit: undefined }] }, 'tables', '[0].unit'],
		['an overlong title', withTable({ title: '表'.repeat(61) }), 'tables', '[0].title'],
		['a title of two lines', withTable({ title: '支出\n表' }), 'tables', '[0].title'],
		[
			'a title with a mark that turns the text round',
			withTable({ title: '支出\u202e表' }),
			'tables',
			'[0].title'
		],
		['a name that is a formula', withTable({ name: 'T1+T2' }), 'tables', '[0].name'],
		[
			'a name of every object',
			withTable({ columns: [{ amount: 'constructor', id: 'constructor' }] }),
			'tables',
			'[0].columns[0]'
		],
		['a figure as a title', withTable({ title: 7 }), 'tables', '[0].title'],
		['no pack at all', { format: null }, 'format', '']
	])('%s', (_, files, file, place) => {
		const [first] = refusals(files);
		expect(first).toMatchObject({ pack: 'test/one', file, reason: { kind: 'malformed' } });
		expect(first.place).toContain(place);
	});

	it.each([
		[
			'two tables of one id',
			{ tables: [table, sides, { ...table, title: '另一表' }] },
			'tables',
			'[2]',
			{ kind: 'name-twice', name: '支出表', first: '[0]' }
		],
		[
			'two tables of one name',
			{ tables: [table, { ...sides, aliases: ['支出表'] }] },
			'tables',
			'[1].aliases[0]',
			{ kind: 'name-twice', name: '支出表', first: '支出表' }
		],
		[
			'two tables of one title',
			{ tables: [table, { ...sides, title: '支出 预算表' }] },
			'tables',
			'[1].title',
			{ kind: 'name-twice', name: '支出预算表', first: '支出表' }
		],
		[
			'two columns of one id',
			withTable({ columns: [...table.columns, { amount: '总计', id: '合计' }] }),
			'tables',
			'[0].columns[4]',
			{ kind: 'column-twice', column: '合计' }
		],
		[
			'a column whose title cannot be its id',
			withTable({ columns: [...table.columns, { amount: '因公出国（境）费' }] }),
			'tables',
			'[0].columns[4]',
			{ kind: 'no-column-id', title: '因公出国（境）费' }
		],
		[
			'a list that is not there',
			{
				tables: [
					table,
					{ ...sides, panels: [sides.panels[0], { ...sides.panels[1], rows: [{ list: 'none' }] }] }
				],
				formulas: []
			},
			'tables',
			'[1].panels[1].rows[0]',
			{ kind: 'unknown-list', list: 'none' }
		],
		[
			'an entry that its list does not have',
			withTable({ rows: [{ list: 'classes', only: ['299'] }] }),
			'tables',
			'[0].rows[0]',
			{ kind: 'unknown-entry', entry: '299' }
		],
		[
			'header spans that do not close',
			withTable({ header: [[{ text: '项目', across: 2 }, { text: '合计' }]] }),
			'tables',
			'[0].header',
			{ kind: 'header-gap', level: 0, column: 3 }
		],
		[
			'header cells that overlap',
			withTable({
				header: [
					[
						{ text: 'a', down: 2 },
						{ text: 'b', across: 4 }
					],
					[{ text: 'c', across: 5 }]
				]
			}),
			'tables',
			'[0].header',
			{ kind: 'header-overflow', level: 1, column: 1 }
		],
		[
			'a row that contradicts its column',
			withTable({ rows: [{ label: '项目经费', at: { nature: '项目' } }] }),
			'tables',
			'[0].rows[0].at',
			{ kind: 'contradiction', dimension: 'nature', values: ['项目', '基本'] }
		],
		[
			'a column that contradicts its table',
			withTable({ at: { flow: '支出', nature: '项目' } }),
			'tables',
			'[0].columns[2].at',
			{ kind: 'contradiction', dimension: 'nature', values: ['项目', '基本'] }
		],
		[
			'a value that its dimension does not have',
			withTable({ at: { fund: '私房钱' } }),
			'tables',
			'[0].at',
			{ kind: 'unknown-value', dimension: 'fund', value: '私房钱' }
		],
		[
			'a whole that is a part of itself',
			withFormat({ dimensions: { ...whole.format.dimensions, fund: { a: ['b'], b: ['a'] } } }),
			'format',
			'dimensions.fund',
			{ kind: 'tree-cycle', value: 'b' }
		],
		[
			'a part of two wholes',
			withFormat({ dimensions: { ...whole.format.dimensions, fund: { a: ['c'], b: ['c'] } } }),
			'format',
			'dimensions.fund',
			{ kind: 'two-wholes', value: 'c', wholes: ['a', 'b'] }
		],
		[
			'a case of a formula that names what the format does not have',
			{
				formulas: [
					{
						...whole.formulas[0],
						cases: [{ when: ['收支表[没有].金额 = 1元'], severity: 'explain' }]
					}
				]
			},
			'formulas',
			'[0].cases[0].when[0]',
			{ kind: 'unknown-name', what: 'row', name: '没有', at: 4 }
		],
		[
			'columns beside panels',
			{ tables: [table, { ...sides, columns: table.columns }] },
			'tables',
			'[1]',
			{ kind: 'columns-and-panels' }
		],
		[
			'a table without columns',
			withTable({ columns: undefined }),
			'tables',
			'[0]',
			{ kind: 'no-columns' }
		],
		[
			'a table that it leaves out and nobody has',
			withFormat({ without: { tables: ['没有'] } }),
			'format',
			'without.tables[0]',
			{ kind: 'unknown-item', id: '没有' }
		],
		[
			'a table that an edition leaves out and nobody has',
			withFormat({
				editions: { ...whole.format.editions, unit: { title: '{title}', without: ['没有'] } }
			}),
			'format',
			'editions.unit.without[0]',
			{ kind: 'unknown-item', id: '没有' }
		],
		[
			'a title that an edition gives to no table',
			withFormat({ editions: { department: { title: '{title}', titles: { 没有: '总表' } } } }),
			'format',
			'editions.department.titles.没有',
			{ kind: 'unknown-item', id: '没有' }
		],
		[
			'a chart in a section that nobody has',
			withFormat({
				charts: [{ id: 'one', section: 'N9', title: '图', total: '支出表[合计].合计', lines: [] }]
			}),
			'format',
			'charts[0].section',
			{ kind: 'unknown-item', id: 'N9' }
		],
		[
			'funds in a half that the form does not have',
			{
				form: {
					title: '申报表',
					unit: '元',
					halves: ['年度'],
					shapes: ['单栏'],
					fields: [{ id: '项目名称', holds: 'label', place: 'head' }],
					funds: [{ id: '总额', column: '总额', printed: '总额', half: '项目' }],
					indicators: {}
				}
			},
			'form',
			'funds[0].half',
			{ kind: 'unknown-entry', entry: '项目' }
		],
		[
			'a form with a goal too many',
			{
				form: formWith(
					{ id: '总目标', holds: 'prose', place: 'goal' },
					{ id: '二', holds: 'prose', place: 'goal' }
				)
			},
			'form',
			'fields',
			{ kind: 'malformed', detail: 'a form has a goal for each of its halves, or none' }
		],
		[
			'a form whose head does not begin with the name of the project',
			{ form: { ...formWith(), fields: [{ id: '名称', holds: 'label', place: 'head' }] } },
			'form',
			'fields',
			{ kind: 'malformed', detail: 'the head of a form begins with 项目名称' }
		],
		['a base alone', withFormat({ abstract: true }), 'format', 'abstract', { kind: 'abstract' }]
	])('%s', (_, files, file, place, reason) => {
		expect(refusals(files)).toContainEqual({ pack: 'test/one', file, place, reason });
	});

	it.each([
		['收支表[收入总计].金额 = 支出总表[合计].合计', 'table', '支出总表', 15],
		['收支表[收入].金额 = 支出表[合计].合计', 'row', '收入', 4],
		['sum(支出表[*].合计额) = 支出表[合计].合计', 'column', '合计额', 11],
		['支出表[20a].合计 = 支出表[合计].合计', 'row', '20a', 4],
		['F[*].年度资金总额 = 支出表[合计].项目支出', 'column', '年度资金总额', 5]
	])('F4 a formula that names what is not there: %s', (text, what, name, at) => {
		expect(refusals(formula(text))).toContainEqual({
			pack: 'test/one',
			file: 'formulas',
			place: '[0].formula',
			reason: { kind: 'unknown-name', what, name, at }
		});
	});

	it('F4 a formula that names nothing', () => {
		expect(refusals(formula('1 = 2'))[0].reason).toEqual({ kind: 'no-address' });
	});
});

describe('F5 a pack that extends another', () => {
	const child = (format: object, files: object = {}): PackFiles => ({
		format: { id: 'test/one', version: 1, name: '县级', extends: 'test/base', ...format },
		...files
	});
	const extended = (
		format: object,
		files?: object,
		base: PackFiles = { ...whole, format: { ...whole.format, id: 'test/base' } }
	) =>
		readFormat('test/one', (id) =>
			id === 'test/one' ? child(format, files) : id === 'test/base' ? base : undefined
		);

	it('says only what differs', () => {
		const result = extended({}, { tables: [{ id: '支出表', title: '支出情况表' }] });
		if (!result.ok) throw new Error(JSON.stringify(result.failures));
		expect(result.value.tables.map(({ id, name, unit }) => [id, name, unit])).toEqual([
			['支出表', '支出情况表', '万元'],
			['收支表', '收支预算表', '元']
		]);
		expect(result.value.name).toBe('县级');
	});

	it('leaves out, adds and puts in order', () => {
		const result = extended(
			{ without: { tables: ['支出表'] }, tableOrder: ['新表'] },
			{ tables: [{ ...table, id: '新表', title: '新的预算表' }] }
		);
		expect(result.ok && result.value.tables.map(({ id }) => id)).toEqual(['新表', '收支表']);
	});

	it('is refused where what it leaves out is still named', () => {
		const result = extended({ without: { tables: ['收支表'] } });
		expect(
			result.ok ? [] : result.failures.map(({ pack, file, place }) => [pack, file, place])
		).toContainEqual(['test/base', 'formulas', '[0].formula']);
	});

	it('is refused in a circle, with the way round', () => {
		const result = extended(
			{},
			{},
			{ format: { ...whole.format, id: 'test/base', extends: 'test/one' } }
		);
		expect(result.ok ? [] : result.failures).toEqual([
			{
				pack: 'test/base',
				file: 'format',
				place: 'extends',
				reason: { kind: 'extends-cycle', ids: ['test/one', 'test/base', 'test/one'] }
			}
		]);
	});

	it('is refused where the other is not there', () => {
		const result = readFormat('test/one', (id) => (id === 'test/one' ? child({}) : undefined));
		expect(result.ok ? [] : result.failures[0]).toMatchObject({
			place: 'extends',
			reason: { kind: 'unknown-pack', id: 'test/base' }
		});
	});

	it('tells which pack wrote what is wrong', () => {
		const base = {
			...whole,
			format: { ...whole.format, id: 'test/base' },
			tables: [{ ...table, at: { fund: '无' } }, sides]
		};
		const result = extended({}, {}, base);
		expect(result.ok ? [] : result.failures[0]).toMatchObject({
			pack: 'test/base',
			file: 'tables',
			place: '[0].at'
		});
	});
});
