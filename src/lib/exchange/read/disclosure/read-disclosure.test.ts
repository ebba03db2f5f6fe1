import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ALL_NOISE, type Chance } from '../../../../../tests/support/disclosures/noise';
import {
	FORMS,
	headerLines,
	smallDisclosure
} from '../../../../../tests/support/disclosures/small-disclosure';
import type { Row, SheetKey } from '$lib/budget/book/book';
import { NOTE_COLUMN } from '$lib/budget/book/table-note';
import { splitSource } from '../source';
import { readDisclosure } from './read-disclosure';

function read(lines: readonly string[]) {
	const text = lines.join('\n');
	const result = readDisclosure(
		{ lines: splitSource(text) },
		{ name: 'small', encoding: 'utf-8', bytes: 0, dangling: 0 }
	);
	if (!result.ok) throw new Error(result.failure.kind);
	const rows = (sheet: SheetKey): readonly Row[] => result.book.sheets[sheet] ?? [];
	const find = (sheet: SheetKey, column: string, value: string) =>
		rows(sheet).find((row) => row.cells[column] === value)!;
	return { ...result, rows, find };
}

/** Edits one line of the small disclosure. */
function edited(change: (line: string) => string | string[]): string[] {
	return smallDisclosure().flatMap((line) => change(line));
}

