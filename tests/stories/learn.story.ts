import { expect, story } from '../support/story';
import { strangeProvince } from '../support/strange-province';

const file = (year: number) => ({
	name: `甲省乙厅${year}.xlsx`,
	mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	buffer: Buffer.from(strangeProvince(year))
});

story(
	'four tables that no format has are learned, and next year’s are read by it',
	async ({ seat }) => {
		const { page, url } = await seat('coordinator');
		await page.goto(`${url}/new`);
		await page.getByText('学一种样式').click();
		await page.locator('input[type=file]').first().setInputFiles(file(2025));
		await expect(page.getByRole('heading', { name: '学到 4 张表' })).toBeVisible();
		const doubts = page.getByRole('region', { name: '请确认' }).getByRole('listitem');

		await story.step('what is in doubt is one list, at most five clicks a table', async () => {
			const tables = await doubts.locator('small:first-child').allTextContents();
			for (const table of new Set(tables))
				expect(tables.filter((one) => one === table).length).toBeLessThanOrEqual(5);
			expect(tables.length).toBeGreaterThan(0);
			for (let left = tables.length; left > 0; left--) {
				await doubts.first().getByRole('button').click();
				await expect(doubts).toHaveCount(left - 1);
			}
			await expect(page.getByText('没有拿不准的地方')).toBeVisible();
		});
		await story.step('the format is one file', async () => {
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name: '导出样式文件' }).click()
			]);
			expect(download.suggestedFilename()).toBe('甲省乙厅样式.hebian-format.json');
		});
		await story.step('the format is kept and the book made of it', async () => {
			await page.getByRole('button', { name: '存为样式并建立这一本' }).click();
			await page.waitForURL(/\/report/);
			await expect(page.getByText('样式：甲省乙厅样式，4 张表全部识别')).toBeVisible();
		});
		await story.step('next year’s file is read without a question', async () => {
			await page.goto(`${url}/new`);
			await page.getByText('读入文件').click();
			await page.locator('input[type=file]').setInputFiles(file(2026));
			await page.waitForURL(/\/report/);
			await expect(page.getByText('样式：甲省乙厅样式，4 张表全部识别')).toBeVisible();
			const book = /\/book\/([^/]+)/.exec(page.url())![1];
			await page.goto(`${url}/book/${book}/table/${encodeURIComponent('支出去向分科目明细表')}`);
			await expect(page.locator('.ht_master td').getByText('1,001.00').first()).toBeVisible();
		});
	}
);

story('a year and a department that a file does not say are asked for', async ({ seat }) => {
	const { page, url } = await seat('coordinator');
	await page.goto(`${url}/new`);
	await page.getByText('读入文件').click();
	await page.locator('input[type=file]').setInputFiles({
		name: '无名.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from(
			[
				'支出预算总表',
				'单位：万元',
				'合计\t基本支出\t项目支出\t单位预留机动经费\t结转下年资金',
				'100.00\t60.00\t40.00\t0.00\t0.00'
			].join('\n')
		)
	});
	await expect(page.getByText('文件没有写明')).toBeVisible();
	await page.getByRole('textbox', { name: '部门名称' }).fill('甲厅');
	await page.getByRole('textbox', { name: '预算年度' }).fill('2018');
	await page.getByRole('button', { name: '继续读入' }).click();
	await page.waitForURL(/\/report/);
	await page.goto(url);
	await expect(page.getByRole('link', { name: /2018 甲厅/ })).toBeVisible();
});
