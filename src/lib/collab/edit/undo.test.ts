import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { closeAll, meet, ROOMS, two } from '../../../../tests/support/undo-scene';
import type { BookSession } from '../session/book-session';
import type { RoomName } from '../room/room-name';
import { cellsOf } from '../room/schema';

const NOTHING_SKIPPED = { done: true, skipped: [] };

afterEach(closeAll);

test('[C41] undo and redo, over cells, texts and rows of several rooms, one step a write', async () => {
	const [a] = await two();
	const before = a.book.snapshot();
	const steps = [
		() =>
			a.write([
				{ row: 't1', column: '合计', value: 5 },
				{ row: 'r1', column: '合计', value: undefined },
				{ row: 'p1', column: '项目概况', value: '甲丁丙' }
			]),
		() => a.insertRow({ sheet: 'T12', unit: 'u1', after: 'r1', cells: { 项目: '新' } }),
		() => a.moveRow('r3', undefined),
		() => a.removeRow('p1')
	];
	const states = [before];
	for (const step of steps) {
		expect(step().ok).toBe(true);
		states.push(a.book.snapshot());
	}
	expect(a.book.rows('T12').map((r) => r.cells['项目'])).toEqual(['三', '一', '新', '二']);
	expect(a.book.rows('indicators@p1')).toEqual([]);
	for (let i = steps.length; i > 0; i--) {
		expect(a.book.snapshot()).toEqual(states[i]);
		expect(a.undo()).toEqual(NOTHING_SKIPPED);
	}
	expect(a.book.snapshot()).toEqual(before);
	expect(a.undo()).toEqual({ done: false, skipped: [] });
	for (let i = 1; i <= steps.length; i++) {
		expect(a.redo()).toEqual(NOTHING_SKIPPED);
		expect(a.book.snapshot()).toEqual(states[i]);
	}
});

test("[C42] another person's later value stays, and is told", async () => {
	const [a, b] = await two();
	a.write([
		{ row: 'r1', column: '合计', value: 11 },
		{ row: 'r2', column: '合计', value: 21 }
	]);
	meet(a, b);
	b.write([{ row: 'r1', column: '合计', value: 99 }]);
	meet(a, b);
	expect(a.undo()).toEqual({ done: true, skipped: [{ row: 'r1', column: '合计', value: 10 }] });
	expect(a.book.value('r1', '合计')).toBe(99);
	expect(a.book.value('r2', '合计')).toBe(20);
	expect(a.redo()).toEqual(NOTHING_SKIPPED);
	expect(a.book.value('r1', '合计')).toBe(99);
	expect(a.book.value('r2', '合计')).toBe(21);
});

test('[C43] what was restored for another person is not undone a second time', async () => {
	const [a, b] = await two();
	a.write([{ row: 'r1', column: '合计', value: 11 }]);
	meet(a, b);
	b.write([{ row: 'r1', column: '合计', value: 12 }]);
	meet(a, b);
	a.write([{ row: 'r1', column: '合计', value: 13 }]);
	expect(a.undo()).toEqual(NOTHING_SKIPPED);
	expect(a.book.value('r1', '合计')).toBe(12);
	expect(a.undo()).toMatchObject({ done: false, skipped: [{ value: 10 }] });
	expect(a.book.value('r1', '合计')).toBe(12);
});

test('[C44] in a text only my characters go, others’ stay where they are', async () => {
	const [a, b] = await two();
	a.write([{ row: 'p1', column: '项目概况', value: '甲丁戊丙' }]);
	meet(a, b);
	b.write([{ row: 'p1', column: '项目概况', value: '甲丁〇戊丙' }]);
	b.write([{ row: 'p1', column: '项目概况', value: '甲丁〇戊丙末' }]);
	meet(a, b);
	expect(a.undo()).toEqual(NOTHING_SKIPPED);
	expect(a.book.value('p1', '项目概况')).toBe('甲乙〇丙末');
	a.redo();
	expect(a.book.value('p1', '项目概况')).toContain('〇');
});

