import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../tests/support/arbitrary-book';
import type { Row } from '../book/book';
import { placeForm, type PlacedForm } from './form-places';
import { byOrder } from '../live/live-book';
import { FORM_FIELDS, FUND_COLUMNS, INDICATOR_COLUMNS } from '../book/project-form';

const row = (cells: Row['cells'], id = 'p1'): Row => ({ id, order: 'a', cells });
const KNOWN = new Set<string>([
	...FORM_FIELDS.map(({ id }) => id),
	...FUND_COLUMNS,
	...INDICATOR_COLUMNS
]);

/** How often each place of the form is covered. */
function coverage({ widths, lines, places }: PlacedForm): number[] {
	const covered = new Array<number>(widths.length * lines.length).fill(0);
	for (const { line, column, across, down } of places)
		for (let l = line; l < line + down; l++)
			for (let c = column; c < column + across; c++) covered[l * widths.length + c]++;
	return covered;
}

describe('the printed form', () => {
	it('tiles its grid, and prints every cell of the book that it knows [P3]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				for (const project of book.sheets.projects ?? []) {
					const indicators = (book.sheets[`indicators@${project.id}`] ?? []).toSorted(byOrder);
					const form = placeForm(project, indicators);
					expect(coverage(form).every((times) => times === 1)).toBe(true);
					const printed = new Set(form.places.map(({ ref }) => ref && `${ref.row}:${ref.column}`));
					for (const { id, cells } of [project, ...indicators])
						for (const column of Object.keys(cells).filter((name) => KNOWN.has(name))) {
							// What a merged run or a half's own 二级 says twice is printed once.
							if (/[一二]级$/.test(column)) continue;
							expect(printed).toContain(`${id}:${column}`);
						}
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('prints no cell twice but the 二级 that both halves share [P3]', () => {
		const form = placeForm(row({}), [row({ 一级: '产出指标', 二级: '数量指标' }, 'i1')]);
		const refs = form.places.flatMap(({ ref }) => (ref ? [`${ref.row}:${ref.column}`] : []));
		const twice = refs.filter((ref, i) => refs.indexOf(ref) !== i);
		expect(twice).toEqual(['i1:二级']);
	});

	it('has one half for 单栏, where the other says nothing [P4]', () => {
		const labels = (cells: Row['cells'], indicators: Row[] = []) => {
			const { places } = placeForm(row({ 形式: '单栏', ...cells }), indicators);
			return ['二级指标', '实施期目标', '实施期资金总额:'].map(
				(text) => places.filter(({ label }) => label === text).length
			);
		};
		expect(labels({})).toEqual([1, 0, 1]);
		expect(labels({ 实施期资金总额: 100 })).toEqual([1, 0, 1]);
		expect(labels({ 实施期总体目标: '目标' })).toEqual([1, 1, 1]);
		expect(labels({}, [row({ '实施期.三级': '数量' }, 'i1')])).toEqual([2, 0, 1]);
		const seconds = (own: string) => [row({ 二级: '数量指标', '年度.二级': own }, 'i1')];
		expect(labels({}, seconds('数量指标'))).toEqual([1, 0, 1]);
		expect(labels({}, seconds('质量指标'))).toEqual([2, 0, 1]);
	});

	it('merges neighbours that say the same official thing, and leaves others apart [P5]', () => {
		const lines = [
			row({ 一级: '产出指标', 二级: '数量指标', '年度.三级': '甲' }, 'i1'),
			row({ 一级: '产出指标', 二级: '数量指标', '年度.三级': '乙' }, 'i2'),
			row({ 一级: '产出指标', 二级: '自定', '年度.三级': '丙' }, 'i3'),
			row({ 一级: '产出指标', 二级: '自定', '年度.三级': '丁' }, 'i4')
		];
		const { places } = placeForm(row({}), lines);
		const down = (id: string) => places.find(({ ref }) => ref?.row === id)?.down;
		expect(down('i1')).toBe(7);
		expect(places.find(({ ref }) => ref?.row === 'i1' && ref.column === '二级')?.down).toBe(2);
		expect(places.filter(({ ref }) => ref?.column === '二级').map(({ down }) => down)).toEqual([
			...[2, 2, 1, 1, 1, 1]
		]);
	});

	it('takes names of objects for text', () => {
		const { places } = placeForm(row({}), [row({ 一级: 'constructor', 二级: 'toString' }, 'i1')]);
		expect(places.some(({ ref }) => ref?.row === 'i1' && ref.column === '一级')).toBe(true);
	});
});
