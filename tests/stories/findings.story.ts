import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readWorkbook } from '../support/read-workbook';
import { expect, story } from '../support/story';

async function findings(page: Page, url: string, query: string): Promise<void> {
	await page.goto(`${url}/book/sample/findings?${query}`);
	await expect(page.getByRole('article').first()).toBeVisible();
}
const cellOf = (page: Page) => new URL(page.url()).searchParams.get('cell');
const walk = (page: Page) => page.getByRole('group', { name: '逐条查看' });

story('findings are walked through by keyboard, through the grids', async ({ seat }) => {
	const { page, url } = await seat('coordinator');
	await findings(page, url, 'severity=error&place=T1');
	const count = await page.getByRole('article').count();
	await page.getByRole('button', { name: '逐条查看' }).click();
	await expect(walk(page)).toContainText(`第 1 / ${count} 条`);
	await expect(page.locator('.ht_master td').first()).toBeVisible();
	const first = cellOf(page);
	await page.keyboard.press('F8');
	await expect(walk(page)).toContainText(`第 2 / ${count} 条`);
	await expect.poll(() => cellOf(page)).not.toBe(first);
	await expect(page.locator('.ht_master td').first()).toBeVisible();
	await page.keyboard.press('Shift+F8');
	await expect(walk(page)).toContainText(`第 1 / ${count} 条`);
	await expect.poll(() => cellOf(page)).toBe(first);
	await page.keyboard.press('Shift+F8');
	await expect(walk(page)).toContainText(`第 ${count} / ${count} 条`);
	await page.getByRole('button', { name: '结束逐条查看' }).click();
	await expect(walk(page)).toHaveCount(0);
});

story('findings are searched, narrowed and grouped', async ({ seat }) => {
	const { page, url } = await seat('coordinator');
	await findings(page, url, '');
	await page.getByRole('searchbox').fill('上年结转 2668.12');
	await expect(page).toHaveURL(/text=/);
	const articles = page.getByRole('article');
	await expect(page.getByRole('status').filter({ hasText: '条中的' })).toBeVisible();
	for (const text of await articles.allInnerTexts()) expect(text).toMatch(/2,?668\.12/);
	await page.getByRole('link', { name: '清除筛选' }).click();
	await page.getByRole('combobox', { name: '分组' }).selectOption('unit');
	const groups = page.getByRole('heading', { level: 2 }).filter({ has: page.getByRole('button') });
	await expect(groups.first()).toContainText('部门');
	const folded = groups.filter({ hasText: '城区分局' });
	await folded.getByRole('button').click();
	await expect(folded.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
});

story('a finding is assigned, and the person asked is told and led there', async ({ seat }) => {
	const coordinator = await seat('coordinator');
	const clerk = await seat('clerk-u4');
	await clerk.page.goto(`${clerk.url}/book/sample/overview`);
	await expect(clerk.page.getByRole('button', { name: '通知', exact: true })).toBeVisible();

	const { page, url } = coordinator;
	await findings(page, url, 'unit=u4&severity=error');
	await page.getByRole('button', { name: '指派…' }).first().click();
	const asked = page.getByRole('combobox', { name: '指派给' });
	await asked.last().selectOption('clerk-u4');
	await expect(page.getByText(/财务科 于 .* 指派给/)).toBeVisible();

	await clerk.page.getByRole('button', { name: '通知：1 条新的' }).click();
	await clerk.page.getByRole('link', { name: /指派给您 1 条问题/ }).click();
	await expect(clerk.page).toHaveURL(/cell=/);
	await clerk.page.goto(`${url}/book/sample/findings?person=clerk-u4`);
	await expect(clerk.page.getByRole('article')).toHaveCount(1);
	// A clerk asks nobody.
	await expect(clerk.page.getByRole('button', { name: '指派…' })).toHaveCount(0);
});

story('the list goes out as a workbook that reads back', async ({ seat }) => {
	const { page, url } = await seat('coordinator');
	await findings(page, url, 'rule=X03');
	const article = page.getByRole('article').first();
	const title = await article.getByRole('link').first().innerText();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: '导出 Excel' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toMatch(/核对结果 \d{4}-\d\d-\d\d\.xlsx$/);
	const [sheet] = readWorkbook(new Uint8Array(readFileSync(await file.path()))).sheets;
	expect(sheet.name).toBe('核对结果');
	expect(sheet.cells.get('C2')).toMatchObject({ text: '规则' });
	expect(sheet.cells.get('C3')).toMatchObject({ text: 'X03' });
	expect(sheet.cells.get('D3')?.text).toBe(title);
	expect(sheet.cells.get('H3')?.figure).toBe('2668.12');
	expect(sheet.cells.get('I3')?.figure).toBe('2668.11');
	expect(sheet.cells.get('F3')?.text).toContain('T1[上年结转].金额');
});

story('the proof of consistency lists every comparison with both sides', async ({ seat }) => {
	const { page, url } = await seat('coordinator');
	await page.goto(`${url}/book/sample/proof`);
	await expect(page.getByText(/以 \d+ 条规则核对 \d+ 次/)).toBeVisible();
	const body = page.getByRole('rowgroup').filter({ hasText: 'X03' });
	await expect(body).toContainText('2,668.11 T1[上年结转].金额');
	const failing = await page.getByRole('row').count();
	await page.getByRole('combobox', { name: '列出' }).selectOption({ label: '列出每一次比较' });
	await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(failing + 500);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation')).toBeHidden();
	await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
	await expect(body).toBeVisible();
});

story('U7 before the first check is in no page says a number of findings', async ({ seat }) => {
	const { page, url } = await seat('coordinator');
	// The rules take their time: what goes to a worker waits until it is let go.
	await page.addInitScript(() => {
		const waiting: (() => void)[] = [];
		const Real = window.Worker;
		window.Worker = class extends Real {
			override postMessage(...told: unknown[]): void {
				waiting.push(() => super.postMessage(...(told as [unknown])));
			}
		};
		Object.assign(window, { letGo: () => waiting.splice(0).forEach((go) => go()) });
	});
	const places = [
		['overview', 'a[href*="severity="] strong'],
		['findings', 'button[aria-pressed]:has(small) strong'],
		['board', 'a.error strong, td.sum.error']
	] as const;
	const toldAt = async (path: string, numbers: string) => {
		await page.goto(`${url}/book/sample/${path}`);
		return page.locator('main').locator(numbers);
	};
	// Nothing is let go meanwhile, so the device does not know what was found last.
	for (const [path, numbers] of places) {
		const told = await toldAt(path, numbers);
		for (const width of [1440, 390]) {
			await page.setViewportSize({ width, height: 900 });
			await expect(told.first()).toHaveText('…');
			const words = await page.locator('main').innerText();
			expect(await told.allInnerTexts()).toEqual((await told.allInnerTexts()).map(() => '…'));
			expect(words).not.toMatch(/全书没有问题|无问题|共 0 条|0 条中/);
		}
	}
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(`${url}/book/sample/table/T12?cell=${encodeURIComponent('T12[项目6].项目')}`);
	const flags = page.locator('footer .flags');
	await expect(flags).toHaveText('…');
	await page.evaluate('letGo()');
	await expect(flags).not.toHaveText('…');
	for (const [path, numbers] of places) {
		const told = await toldAt(path, numbers);
		await expect(told.first()).not.toHaveText('');
		await page.evaluate('letGo()');
		await expect(page.locator('main').getByText(/正在核对/)).toHaveCount(0);
		await expect(told.first()).toHaveText(/^\d+$/);
	}
});
