/** What every store's history must do. */
import { describe, expect, it } from 'vitest';
import type { HistoryChange } from '$lib/collab/history/history';
import type { HistoryQuery } from '../history-store';
import type { Store } from '../store';

const DEPARTMENT = 'book/b1/department';
const UNIT = 'book/b1/unit/u1';
const ALL: HistoryQuery = { book: 'b1', rooms: [DEPARTMENT, UNIT], limit: 100 };

const cell = (row: string, column: string, after: number, sheet = 'T2'): HistoryChange =>
	({ kind: 'cell', sheet, row, column, after }) as HistoryChange;

export function historyContract(
	name: string,
	open: () => Promise<{ store: Store; reopen?: () => Promise<Store> }>
): void {
	const filled = async (): Promise<Awaited<ReturnType<typeof open>>> => {
		const opened = await open();
		const { history } = opened.store;
		const log = (room: string, sequence: number, by: string, ...changes: HistoryChange[]): void =>
			history.record({ room, sequence, at: sequence * 10, by, changes });
		log(DEPARTMENT, 2, 'a', cell('r1', '合计', 1), cell('r1', '基本支出', 2));
		log(UNIT, 2, 'b', cell('p1', '总额', 3, 'projects'), cell('i1', '指标值', 4, 'indicators@p1'));
		log(DEPARTMENT, 3, 'b', cell('r2', '合计', 5), { kind: 'head', key: 'setting:x', after: [1] });
		return opened;
	};
	const told = async (store: Store, query: Partial<HistoryQuery> = {}): Promise<unknown[]> =>
		(await store.history.query({ ...ALL, ...query })).entries.map(({ change }) =>
			change.kind === 'cell' ? change.after : change.kind
		);

	describe(`history contract: ${name}`, () => {
		it('[H1] tells the newest first, with who, when and which row of the log', async () => {
			const { store } = await filled();
			expect(await told(store)).toEqual(['head', 5, 4, 3, 2, 1]);
			const { entries } = await store.history.query(ALL);
			expect(entries[0]).toMatchObject({
				...{ room: DEPARTMENT, sequence: 3, part: 1, at: 30, by: 'b' },
				change: { kind: 'head', key: 'setting:x', after: [1] }
			});
		});

		it('[H2] of a row, a cell, a sheet, a form, a person', async () => {
			const { store } = await filled();
			expect(await told(store, { row: 'r1' })).toEqual([2, 1]);
			expect(await told(store, { row: 'r1', column: '合计' })).toEqual([1]);
			expect(await told(store, { sheet: 'T2' })).toEqual([5, 2, 1]);
			expect(await told(store, { form: 'p1' })).toEqual([4, 3]);
			expect(await told(store, { by: 'b' })).toEqual(['head', 5, 4, 3]);
		});

		it('[H2] of the head of a room, its conflicts among them', async () => {
			const { store } = await filled();
			const value = { value: 1, by: 'a' };
			const changes: HistoryChange[] = [
				{ kind: 'head-conflict', key: 'setting:x', kept: value, lost: value },
				cell('r3', '合计', 6),
				// Its sheet had not arrived.
				{ kind: 'cell', row: 'r4', column: '合计', after: 7 }
			];
			store.history.record({ room: DEPARTMENT, sequence: 4, at: 40, by: 'a', changes });
			const ofUnit: HistoryChange[] = [{ kind: 'head', key: 'explanation:e', after: 1 }];
			store.history.record({ room: UNIT, sequence: 3, at: 50, by: 'a', changes: ofUnit });
			const rooms = [DEPARTMENT];
			expect(await told(store, { ofHead: true, rooms })).toEqual(['head-conflict', 'head']);
			const first = await store.history.query({ ...ALL, ofHead: true, rooms, limit: 1 });
			expect(first.next).toBe(first.entries[0].order);
			expect(await told(store, { ofHead: true, rooms, before: first.next })).toEqual(['head']);
		});

		it('[H3] only of the rooms that are asked about, and of this book', async () => {
			const { store } = await filled();
			expect(await told(store, { rooms: [UNIT] })).toEqual([4, 3]);
			expect(await told(store, { rooms: [] })).toEqual([]);
			expect(await told(store, { book: 'b2', rooms: ['book/b2/department'] })).toEqual([]);
		});

		it('[H4] in pages that leave nothing out', async () => {
			const { store } = await filled();
			const seen: unknown[] = [];
			let before: number | undefined;
			do {
				const page = await store.history.query({ ...ALL, limit: 2, before });
				seen.push(...page.entries.map(({ order }) => order));
				before = page.next;
			} while (before !== undefined);
			expect(seen).toHaveLength(6);
			expect([...seen].sort((a, b) => Number(b) - Number(a))).toEqual(seen);
		});

		it('[H5] knows how far it goes, also over rows that changed nothing', async () => {
			const { store } = await filled();
			expect(await store.history.through(DEPARTMENT)).toBe(3);
			store.history.record({ room: DEPARTMENT, sequence: 4, at: 40, by: 'a', changes: [] });
			expect(await store.history.through(DEPARTMENT)).toBe(4);
			expect(await store.history.through('book/b1/unit/u9')).toBe(0);
		});

		it('[H6] is there after reopening, with names', async () => {
			const { store, reopen } = await filled();
			if (!reopen) return;
			store.history.named({ id: 'a', name: '张敏' });
			store.history.named({ id: 'a', name: '张敏敏' });
			const again = await reopen();
			expect(await told(again)).toEqual(['head', 5, 4, 3, 2, 1]);
			expect(await again.history.names(['a', 'b'])).toEqual({ a: '张敏敏' });
		});

		it('[H7] is kept when the log is folded', async () => {
			const { store, reopen } = await open();
			const stamp = { by: 'a', at: 1 };
			for (const n of [1, 2]) await store.append(DEPARTMENT, new Uint8Array([n]), stamp);
			const changes = [cell('r1', '合计', 7)];
			store.history.record({ room: DEPARTMENT, sequence: 2, ...stamp, changes });
			await store.compact(DEPARTMENT, [new Uint8Array([9])], 2);
			const after = reopen ? await reopen() : store;
			expect(await told(after)).toEqual([7]);
			expect((await after.load(DEPARTMENT))?.updates).toEqual([]);
		});
	});
}
