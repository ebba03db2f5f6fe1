import { expect, test } from 'vitest';
import { cellOfPlace, cellPlace, KeptTypings, newCellOfPlace, newCellPlace } from './kept-typing';

function storage(): Storage {
	const held = new Map<string, string>();
	return {
		getItem: (key) => held.get(key) ?? null,
		setItem: (key, value) => void held.set(key, value),
		removeItem: (key) => void held.delete(key),
		key: (at) => [...held.keys()][at] ?? null,
		clear: () => held.clear(),
		get length() {
			return held.size;
		}
	};
}
const open = new Set<string>();
const tab = (store: Storage | undefined, name: string, person = '甲'): KeptTypings =>
	new KeptTypings(store, ['b', person], name, async (other) => open.has(other));

test('U4 what a tab that is gone has left is offered to the next, and to nobody else', async () => {
	const store = storage();
	open.add('one');
	tab(store, 'one').keep(cellPlace('r1', '合计'), { text: '12', base: '10' });
	expect(await tab(store, 'two').left()).toEqual([]);
	open.delete('one');
	expect(await tab(store, 'two').left()).toEqual([
		{ place: 'cell:r1:合计', text: '12', base: '10' }
	]);
	expect(await tab(store, 'two', '乙').left()).toEqual([]);
});

test('U3 what was entered or given up is not offered', async () => {
	const store = storage();
	const kept = tab(store, 'one');
	kept.keep('cell:r1:合计', { text: '12', base: '' });
	kept.keep('cell:r1:合计', undefined);
	expect(await tab(store, 'two').left()).toEqual([]);
});

test('U6 a store that is full, missing or holds something else stops nobody', async () => {
	const store = storage();
	store.setItem('hebian.typing:["b","甲"]:cell:r1:合计', '{"text":3}');
	store.setItem('hebian.typing:["b","甲"]:cell:r2:合计', 'no JSON');
	expect(await tab(store, 'two').left()).toEqual([]);
	const full = {
		...store,
		setItem: () => {
			throw new Error('full');
		}
	} as Storage;
	tab(full, 'one').keep('cell:r1:合计', { text: '12', base: '' });
	tab(undefined, 'one').keep('cell:r1:合计', { text: '12', base: '' });
	expect(await tab(undefined, 'two').left()).toEqual([]);
});

test('a place names its cell', () => {
	expect(cellOfPlace(cellPlace('r1', '年度.指标值'))).toEqual({ row: 'r1', column: '年度.指标值' });
	expect(cellOfPlace('comment:{}')).toBeUndefined();
	const made = newCellPlace('indicators@p1', '年度.三级', { 一级: '产出指标', 二级: '数量指标' });
	expect(newCellOfPlace(made)).toEqual({ sheet: 'indicators@p1', column: '年度.三级' });
	expect(newCellOfPlace(cellPlace('r1', '合计'))).toBeUndefined();
});
