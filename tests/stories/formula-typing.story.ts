/** A formula while it is typed: what may follow, and cells of other pages. */
import { expect, story } from '../support/story';
import type { Desk } from '../support/desk';

const editorOf = ({ page }: Desk) =>
	page.locator('.handsontableInputHolder:not(.ht_editor_hidden) textarea');
const PROJECT = '辅警招聘经费';

story('names are completed while a formula is typed [U29] [O19]', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	const list = page.getByRole('listbox', { name: '可选项' });
	const editor = editorOf(desk);
	await desk.visit('table/T3', 'T3[20402].合计');
	const cell = desk.cell('T3', '行政运行', '项目支出');

	await story.step('columns and rows of the own table, and other tables', async () => {
		await cell.click();
		await page.keyboard.type('=');
		await expect(list).toHaveCount(0);
		await page.keyboard.type('T');
		await expect(list.getByRole('option').first()).toContainText('T1[');
		await page.keyboard.press('Backspace');
		await page.keyboard.type('.基');
		await expect(list.getByRole('option')).toHaveText(['.基本支出']);
		await expect(list).toBeInViewport({ ratio: 1 });
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Tab');
		await expect(editor).toHaveValue('=.基本支出');
		await page.keyboard.type('+T12[');
		await expect(list.getByRole('option').first()).toBeVisible();
		await page.keyboard.type('辅警招聘');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(editor).toHaveValue(`=.基本支出+T12[${PROJECT}].`);
		await list.getByRole('option', { name: `T12[${PROJECT}].合计` }).click();
		await expect(editor).toHaveValue(`=.基本支出+T12[${PROJECT}].合计`);
		await expect(page.locator('.grid-preview')).toContainText('16,237.27 万元');
	});

	await story.step('Escape closes the list and nothing else', async () => {
		await page.keyboard.type('+.基');
		await expect(list).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(list).toHaveCount(0);
		await expect(editor).toHaveValue(`=.基本支出+T12[${PROJECT}].合计+.基`);
		for (let i = 0; i < 3; i++) await page.keyboard.press('Backspace');
	});

	await story.step('without a choice Enter enters what is typed', async () => {
		await expect(list).toHaveCount(0);
		await page.keyboard.press('Enter');
		await expect(cell).toContainText('16,237.27');
		await page.keyboard.press('Control+z');
		await desk.expectSaved();
	});

	await story.step('names composed with an input method', async () => {
		await cell.click();
		await page.keyboard.type('=');
		const input = await page.context().newCDPSession(page);
		const selection = { selectionStart: 4, selectionEnd: 4 };
		await input.send('Input.imeSetComposition', { text: 'jibe', ...selection });
		await expect(list).toHaveCount(0);
		await input.send('Input.insertText', { text: '基本' });
		await expect(list.getByRole('option').first()).toHaveText('.基本支出');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await expect(editor).toHaveCount(0);
	});
});

story('a formula goes along to other pages, to point at their cells [U27]', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	const bar = page.getByRole('region', { name: '正在输入的公式' });
	const formula = bar.getByRole('textbox');
	await desk.visit('table/T3', 'T3[20402].合计');
	const cell = desk.cell('T3', '行政运行', '项目支出');
	const before = await cell.innerText();
	const goTo = (table: string) =>
		page.getByRole('navigation').locator(`a[href="/book/sample/table/${table}"]`).click();

	await story.step('by the contents, to another table; Enter enters it', async () => {
		await cell.click();
		await page.keyboard.type('=');
		await desk.cell('T3', '行政运行', '基本支出').click();
		await page.keyboard.type('+');
		await goTo('T12');
		await expect(formula).toHaveValue('=.基本支出+');
		await expect(formula).toBeFocused();
		await desk.cell('T12', PROJECT, '合计').click();
		await expect(formula).toHaveValue(`=.基本支出+T12[${PROJECT}].合计`);
		await expect(bar).toContainText('16,237.27 万元');
		await page.keyboard.press('Enter');
		await expect(bar).toHaveCount(0);
		await expect(cell).toContainText('16,237.27');
		await page.keyboard.press('Control+z');
		await expect(cell).toHaveText(before);
	});

	await story.step('by the palette, to a form; Escape keeps nothing', async () => {
		await cell.click();
		await page.keyboard.type('=');
		await page.keyboard.press('Control+k');
		await page.getByRole('dialog').getByRole('combobox').fill(PROJECT);
		await page.getByRole('option', { name: PROJECT }).first().click();
		await expect(page.getByRole('heading', { name: PROJECT })).toBeVisible();
		await desk.beside('年度资金总额').click();
		await expect(formula).toHaveValue(new RegExp(`^=F\\[${PROJECT}.*\\]\\.年度资金总额$`));
		await expect(bar).toContainText('40.00 万元');
		await page.keyboard.press('Escape');
		await expect(bar).toHaveCount(0);
		await expect(cell).toHaveText(before);
		await expect(editorOf(desk)).toHaveCount(0);
	});

	await story.step('back in its table it goes on in its cell', async () => {
		await cell.click();
		await page.keyboard.type('=1+');
		await goTo('T12');
		await desk.cell('T12', PROJECT, '合计').click();
		await page.keyboard.type('+');
		await goTo('T3');
		await expect(bar).toHaveCount(0);
		await expect(editorOf(desk)).toHaveValue(`=1+T12[${PROJECT}].合计+`);
		await page.keyboard.type('1');
		await page.keyboard.press('Enter');
		await expect(cell).toContainText('42.00');
		await desk.expectSaved();
	});
});
