import { readWorkbook } from '../support/read-workbook';
import { expect, story } from '../support/story';
import { readFile } from 'node:fs/promises';

const UNITS = [
	'单位编码\t单位名称\t单位性质\t级别',
	'081001\t某某市文化和旅游局\t行政单位\t部门本级',
	'081002\t某某市图书馆\t公益一类\t下属单位',
	'081002\t某某市图书馆\t公益一类\t下属单位'
].join('\n');

story('a book is set up from nothing, filled and exported', async ({ seat }) => {
	const { page, url, context } = await seat('coordinator');
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(url);
	await page.getByRole('link', { name: '新建一本' }).click();
	await page.getByRole('button', { name: '建立这一本' }).click();
	await expect(page.getByRole('alert')).toContainText('部门的名称没有填');
	await expect(page.getByRole('alert')).toContainText('至少要有一个预算单位');

	await page.getByRole('textbox', { name: '部门名称' }).fill('某某市文化和旅游局');
	await page.getByRole('textbox', { name: '预算年度' }).fill('2025');
	await page.getByRole('textbox', { name: '第 1 个单位 单位编码' }).click();
	await page.evaluate((text) => navigator.clipboard.writeText(text), UNITS);
	await page.keyboard.press('Control+V');
	await expect(page.getByRole('alert')).toContainText('第 3 个单位的编码与第 2 个单位重复');
	await expect(page.getByRole('alert')).toContainText('第 3 个单位的名称与第 2 个单位重复');
	await page.getByRole('textbox', { name: '第 3 个单位 单位编码' }).fill('081003');
	await page.getByRole('textbox', { name: '第 3 个单位 单位名称' }).fill('某某市文化馆');
	await page.getByRole('checkbox', { name: 'T7' }).uncheck();
	const preview = page.getByRole('region', { name: '将建立' });
	await expect(preview).toContainText('3 个预算单位：行政 1、事业 2');
	await expect(preview).toContainText('其中 T7 写明“本表无数据”');

	await page.getByRole('button', { name: '建立这一本' }).click();
	await page.waitForURL(/\/book\/(?!sample)/);
	const book = /\/book\/([^/]+)/.exec(page.url())![1];
	await page.goto(`${url}/book/${book}/table/T11`);
	const cell = page
		.locator('.ht_master tbody tr')
		.filter({ has: page.getByText('某某市文化和旅游局', { exact: true }) })
		.locator('td')
		.nth(2);
	await cell.click();
	await page.keyboard.type('12.34');
	await page.keyboard.press('Enter');
	await expect(cell).toHaveText('12.34');
	await expect(page.getByText('已存服务器')).toBeVisible();

	await page.goto(`${url}/book/${book}/export`);
	await page.getByRole('radio', { name: /Excel/ }).check();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '导出', exact: true }).click()
	]);
	expect(download.suggestedFilename()).toBe('某某市文化和旅游局2025年度部门预算公开.xlsx');
	const { sheets } = readWorkbook(await readFile(await download.path()));
	const cells = sheets.flatMap((sheet) => [...sheet.cells.values()]);
	// The figure, and the totals that add it up: of its row, of its column, of both.
	expect(cells.filter(({ figure }) => figure === '12.34')).toHaveLength(4);
	expect(cells.some(({ text }) => text?.includes('没有安排政府性基金预算收入'))).toBe(true);
});

story('last year’s book is rolled forward with a report', async ({ seat }) => {
	const { page, url, context } = await seat('coordinator');
	await page.goto(`${url}/new`);
	await page.getByText('由上年结转').click();
	await page.locator('input[type=file]').setInputFiles({
		name: '上年.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from('2023年度部门预算')
	});
	await expect(page.getByRole('alert')).toContainText('这不是合编文件');
	await page.getByRole('combobox', { name: '从书架上选' }).selectOption('sample');
	await expect(page.getByText('带过去 22 个，共 130 个')).toBeVisible();
	await page.getByRole('checkbox', { name: '辅警招聘经费' }).first().check();
	await expect(page.getByText('带过去 23 个，共 130 个')).toBeVisible();
	await expect(page.getByRole('region', { name: '将建立' })).toContainText('2024年部门预算');
	await page.getByRole('button', { name: '建立这一本' }).click();
	await page.waitForURL(/\/book\/(?!sample)/);
	const book = /\/book\/([^/]+)/.exec(page.url())![1];

	const file = await context.request.get(`${url}/api/books/${book}/file`);
	const made = (await file.json()) as {
		year: number;
		projects: unknown[];
		settings: { lastYear: { figures: Record<string, string> } };
	};
	expect(made.year).toBe(2024);
	expect(made.projects).toHaveLength(23);
	expect(made.settings.lastYear.figures['T1[收入总计].金额']).toBe('41764.14');

	await page.goto(`${url}/book/${book}/table/T10`);
	await page.getByLabel('与上年比').selectOption('first');
	const row = page
		.locator('.ht_master tbody tr')
		.filter({ has: page.getByText('公务接待费', { exact: true }) });
	const own = 1 + 4;
	await expect(row.locator('td').nth(own)).toHaveText('15.00');
	await row.locator('td').nth(1).click();
	await page.keyboard.type('17.01');
	await page.keyboard.press('Enter');
	await expect(row.locator('td').nth(own + 1)).toHaveText('2.01');
	await expect(row.locator('td').nth(own + 2)).toHaveText('13.40%');
	await row.locator('td').nth(own).click();
	await page.keyboard.type('1');
	await page.keyboard.press('Enter');
	await expect(row.locator('td').nth(own)).toHaveText('15.00');
	await expect(row.locator('td').nth(own)).toHaveAttribute('aria-readonly', 'true');

	await page.goto(`${url}/book/${book}/report`);
	await expect(page.getByRole('heading', { name: '没有带的' })).toBeVisible();
	const left = page
		.locator('section')
		.filter({ has: page.getByRole('heading', { name: '没有带的' }) });
	await left.locator('summary').filter({ hasText: '项目' }).last().click();
	await expect(left.last()).toContainText('到期或一次性，已结束');
});
