import { readFileSync } from 'node:fs';
import { axeOn } from '../support/axe';
import { expect, story } from '../support/story';
import { readWorkbook } from '../support/read-workbook';

story('a coordinator takes the book away as a workbook, with the line cut', async ({ seat }) => {
	const { page, url, context } = await seat('coordinator');
	await page.goto(`${url}/book/sample/export`);
	await page.getByRole('radio', { name: /Excel/ }).check();
	expect((await axeOn(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
	await context.setOffline(true);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '导出', exact: true }).click()
	]);
	expect(download.suggestedFilename()).toBe('晋城市公安局2023年度部门预算公开.xlsx');
	const { sheets } = readWorkbook(readFileSync(await download.path()));
	expect(sheets.length).toBe(15 + 130);
	expect(sheets[1].cells.get('B6')?.figure).toBe('37968.48');
	await expect(page.getByText(/已导出/)).toBeVisible();

	await page.getByLabel('版本').selectOption({ label: '晋城市拘留所' });
	const [own] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '导出', exact: true }).click()
	]);
	expect(own.suggestedFilename()).toBe('晋城市拘留所2023年度部门预算公开.xlsx');
	expect(readWorkbook(readFileSync(await own.path())).sheets.length).toBeLessThan(40);

	await page.getByRole('radio', { name: '公开' }).check();
	await page.getByRole('button', { name: '导出', exact: true }).click();
	await expect(page.getByText('没有保密审查的记录')).toBeVisible();
});
