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

story(
	'a column is filtered by its menu, a bar says so, and a paste fills what is shown [U15] [U18]',
	async ({ desk }) => {
		const { page } = desk;
		await desk.open({ sheet: 'T12' });
		const bar = page.getByRole('status', { name: '视图' });
		await expect(bar).toHaveCount(0);
		const rows = await desk.rows('T12');
		const title = page
			.locator('.ht_clone_inline_start thead th:visible, .ht_clone_top thead th:visible', {
				hasText: '合计'
			})
			.last();
		await title.hover();
		await title.getByRole('button').click();
		const menu = page.getByRole('dialog', { name: '“合计”的筛选和排序' });
		await menu.getByLabel('不小于').fill('约百');
		await menu.getByLabel('不小于').press('Enter');
		await expect(menu.getByRole('alert')).toContainText('不是金额');
		await menu.getByLabel('不小于').fill('100');
		await menu.getByLabel('不小于').press('Enter');
		await expect(menu).toHaveCount(0);

		const large = rows.filter(({ cells }) => Number(cells['合计'] ?? 0) >= 100_000_000);
		await expect(bar).toContainText(`${rows.length} 行中有 ${rows.length - large.length} 行未显示`);
		await expect(page.locator('.ht_master tbody tr')).toHaveCount(
			Math.min(large.length, large.length)
		);
		// Rows keep the numbers that they have in the whole table.
		const second = rows.indexOf(large[1]) + 1;
		await expect(page.locator('.ht_clone_inline_start tbody th').nth(1)).toHaveText(String(second));

		const column = 6;
		const before = await desk.rows('T12');
		await desk.paste(desk.at(1, column), '1.11\n2.22\n3.33');
		await expect(desk.at(2, column)).toHaveText('2.22');
		await expect(page.getByText(`只填写了看得见的 3 行`)).toBeVisible();
		const after = await desk.rows('T12');
		const changed = after.filter(
			({ cells }, i) => JSON.stringify(cells) !== JSON.stringify(before[i].cells)
		);
		expect(changed.map(({ id }) => id)).toEqual(large.slice(0, 3).map(({ id }) => id));

		await bar.getByRole('button', { name: '全部显示' }).click();
		await expect(bar).toHaveCount(0);
		await expect(page.locator('.ht_clone_inline_start tbody th').nth(1)).toHaveText('2');
	}
);

story(
	'a tree is folded by pointer and by keys, and is as it was at the next visit [U15] [U17]',
	async ({ desk }) => {
		const { page } = desk;
		await desk.open({ sheet: 'T3' });
		const lines = page.locator('.ht_master tbody tr');
		const all = (await desk.rows('T3')).length;
		await page.locator('.ht_clone_inline_start .grid-fold-open').first().click();
		const bar = page.getByRole('status', { name: '视图' });
		await expect(bar).toContainText(`${all} 行中有`);
		const folded = await lines.count();
		expect(folded).toBeLessThan(all);
		await desk.open({ sheet: 'T3' });
		await expect(lines).toHaveCount(folded);
		await expect(page.locator('.ht_clone_inline_start .grid-fold-closed').first()).toBeVisible();
		// Somebody goes to a row that is folded away: it is shown.
		const hidden = (await desk.rows('T3'))[3];
		await page.evaluate((code) => window.jumpTo(`T3[${code}].合计`), String(hidden.cells['编码']));
		await expect(lines).toHaveCount(folded + 1);

		await desk.at(2, 2, 2).click();
		await page.keyboard.press('Alt+Shift+ArrowRight');
		await expect(bar).toHaveCount(0);
		await page.keyboard.press('Alt+Shift+ArrowLeft');
		await expect(bar).toContainText('折叠');
	}
);

story(
	'a column keeps the width somebody gave it, and sorting keeps the tree [U15]',
	async ({ desk }) => {
		const { page } = desk;
		await desk.open({ sheet: 'T3' });
		await desk.at(3, 3).click();
		await page.keyboard.press('Control+Shift+l');
		const menu = page.getByRole('dialog', { name: /的筛选和排序/ });
		await menu.getByRole('button', { name: '降序' }).click();
		const bar = page.getByRole('status', { name: '视图' });
		await expect(bar).toContainText('排序');
		const amounts = await page.locator('.ht_master tbody tr td:nth-child(4)').allInnerTexts();
		expect(amounts.length).toBeGreaterThan(5);
		// Entering a figure moves no row away.
		await desk.type(desk.at(3, 3), '0.01');
		await expect(desk.at(3, 3)).toHaveText('0.01');
		await bar.getByRole('button', { name: '重新应用' }).click();
		await bar.getByRole('button', { name: '全部显示' }).click();
		await expect(bar).toHaveCount(0);
	}
);
