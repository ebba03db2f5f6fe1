import { expect, test as base } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { readBookFile } from '../../src/lib/budget/file/book-file';
import { GridDesk } from '../support/grid-desk';
import { serveGridPage } from '../support/grid-page/serve.js';

const SAMPLE = new URL('../../static/sample/jincheng-psb-2023.hebian.json', import.meta.url);

const story = base.extend<{ desk: GridDesk }, { address: string }>({
	address: [
		async ({}, use) => {
			const read = readBookFile(readFileSync(SAMPLE, 'utf8'));
			if (!read.ok) throw new Error(JSON.stringify(read.failure));
			const { address, stop } = await serveGridPage(read.book);
			await use(address);
			await stop();
		},
		{ scope: 'worker', timeout: 60_000 }
	],
	desk: async ({ page, context, address }, use) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		const failures: string[] = [];
		page.on('pageerror', (error) => failures.push(error.message));
		await use(new GridDesk(page, address));
		expect(failures).toEqual([]);
	}
});

/** T2: 科目编码 and 科目名称 stay in view. */
const FROZEN = 2;

story('typing replaces, Enter and Tab commit, Ctrl+Z takes back', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	const cell = desk.at(7, 3);
	await desk.type(cell, '12.5');
	await expect(cell).toHaveText('12.50');
	await desk.at(7, 4).click();
	await desk.page.waitForTimeout(120);
	await desk.page.keyboard.type('１，２２６．０');
	await desk.page.keyboard.press('Tab');
	await expect(desk.at(7, 4)).toHaveText('1,226.00');
	await desk.page.keyboard.press('Control+z');
	await expect(desk.at(7, 4)).toHaveText('');
	await desk.page.keyboard.press('Control+y');
	await expect(desk.at(7, 4)).toHaveText('1,226.00');
	await desk.page.keyboard.press('ArrowLeft');
	await desk.page.keyboard.press('Delete');
	await expect(desk.at(7, 4)).toHaveText('');
	expect(await desk.place()).toMatchObject({ sheet: 'T2', column: '一般公共预算' });
});

story('typed slowly, no character is lost', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	await desk.at(7, 3).click();
	await desk.page.keyboard.type('123456.78', { delay: 45 });
	await expect(desk.editor).toHaveValue('123456.78');
	await desk.page.keyboard.press('Enter');
	await expect(desk.at(7, 3)).toHaveText('123,456.78');
});

story('what is no amount is refused in place and stays in the editor', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	const cell = desk.at(8, 4);
	const before = await cell.innerText();
	await cell.click();
	await desk.page.waitForTimeout(120);
	await desk.page.keyboard.type('约5');
	await desk.page.keyboard.press('Enter');
	await expect(desk.reason).toContainText('不是金额');
	await expect(desk.editor).toHaveValue('约5');
	await desk.at(12, 5).click();
	await expect(desk.editor).toHaveValue('约5');
	await desk.page.keyboard.press('Control+a');
	await desk.page.keyboard.type('3.456');
	await desk.page.keyboard.press('Tab');
	await expect(desk.reason).toContainText('2 位小数');
	await desk.page.keyboard.press('Escape');
	await expect(cell).toHaveText(before);
	expect(await desk.writes()).toBe(0);
});

story('Chinese is composed from the first keystroke', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	const name = desk.at(8, 2, FROZEN);
	await name.click();
	await desk.page.waitForTimeout(120);
	await desk.compose('shiye', '事业');
	await expect(desk.editor).toHaveValue('事业');
	await desk.page.keyboard.press('Enter');
	await expect(name).toHaveText('事业');
});

