/** How words look: what one makes bold others see, offline too; it is printed, and taken back as one step. */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Locator, Page } from '@playwright/test';
import type { Desk } from '../support/desk';
import { expect, story } from '../support/story';

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /正文$/ });
const button = (page: Page, name: string): Locator =>
	page.getByRole('button', { name, exact: true });

async function openSection({ page, url }: Desk): Promise<void> {
	await page.goto(`${url}/book/sample/narrative/N12`);
	await expect(editor(page)).toBeVisible();
}

/** Writes a line of its own at the end of the text. */
async function addLine({ page }: Desk, text: string): Promise<void> {
	await editor(page).focus();
	await page.keyboard.press('Control+End');
	await page.keyboard.press('Enter');
	await page.keyboard.type(text);
}

async function selectBack(page: Page, characters: number): Promise<void> {
	for (let i = 0; i < characters; i++) await page.keyboard.press('Shift+ArrowLeft');
}

/** Writes the book as DOCX, as people do; its body as XML. */
async function exported({ page, url }: Desk): Promise<string> {
	await page.goto(`${url}/book/sample/export`);
	await page.getByRole('radio', { name: /Word/ }).check();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '导出', exact: true }).click()
	]);
	const parts = unzipSync(new Uint8Array(readFileSync(await download.path())));
	return new TextDecoder().decode(parts['word/document.xml']);
}

story('bold words are seen elsewhere, merged, printed and taken back', async ({ seat }) => {
	const [one, other] = [await seat('coordinator'), await seat('coordinator')];
	await Promise.all([openSection(one), openSection(other)]);
	const strong = (desk: Desk) => editor(desk.page).locator('strong');

	await story.step('typed and made bold, by the keyboard', async () => {
		await addLine(one, '今年重点保障基层');
		await selectBack(one.page, 2);
		await one.page.keyboard.press('Control+b');
		await expect(button(one.page, '粗体')).toHaveAttribute('aria-pressed', 'true');
		await expect(strong(one)).toHaveText('基层');
		await expect(strong(other)).toHaveText('基层');
	});

	await story.step('offline one underlines, the other writes: both are kept', async () => {
		await one.expectSaved();
		await other.goOffline();
		await button(other.page, '下划线').scrollIntoViewIfNeeded();
		// By the keyboard: two presses that a busy machine brings half a second apart are no double press.
		await editor(other.page).focus();
		await other.page.keyboard.press('Control+End');
		await selectBack(other.page, 2);
		await button(other.page, '下划线').click();
		await expect(editor(other.page).locator('u')).toHaveText('基层');
		await one.page.keyboard.press('Control+End');
		await one.page.keyboard.type('单位');
		await other.comeBack();
		for (const { page } of [one, other]) {
			await expect(editor(page).locator('u')).toContainText('基层');
			await expect(editor(page)).toContainText('今年重点保障基层单位');
		}
	});

	await story.step('a line becomes a heading', async () => {
		await addLine(one, '补充事项');
		await button(one.page, '标题').click();
		await expect(editor(other.page).locator('p.subheading').last()).toHaveText('补充事项');
		await expect(button(one.page, '标题')).toHaveAttribute('aria-pressed', 'true');
	});

	await story.step('all of it is in the DOCX, and no sign of how it is kept', async () => {
		await Promise.all([one.expectSaved(), other.expectSaved()]);
		const body = await exported(other);
		const paragraph = (text: string) => body.split('<w:p>').find((each) => each.includes(text));
		const line = paragraph('今年重点保障');
		expect(line).toContain('<w:b/>');
		expect(line).toContain('<w:u w:val="single"/>');
		expect(line).not.toContain('{{');
		expect(paragraph('补充事项')).toContain('SubHeading');
	});

	await story.step('taken back, each as a step of its own', async () => {
		await one.page.keyboard.press('Control+z');
		await expect(
			editor(one.page).locator('p.subheading').filter({ hasText: '补充事项' })
		).toHaveCount(0);
		await expect(editor(one.page)).toContainText('补充事项');
	});
});

