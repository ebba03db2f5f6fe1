import { describe, expect, it } from 'vitest';
import type { Book, Row } from '$lib/budget/book/book';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import type { Identity } from '$lib/collab/room/identity';
import { MemorySession } from '../../../../tests/support/memory-session';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { FindState } from './find-state.svelte';
import { hitsIn, type CellHit, type Hit } from './find-in-book';
import { contextOf } from './hit-context';
import { paletteHits } from './palette-hits';
import { matcherOf } from './query';
import { Replacer } from './replace';

const WAN = 1_000_000;
const row = (id: string, cells: Row['cells'], part: Partial<Row> = {}): Row => ({
	...{ id, order: id, cells },
	...part
});
const BOOK: Book = {
	...SMALL_BOOK,
	sheets: {
		...SMALL_BOOK.sheets,
		T2: [
			row('a1', { 编码: '204', 名称: '公共安全支出', 合计: 1234.5 * WAN }),
			row('a2', { 编码: '20402', 名称: '公安（Police）', 合计: 234.5 * WAN, 单位资金: '约12' })
		],
		projects: [
			row(
				'p1',
				{ 项目名称: '办案经费', 年度资金总额: 123_450, 项目概况: '共需1234.50元，另有1,234.5万元' },
				{ unit: 'u1' }
			),
			row('p2', { 项目名称: '办案经费（分局）' }, { unit: 'u2' })
		],
		'indicators@p1': [
			row('i1', { 一级: '产出指标', 二级: '数量指标', '年度.三级': '办案数' }, { unit: 'u1' })
		],
		narrative: [
			row('N8', {
				标题: '八',
				正文: '今年{{粗体}}重点{{/粗体}}办案，支出{{T2[204].合计}}，重点保障。'
			})
		]
	}
};

function scene(identity?: Identity) {
	const session = new MemorySession(BOOK, identity ? { identity } : {});
	const find = (text: string, isWhole = false): Hit[] => {
		const findable = {
			book: session.book,
			living: livingReaderOf(session.book),
			threads: session.comments.threads
		};
		return [...hitsIn(findable, matcherOf({ text, isWhole })!)].filter((hit) => hit !== undefined);
	};
	const cells = (text: string, isWhole = false): CellHit[] =>
		find(text, isWhole).filter((hit) => hit.kind === 'cell');
	const replaced = (text: string, replacement: string, isWhole = false) => {
		const replacer = new Replacer(session, replacement);
		return cells(text, isWhole).map((hit) => replacer.plan(hit));
	};
	return { session, find, cells, replaced };
}
const at = ({ row, column }: CellHit): string => `${row}.${column}`;

describe('finding', () => {
	it('takes an amount by its value, in the unit of its table, and in texts as it is written [U12]', () => {
		const { cells } = scene();
		const places = ['a1.合计', 'p1.年度资金总额', 'p1.项目概况', 'N8.正文'];
		for (const asked of ['1,234.5', '1234.50', '１２３４．５'])
			expect(cells(asked).map(at)).toEqual(expect.arrayContaining(places.slice(0, 3)));
		expect(cells('1234.5', true).map(at)).toEqual(['a1.合计', 'p1.年度资金总额']);
		expect(
			cells('1,234.5').find((hit) => hit.row === 'p1' && hit.column === '项目概况')?.stretches
		).toHaveLength(2);
		// A living figure is found by what it prints.
		expect(cells('1,234.50').map(at)).toContain('N8.正文');
	});

	it('tells an amount that only contains the digits from the one that was asked for', () => {
		const { cells } = scene();
		const found = cells('234.5').filter((hit) => hit.amount);
		expect(found.map((hit) => [at(hit), hit.amount])).toEqual([
			['a1.合计', 'digits'],
			['a2.合计', 'value'],
			['p1.年度资金总额', 'digits']
		]);
	});

	it('takes a number in a text with its closing zeros, never half of them', () => {
		const inText = (asked: string, text: string) =>
			matcherOf({ text: asked, isWhole: false })!.inText(text);
		expect(inText('23.5', '共23.500元，见表1，23.5')).toEqual([
			{ start: 1, end: 7 },
			{ start: 13, end: 17 }
		]);
		expect(inText('1000', '1,000.00')).toEqual([{ start: 0, end: 8 }]);
		expect(inText('1000', '21,000')).toEqual([]);
		// What is written like it is found all the same: 204 finds 20402.
		expect(inText('204', '20402')).toEqual([{ start: 0, end: 3 }]);
	});

	it('takes case and width as the same, and characters of patterns as they are [U12]', () => {
		const { cells } = scene();
		expect(cells('(police)').map(at)).toEqual(['a2.名称']);
		expect(cells('.*').map(at)).toEqual([]);
		expect(matcherOf({ text: '[\\', isWhole: false })!.inText('a［＼')).toHaveLength(1);
		expect(matcherOf({ text: '   ', isWhole: false })).toBeUndefined();
	});

	it('finds whole cells only where that is asked', () => {
		const { cells } = scene();
		expect(cells('204', true).map(at)).toEqual(['a1.编码', 't2u.编码']);
		expect(cells('办案经费').map(at)).toEqual(['p1.项目名称', 'p2.项目名称']);
		expect(cells('办案经费', true).map(at)).toEqual(['p1.项目名称']);
	});

	it('finds comments, and those taken back no more [U12]', () => {
		const { session, find } = scene();
		const anchor = { sheet: 'T2', row: 'a1', address: 'T2[204]' } as const;
		const said = session.comments.add(anchor, { text: '请核对重点项目' });
		expect(find('重点项目').map(({ kind }) => kind)).toEqual(['comment']);
		expect(said.ok).toBe(true);
	});

	it('shows a few words around what it found', () => {
		const text = `${'甲'.repeat(50)}重点${'乙'.repeat(90)}`;
		const [stretch] = matcherOf({ text: '重点', isWhole: false })!.inText(text);
		const { before, found, after } = contextOf({ text, stretches: [stretch] });
		expect(before).toBe(`…${'甲'.repeat(24)}`);
		expect(found).toBe('重点');
		expect(after.endsWith('…')).toBe(true);
	});
});

