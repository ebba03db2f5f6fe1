import type { Locator, Page } from '@playwright/test';
import { expect, story } from '../support/story';

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /正文$/ });
const figures = (page: Page): Locator => editor(page).locator('.living');
const figure = (page: Page, text: string): Locator => figures(page).filter({ hasText: text });

async function openSection(page: Page, url: string, section: string): Promise<void> {
	await page.goto(`${url}/book/sample/narrative/${section}`);
	await expect(editor(page)).toBeVisible();
}
/** Puts the caret at the end of the text and types. */
async function write(page: Page, text: string): Promise<void> {
	await editor(page).focus();
	await page.keyboard.press('Control+End');
	await page.keyboard.type(text);
}

story('a sentence, its chart and its flags follow the tables', async ({ seat }) => {
	const [writer, keeper] = await Promise.all([seat('coordinator'), seat('coordinator')]);
	await Promise.all([openSection(writer.page, writer.url, 'N3'), keeper.visit('table/T3')]);
	const { page } = writer;
	const chart = page.locator('figure svg desc');
	await expect(editor(page)).toContainText('支出预算为41,764.14万元');
	await expect(chart).toContainText('公共安全支出 37,226.21 万元');

	await story.step('a cell is changed elsewhere: chart and sentence change', async () => {
		await keeper.type(keeper.cell('T3', '公共安全支出', '合计'), '30000');
		await expect(chart).toContainText('公共安全支出 30,000.00 万元，占 71.83%');
		await keeper.type(keeper.cell('T3', '合计', '基本支出'), '20882.07');
		await expect(editor(page)).toContainText('基本支出20,882.07万元，占50.00%');
		await expect(editor(page).locator('.spot.error')).toHaveCount(0);
	});
});

story(
	'a number that is typed is flagged, offered for binding, and then lives',
	async ({ seat }) => {
		const { page, url } = await seat('coordinator');
		await openSection(page, url, 'N3');

		await story.step(
			'a typed number that the table contradicts is flagged where it stands',
			async () => {
				await write(page, '其中：基本支出7.00万元。');
				const spot = editor(page).locator('.spot.error');
				await expect(spot).toHaveText('7.00万元');
				await spot.click();
				await expect(page.getByRole('article').filter({ hasText: 'N05' }).first()).toContainText(
					'20,828.20'
				);
				await page.keyboard.press('Escape');
			}
		);

		await story.step(
			'typed as the table has it, the flag goes and a binding is offered',
			async () => {
				await page.keyboard.press('Control+End');
				for (let i = 0; i < '7.00万元。'.length; i++) await page.keyboard.press('Backspace');
				await page.keyboard.type('20,828.20万元。');
				await expect(editor(page).locator('.spot.error')).toHaveCount(0);
				const offer = editor(page).locator('.offer');
				await expect(offer).toHaveText('20,828.20万元');
				const before = await figures(page).count();
				await offer.click();
				await page.getByRole('button', { name: '绑定', exact: true }).first().click();
				await expect(figures(page)).toHaveCount(before + 1);
				await expect(figures(page).last()).toHaveText('20,828.20万元');
				await expect(offer).toHaveCount(0);
			}
		);

		await story.step('typing over a living figure asks, and changes its cell', async () => {
			await figures(page).last().click();
			// Its card takes the focus once it is there; Escape before that would close nothing.
			await expect(page.locator('.mark-card')).toBeVisible();
			await page.keyboard.press('Escape');
			await expect(editor(page)).toBeFocused();
			await page.keyboard.type('9');
			await expect(page.getByRole('alert')).toContainText('要改表中的格，还是解除绑定');
			const cell = page.getByLabel('格里的数（万元）');
			await cell.fill('20882.07');
			await page.getByRole('button', { name: '改格里的数' }).click();
			await expect(figures(page).last()).toHaveText('20,882.07万元');
			await expect(figure(page, '50.00%')).toBeVisible();
		});

		await story.step('unbound, it is plain words', async () => {
			const before = await figures(page).count();
			await page.getByRole('button', { name: '解除绑定' }).click();
			await expect(figures(page)).toHaveCount(before - 1);
			await expect(editor(page)).toContainText('其中：基本支出20,882.07万元。');
			await page.keyboard.press('Control+z');
			await expect(figures(page)).toHaveCount(before);
		});
	}
);

story('two people in one paragraph of living figures, one of them offline', async ({ seat }) => {
	const [one, two] = await Promise.all([seat('coordinator'), seat('coordinator')]);
	await Promise.all([openSection(one.page, one.url, 'N3'), openSection(two.page, two.url, 'N3')]);
	const count = await figures(one.page).count();

	await story.step('both type, and both see both', async () => {
		await one.page.getByText('按支出性质划分').click();
		await one.page.keyboard.press('Control+Home');
		await write(two.page, '乙在末尾。');
		await one.page.keyboard.type('甲在开头，');
		for (const { page } of [one, two]) {
			await expect(editor(page)).toHaveText(/^甲在开头，.*乙在末尾。$/);
			await expect(figures(page)).toHaveCount(count);
		}
		// The caret stayed where it was while the other one typed.
		await write(two.page, '又');
		await one.page.keyboard.type('再写，');
		await expect(editor(two.page)).toHaveText(/^甲在开头，再写，.*乙在末尾。又$/);
	});

	await story.step('apart, both write on; together again, nothing is lost', async () => {
		await one.expectSaved();
		await two.expectSaved();
		await two.goOffline();
		await write(two.page, '离线写的。');
		await one.page.keyboard.type('在线写的，');
		await figure(one.page, '41,764.14万元').click();
		await one.page.getByRole('button', { name: '解除绑定' }).click();
		await two.comeBack();
		for (const { page } of [one, two]) {
			await expect(editor(page)).toContainText('在线写的，');
			await expect(editor(page)).toContainText('离线写的。');
			await expect(editor(page)).toContainText('支出预算为41,764.14万元');
			await expect(figures(page)).toHaveCount(count - 1);
		}
	});
});

story('a section is begun from its standard sentences', async ({ seat }) => {
	const { page, url } = await seat('coordinator');
	await openSection(page, url, 'N7');
	await page.getByRole('button', { name: '标准文字' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('“三公”经费预算559.41万元');
	await dialog.getByRole('button', { name: '替换这一节' }).click();
	await expect(editor(page)).toContainText('公务接待费15.00万元');
	await expect(figure(page, '559.41万元')).toBeVisible();

	await story.step('a figure is put in by its name, and shown another way', async () => {
		await write(page, '另：');
		await page.keyboard.press('Control+j');
		await page.getByRole('combobox', { name: /找格/ }).fill('机关运行 部门合计 T11[部门合计].合计');
		await page.keyboard.press('Enter');
		await expect(figures(page).last()).toHaveText(/万元$/);
		await figures(page).last().click();
		await page.getByLabel('写法').selectOption('元');
		await expect(figures(page).last()).toHaveText(/\.\d\d元$/);
	});

	await story.step('the undo of a person takes it back in steps', async () => {
		await page.keyboard.press('Escape');
		for (let step = 0; step < 4; step++) await page.keyboard.press('Control+z');
		await expect(editor(page)).toContainText('公务用车运行维护费544.41万元');
		await expect(figure(page, '559.41万元')).toHaveCount(0);
	});
});