describe('a well-formed disclosure', () => {
	const { book, report, rows, find } = read(smallDisclosure());

	it('[R40] [R46] has its 13 tables, sections, notes and forms', () => {
		expect(report.counts['table-missing']).toBeUndefined();
		expect(rows('narrative').map((row) => row.id)).toHaveLength(15);
		expect(rows('notes').map((row) => [row.id, row.cells[NOTE_COLUMN]])).toEqual([
			['note-T7', '本表无数据'],
			['note-T8', '本表无数据']
		]);
		expect(rows('projects').map((row) => row.cells['项目名称'])).toEqual(FORMS.map((f) => f.name));
	});

	it('[R20] [R21] [R24] accounts for every number and every cell', () => {
		expect(report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
		expect(report.counts.unplaced).toBeUndefined();
	});

	it('reads tables in 万元 and forms in 元 [R45] [R52]', () => {
		const [income] = rows('T1');
		expect(income).toMatchObject({ side: '收入', cells: { 金额: 1_201_110_000 } });
		const form = find('projects', '项目名称', '防火瞭望塔维护费');
		expect(form.cells).toMatchObject({ 实施期资金总额: 24_680_100, 年度资金总额: 12_340_200 });
	});

	it('finds head, units and owners [R60] [R61] [R63] [R64]', () => {
		expect(book.head).toMatchObject({
			year: 2023,
			level: '市级',
			department: { code: '031', name: '云山市林草局' }
		});
		expect(book.head.units.map((u) => u.name)).toEqual(['云山市林草局', '云山市苗圃管理站']);
		expect(rows('T12').map((row) => row.unit)).toEqual(['u1', 'u2', 'u2']);
		expect(rows('T13').map((row) => [row.role, row.unit])).toEqual([
			['total', undefined],
			['unit', 'u1'],
			['project', 'u1'],
			['unit', 'u2'],
			['project', 'u2']
		]);
	});

	it('reads the indicator grid [R54], without its empty lines [R57]', () => {
		const form = find('projects', '项目名称', '防火瞭望塔维护费');
		const grid = rows(`indicators@${form.id}`).map((row) => row.cells);
		expect(grid[1]).toEqual({
			一级: '产出指标',
			二级: '数量指标',
			'实施期.三级': '更换望远镜数量',
			'实施期.指标值': '22台',
			'年度.三级': '更换望远镜数量',
			'年度.指标值': '22台'
		});
		expect(grid.map((cells) => cells['二级'])).toEqual([
			...['数量指标', '数量指标', '质量指标', '时效指标', '成本指标'],
			...['社会效益指标', '服务对象满意度指标']
		]);
	});

	it('[R7] is read the same again', () => {
		expect(read(smallDisclosure()).book).toEqual(book);
	});
});

describe('tables with noise', () => {
	it('[R41] takes a header repeated at a page break for a header', () => {
		const lines = edited((line) =>
			line.startsWith('苗木采购经费\t56') ? ['', ...headerLines('T12'), line] : line
		);
		const { rows, report } = read(lines);
		expect(rows('T12')).toHaveLength(3);
		expect(report.counts['repeated-header']).toBe(2);
	});

	it('[R43] opens a page with a column missing where the other pages have nothing', () => {
		const lines = edited((line) => {
			if (line.startsWith('专项巡护补助\t')) return ['', '专项巡护补助\t90.12\t90.00\t\t\t0.12'];
			return line;
		});
		const { find, report } = read(lines);
		expect(find('T12', '项目', '专项巡护补助').cells['单位资金']).toBe(120_000);
		expect(report.entries.find((e) => e.kind === 'column-missing')).toMatchObject({
			found: '6',
			expected: '7',
			kept: '财政专户管理资金'
		});
	});

	it('[R44] puts a shifted line back', () => {
		const lines = edited((line) =>
			line.startsWith('204\t公共安全支出\t1,401') ? `\t${line}` : line
		);
		const { find, report } = read(lines);
		expect(find('T3', '编码', '204').cells).toMatchObject({
			合计: 1_401_310_000,
			项目支出: 401_010_000
		});
		expect(report.counts['value-moved']).toBe(1);
	});

	it('[R44] takes out a blank cell too many, where only one place is possible', () => {
		const lines = edited((line) =>
			line.startsWith('204\t公共安全支出\t1,401') ? line.replace('204\t', '204\t\t') : line
		);
		const { find, report } = read(lines);
		expect(find('T3', '编码', '204').cells).toMatchObject({
			名称: '公共安全支出',
			合计: 1_401_310_000
		});
		expect(report.counts['value-moved']).toBe(1);
	});

	it('[R31] keeps an amount it cannot read as text, and says so', () => {
		const lines = edited((line) => line.replace('1,300.01', '13OO.01'));
		const { rows, report } = read(lines);
		expect(rows('T2')[1].cells['一般公共预算']).toBe('13OO.01');
		expect(report.entries.find((e) => e.kind === 'unreadable-amount')).toMatchObject({
			found: '13OO.01'
		});
		expect(report.conservation.lost).toBe(0);
	});
});

describe('forms with noise', () => {
	const swap = (from: string, to: string | string[]) =>
		edited((line) => (line.startsWith(from) ? to : line));

	it('[R30] recognises misread labels and keeps the values beside them', () => {
		const lines = smallDisclosure()
			.join('\n')
			.replaceAll('项目设立必要性', '项目成本必要性')
			.replaceAll('实施期资金总额', '实际投资金额')
			.replaceAll('市县（区）财政资金', '市、县(区)财政资')
			.split('\n');
		const { rows, report } = read(lines);
		for (const row of rows('projects')) {
			expect(row.cells['项目设立必要性']).toBe('保护林木资源，减少损失。');
			expect(typeof row.cells['实施期资金总额']).toBe('number');
			expect(row.cells['年度市县财政资金']).toBe(row.cells['年度资金总额']);
		}
		expect(report.counts['label-variant']).toBe(12);
	});

	it('[R51] finds a value on the line after its label', () => {
		const { rows, report } = read(
			swap('项目属性', ['项目属性\t一次性项目（1年结束）\t\t项目期\t', '\t\t\t\t1年'])
		);
		expect(rows('projects').map((row) => row.cells['项目期'])).toEqual(['1年', '1年', '1年']);
		expect(report.counts['value-moved']).toBe(3);
	});

	it('[R32] [R23] joins text that a page break cut, also inside a number', () => {
		const { rows, report } = read(
			swap('项目实施计划', ['项目实施计划\t共植树12\t\t\t', '', '\t\t34株，5月完成。\t\t'])
		);
		expect(rows('projects')[0].cells['项目实施计划']).toBe('共植树1234株，5月完成。');
		expect(report.entries.find((e) => e.kind === 'number-joined')?.found).toBe('12⏎34');
		expect(report.conservation.lost).toBe(0);
	});

	it('[R50] finds a form whose title line is lost', () => {
		let seen = 0;
		const lines = edited((line) => (line.includes('绩效目标申报表') && ++seen === 2 ? [] : line));
		expect(read(lines).rows('projects')).toHaveLength(3);
	});

	it('[R62] reports a unit that is not in the register, and a form without one', () => {
		const lines = edited((line) => {
			if (line.includes('031-') && line.endsWith('苗圃管理站')) {
				return line.replace('云山市苗圃管理站', '河源县水文测报队');
			}
			return line.replace(/(实施单位)\t云山市林草局$/, '$1\t');
		});
		const { rows, report } = read(lines);
		expect(rows('projects').map((row) => row.unit)).toEqual([undefined, undefined, undefined]);
		expect(rows('projects')[1].cells['实施单位']).toBe('河源县水文测报队');
		expect(report.counts).toMatchObject({ 'unit-not-registered': 2, 'unit-not-stated': 1 });
	});

	it('[R53] cuts halves where columns have moved', () => {
		const lines = edited((line) => {
			if (!line.includes('维护合格率')) return line;
			return '维护合格率\t\t\t\t100%\t维护合格率\t\t100%\t';
		});
		const form = read(lines).rows('indicators@p1')[2].cells;
		expect(form).toMatchObject({
			'实施期.指标值': '100%',
			'年度.三级': '维护合格率',
			'年度.指标值': '100%'
		});
	});

	it('[R55] continues names that were wrapped', () => {
		const lines = edited((line) => {
			if (!line.includes('提高群众护林意识')) return line;
			return [
				'\t\t社会效益指标\t提高群众护\t提高\t社会效益指标\t提高群众\t提高',
				'',
				'\t\t\t林意识\t\t\t护林意识\t'
			];
		});
		const grid = read(lines).rows('indicators@p1');
		expect(grid).toHaveLength(7);
		expect(grid[5].cells).toMatchObject({
			'实施期.三级': '提高群众护林意识',
			'年度.三级': '提高群众护林意识'
		});
	});

	it('[R56] reads the flat form as 单栏', () => {
		const flat = [
			'绩效指标\t一级指标\t三级指标\t指标值',
			'\t产出指标\t巡护里程\t≥77公里',
			'\t\t巡护次数\t≥8次'
		];
		const lines = smallDisclosure();
		const from = lines.findIndex((line) => line.startsWith('绩效指标\t'));
		const to = lines.findIndex((line) => line.startsWith('负责人'));
		lines.splice(from, to - from, ...flat);
		const { rows } = read(lines);
		expect(rows('projects')[0].cells['形式']).toBe('单栏');
		expect(rows('indicators@p1').map((row) => row.cells)).toEqual([
			{ 一级: '产出指标', '年度.三级': '巡护里程', '年度.指标值': '≥77公里' },
			{ 一级: '产出指标', '年度.三级': '巡护次数', '年度.指标值': '≥8次' }
		]);
	});
});

describe('[R21] [R24] [R25] conservation under any noise', () => {
	const kinds = Object.keys(ALL_NOISE);
	for (const kind of kinds) {
		it(`loses nothing under ${kind}`, () => {
			fc.assert(
				fc.property(fc.infiniteStream(fc.nat()), (stream) => {
					const chance: Chance = (sides) => (stream.next().value as number) % sides;
					expectNothingLost(ALL_NOISE[kind](smallDisclosure(), chance));
				}),
				{ numRuns: 25 }
			);
		});
	}

	it('loses nothing under all of them at once', () => {
		const order = fc.shuffledSubarray(kinds, { minLength: 2 });
		fc.assert(
			fc.property(order, fc.infiniteStream(fc.nat()), (some, stream) => {
				const chance: Chance = (sides) => (stream.next().value as number) % sides;
				const noisy = some.reduce<string[]>((l, k) => ALL_NOISE[k](l, chance), smallDisclosure());
				expectNothingLost(noisy);
			}),
			{ numRuns: 60 }
		);
	});
});

function expectNothingLost(lines: readonly string[]): void {
	const { losses, cells } = read(lines).report.conservation;
	expect(losses).toEqual([]);
	expect(cells.lost).toBe(0);
}
