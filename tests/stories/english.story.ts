/** Somebody who reads no Chinese finds what the official names say. */
import { expect, story } from '../support/story';

story('U33 official names are said in English beside them', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	await desk.visit('table/T2');
	const english = page.locator('main').getByText('Summary of income', { exact: true });
	await expect(english).toHaveCount(0);
	await page.getByRole('button', { name: 'English' }).click();

	await story.step('of a table, its columns and the contents', async () => {
		await expect(english).toBeVisible();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('预算收入总表');
		const header = page.locator('.ht_clone_top .colHeader', { hasText: '财政专户管理资金' });
		await expect(header.first()).toHaveAttribute('title', 'Funds in special fiscal accounts');
		await expect(page.locator('nav .name', { hasText: '机关运行经费表' })).toHaveAttribute(
			'title',
			'机关运行经费表\nAdministrative running costs'
		);
	});

	await story.step('of a section, of the fields of a form, in the overview', async () => {
		await page.locator('nav a', { hasText: '政府采购情况' }).click();
		await expect(page.locator('main').getByText('Government procurement')).toBeVisible();
		await page.goto(`${desk.url}/book/sample/overview`);
		await expect(page.getByText('Project spending of this year')).toBeVisible();
		await page.goto(`${desk.url}/book/sample/project/p1`);
		await expect(
			page.locator('td.grid-heading', { hasText: '项目设立必要性' }).first()
		).toHaveAttribute('title', 'Why the project is needed');
	});

	await story.step('who reads Chinese sees none of it', async () => {
		await page.getByRole('button', { name: '中文' }).click();
		const field = page.locator('td.grid-heading', { hasText: '项目设立必要性' }).first();
		await expect(field).toBeVisible();
		await expect(field).not.toHaveAttribute('title');
	});
});
