import { describe, expect, it } from 'vitest';
import type { Book, Row } from '$lib/budget/book/book';
import { MemorySession } from '../../../../tests/support/memory-session';
import { tableSheet } from '../grid/table-sheet';
import type { SheetModel } from '../grid/grid-port';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { KeptViews } from './kept-views.svelte';
import { isNarrowed, type SheetView, type ViewFacts } from './sheet-view';
import { SheetViewer } from './sheet-viewer';
import { readView, writeView } from './view-text';

const WAN = 1_000_000;
const row = (id: string, cells: Row['cells'], part: Partial<Row> = {}): Row => ({
	...{ id, order: id, cells },
	...part
});
const TREE = [
	row('a0', { 名称: '合计', 合计: 60 * WAN }, { role: 'total' }),
	row('b1', { 编码: '204', 名称: '公共安全支出', 合计: 40 * WAN }),
	row('b2', { 编码: '20402', 名称: '公安', 合计: 40 * WAN }),
	row('b3', { 编码: '2040201', 名称: '行政运行', 合计: 10 * WAN }),
	row('b4', { 编码: '2040220', 名称: '执法办案', 合计: 30 * WAN }),
	row('c1', { 编码: '208', 名称: '社会保障', 合计: 20 * WAN }),
	row('c2', { 编码: '20805', 名称: '养老', 合计: 20 * WAN }),
	row('c3', { 编码: '2080505', 名称: '基本养老' })
];
const BOOK: Book = {
	...SMALL_BOOK,
	sheets: {
		...SMALL_BOOK.sheets,
		T3: TREE,
		T12: [
			row('p1', { 项目: '辅警经费', 合计: 4 * WAN }, { unit: 'u1' }),
			row('p2', { 项目: '特警服装', 合计: 2 * WAN }, { unit: 'u2' })
		]
	}
};

function scene(sheet = 'T3', facts: Partial<ViewFacts> = {}) {
	const session = new MemorySession(BOOK);
	const viewer = new SheetViewer({
		hasFindings: () => false,
		changedAt: () => undefined,
		...facts
	});
	const model = () => tableSheet(session, sheet);
	const shown = (view: SheetView): string[] =>
		viewer.apply(model(), view).lines.map(({ key }) => key);
	return { session, viewer, model, shown };
}
const column = '合计';

