import { expect, story } from '../support/story';

const PROJECT = '辅警招聘经费';

story(
	'what is selected is summed in the strip, in several ranges, and follows the book [U10] [U11]',
	async ({ seat }) => {
		const desk = await seat('coordinator');
		await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await desk.visit('table/T3', 'T3[20402].合计');
		const { page } = desk;
		const glance = page.getByRole('group', { name: '所选单元格的合计' });
		const at = (line: number, column: number) =>
			page.locator(`.ht_master tbody tr:nth-child(${line}) td`).nth(column - 1);
		const amounts = async (places: [number, number][]) => {
			const texts = await Promise.all(places.map(([l, c]) => at(l, c).innerText()));
			return texts
				.filter(Boolean)
				.map((text) => Math.round(Number(text.replaceAll(',', '')) * 100));
		};
		const said = (hundredths: number) =>
			(hundredths / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

		await at(2, 3).click();
		await expect(glance).toHaveCount(0);
		await at(5, 3).click({ modifiers: ['Shift'] });
		await at(7, 3).click({ modifiers: ['Control'] });
		const values = await amounts([
			[2, 3],
			[3, 3],
			[4, 3],
			[5, 3],
			[7, 3]
		]);
		const sum = values.reduce((a, b) => a + b, 0);
		await expect(glance).toContainText('已选 5 格');
		await expect(glance.getByRole('button', { name: '求和' })).toContainText(said(sum));
		await expect(glance.getByRole('button', { name: '计数' })).toContainText(String(values.length));
		await expect(glance.getByRole('button', { name: '最大' })).toContainText(
			said(Math.max(...values))
		);
		await expect(glance.getByRole('button', { name: '最小' })).toContainText(
			said(Math.min(...values))
		);
		await glance.getByRole('button', { name: '求和' }).click();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe((sum / 100).toFixed(2));

		// Somebody else changes one of them.
		const other = await seat('coordinator');
		await other.visit('table/T3');
		await other.type(
			other.page.locator('.ht_master tbody tr:nth-child(5) td').nth(2),
			((values[3] + 100_00) / 100).toFixed(2)
		);
		await expect(glance.getByRole('button', { name: '求和' })).toContainText(said(sum + 100_00));
	}
);

story('on a form the sum is said in 元, and in 万元 beside it [U10]', async ({ seat }) => {
	const desk = await seat('coordinator');
	await desk.visitForm(PROJECT);
	const { page } = desk;
	const total = desk.beside('年度资金总额');
	await total.click();
	await page.keyboard.press('Shift+ArrowDown');
	const glance = page.getByRole('group', { name: '所选单元格的合计' });
	await expect(glance.getByRole('button', { name: '求和' })).toContainText(/元|[\d,]+\.\d\d/);
	await expect(glance).toContainText(/= [\d,]+\.\d+ 万元/);
});
