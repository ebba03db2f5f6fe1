import { afterEach, expect, test } from 'vitest';
import { closeAll, meet, two } from '../../../../tests/support/undo-scene';
import { settingNames } from '$lib/messages/setting-names';
import { undoWords } from '$lib/messages/undo';
import type { BookSession } from '$lib/collab/session/book-session';
import { sayUndoStep } from './say-undo-step';

afterEach(closeAll);

const said = (session: BookSession): string[] =>
	session.undoSteps.map((step) =>
		sayUndoStep(session.book, step, undoWords.zh, (name) => settingNames.zh.settings[name] ?? name)
	);

test('[U25] undos are told in words, the next first', async () => {
	const [one] = await two();
	one.write([{ row: 'r1', column: '合计', value: 10_000_000 }]);
	one.write([{ row: 'r1', column: '合计', value: '=1+2' }]);
	one.write(['r1', 'r2', 'r3'].map((row) => ({ row, column: '单位资金', value: 1_000_000 })));
	one.write([{ row: 'p1', column: '项目概况', value: '甲乙' }]);
	one.insertRow({ sheet: 'T12', after: 'r3', unit: 'u1', cells: { 项目: '四' } });
	one.moveRow('r1', 'r2');
	one.removeRow('r2');
	one.writeSetting('stage', '上报');
	expect(said(one)).toEqual([
		'本册资料：阶段',
		'删除 1 行',
		'移动一行',
		'插入 1 行',
		'F[一@晋城市公安局].项目概况 的文字',
		'T12[一].单位资金 等 3 格',
		'T12[一].合计：10.00 → =1+2',
		'T12[一].合计：0.00001 → 10.00'
	]);
});

test('[U25] as many as are chosen go, and no others', async () => {
	const [one, other] = await two();
	for (const value of [1, 2, 3]) one.write([{ row: 'r1', column: '合计', value: value * 100 }]);
	other.write([{ row: 'r2', column: '合计', value: 7 }]);
	meet(one, other);
	expect(said(one)).toHaveLength(3);
	for (let step = 0; step < 2; step++) one.undo();
	expect(said(one)).toHaveLength(1);
	expect([one.book.value('r1', '合计'), one.book.value('r2', '合计')]).toEqual([100, 7]);
});

test('[U25] a cell whose row is gone is told as such', async () => {
	const [one, other] = await two();
	one.write([{ row: 'r1', column: '合计', value: 100 }]);
	meet(one, other);
	other.removeRow('r1');
	meet(one, other);
	expect(said(one)[0]).toBe('已删除的行');
});