story('a block from Excel is pasted as one write, or not at all', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	await desk.paste(desk.at(6, 5), '1,234.5\t２．５\r\n\t(3.1)\r\n');
	await expect(desk.at(6, 5)).toHaveText('1,234.50');
	await expect(desk.at(6, 6)).toHaveText('2.50');
	await expect(desk.at(7, 6)).toHaveText('-3.10');
	expect(await desk.writes()).toBe(1);

	await desk.paste(desk.at(10, 5), '1\t错\n2\t3.333');
	await expect(desk.notice).toContainText('2 个单元格不能写入');
	await expect(desk.notice).toContainText('第 10 行');
	await expect(desk.notice).toContainText('3.333');
	await expect(desk.at(10, 5)).toHaveText('');

	await desk.paste(desk.at(1, 1, FROZEN), 'X\tY');
	await expect(desk.notice).toContainText('固定文字');
	await desk.paste(desk.at(24, 8), '1\t2\t3');
	await expect(desk.notice).toContainText('只能放下 1 行 2 列');
	expect(await desk.writes()).toBe(1);
});

story('U31 a block is pasted transposed from the menu, or not at all', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	const item = desk.page.locator('.htContextMenu td', { hasText: '转置粘贴' });
	const transpose = async (at: [number, number], text: string) => {
		await desk.page.evaluate((t) => navigator.clipboard.writeText(t), text);
		await desk.at(...at).click({ button: 'right' });
		await item.click();
	};
	await transpose([6, 5], '1\t2\t3\n4\t5\t6\n');
	await expect(desk.at(8, 6)).toHaveText('6.00');
	await expect(desk.at(8, 5)).toHaveText('3.00');
	await expect(desk.at(6, 6)).toHaveText('4.00');
	expect(await desk.writes()).toBe(1);
	await transpose([10, 5], '1\t错');
	await expect(desk.notice).toContainText('1 个单元格不能写入');
	await expect(desk.at(10, 5)).toHaveText('');
	expect(await desk.writes()).toBe(1);
});

story('U26 T16 a cell with a list takes what is chosen, and what is typed', async ({ desk }) => {
	const { page, list, editor } = desk;
	await desk.open({ sheet: 'T3', cell: 'T3[2040299].编码' });
	const code = page.locator('.ht_clone_inline_start td.current');
	await expect(code).toHaveText('2040299');

	await story.step('with the arrows, from all or from what fits', async () => {
		await page.keyboard.press('Alt+ArrowDown');
		await expect(list).toContainText('一般公共服务支出');
		await expect(list).toBeInViewport({ ratio: 0.9 });
		await page.keyboard.press('Escape');
		await expect(editor).toHaveCount(0);
		await page.keyboard.type('20402');
		await expect(list.getByRole('option')).not.toHaveCount(0);
		await expect(list).not.toContainText('一般公共服务支出');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await expect(list.getByRole('option', { selected: true })).toHaveText(/^2040201/);
		await page.keyboard.press('Enter');
		await page.keyboard.press('ArrowUp');
		await expect(code).toHaveText('2040201');
		await page.keyboard.press('Control+z');
		await expect(code).toHaveText('2040299');
	});

	await page.keyboard.press('ArrowRight');
	await story.step('with an input method, whose keys are its own', async () => {
		const input = await page.context().newCDPSession(page);
		const selection = { selectionStart: 3, selectionEnd: 3 };
		await input.send('Input.imeSetComposition', { text: 'yib', ...selection });
		await expect(editor).toHaveValue('yib');
		await expect(list).toHaveCount(0);
		await input.send('Input.insertText', { text: '一般公共' });
		await expect(editor).toHaveValue('一般公共');
		await expect(list.getByRole('option').first()).toContainText('一般公共服务支出');
		await page.keyboard.press('Escape');
		await expect(editor).toHaveCount(0);
	});

	await story.step('what is in no list stands as it is typed', async () => {
		await page.keyboard.type('自拟的名称');
		await expect(list).toHaveCount(0);
		await page.keyboard.press('Enter');
		await page.keyboard.press('ArrowUp');
		await expect(code).toHaveText('自拟的名称');
	});

	await story.step('with the pointer, in a form', async () => {
		await desk.open({ project: 'p1' });
		const attribute = desk.beside('项目属性');
		await attribute.dblclick();
		await list.getByRole('option', { name: '延续性项目（阶段开展）' }).click();
		await expect(attribute).toHaveText('延续性项目（阶段开展）');
		await expect(editor).toHaveCount(0);
		expect(await desk.value('p1', '项目属性')).toBe('延续性项目（阶段开展）');
	});
});