test('[C45] a row that another has written is not taken away by undoing its insertion', async () => {
	const [a, b] = await two();
	const { row } = a.insertRow({ sheet: 'T12', unit: 'u1', cells: { 项目: '新' } }) as {
		row: string;
	};
	meet(a, b);
	b.write([{ row, column: '合计', value: 7 }]);
	meet(a, b);
	expect(a.undo()).toMatchObject({ done: false });
	expect(a.book.row(row)?.cells).toEqual({ 项目: '新', 合计: 7 });
});

test('[C46] a key is never deleted: a cell that was blank is a blank record again', async () => {
	const [a, b] = await two();
	a.write([{ row: 'r1', column: '单位资金', value: 1 }]);
	a.undo();
	meet(a, b);
	expect(b.book.value('r1', '单位资金')).toBeUndefined();
	expect(cellsOf(a.docOf(ROOMS[1])!).has('r1:单位资金')).toBe(true);
});

test('[C47] a new write ends what could be redone; listeners hear what is possible', async () => {
	const [a] = await two();
	const heard: unknown[] = [];
	a.on('undo', (state) => heard.push(state));
	a.write([{ row: 'r1', column: '合计', value: 11 }]);
	a.undo();
	a.write([{ row: 'r1', column: '合计', value: 12 }]);
	expect(heard).toEqual([
		{ canUndo: true, canRedo: false },
		{ canUndo: false, canRedo: true },
		{ canUndo: true, canRedo: false }
	]);
	expect(a.redo()).toEqual({ done: false, skipped: [] });
});

const act = fc.record({
	who: fc.nat(1),
	what: fc.constantFrom(
		'write',
		'write',
		'text',
		'undo',
		'redo',
		'insert',
		'remove',
		'move',
		'meet'
	),
	row: fc.nat(5),
	value: fc.nat(50)
});

test('[C42] whatever happens, undo and redo leave what others wrote last as it is', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 50 }), async (acts) => {
			const sessions = await two();
			let words = 0;
			for (const { who, what, row, value } of acts) {
				const session = sessions[who];
				const rows = session.book.rows('T12');
				const id = rows.length > 0 ? rows[row % rows.length].id : 'none';
				const others = () => othersCells(session);
				const before = others();
				if (what === 'write')
					session.write([{ row: id, column: '合计', value: value || undefined }]);
				else if (what === 'text') {
					const text = String(session.book.value('p1', '项目概况') ?? '');
					const at = value % (text.length + 1);
					const next = text.slice(0, at) + `<${words++}>` + text.slice(at + (value % 3));
					session.write([{ row: 'p1', column: '项目概况', value: next }]);
				} else if (what === 'insert') session.insertRow({ sheet: 'T12', unit: 'u1', after: id });
				else if (what === 'remove' && rows.length > 1) session.removeRow(id);
				else if (what === 'move') session.moveRow(id, rows[value % rows.length]?.id);
				else if (what === 'meet') meet(...sessions);
				if (what !== 'undo' && what !== 'redo') continue;
				session[what]();
				const after = others();
				for (const [key, record] of before) expect([key, after.get(key)]).toEqual([key, record]);
			}
			meet(...sessions);
			expect(sessions[0].book.snapshot()).toEqual(sessions[1].book.snapshot());
			await closeAll();
		}),
		{ numRuns: 150 }
	);
});

/** Cells whose last writer is another person, with their values. */
function othersCells(session: BookSession): Map<string, unknown> {
	const found = new Map<string, unknown>();
	for (const room of ROOMS as RoomName[]) {
		for (const [key, record] of cellsOf(session.docOf(room)!).entries()) {
			if ((record as { by: string }).by !== session.identity.id && !key.includes('概况')) {
				found.set(key, record);
			}
		}
	}
	return found;
}