describe('a view', () => {
	it('shows all in the order of the document where it asks nothing [U15]', () => {
		const { viewer, model, shown } = scene();
		expect(shown({})).toEqual(TREE.map(({ id }) => id));
		expect(viewer.apply(model(), {}).hiddenLines).toBeUndefined();
		expect(isNarrowed({ zoom: 120, widths: { a: 30 } })).toBe(false);
	});

	it('filters by values, text, amounts, all at once [U15]', () => {
		const { shown, viewer, model } = scene();
		expect(shown({ filters: [{ column, kind: 'values', values: ['20.00', ''] }] })).toEqual([
			'c1',
			'c2',
			'c3'
		]);
		expect(shown({ filters: [{ column: '名称', kind: 'text', text: '公' }] })).toEqual([
			'b1',
			'b2'
		]);
		const amounts = { column, kind: 'amounts', least: 20 * WAN, most: 30 * WAN } as const;
		expect(shown({ filters: [amounts] })).toEqual(['b4', 'c1', 'c2']);
		const both = { filters: [amounts, { column: '名称', kind: 'text', text: '养' }] } as const;
		expect(shown(both)).toEqual(['c2']);
		const seen = viewer.apply(model(), both);
		expect(seen.hiddenLines).toBe(7);
		expect(seen.lines[0].number).toBe(7);
		expect(shown({ withoutEmpty: true })).not.toContain('c3');
		expect(shown({ filters: [{ column: '没有此列', kind: 'text', text: 'x' }] })).toHaveLength(8);
	});

	it('filters by unit, findings and what changed since [U15]', () => {
		expect(scene('T12').shown({ units: ['u2'] })).toEqual(['p2']);
		expect(scene('T3', { hasFindings: (id) => id === 'b3' }).shown({ withFindings: true })).toEqual(
			['b3']
		);
		const changedAt = (id: string) => (id === 'c2' ? 500 : id === 'b1' ? 100 : undefined);
		expect(scene('T3', { changedAt }).shown({ changedSince: 200 })).toEqual(['c2']);
	});

	it('sorts among the lines under one line, totals and blanks at their ends [U15]', () => {
		const { shown } = scene();
		expect(shown({ sort: { column, way: 'up' } })).toEqual([
			'a0',
			'c1',
			'c2',
			'c3',
			'b1',
			'b2',
			'b3',
			'b4'
		]);
		expect(shown({ sort: { column, way: 'down' } })).toEqual([
			'a0',
			'b1',
			'b2',
			'b4',
			'b3',
			'c1',
			'c2',
			'c3'
		]);
	});

	it('folds a line, or all below a level, and opens single ones [U15]', () => {
		const { shown, viewer, model } = scene();
		expect(shown({ folded: ['b1'] })).toEqual(['a0', 'b1', 'c1', 'c2', 'c3']);
		expect(shown({ depth: 0 })).toEqual(['a0', 'b1', 'c1']);
		expect(shown({ depth: 1 })).toEqual(['a0', 'b1', 'b2', 'c1', 'c2']);
		expect(shown({ depth: 0, unfolded: ['c1'] })).toEqual(['a0', 'b1', 'c1', 'c2']);
		const folds = viewer.apply(model(), { folded: ['b1'] }).lines.map(({ cells }) => cells[1].fold);
		expect(folds).toEqual([undefined, 'closed', 'open', 'open', undefined]);
	});

	it('lets no line go under somebody’s hands until it is applied anew [U16]', () => {
		const { session, shown, viewer } = scene();
		const view: SheetView = {
			filters: [{ column, kind: 'amounts', least: 30 * WAN }],
			sort: { column, way: 'down' }
		};
		expect(shown(view)).toEqual(['a0', 'b1', 'b2', 'b4']);
		session.write([{ row: 'b1', column, value: WAN }]);
		session.write([{ row: 'c1', column, value: 90 * WAN }]);
		expect(shown(view)).toEqual(['a0', 'b1', 'b2', 'b4', 'c1']);
		viewer.applyAnew();
		expect(shown(view)).toEqual(['a0', 'c1', 'b2', 'b4']);
	});

	it('shows a row that somebody goes to, filtered and folded or not [U16]', () => {
		const { shown, viewer } = scene();
		const view: SheetView = {
			filters: [{ column: '名称', kind: 'text', text: '公' }],
			folded: ['b1', 'c1']
		};
		expect(shown(view)).toEqual(['b1']);
		viewer.reveal('c3');
		expect(shown(view)).toEqual(['b1', 'c3']);
	});

	it('changes nothing of the book, and leaves the model it is laid over as it was [U17]', () => {
		const { session, model, shown } = scene();
		const before = structuredClone(session.book.snapshot());
		const whole: SheetModel = model();
		const text = JSON.stringify(whole);
		shown({ withoutEmpty: true, folded: ['b1'], sort: { column, way: 'down' } });
		expect(session.book.snapshot()).toEqual(before);
		expect(JSON.stringify(whole)).toBe(text);
	});
});

describe('a kept view', () => {
	const store = (): Storage => {
		const held = new Map<string, string>();
		return {
			getItem: (key: string) => held.get(key) ?? null,
			setItem: (key: string, value: string) => void held.set(key, value)
		} as Storage;
	};

	it('is one person’s, of one sheet, and there again at the next visit [U17]', () => {
		const held = store();
		const views = new KeptViews('c1', 'b', held);
		views.change('T3', { withoutEmpty: true, units: [] });
		views.fold('T3', 'b1', true);
		expect(new KeptViews('c1', 'b', held).of('T3')).toEqual({ withoutEmpty: true, folded: ['b1'] });
		expect(new KeptViews('c2', 'b', held).of('T3')).toEqual({});
		expect(new KeptViews('c1', 'b', held).of('T2')).toEqual({});
		views.fold('T3', 'b1', false);
		expect(views.of('T3')).toEqual({ withoutEmpty: true });
		views.widen('T3');
		expect(isNarrowed(new KeptViews('c1', 'b', held).of('T3'))).toBe(false);
	});

	it('goes into a link and comes out the same; nonsense is none [U17]', () => {
		const view: SheetView = {
			filters: [{ column: '名称', kind: 'text', text: '办案“款”' }],
			sort: { column, way: 'down' },
			changedSince: 1_700_000_000_000
		};
		expect(readView(writeView(view))).toEqual(view);
		expect(readView('%%%')).toBeUndefined();
		expect(readView(btoa('{"filters":[{"kind":"run"}]}'))).toBeUndefined();
		expect(readView(btoa('{"zoom":9000}'))).toBeUndefined();
		expect(
			new KeptViews('c1', 'b', { getItem: () => '{"T3":{"depth":-1}}' } as never).of('T3')
		).toEqual({});
	});
});