story('U29 the list of a formula stands in view beside the last column', async ({ desk }) => {
	await desk.open({ sheet: 'T3', cell: 'T3[2040299].项目支出' });
	await desk.page.keyboard.type('=.基本支出+T12[辅警');
	await expect(desk.list.getByRole('option').first()).toContainText('T12[辅警');
	await expect(desk.list).toBeInViewport({ ratio: 0.9 });
	await desk.page.keyboard.press('Escape');
	await expect(desk.list).toHaveCount(0);
	await expect(desk.editor).toHaveValue('=.基本支出+T12[辅警');
});

story('a copy is tab-separated and exact', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	await desk.at(2, 3).click();
	await desk.at(3, 4).click({ modifiers: ['Shift'] });
	expect(await desk.copied()).toMatch(/^\d+\.\d\d\t\d+\.\d\d\n\d+\.\d\d\t\d+\.\d\d$/);
});

story('Ctrl+D and the fill handle fill down in one write', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	const source = await desk.at(10, 3).innerText();
	await desk.at(10, 3).click();
	await desk.at(12, 3).click({ modifiers: ['Shift'] });
	await desk.page.keyboard.press('Control+d');
	await expect(desk.at(12, 3)).toHaveText(source);
	await desk.at(10, 3).click();
	const corner = desk.page.locator('.ht_master .wtBorder.corner').filter({ visible: true });
	const handle = (await corner.first().boundingBox())!;
	const target = (await desk.at(14, 3).boundingBox())!;
	await desk.page.mouse.move(handle.x + 3, handle.y + 3);
	await desk.page.mouse.down();
	await desk.page.mouse.move(target.x + 20, target.y + 10, { steps: 6 });
	await desk.page.mouse.up();
	await expect(desk.at(14, 3)).toHaveText(source);
	expect(await desk.writes()).toBe(2);
});

story(
	'a remote edit never disturbs an open editor, nor is it undone by closing it',
	async ({ desk }) => {
		await desk.open({ sheet: 'T2' });
		const [row] = (await desk.rows('T2')).slice(4);
		const cell = desk.at(5, 3);
		await cell.click();
		await desk.page.keyboard.press('F2');
		const typed = await desk.editor.inputValue();
		await desk.receive([{ kind: 'cell', row: row.id, column: '合计', value: 9_900 }]);
		await expect(desk.editor).toHaveValue(typed);
		await desk.page.keyboard.press('Enter');
		await expect(cell).toHaveText('0.01');
		expect(await desk.writes()).toBe(0);

		// A value that changed after the cell was selected is the one the editor opens with.
		await desk.page.keyboard.press('ArrowUp');
		await desk.receive([{ kind: 'cell', row: row.id, column: '合计', value: 12_300 }]);
		await desk.page.keyboard.press('F2');
		await expect(desk.editor).toHaveValue('0.0123');
	}
);

story(
	'rows that come and go under an open editor wait; text for a lost row is kept',
	async ({ desk }) => {
		await desk.open({ sheet: 'T2' });
		const rows = await desk.rows('T2');
		await desk.at(4, 3).click();
		await desk.page.keyboard.type('77');
		await desk.receive([{ kind: 'row-removed', row: rows[1].id }]);
		await expect(desk.editor).toHaveValue('77');
		await desk.page.keyboard.press('Enter');
		expect(await desk.value(rows[3].id, '合计')).toBe(77_000_000);
		await expect(desk.at(2, 1, FROZEN)).toHaveText(String(rows[2].cells['编码']));

		await desk.at(5, 3).click();
		await desk.page.keyboard.type('88');
		await desk.receive([{ kind: 'row-removed', row: rows[5].id }]);
		await expect(desk.reason).toContainText('已被删除');
		await expect(desk.editor).toHaveValue('88');
		await desk.page.keyboard.press('Enter');
		await expect(desk.notice.getByRole('textbox')).toHaveValue('88');
	}
);

