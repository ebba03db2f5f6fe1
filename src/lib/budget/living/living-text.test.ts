import fc from 'fast-check';
import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { parseLivingFigure, piecesOf, printLivingFigure, LIVING_FORMATS } from './living-figure';
import { livingReaderOf } from './living-reader';
import { printLivingText, writtenPlace } from './living-text';
import { LiveBook } from '../live/live-book';

const book = (settings: Record<string, unknown> = {}) =>
	new LiveBook(
		disclosureOf({
			T2: { 合计: { 合计: '12.00', 一般公共预算: '9.00', 单位资金: '3.00' } },
			T3: {
				合计: { 合计: '12.00', 基本支出: '8.00' },
				'204': { 名称: '公共安全支出', 合计: '10.00' },
				'20402': { 名称: '公安', 合计: '10.00' },
				'221': { 名称: '住房保障支出', 合计: '2.00' }
			},
			T6: {
				合计: { 合计: '8.00', 人员经费: '5.00', 公用经费: '3.00' },
				工资福利支出: { 合计: '5.00', 人员经费: '5.00' },
				'基本工资/工资奖金津补贴': { 合计: '5.00', 人员经费: '5.00' },
				'办公费/办公经费': { 合计: '3.00', 公用经费: '3.00' }
			},
			T10: { 合计: { 合计: '1.00' }, 公务接待费: { 合计: '1.00' }, 因公出国费: {} },
			T12: { 甲: { 合计: '1.00' }, 乙: { 合计: '1.50' } },
			projects: {
				'甲[2023]1号': { unit: 'u1', 年度资金总额: '12345.67', 项目属性: '新增项目' },
				乙: { unit: 'u1', 年度资金总额: '20000', 年度省级财政资金: '5000' },
				'乙#2': { unit: 'u1', 年度资金总额: '30000' },
				'乙#3': { unit: 'u2', 年度资金总额: '40000' }
			},
			head: { year: 2023, settings }
		})
	);
const lastYear = {
	year: 2022,
	figures: {
		'T3[合计].合计': '10.00',
		'T3[合计].基本支出': '8.00',
		'T10[合计].合计': '1.20',
		'T10[公务接待费].合计': '1.20',
		'T2[合计].单位资金': '0.00'
	}
};
const said = (text: string, settings: Record<string, unknown> = { lastYear }) =>
	printLivingText(text, livingReaderOf(book(settings)));
const print = (text: string) => said(text).text;
const failures = (text: string, settings = {}) =>
	said(text, settings).figures.map(({ failure }) => failure?.kind);