describe('the palette', () => {
	it('finds columns, rows by code and name, figures and words [U14]', () => {
		const { session } = scene();
		const findable = { book: session.book, living: livingReaderOf(session.book), threads: [] };
		const find = (query: string) =>
			paletteHits(findable, query, 'b', () => 0).map(({ kind, link }) => [
				kind,
				decodeURIComponent(link).replace('/book/b/', '')
			]);
		expect(find('20402')).toEqual([['row', 'table/T2?cell=T2[20402].编码']]);
		expect(find('公共安全')[0]).toEqual(['row', 'table/T2?cell=T2[204].名称']);
		expect(find('1,234.5')).toContainEqual(['figure', 'table/T2?cell=T2[204].合计']);
		expect(find('单位资金')).toContainEqual(['column', 'table/T2?cell=T2[204].单位资金']);
		expect(find('重点')).toContainEqual(['words', 'narrative/N8?cell=N[8].正文']);
		expect(find('  ')).toEqual([]);
	});
});

describe('replacing', () => {
	it('keeps marks and living figures, and replaces an amount as a whole only [U13]', () => {
		const { session, replaced } = scene();
		const [words] = replaced('重点', '着力');
		expect(words).toMatchObject({
			ok: true,
			edit: {
				value: '今年{{粗体}}着力{{/粗体}}办案，支出{{T2[204].合计}}，着力保障。'
			},
			after: { stretches: [{ start: 2, end: 4 }] }
		});
		const [across] = replaced('重点办案', '办案');
		expect(across).toMatchObject({
			edit: { value: '今年{{粗体}}办案{{/粗体}}，支出{{T2[204].合计}}，重点保障。' }
		});
		const figure = replaced('1,234.50', '1').find(({ hit }) => hit.row === 'N8');
		expect(figure).toMatchObject({ ok: false, refusal: { kind: 'living' } });
		const amounts = replaced('234.5', '7').filter(({ hit }) => hit.amount);
		expect(amounts.map((each) => (each.ok ? each.edit.value : each.refusal.kind))).toEqual([
			'digits',
			7 * WAN,
			'digits'
		]);
		expect(session.writes).toEqual([]);
	});

	it('is refused where typing would be: others’ rows, official labels, what is no amount [U13]', () => {
		const clerk: Identity = { id: 'k1', name: '李伟', role: 'clerk', unit: 'u1' };
		const { replaced } = scene(clerk);
		const plan = replaced('办案经费', '专项');
		expect(plan.map((each) => (each.ok ? each.edit.value : each.refusal.kind))).toEqual([
			'专项',
			'refused'
		]);
		const { replaced: asCoordinator } = scene();
		expect(asCoordinator('1234.5', '约一千', true)[0]).toMatchObject({
			ok: false,
			refusal: { kind: 'not-a-number' }
		});
		expect(asCoordinator('收入总计', '总计')[0]).toMatchObject({
			ok: false,
			refusal: { kind: 'official-label' }
		});
		expect(asCoordinator('产出指标', '产出')[0]).toMatchObject({ ok: false });
	});

	it('is one step, which one undo takes back, and leaves what has changed meanwhile [U13]', () => {
		const { session, cells } = scene();
		const find = new FindState();
		find.replacement = '专项';
		const hits = cells('办案经费');
		session.write([{ row: 'p2', column: '项目名称', value: '办案经费（新）' }]);
		expect(find.replace(session, hits)).toMatchObject({ written: 1 });
		expect(session.book.value('p1', '项目名称')).toBe('专项');
		expect(session.book.value('p2', '项目名称')).toBe('办案经费（新）');
		session.undo();
		expect(session.book.value('p1', '项目名称')).toBe('办案经费');
		expect(session.book.value('p2', '项目名称')).toBe('办案经费（新）');
	});
});