story('rows are inserted, moved and deleted from the menu and the keyboard', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	const before = (await desk.rows('T2')).length;
	await desk.at(10, 2, FROZEN).click({ button: 'right' });
	await desk.page.locator('.htContextMenu td', { hasText: '在下方插入行' }).click();
	await expect.poll(async () => (await desk.rows('T2'))[10].id).toBe('new1');
	await desk.page.keyboard.type('2040811');
	await desk.page.keyboard.press('Enter');
	await expect(desk.at(11, 1, FROZEN)).toHaveText('2040811');
	await desk.page.keyboard.press('ArrowUp');
	await desk.page.keyboard.press('Alt+Shift+ArrowUp');
	await expect(desk.at(10, 1, FROZEN)).toHaveText('2040811');
	await desk.page.keyboard.press('Control+-');
	await expect.poll(async () => (await desk.rows('T2')).length).toBe(before);
	await desk.at(1, 3).click({ button: 'right' });
	await expect(desk.page.locator('.htContextMenu td', { hasText: '在下方插入行' })).toBeVisible();
	await expect(desk.page.locator('.htContextMenu td', { hasText: '删除行' })).toBeHidden();
});

story('another unit’s row is closed to a clerk, who is told whose it is', async ({ desk }) => {
	await desk.open({ sheet: 'T12', unit: 'u4' });
	await desk.at(1, 2).click();
	await desk.page.keyboard.type('5');
	await expect(desk.page.locator('.tip')).toContainText('晋城市公安局');
	expect(await desk.writes()).toBe(0);
});

story('findings and people are drawn where their rows are', async ({ desk }) => {
	await desk.open({ sheet: 'T12' });
	const rows = await desk.rows('T12');
	await desk.page.evaluate((row) => {
		window.gridPage.findings.replace([
			{
				id: 'f',
				rule: 'W01',
				severity: 'error',
				comparator: 'ID',
				cells: [{ row, column: '合计' }],
				sheets: ['T12'],
				message: { key: 'W01', arguments: {} }
			}
		]);
	}, rows[2].id);
	await expect(desk.at(3, 2).locator('.grid-mark[data-severity="error"]')).toBeVisible();
	const identity = { id: 'k', name: '王芳', role: 'clerk', unit: 'u4' } as const;
	await desk.meet([
		{ client: 2, identity, place: { sheet: 'T12', row: rows[5].id, column: '单位资金' } }
	]);
	await expect(desk.at(6, 7).locator('.grid-person-tag')).toHaveText('王芳');
	await desk.receive([{ kind: 'row-removed', row: rows[0].id }]);
	await expect(desk.at(2, 2).locator('.grid-mark')).toBeVisible();
	await expect(desk.at(5, 7).locator('.grid-person-tag')).toHaveText('王芳');
	await expect(desk.page.locator('.ht_master .grid-mark')).toHaveCount(1);
});

story('a linked cell is scrolled to, selected and lit', async ({ desk }) => {
	await desk.open({ sheet: 'T12' });
	const row = (await desk.rows('T12'))[100];
	await desk.page.evaluate((name) => window.jumpTo(`T12[${name}].合计`), String(row.cells['项目']));
	await expect(desk.page.locator('.ht_master td.grid-lit')).toBeInViewport();
	expect(await desk.place()).toMatchObject({ row: row.id, column: '合计' });
});