story('lists count themselves, are merged, printed and taken back', async ({ seat }) => {
	const [one, other] = [await seat('coordinator'), await seat('coordinator')];
	await Promise.all([openSection(one), openSection(other)]);
	/** The lines of lists with what stands before them. */
	const items = ({ page }: Desk): Promise<string[]> =>
		editor(page)
			.locator('p[data-lead]')
			.evaluateAll((lines) => lines.map((line) => `${line.dataset.lead}${line.textContent}`));
	const numbered = ['1.受理申请', '2.审核材料', '3.公开结果'];

	await story.step('a list is typed, and goes on with Enter until a blank line', async () => {
		await addLine(one, '办理步骤');
		await one.page.keyboard.press('Control+Alt+2');
		await expect(button(one.page, '小标题')).toHaveAttribute('aria-pressed', 'true');
		await addLine(one, '受理申请');
		await expect(button(one.page, '小标题')).toHaveAttribute('aria-pressed', 'false');
		await button(one.page, '编号列表').click();
		await expect(button(one.page, '编号列表')).toHaveAttribute('aria-pressed', 'true');
		for (const line of ['审核材料', '公开结果']) {
			await one.page.keyboard.press('Enter');
			await one.page.keyboard.type(line);
		}
		await one.page.keyboard.press('Enter');
		await one.page.keyboard.press('Enter');
		await one.page.keyboard.type('以上各步按月报送。');
		await expect.poll(() => items(other)).toEqual(numbered);
		await expect(editor(other.page).locator('p.minor-heading')).toHaveText('办理步骤');
	});

	await story.step(
		'offline one writes a line between, the other one after: both count',
		async () => {
			await one.expectSaved();
			await other.goOffline();
			const line = ({ page }: Desk, text: string) => editor(page).getByText(text, { exact: true });
			const addAfter = async (desk: Desk, after: string, text: string): Promise<void> => {
				await line(desk, after).click();
				await desk.page.keyboard.press('End');
				await desk.page.keyboard.press('Enter');
				await desk.page.keyboard.type(text);
			};
			await addAfter(other, '受理申请', '登记编号');
			await addAfter(one, '公开结果', '结果归档');
			await other.comeBack();
			const all = ['1.受理申请', '2.登记编号', '3.审核材料', '4.公开结果', '5.结果归档'];
			for (const desk of [one, other]) await expect.poll(() => items(desk)).toEqual(all);
		}
	);

	await story.step('points are taken back by the same button, the words stay', async () => {
		await editor(one.page).getByText('以上各步按月报送。').click();
		await button(one.page, '列表').press('Enter');
		await expect.poll(async () => (await items(other)).at(-1)).toBe('• 以上各步按月报送。');
		await button(one.page, '列表').press('Enter');
		await expect.poll(async () => (await items(other)).at(-1)).toBe('5.结果归档');
		await expect(editor(other.page)).toContainText('以上各步按月报送。');
	});

	await story.step('lists and headings of other programs are pasted as such', async () => {
		await addLine(one, '');
		await editor(one.page).evaluate((element) => {
			const clipboardData = new DataTransfer();
			clipboardData.setData(
				'text/html',
				'<h4>装备</h4><ul><li>车辆</li><li><p>通信</p></li></ul><ol><li>申领</li></ol><p>完</p>'
			);
			const paste = { clipboardData, bubbles: true, cancelable: true };
			element.dispatchEvent(new ClipboardEvent('paste', paste));
		});
		await expect(editor(other.page).locator('p.minor-heading').last()).toHaveText('装备');
		await expect
			.poll(async () => (await items(other)).slice(-3))
			.toEqual(['• 车辆', '• 通信', '1.申领']);
		await one.page.keyboard.press('Control+z');
		await expect.poll(async () => (await items(other)).at(-1)).toBe('5.结果归档');
	});

	await story.step('a list of Word is in the DOCX, and its numbers are no words', async () => {
		await Promise.all([one.expectSaved(), other.expectSaved()]);
		const body = await exported(other);
		const paragraph = (text: string) => body.split('<w:p>').find((each) => each.includes(text));
		for (const text of ['受理申请', '结果归档']) {
			expect(paragraph(text)).toContain('<w:pStyle w:val="ListNumber"/><w:numPr>');
			expect(paragraph(text)).not.toContain('.受理');
		}
		expect(paragraph('办理步骤')).toContain('MinorHeading');
	});
});

story('who may only read has no tools to change how words look', async ({ seat }) => {
	const desk = await seat('viewer');
	await openSection(desk);
	await expect(button(desk.page, '粗体')).toHaveCount(0);
	await editor(desk.page).focus();
	await desk.page.keyboard.press('Control+a');
	await desk.page.keyboard.press('Control+b');
	await expect(editor(desk.page).locator('strong')).toHaveCount(0);
});
