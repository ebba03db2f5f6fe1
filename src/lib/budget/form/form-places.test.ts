import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../tests/support/arbitrary-book';
import type { Row } from '../book/book';
import { placeForm, type PlacedForm } from './form-places';
import { byOrder } from '../live/live-book';
import type { Format } from '$lib/formats/format';
import { FORMAT_IDS, firstFormat, knownFormat } from '$lib/formats/known-formats';
import {
	columnOfFund,
	formTextsOf,
	fundColumnsOf,
	fundLabel,
	fundsIn,
	goalsOf,
	indicatorColumnsOf
} from '$lib/formats/project-form';

const row = (cells: Row['cells'], id = 'p1'): Row => ({ id, order: 'a', cells });
const KNOWN = new Set<string>([
	...firstFormat().form!.fields.map(({ id }) => id),
	...[...fundColumnsOf(firstFormat())],
	...indicatorColumnsOf(firstFormat())
]);

/** How often each place of the form is covered. */
function coverage({ widths, lines, places }: PlacedForm): number[] {
	const covered = new Array<number>(widths.length * lines.length).fill(0);
	for (const { line, column, across, down } of places)
		for (let l = line; l < line + down; l++)
			for (let c = column; c < column + across; c++) covered[l * widths.length + c]++;
	return covered;
}

/** Forms that no pack has: three halves, one, and nothing but a name. */
const FIRST_FORM = firstFormat().form!;
const [NAME] = FIRST_FORM.fields;
const goal = (id: string) => ({ id, holds: 'prose', place: 'goal' }) as const;
const withForm = (form: Partial<typeof FIRST_FORM>): Format => ({
	...firstFormat(),
	form: { ...FIRST_FORM, ...form }
});
const FORMS: readonly (readonly [string, Format])[] = [
	...FORMAT_IDS.map((id) => [id, knownFormat(id)!] as const).filter(([, { form }]) => form),
	[
		'three halves',
		withForm({
			halves: ['总期', '中期', '年度'],
			fields: [
				NAME,
				...['总', '中', '年'].map(goal),
				{ id: '填表人', holds: 'text', place: 'signature' }
			]
		})
	],
	['one half', withForm({ halves: ['年度'], fields: [NAME, goal('目标内容')] })],
	['nothing but a name', withForm({ halves: ['年度'], fields: [NAME], funds: [], indicators: {} })]
];

describe.each(FORMS)('the form of %s', (_, format) => {
	const { halves, shapes, indicators } = format.form!;
	const lines = Object.entries(indicators).flatMap(([first, seconds], i) =>
		seconds.map((second, k) => row({ 一级: first, 二级: second }, `i${i}.${k}`))
	);

	it('tiles its grid in each of its shapes, and prints every field and fund once [P3]', () => {
		for (const shape of shapes)
			for (const some of [[], lines.slice(0, 2), lines]) {
				const form = placeForm(format, row({ 形式: shape }), some);
				expect(coverage(form).every((times) => times === 1)).toBe(true);
				expect(form.lines.length).toBe(new Set(form.lines).size);
				const shown = form.places.flatMap(({ ref }) => (ref?.row === 'p1' ? [ref.column] : []));
				const flat = shape !== shapes[0];
				const goals = goalsOf(format);
				const hidden = flat ? goals.slice(0, -1).map(({ column }) => column) : [];
				const printed = [...formTextsOf(format), ...fundColumnsOf(format)];
				expect(shown.toSorted()).toEqual(
					printed.filter((column) => !hidden.includes(column)).toSorted()
				);
			}
	});

	it('labels each fund, and has a place for each indicator of its list [P3]', () => {
		const { places } = placeForm(format, row({}), []);
		for (const half of halves)
			for (const fund of fundsIn(format, half)) {
				const place = places.find(({ ref }) => ref?.column === columnOfFund(half, fund))!;
				const before = places.find(
					(other) => other.line === place.line && other.column + other.across === place.column
				);
				expect(before?.label).toBe(fundLabel(format, half, fund));
				expect(place.holds).toBe('amount');
			}
		const vacant = new Set(places.flatMap(({ vacant: at }) => at?.line.second ?? []));
		expect([...vacant]).toEqual([...new Set(Object.values(indicators).flat())]);
	});
});

it('a format without a form places nothing [P3]', () => {
	expect(placeForm({ ...firstFormat(), form: undefined } as never, row({}), [])).toEqual({
		...{ widths: [], lines: [], places: [] }
	});
});

describe('the printed form', () => {
	it('tiles its grid, and prints every cell of the book that it knows [P3]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				for (const project of book.sheets.projects ?? []) {
					const indicators = (book.sheets[`indicators@${project.id}`] ?? []).toSorted(byOrder);
					const form = placeForm(firstFormat(), project, indicators);
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
		const form = placeForm(firstFormat(), row({}), [
			row({ 一级: '产出指标', 二级: '数量指标' }, 'i1')
		]);
		const refs = form.places.flatMap(({ ref }) => (ref ? [`${ref.row}:${ref.column}`] : []));
		const twice = refs.filter((ref, i) => refs.indexOf(ref) !== i);
		expect(twice).toEqual(['i1:二级']);
	});

	it('has one half for 单栏, where the other says nothing [P4]', () => {
		const labels = (cells: Row['cells'], indicators: Row[] = []) => {
			const { places } = placeForm(firstFormat(), row({ 形式: '单栏', ...cells }), indicators);
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
		const { places } = placeForm(firstFormat(), row({}), lines);
		const down = (id: string) => places.find(({ ref }) => ref?.row === id)?.down;
		expect(down('i1')).toBe(7);
		expect(places.find(({ ref }) => ref?.row === 'i1' && ref.column === '二级')?.down).toBe(2);
		expect(places.filter(({ ref }) => ref?.column === '二级').map(({ down }) => down)).toEqual([
			...[2, 2, 1, 1, 1, 1]
		]);
	});

	it('takes names of objects for text', () => {
		const { places } = placeForm(firstFormat(), row({}), [
			row({ 一级: 'constructor', 二级: 'toString' }, 'i1')
		]);
		expect(places.some(({ ref }) => ref?.row === 'i1' && ref.column === '一级')).toBe(true);
	});
});
