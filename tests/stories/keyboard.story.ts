/** The keyboard stays with the work, and what was typed stays too. */
import { expect, story } from '../support/story';
import type { Desk } from '../support/desk';

const editorOf = ({ page }: Desk) =>
	page.locator('.handsontableInputHolder:not(.ht_editor_hidden) textarea');
const compose = async ({ page }: Desk, syllables: string, words: string) => {
	const input = await page.context().newCDPSession(page);
	await input.send('Input.imeSetComposition', {
		text: syllables,
		selectionStart: syllables.length,
		selectionEnd: syllables.length
	});
	await input.send('Input.insertText', { text: words });
};

const LAYER = '[role="dialog"], [role="menu"], [data-popover-content]';

story('U1 U2 after the palette, menus and panels keys go to the grid', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	await desk.visit('table/T12', 'T12[项目6].项目');
	const cell = page.locator('.ht_master td.current').first();
	const before = await cell.innerText();
	// A press outside of the grid enters what is typed, as in Excel; a key does not.
	const layers: readonly (readonly ['key' | 'press', () => Promise<void>])[] = [
		['key', () => page.keyboard.press('Control+k')],
		['press', () => page.getByRole('button', { name: '已存服务器' }).click()],
		['press', () => page.locator('header button[aria-haspopup]').last().click()]
	];
	for (const [how, open] of layers) {
		const cover = async () => {
			await open();
			await expect(page.locator(LAYER).first()).toBeVisible();
			await page.keyboard.press('Escape');
			await expect(page.locator(LAYER)).toHaveCount(0);
			await expect(page.locator('textarea.handsontableInput:focus')).toHaveCount(1);
		};
		await cover();
		await compose(desk, 'shiye', '事业');
		await compose(desk, 'fei', '费');
		await expect(editorOf(desk)).toHaveValue('事业费');
		if (how === 'key') await cover();
		await expect(editorOf(desk)).toHaveValue('事业费');
		// Escape still cancels, and an arrow after it enters nothing.
		await page.keyboard.press('Escape');
		await expect(editorOf(desk)).toHaveCount(0);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowUp');
		await expect(cell).toHaveText(before);
	}
});

story(
	'U3 U4 what was typed in a cell of a closed tab is offered, and entered if wanted',
	async ({ seat }) => {
		const desk = await seat('coordinator');
		await desk.visit('table/T12', 'T12[项目6].单位资金');
		await desk.page.keyboard.type('12.3');
		await expect(editorOf(desk)).toHaveValue('12.3');
		await desk.page.close();

		const page = await desk.context.newPage();
		await page.goto(`${desk.url}/book/sample/overview`);
		const offer = page.getByRole('status', { name: '未提交的输入' });
		await expect(offer).toContainText('12.3');
		await offer.getByRole('button', { name: '恢复' }).click();
		const editor = page.locator('.handsontableInputHolder:not(.ht_editor_hidden) textarea');
		await expect(editor).toHaveValue('12.3');
		await expect(offer).toHaveCount(0);
		await page.keyboard.press('Enter');
		await expect(page.locator('.ht_master td', { hasText: /^12\.30$/ }).first()).toBeVisible();
		await page.reload();
		await expect(page.locator('.ht_master td').first()).toBeVisible();
		await expect(offer).toHaveCount(0);

		// Given up, it is offered no more.
		await page
			.locator('.ht_master td', { hasText: /^12\.30$/ })
			.first()
			.click();
		await page.keyboard.type('9');
		await page.reload();
		await offer.getByRole('button', { name: '放弃' }).click();
		await page.reload();
		await expect(page.locator('.ht_master td').first()).toBeVisible();
		await expect(offer).toHaveCount(0);
	}
);

story('U3 a comment that was not sent is there again', async ({ seat }) => {
	const desk = await seat('coordinator');
	await desk.visit('table/T12', 'T12[项目6].单位资金');
	await desk.page.keyboard.press('Control+Alt+m');
	await desk.page.getByRole('combobox').fill('请核对');
	await desk.page.reload();
	const offer = desk.page.getByRole('status', { name: '未提交的输入' });
	await offer.getByRole('button', { name: '恢复' }).click();
	await expect(desk.page.getByRole('combobox')).toHaveValue('请核对');
});

story(
	'U3 a page left by a link enters what was typed, and keeps what is refused',
	async ({ seat }) => {
		const desk = await seat('coordinator');
		const { page } = desk;
		const offer = page.getByRole('status', { name: '未提交的输入' });
		const leave = async (typed: string) => {
			await desk.visit('table/T12', 'T12[项目6].单位资金');
			await page.keyboard.type(typed);
			await expect(editorOf(desk)).toHaveValue(typed);
			await page.getByRole('link', { name: '总览' }).first().click();
			await expect(page.locator('.ht_master')).toHaveCount(0);
			await page.reload();
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		};
		await leave('12.3');
		await expect(page.getByText('已存服务器')).toBeVisible();
		await expect(offer).toHaveCount(0);
		await leave('十二');
		await expect(offer).toContainText('十二');
	}
);
