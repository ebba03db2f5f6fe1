/** The print key gives the official page with all its rows, also without a line. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { printAmount } from '../../src/lib/budget/values/amount';
import type { CellValue } from '../../src/lib/budget/book/book';
import { readBookFile } from '../../src/lib/budget/file/book-file';
import { writeView } from '../../src/lib/ui/sheet-view/view-text';
import { expect, story } from '../support/story';

const SAMPLE = new URL('../../static/sample/jincheng-psb-2023.hebian.json', import.meta.url);

function sample() {
	const read = readBookFile(readFileSync(SAMPLE, 'utf8'));
	if (!read.ok) throw new Error(read.failure.kind);
	return read.book;
}
const packed = (value: CellValue | undefined): string => String(value ?? '').replace(/\s/g, '');

/**
 * What the print key gives: the figures of the PDF, and the words of the sheet that was printed, without
 * spaces. A machine without Chinese fonts prints boxes, so words are not read from the PDF.
 */
async function printed(page: Page) {
	await page.evaluate(() =>
		addEventListener(
			'beforeprint',
			() =>
				Object.assign(window, {
					printedWords: document.querySelector<HTMLElement>('body > .print-sheet')?.textContent
				}),
			{ once: true }
		)
	);
	const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
	const { text: pages } = await extractText(pdf);
	for (const page of pages) expect(page).toMatch(/\d/);
	const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
	const words = packed(await page.evaluate<string | undefined>('window.printedWords'));
	return { figures: packed(pages.join('')), words, isAcross: width > height };
}

story('U8 U9 a table and a form print whole, also offline', async ({ seat }) => {
	const { sheets } = sample();
	const desk = await seat('coordinator');
	await desk.visit('table/T12');
	await desk.goOffline();

	const table = await printed(desk.page);
	expect(table.isAcross).toBe(true);
	expect(table.words).toContain('单位：万元');
	for (const { cells } of sheets.T12!) {
		expect(table.words).toContain(packed(cells['项目']));
		if (typeof cells['合计'] === 'number')
			expect(table.figures).toContain(printAmount(cells['合计'], '万元'));
	}
	// The page on screen is as it was.
	await expect(desk.page.locator('.print-sheet')).toHaveCount(0);
	await expect(desk.page.locator('.ht_master td').first()).toBeVisible();

	const project = sheets.projects![0];
	await desk.findForm(packed(project.cells['项目名称']));
	await expect(desk.page.locator('.ht_master td').first()).toBeVisible();
	const form = await printed(desk.page);
	expect(form.isAcross).toBe(false);
	expect(form.words).not.toContain('单位：万元');
	for (const column of ['项目名称', '项目概况', '立项依据', '项目实施计划'])
		expect(form.words).toContain(packed(project.cells[column]));
	for (const { cells } of sheets[`indicators@${project.id}`] ?? [])
		expect(form.words).toContain(packed(cells['年度.指标值']));
});

story(
	'U8 what is edited is printed, and a unit’s table bears the unit’s name',
	async ({ seat }) => {
		const { head } = sample();
		const desk = await seat('coordinator');
		await desk.visit('table/T12', 'T12[项目6].单位资金');
		await desk.page.keyboard.type('7654.32');
		await desk.page.keyboard.press('Enter');
		expect((await printed(desk.page)).figures).toContain('7,654.32');
		const unit = head.units[1];
		await desk.page.goto(`${desk.url}/book/sample/table/T1?edition=${unit.id}`);
		await expect(desk.page.locator('.hebian-grid')).toBeVisible();
		const { words } = await printed(desk.page);
		expect(words).toContain(`单位名称：${unit.name}`);
	}
);

story('U32 the paper is seen before it is printed, also offline', async ({ seat }) => {
	const { sheets } = sample();
	const desk = await seat('coordinator');
	const { page } = desk;
	await desk.visit('table/T12', 'T12[项目6].单位资金');
	await desk.goOffline();
	const dialog = page.getByRole('dialog', { name: '打印预览' });
	const paper = dialog.locator('.print-sheet');
	await page.getByRole('button', { name: '打印预览' }).click();
	await expect(paper).toContainText('单位：万元');
	for (const { cells } of sheets.T12!) await expect(paper).toContainText(String(cells['项目']));
	const { width } = (await paper.boundingBox())!;
	// 297 mm, as CSS has them.
	expect(width).toBeCloseTo((297 / 25.4) * 96, 0);

	await story.step('what is printed from there is that paper, whole', async () => {
		const seen = packed(await paper.innerText());
		const { words, isAcross, figures } = await printed(page);
		expect(packed(words)).toBe(seen);
		expect(isAcross).toBe(true);
		for (const { cells } of sheets.T12!)
			if (typeof cells['合计'] === 'number')
				expect(figures).toContain(printAmount(cells['合计'], '万元'));
		await page.evaluate(() =>
			Object.assign(window, { print: () => document.body.setAttribute('data-printed', '') })
		);
		await dialog.getByRole('button', { name: '打印', exact: true }).click();
		await expect(page.locator('body[data-printed]')).toBeVisible();
	});

	await story.step('Escape closes it; what is edited then is on the paper', async () => {
		await page.keyboard.press('Escape');
		await expect(dialog).toHaveCount(0);
		await desk.type(page.locator('.ht_master td.current'), '7654.32');
		await page.getByRole('button', { name: '打印预览' }).click();
		await expect(paper).toContainText('7,654.32');
		await page.keyboard.press('Escape');
	});

	await story.step('a form', async () => {
		await desk.findForm(packed(sheets.projects![0].cells['项目名称']));
		await page.getByRole('button', { name: '打印预览' }).click();
		await expect(paper).toContainText(String(sheets.projects![0].cells['项目概况']));
		expect((await paper.boundingBox())!.width).toBeCloseTo((210 / 25.4) * 96, 0);
	});
});

story('U17 what a view hides is printed and checked like the rest', async ({ seat }) => {
	const { sheets } = sample();
	const desk = await seat('coordinator');
	const { page } = desk;
	const view = writeView({ filters: [{ column: '项目', kind: 'text', text: '辅警' }] });
	await page.goto(`${desk.url}/book/sample/table/T12?view=${view}`);
	const bar = page.getByRole('status', { name: '视图' });
	await expect(bar).toContainText('行未显示');
	const count = page.locator('h1');
	await expect(count).toContainText(/\d\s*$/);
	const found = await count.innerText();
	const { words } = await printed(page);
	for (const { cells } of sheets['T12'] ?? []) expect(words).toContain(packed(cells['项目']));
	await bar.getByRole('button', { name: '全部显示' }).click();
	await expect(bar).toHaveCount(0);
	await expect(count).toHaveText(found);
});
