import { expect, story } from '../support/story';

story(
	'words are found and replaced across all forms, and one undo takes it back [U12] [U13]',
	async ({ seat }) => {
		const desk = await seat('coordinator');
		const { page } = desk;
		await desk.visit('table/T12');
		await page.locator('.ht_master tbody tr:nth-child(3) td').nth(1).click();
		await page.keyboard.press('Control+h');
		const panel = page.getByRole('search', { name: '查找' });
		const hits = panel.getByRole('listitem');
		await panel.getByRole('textbox', { name: '查找内容' }).fill('经费');
		const count = panel.getByRole('status');
		await expect(count).toHaveText(/^\s*\d+ 处\s*$/);
		// Rooms of a first visit are searched as they arrive.
		await expect
			.poll(async () => Number.parseInt(await count.innerText(), 10))
			.toBeGreaterThan(130);
		await expect(panel.getByText(/^T12 /).first()).toBeVisible();

		await panel.getByRole('textbox', { name: '替换为' }).fill('经费款');
		await expect(hits.first()).toContainText('→');
		const replaceAll = panel.getByRole('button', { name: '全部替换' });
		await expect(replaceAll).toBeEnabled();
		const can = Number.parseInt((await replaceAll.innerText()).replace(/\D+/, ''), 10);
		expect(can).toBeGreaterThan(130);
		await replaceAll.click();
		await expect(page.getByText(`已替换 ${can} 处`)).toBeVisible();
		await expect(page.locator('.ht_master td', { hasText: '经费款' }).first()).toBeVisible();

		await panel.getByRole('textbox', { name: '查找内容' }).press('Escape');
		await expect(panel).toHaveCount(0);
		// The keys are the grid's again.
		await page.keyboard.press('Control+z');
		await expect(page.locator('.ht_master td', { hasText: '经费款' })).toHaveCount(0);
		await page.keyboard.press('Control+f');
		await panel.getByRole('textbox', { name: '查找内容' }).fill('经费款');
		await expect(count).toHaveText('没有找到');
	}
);

story(
	'an amount is found by its value, hit by hit, and what may not be written says why [U12] [U13]',
	async ({ seat }) => {
		const desk = await seat('clerk-u4');
		const { page } = desk;
		await desk.visit('table/T2');
		await page.keyboard.press('Control+f');
		const panel = page.getByRole('search', { name: '查找' });
		const field = panel.getByRole('textbox', { name: '查找内容' });
		await expect(field).toBeFocused();
		await field.fill('1024.53');
		await panel.getByText('整格相符').click();
		await expect(panel.getByRole('listitem').first()).toContainText(/1,?024\.53/);
		await field.press('Enter');
		await expect(panel.getByRole('status')).toContainText('第 1 处');
		await expect(page.locator('main footer')).toContainText(/1,?024\.53/);
		// Enter goes on from the field.
		await expect(field).toBeFocused();
		await panel.getByLabel('替换', { exact: true }).check();
		await panel.getByRole('textbox', { name: '替换为' }).fill('1');
		await expect(panel.getByText(/不能替换/)).toBeVisible();
		await expect(panel.getByRole('button', { name: '全部替换（0 处）' })).toBeDisabled();
	}
);

story('the palette goes to a code and a figure [U14]', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	await desk.visit('table/T2');
	await page.keyboard.press('Control+k');
	await page.getByRole('dialog').getByRole('combobox').fill('2040201');
	await page.getByRole('option', { name: '2040201' }).first().click();
	await expect(page.locator('main footer')).toContainText('[2040201]');
});