describe('living figures', () => {
	it('L1: are read back from what is printed of them', () => {
		const name = fc.stringMatching(/^[^\n\r{}]{1,8}$/).filter((text) => text.trim() === text);
		const nth = fc.integer({ min: 1, max: 3 });
		const cell = fc.record({
			kind: fc.constant('table' as const),
			table: fc.constantFrom('T3' as const, 'T12' as const),
			row: fc.record({ key: name, nth }),
			column: fc.constantFrom('合计', '基本支出')
		});
		const form = fc.record({
			kind: fc.constant('form' as const),
			project: fc.record({ key: name, nth, unit: name }, { requiredKeys: ['key', 'nth'] }),
			column: fc.constantFrom('年度资金总额', '实施期中央财政资金')
		});
		const address = fc.oneof(cell, form);
		const term = fc.record({ sign: fc.constantFrom(1 as const, -1 as const), of: address });
		const terms = fc
			.array(term, { minLength: 1, maxLength: 3 })
			.map(([first, ...more]) => [{ ...first, sign: 1 as const }, ...more]);
		fc.assert(
			fc.property(
				fc.record(
					{ terms, whole: terms, format: fc.constantFrom(...LIVING_FORMATS) },
					{ requiredKeys: ['terms', 'format'] }
				),
				(figure) => {
					expect(parseLivingFigure(printLivingFigure(figure), firstFormat())).toEqual(figure);
				}
			)
		);
	});

	it('L2: stand in plain text, whose pieces put together are the text', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('{{', '}}', '{', 'T3[合计].合计', '|', '字', '\n')),
				(parts) => {
					const text = parts.join('');
					const pieces = piecesOf(text);
					expect(pieces.map(({ source }) => source).join('')).toBe(text);
					expect(pieces.every(({ at, source }) => text.startsWith(source, at))).toBe(true);
				}
			)
		);
		expect(piecesOf('计{{T3[合计].合计}}。').map(({ kind }) => kind)).toEqual([
			'text',
			'figure',
			'text'
		]);
	});

	it('L3: print amounts, sums, columns and shares exactly', () => {
		expect(print('{{T3[合计].合计}} {{T3[合计].合计|元}} {{T3[合计].合计|数}}')).toBe(
			'12.00万元 120,000.00元 12.00'
		);
		expect(print('{{T2[合计].一般公共预算 + T2[合计].单位资金 - T3[221].合计}}')).toBe('10.00万元');
		expect(print('{{T2[合计].单位资金 / T2[合计].合计|占比}}')).toBe('25.00%');
		expect(print('{{T12[*].合计}} {{T3[*].合计}} {{T6[*].人员经费}}')).toBe(
			'2.50万元 12.00万元 5.00万元'
		);
		expect(print('{{T3[合计].项目支出}}')).toBe('0.00万元');
	});

	it('L14: print cells of project forms, of whatever unit and name, in 万元 unless asked for 元', () => {
		expect(
			print('{{F[甲[2023\\]1号@市局].年度资金总额}} {{F[甲[2023\\]1号@市局].年度资金总额|元}}')
		).toBe('1.23万元 12,345.67元');
		expect(
			print(
				['乙@市局', '乙#2@市局', '乙@分局'].map((name) => `{{F[${name}].年度资金总额}}`).join(' ')
			)
		).toBe('2.00万元 3.00万元 4.00万元');
		expect(print('{{F[*].年度资金总额|元}} {{F[*].年度省级财政资金|列表}}')).toBe(
			'102,345.67元 乙'
		);
		expect(print('{{F[乙@市局].年度省级财政资金 / F[乙@市局].年度资金总额|占比}}')).toBe('25.00%');
		expect(print('{{F[乙@市局].年度其他资金}}')).toBe('0.00万元');
		expect(
			failures(
				[
					'F[丙@市局].年度资金总额',
					'F[乙#3@市局].年度资金总额',
					'F[乙].年度资金总额',
					'F[乙@市局].项目属性',
					'F[乙@市局].指标[1].年度.指标值',
					'F[乙@市局]',
					'F.年度资金总额',
					'F[乙@市局].年度资金总额|比上年'
				]
					.map((address) => `{{${address}}}`)
					.join('')
			)
		).toEqual([
			...['no-cell', 'no-cell', 'no-cell', 'no-cell', 'no-cell'],
			...['unreadable', 'unreadable', 'no-last-year']
		]);
	});

	it('L14: follow the form that has the name now', () => {
		const changing = book();
		const text = '{{F[乙@分局].年度资金总额}}';
		const now = () => printLivingText(text, livingReaderOf(changing)).text;
		const { id } = changing.rows('projects').find(({ unit }) => unit === 'u2')!;
		changing.apply({ kind: 'cell', row: id, column: '年度资金总额', value: 5_000_000 });
		expect(now()).toBe('5.00万元');
		changing.apply({ kind: 'cell', row: id, column: '项目名称', value: '丁' });
		expect(now()).toBe(text);
		changing.apply({ kind: 'cell', row: id, column: '项目名称', value: '乙' });
		expect(now()).toBe('5.00万元');
		changing.apply({ kind: 'row-removed', row: id });
		expect(now()).toBe(text);
	});

	it('L4: compare with last year in figures and words', () => {
		expect(print('{{T3[合计].合计|比上年}}')).toBe('比上年增加2.00万元，增长20.00%');
		expect(print('{{T3[合计].基本支出|比上年}}')).toBe('与上年相同');
		expect(print('{{T10[合计].合计|比上年}}')).toBe('比上年减少0.20万元，下降16.67%');
		expect(print('{{T2[合计].单位资金|比上年}}')).toBe('比上年增加3.00万元');
		expect(
			print(
				['上年', '同比', '增减', '升降', '增减额', '增减率']
					.map((format) => `{{T10[合计].合计|${format}}}`)
					.join(' ')
			)
		).toBe('1.20万元 同比下降16.67% 减少 下降 0.20万元 16.67%');
	});

	it('L5: take a last year that is not known for nothing only where a linked table is blank now, too', () => {
		expect(print('{{T10[因公出国费].合计|比上年}}')).toBe('与上年相同');
		expect(failures('{{T3[204].合计|比上年}}', { lastYear })).toEqual(['no-last-year']);
		expect(failures('{{T3[合计].合计|上年}}')).toEqual(['no-last-year']);
		expect(failures('{{T2[合计].单位资金|同比}}', { lastYear })).toEqual(['no-base']);
	});

	it('L6: list the rows with figures, count them, and say where there is nothing', () => {
		expect(print('{{T6[*].人员经费|列表}}；{{T3[*].合计|列表}}')).toBe(
			'基本工资；公共安全支出、住房保障支出'
		);
		expect(print('{{T12[*]|个数}} {{单位|个数}} {{单位|列表}} {{F[*]|个数}}')).toBe(
			'2 2 市局、分局 4'
		);
		expect(print('本部门{{T8|有无}}，{{T10|有无}}，{{T12|有无}}。')).toBe(
			'本部门无政府性基金预算支出，“三公”经费支出1.00万元，项目支出2.50万元。'
		);
		expect(print('{{年度}} {{上年度}}')).toBe('2023 2022');
	});

	it('L7: stand as they were written where they cannot be printed, with the reason', () => {
		const text =
			'{{T3[999].合计}} {{T3[204].名称}} {{T3}} {{什么}} {{sum(T3[204].合计)}} {{T3[合计].合计|占比}}';
		expect(print(text)).toBe(text);
		expect(failures(text)).toEqual([
			'no-cell',
			'no-cell',
			'unreadable',
			'unreadable',
			'unreadable',
			'unreadable'
		]);
		const broken = disclosureOf({ T3: { 合计: { 合计: '1.00' } } });
		const rows = broken.sheets.T3!.map((row) => ({ ...row, cells: { ...row.cells, 合计: '约1' } }));
		const reader = livingReaderOf(new LiveBook({ ...broken, sheets: { T3: rows } }));
		expect(printLivingText('{{T3[合计].合计}}', reader).figures[0].failure?.kind).toBe('no-figure');
	});

	it('L8: never print a figure that is kept from the reader', () => {
		const reader = livingReaderOf(book(), { hides: (_, column) => column === '合计' });
		expect(printLivingText('共{{T12[*].合计}}，{{T2[合计].单位资金}}', reader).text).toBe(
			'共（不公开），3.00万元'
		);
	});

	it('L15: that count rows of a part which is not here say so, and no sum of the others', () => {
		const now = { missing: ['u2'] as readonly string[] };
		const live = new LiveBook(
			disclosureOf({
				T3: { 合计: { 合计: '12.00', 基本支出: '12.00' }, '204': { 合计: '12.00' } },
				T12: { 甲: { 合计: '1.00', unit: 'u1' } },
				projects: { 甲: { unit: 'u1', 年度资金总额: '12345.67' } },
				head: { year: 2023 }
			})
		);
		const total = live.rows('T3').find(({ cells }) => cells['合计'] !== undefined)!.id;
		const computed = { kind: 'cell', row: total, column: '基本支出', value: 1 } as const;
		live.apply({ ...computed, formula: '=sum(T12[*].合计)' });
		const reader = livingReaderOf(live, { missing: () => now.missing });
		const print = (text: string) => printLivingText(text, reader).text;
		const needs = ['{{T12[*].合计}}', '{{T12[*].合计|列表}}', '{{T12[甲].合计}}', '{{F[*]|个数}}'];
		const needsByFormula = '{{T3[合计].基本支出}}';
		for (const text of [...needs, needsByFormula]) expect(print(text), text).toBe('（数据未到）');
		expect(print('{{T3[合计].合计 + T12[*].合计}}')).toBe('（数据未到）');
		expect(print('{{T3[合计].合计}}')).toBe('12.00万元');
		now.missing = ['department'];
		expect(print('{{T3[合计].合计}}')).toBe('（数据未到）');
		expect(print('{{T8|有无}}')).toBe('（数据未到）');
		now.missing = [];
		for (const text of [...needs, needsByFormula]) expect(print(text)).not.toContain('未到');
	});

	it('L9: are found again from a place of the printed text', () => {
		const printed = said('共{{T3[合计].合计}}，余{{年度}}年');
		const at = (words: string, side: 'start' | 'end') => {
			const start = printed.text.indexOf(words);
			return writtenPlace(printed, side === 'start' ? start : start + words.length, side);
		};
		expect([at('12.00万元', 'start'), at('12.00万元', 'end')]).toEqual([1, 14]);
		expect([at('，余', 'start'), at('，余', 'end')]).toEqual([14, 16]);
		expect([at('2.0', 'start'), at('年', 'end')]).toEqual([
			1,
			'共{{T3[合计].合计}}，余{{年度}}年'.length
		]);
	});
});

describe('marks in a printed text', () => {
	const marked = '甲{{粗体}}{{T3[合计].合计}}乙{{/粗体}}丙';
	const reader = livingReaderOf(book());

	it('[L11] are not printed, unless for a writer that shows them', () => {
		expect(printLivingText(marked, reader).text).toBe('甲12.00万元乙丙');
		expect(printLivingText(marked, reader, 'keep').text).toBe('甲{{粗体}}12.00万元乙{{/粗体}}丙');
	});

	it('[L9] stand outside of the places that they are around', () => {
		const printed = printLivingText(marked, reader);
		const inside = (from: number, to: number) =>
			marked.slice(writtenPlace(printed, from, 'start'), writtenPlace(printed, to, 'end'));
		expect(inside(0, 1)).toBe('甲');
		expect(inside(1, 8)).toBe('{{T3[合计].合计}}');
		expect(inside(8, 9)).toBe('乙');
		expect(inside(9, 10)).toBe('丙');
		expect(printed.figures).toHaveLength(1);
	});
});
