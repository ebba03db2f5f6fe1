import { expect, story } from '../support/story';

story(
	'totals are computed: previewed, for two people, offline and back [V1] [V3] [V6]',
	async ({ seat }) => {
		const [one, other] = await Promise.all([seat('coordinator'), seat('coordinator')]);
		await Promise.all([one, other].map((desk) => desk.visit('table/T3', 'T3[20402].合计')));
		const cell = (desk: typeof one, label: string, column: string) =>
			desk.cell('T3', label, column);
		const total = (desk: typeof one) => cell(desk, '行政运行', '合计');
		const dialog = one.page.getByRole('dialog');
		let right = '';

		await story.step(
			'a wrong total is listed with what it would be, and nothing is done',
			async () => {
				right = (await total(one).innerText()).trim();
				await one.type(total(one), '1');
				await expect(one.mark(total(one), 'error')).toBeVisible();
				await one.page.getByRole('button', { name: '自动合计…' }).click();
				await expect(dialog.getByRole('row', { name: /T3\[2040201\]\.合计/ })).toContainText(right);
				await dialog.getByRole('button', { name: '取消' }).click();
				await expect(total(one)).toContainText('1.00');
			}
		);

		await story.step('one cell, from its menu', async () => {
			await total(one).click({ button: 'right' });
			await one.page.getByRole('menuitem', { name: '自动合计…' }).click();
			await dialog.getByRole('button', { name: '自动合计 1 个' }).click();
			for (const desk of [one, other]) {
				await expect(total(desk)).toContainText(right);
				await expect(total(desk).locator('.grid-formula')).toBeVisible();
			}
			await expect(one.mark(total(one), 'error')).toHaveCount(0);
		});

		await story.step('the whole table, offline', async () => {
			await one.expectSaved();
			await one.goOffline();
			await one.page.getByRole('button', { name: '自动合计…' }).click();
			await dialog.getByRole('button', { name: /^自动合计 \d+ 个$/ }).click();
			await expect(cell(one, '公安', '合计').locator('.grid-formula')).toBeVisible();
			await other.type(cell(other, '行政运行', '项目支出'), '100');
			await other.type(cell(other, '行政运行', '基本支出'), '200.50');
			await one.comeBack();
			for (const desk of [one, other]) {
				await expect(total(desk)).toContainText('300.50');
				await expect(cell(desk, '公安', '合计').locator('.grid-formula')).toBeVisible();
			}
			await one.expectSaved();
		});

		await story.step('one undo takes the table back', async () => {
			await one.page.keyboard.press('Escape');
			await one.page.getByRole('button', { name: '撤销' }).click();
			for (const desk of [one, other]) {
				await expect(cell(desk, '公安', '合计').locator('.grid-formula')).toHaveCount(0);
				await expect(total(desk).locator('.grid-formula')).toBeVisible();
			}
		});
	}
);

story('a clerk computes the totals of their own rows [V4]', async ({ seat }) => {
	const clerk = await seat('clerk-u4');
	await clerk.visit('table/T12');
	await clerk.page.getByRole('button', { name: '自动合计…' }).click();
	const dialog = clerk.page.getByRole('dialog');
	await dialog.getByText(/个合计保持原样/).click();
	await expect(dialog.locator('details tr').first()).toContainText('您可以看，不能改');
	const compute = dialog.getByRole('button', { name: /^自动合计 \d+ 个$/ });
	await compute.click();
	await expect(clerk.page.getByText(/个合计改由公式算出；/)).toBeVisible();
	await clerk.expectSaved();
});

story('the coordinator sees what it means for the whole book [V3] [V7]', async ({ seat }) => {
	const one = await seat('coordinator');
	await one.page.goto(`${one.url}/book/sample/settings#totals`);
	await one.page.getByRole('checkbox', { name: '新增的行，合计自动计算' }).check();
	// The address names a part of the page, and the frame stays where it is.
	await expect(one.page.getByRole('banner')).toBeInViewport();
	await one.page.getByRole('button', { name: '全书自动合计…' }).click();
	const dialog = one.page.getByRole('dialog');
	await expect(dialog.getByRole('table', { name: '会变的合计' })).toBeVisible();
	await dialog.getByRole('button', { name: '取消' }).click();
	await one.expectSaved();
});
