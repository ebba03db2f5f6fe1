import { readFileSync } from 'node:fs';
import { readWorkbook } from '../support/read-workbook';
import { expect, story } from '../support/story';

story(
	'a coordinator adapts the columns of a table: grid and workbook print them',
	async ({ seat }) => {
		const { page, url } = await seat('coordinator');
		await page.goto(`${url}/book/sample/settings#columns`);
		const card = page.getByRole('region', { name: '表格栏目' });
		await expect(card).toBeInViewport();
		await card.getByRole('combobox', { name: '表' }).selectOption('T2');

		await story.step('a column that holds figures cannot be left out', async () => {
			await card.getByRole('checkbox', { name: '印出「单位资金」' }).uncheck();
			await card.getByRole('button', { name: '保存' }).click();
			await expect(card.getByRole('alert')).toContainText('「单位资金」已有 4 格内容');
			await card.getByRole('checkbox', { name: '印出「单位资金」' }).check();
		});

		await card.getByRole('textbox', { name: '「上年结转」印成' }).fill('结转和结余');
		await card.getByRole('checkbox', { name: '印出「财政专户管理资金」' }).uncheck();
		await card.getByRole('textbox', { name: '栏目组「本年收入」印成' }).fill('当年收入预算');
		await card.getByRole('textbox', { name: '栏名' }).fill('a.b');
		await card.getByRole('button', { name: '增加', exact: true }).click();
		await expect(card.getByRole('alert')).toContainText('栏名“a.b”不能用');
		await card.getByRole('textbox', { name: '栏名' }).fill('上年执行数');
		await card.getByRole('button', { name: '增加', exact: true }).click();
		await card.getByRole('button', { name: '保存' }).click();
		await expect(page.getByText('已保存表格栏目')).toBeVisible();

		await page.goto(`${url}/book/sample/table/T2`);
		const header = page.locator('.ht_clone_top thead, .ht_master thead').first();
		await expect(header).toContainText('结转和结余');
		await expect(header).toContainText('上年执行数');
		await expect(header).toContainText('当年收入预算');
		await expect(header).not.toContainText('本年收入');
		await expect(header).not.toContainText('财政专户管理资金');
		const row = page.locator('.ht_master tbody tr').first();
		const cell = row.locator('td').last();
		await cell.click();
		await page.keyboard.type('12.34');
		await page.keyboard.press('Enter');
		await expect(cell).toHaveText('12.34');
		await cell.click();
		await expect(page.getByText('T2[合计].附加_上年执行数').first()).toBeVisible();
		await expect(page.getByText('已存服务器')).toBeVisible();

		await page.goto(`${url}/book/sample/export`);
		await page.getByRole('radio', { name: /Excel/ }).check();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: '导出', exact: true }).click()
		]);
		const { sheets } = readWorkbook(readFileSync(await download.path()));
		const table = sheets.find(({ name }) => name.startsWith('表2'))!;
		const cells = [...table.cells.values()];
		expect(cells.some(({ text }) => text === '结转和结余')).toBe(true);
		expect(cells.some(({ text }) => text === '当年收入预算')).toBe(true);
		expect(cells.some(({ text }) => text === '本年收入')).toBe(false);
		expect(cells.some(({ text }) => text === '财政专户管理资金')).toBe(false);
		expect(cells.filter(({ figure }) => figure === '12.34')).toHaveLength(1);
	}
);
