import { expect, story } from '../support/story';
import type { Locator, Page } from '@playwright/test';

const PROJECT = '辅警招聘经费';
const ADDRESS = `F[${PROJECT}@晋城市公安局].年度资金总额`;
const editor = (page: Page): Locator => page.getByRole('textbox', { name: /正文$/ });
const figures = (page: Page): Locator => editor(page).locator('.living');

/** Puts the caret at the end of the text and types. */
async function write(page: Page, text: string): Promise<void> {
	await editor(page).focus();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(text);
}

story('a figure of a project form lives in the narrative', async ({ seat }) => {
	const [writer, clerk] = await Promise.all([seat('coordinator'), seat('clerk-u1')]);
	const { page } = writer;
	await page.goto(`${writer.url}/book/sample/narrative/N10`);
	await expect(editor(page)).toBeVisible();
	await clerk.visitForm(PROJECT);
	const figure = figures(page).last();

	await story.step(
		'it is picked by its project, unit and field, in 万元 as the text is',
		async () => {
			await write(page, `\n${PROJECT}`);
			await page.keyboard.press('Control+j');
			const picker = page.getByRole('dialog');
			await picker.getByLabel('范围').selectOption('晋城市公安局城区分局');
			await picker.getByRole('combobox', { name: /找格/ }).fill(`${PROJECT} 年度资金`);
			await expect(picker.getByRole('option', { name: PROJECT })).toHaveCount(0);
			await picker.getByLabel('范围').selectOption('晋城市公安局');
			await expect(picker.getByRole('option', { name: PROJECT }).first()).toContainText('40.00');
			await picker.getByRole('combobox', { name: /找格/ }).press('Enter');
			await expect(figure).toHaveText('40.00万元');
		}
	);

	await story.step('the form is changed elsewhere: the sentence follows', async () => {
		await clerk.type(clerk.beside('年度资金总额'), '450000');
		await expect(figure).toHaveText('45.00万元');
	});

	await story.step('its card has the cell in 元, changes it, and leads to it', async () => {
		await figure.click();
		const card = page.locator('.mark-card');
		await expect(card).toContainText('450,000.00 元');
		await page.keyboard.press('Escape');
		await expect(editor(page)).toBeFocused();
		await page.keyboard.type('9');
		await expect(page.getByRole('alert')).toContainText('要改表中的格，还是解除绑定');
		const cell = page.getByLabel('格里的数（元）');
		await expect(cell).toHaveValue('450000.00');
		await cell.fill('460000');
		await page.getByRole('button', { name: '改格里的数' }).click();
		await expect(figure).toHaveText('46.00万元');
		await expect(clerk.beside('年度资金总额')).toContainText('460,000.00');
		await page.getByLabel('写法').selectOption('元');
		await expect(figure).toHaveText('460,000.00元');
		await card.getByRole('link', { name: ADDRESS }).click();
		await expect(page.getByRole('heading', { name: PROJECT })).toBeVisible();
		await expect(page.locator('.current', { hasText: '460,000.00' }).first()).toBeVisible();
		await page.goBack();
	});

	await story.step('a typed number of a project that the sentence names is offered', async () => {
		await write(page, '。公安业务办案费三年共241.5万元。');
		const offer = editor(page).locator('.offer');
		// A flag on the same number may cut it in two.
		await expect(offer.first()).toHaveText(/^241.5万元?$/);
		await offer.first().click();
		const card = page.locator('.mark-card');
		await expect(card.locator('code').first()).toHaveText(
			'F[公安业务办案费@晋城市公安局].实施期资金总额'
		);
		await card.getByRole('button', { name: '绑定', exact: true }).first().click();
		await expect(figure).toHaveText('241.50万元');
	});

	await story.step('the form gets another name: the figure says that it is gone', async () => {
		await clerk.type(clerk.beside('项目名称'), '招聘经费');
		const lost = editor(page).locator('.living.failed');
		await expect(lost).toContainText(ADDRESS);
		await expect(page.getByRole('complementary').getByText('N29').first()).toBeVisible();
		await lost.click();
		await expect(page.locator('.mark-card')).toContainText('找不到这个格');
		await page.keyboard.press('Escape');
		await clerk.page.keyboard.press('Control+z');
		await expect(lost).toHaveCount(0);
	});
});
