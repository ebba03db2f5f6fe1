import { expect, story } from '../support/story';

story('undos are listed in words, and undone as far as is chosen [U25]', async ({ seat }) => {
	const [one, other] = await Promise.all([seat('coordinator'), seat('coordinator')]);
	await Promise.all([one, other].map((desk) => desk.visit('table/T3', 'T3[20402].合计')));
	const cell = (desk: typeof one, label: string) => desk.cell('T3', label, '项目支出');
	const before = (await cell(one, '行政运行').innerText()).trim();
	const list = one.page.getByRole('button', { name: '最近的操作' });
	await expect(list).toBeDisabled();

	for (const text of ['11', '12', '=10+3']) {
		await one.type(cell(one, '行政运行'), text);
		await one.page.keyboard.press('ArrowUp');
	}
	await one.type(cell(one, '其他公安支出'), '44');
	await one.expectSaved();
	await other.type(cell(other, '其他公安支出'), '55');
	await expect(cell(one, '其他公安支出')).toContainText('55.00');

	await story.step('the next first, with what each did', async () => {
		await list.click();
		const steps = one.page.locator('.undo-list li');
		await expect(steps).toHaveCount(4);
		await expect(steps.nth(0)).toContainText('T3[2040299].项目支出');
		await expect(steps.nth(1)).toHaveText(/T3\[2040201\]\.项目支出：12\.00 → =10\+3/);
		await expect(steps.nth(2)).toHaveText(/11\.00 → 12\.00/);
	});
	await story.step('three at once; what another wrote since stays, and is told', async () => {
		await one.page.locator('.undo-list li button').nth(2).hover();
		await expect(one.page.getByText('撤销 3 步')).toBeVisible();
		await one.page.locator('.undo-list li button').nth(2).click();
		for (const desk of [one, other]) {
			await expect(cell(desk, '行政运行')).toContainText('11.00');
			await expect(cell(desk, '其他公安支出')).toContainText('55.00');
		}
		await expect(one.page.getByText(/已撤销 3 步/)).toBeVisible();
	});
	await story.step('and the last, from the keyboard', async () => {
		await list.focus();
		await one.page.keyboard.press('Enter');
		await one.page.locator('.undo-list li button').first().press('Enter');
		await expect(cell(one, '行政运行')).toHaveText(before);
		await expect(list).toBeDisabled();
	});
});