story('a form is filled in: amounts in 元, prose, indicators', async ({ desk }) => {
	await desk.open({ project: 'p1' });
	await desk.type(desk.beside('年度资金总额'), '216000.55');
	await expect(desk.beside('年度资金总额')).toHaveText('216,000.55');
	await desk.beside('项目概况').dblclick();
	await desk.page.waitForTimeout(120);
	await desk.page.keyboard.press('Control+End');
	await desk.page.keyboard.press('Alt+Enter');
	await desk.page.keyboard.type('second line');
	await desk.page.keyboard.press('Control+Enter');
	await expect.poll(() => desk.value('p1', '项目概况')).toMatch(/.\nsecond line$/);

	const indicators = (await desk.rows('indicators@p1')).length;
	const line = desk.page.locator('.ht_master tr', { hasText: '质量指标' }).first();
	await line.locator('td.grid-text.grid-start').first().click({ button: 'right' });
	await desk.page.locator('.htContextMenu td', { hasText: '在下方插入行' }).click();
	await expect.poll(async () => (await desk.rows('indicators@p1')).length).toBe(indicators + 1);
	await desk.page.keyboard.type('new');
	await desk.page.keyboard.press('Enter');
	const made = (await desk.rows('indicators@p1')).find((r) => r.id === 'new1')!;
	expect(made.cells).toMatchObject({ 一级: '产出指标', 二级: '质量指标', '实施期.三级': 'new' });
});

story('two people write in one paragraph and both are kept', async ({ desk }) => {
	await desk.open({ project: 'p1' });
	const before = String(await desk.value('p1', '项目概况'));
	const prose = desk.page.locator('.ht_master td.grid-prose').first();
	await prose.click();
	await desk.page.keyboard.press('F2');
	await desk.page.keyboard.type(' mine');
	const value = `theirs ${before}`;
	await desk.receive([{ kind: 'cell', row: 'p1', column: '项目概况', value }]);
	await expect(desk.editor).toHaveValue(`${before} mine`);
	await desk.page.keyboard.press('Enter');
	await expect(prose).toHaveText(`theirs ${before} mine`);
});

story('assistive technology is told the name and the size of the grid', async ({ desk }) => {
	await desk.open({ sheet: 'T2' });
	const grid = desk.page.getByRole('grid', { name: '2023年预算收入总表' });
	const lines = (await desk.rows('T2')).length;
	await expect(grid).toHaveAttribute('aria-rowcount', String(lines + 2));
	await expect(grid).toHaveAttribute('aria-colcount', '10');
	await expect(desk.at(1, 1, FROZEN)).toHaveAttribute('aria-readonly', 'true');
});

const focused = (desk: GridDesk) =>
	desk.page.evaluate(() => document.activeElement?.className ?? document.activeElement?.tagName);

for (const [what, leave] of [
	['复制', (desk: GridDesk) => desk.page.locator('.htContextMenu td', { hasText: '复制' }).click()],
	[
		'用在何处',
		(desk: GridDesk) => desk.page.locator('.htContextMenu td', { hasText: '用在何处' }).click()
	],
	['Escape', (desk: GridDesk) => desk.page.keyboard.press('Escape')]
] as const) {
	story(
		`U1 U2 after ${what} of a cell’s menu the keyboard is the grid’s again`,
		async ({ desk }) => {
			await desk.open({ sheet: 'T2' });
			const name = desk.at(8, 2, FROZEN);
			const before = await name.innerText();
			await name.click();
			await name.click({ button: 'right' });
			await expect(desk.page.locator('.htContextMenu').first()).toBeVisible();
			await leave(desk);
			await expect.poll(() => focused(desk)).toContain('handsontableInput');
			await desk.compose('shiye', '事业');
			await desk.compose('fei', '费');
			await expect(desk.editor).toHaveValue('事业费');
			await desk.page.keyboard.press('Escape');
			await expect(desk.editor).toHaveCount(0);
			await desk.page.keyboard.press('ArrowDown');
			await expect(name).toHaveText(before);
			expect(await desk.writes()).toBe(0);
		}
	);
}
