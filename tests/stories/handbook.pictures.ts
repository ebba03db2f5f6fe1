/**
 * The pictures of the handbook, from the running product with the sample book. Those with the time
 * of day or a day that counts down leave it out, so that a picture differs only where the product does.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { HandbookPicture } from '../../src/lib/messages/handbook/handbook-page';
import { consistentBook } from '../support/consistent-book';
import type { Desk } from '../support/desk';
import { workbookFile, type TestSheet } from '../support/office/workbook-file';
import { readBook } from '../support/read-book';
import { expect, story } from '../support/story';

const FOLDER = 'static/handbook';
const WINDOW = { width: 1200, height: 640 } as const;
/** Its part of the made-up book has no open finding. */
const CLEAR = '示例市第4分局';
const ROW = '线路租赁费';

/** T12 with a row of the sample changed, one new, and one beside its columns. */
const SHEET: TestSheet = {
	name: '项目支出',
	rows: [
		['2023年项目支出预算表（本年预算）'],
		['部门名称：晋城市公安局', null, null, null, null, null, '单位：万元'],
		['项目名称', '合计', '2023年财政拨款', null, null, '财政专户管理资金', '单位资金'],
		[null, null, '一般公共预算', '政府性基金预算', '国有资本经营预算'],
		['辅警招聘经费', 41.25, 41.25],
		[null, '无人机训练场经费', 12.5, 12.5],
		['约定外经费', '约三万']
	],
	merges: ['A3:A4', 'B3:B4', 'C3:E3', 'F3:F4', 'G3:G4']
};

interface Cut {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Browsers photograph in PNG: the page itself makes it a WebP, which is a fifth of that. */
async function keep(page: Page, name: HandbookPicture, png: Buffer): Promise<void> {
	const webp = await page.evaluate(async (from) => {
		const image = new Image();
		image.src = `data:image/png;base64,${from}`;
		await image.decode();
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [image.width, image.height];
		canvas.getContext('2d')!.drawImage(image, 0, 0);
		return canvas.toDataURL('image/webp', 0.8).split(',')[1];
	}, png.toString('base64'));
	await mkdir(FOLDER, { recursive: true });
	await writeFile(`${FOLDER}/${name}.webp`, Buffer.from(webp, 'base64'));
}

async function take(page: Page, name: HandbookPicture, what: Locator | Cut): Promise<void> {
	const still = { animations: 'disabled', caret: 'hide' } as const;
	await settled(page);
	const png =
		'width' in what
			? await page.screenshot({ ...still, clip: what as Cut })
			: await (what as Locator).screenshot(still);
	await keep(page, name, png);
}

/** Nothing is being worked out, fetched or drawn, and nothing lies under the mouse. */
async function settled(page: Page): Promise<void> {
	await expect(page.getByText(/正在核对|正在加载/).filter({ visible: true })).toHaveCount(0);
	await page.mouse.move(0, 0);
	await page.evaluate(async () => {
		await document.fonts.ready;
		for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
	});
}

async function visit(desk: Desk, path: string): Promise<Page> {
	await desk.page.setViewportSize(WINDOW);
	await desk.page.emulateMedia({ reducedMotion: 'reduce' });
	await desk.page.goto(`${desk.url}/book/sample/${path}`);
	return desk.page;
}

/** The page from its top down. */
const top = async (page: Page, height: number): Promise<Cut> => {
	const box = (await page.getByRole('main').boundingBox())!;
	return { x: box.x, y: box.y, width: box.width, height };
};

const card = (page: Page, rule: string) =>
	page
		.getByRole('main')
		.locator('article')
		.filter({ has: page.getByText(rule, { exact: true }) })
		.first();

story('the pictures of the tables and of what is found', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	await page.setViewportSize(WINDOW);
	await desk.visit('table/T3', 'T3[20402].合计');
	await desk.type(desk.cell('T3', '行政运行', '合计'), '=.基本支出+.项目支出');
	await expect(desk.cell('T3', '行政运行', '合计').locator('.grid-formula')).toBeVisible();
	// Of a cell that nobody wrote, so that the strip says no time of day.
	await desk.cell('T3', '一般行政管理事务', '项目支出').click();
	await expect(page.getByText('没有数的项级科目应删除或注明涉密')).toBeVisible();
	await desk.expectSaved();
	await take(page, 'table', { x: 0, y: 0, ...WINDOW });

	await visit(desk, 'findings?rule=X03');
	const finding = card(page, 'X03');
	await finding.getByText('建议改为').click();
	await expect(finding.getByText('− X20')).toBeVisible();
	await take(page, 'finding', finding);

	await visit(desk, 'publish');
	const checks = page.getByRole('region', { name: '公开前核对' });
	await expect(checks.getByText('通过').first()).toBeVisible();
	await take(page, 'publish', await top(page, 640));
});

story('the pictures of what people say', async ({ seat }) => {
	const [clerk, coordinator] = [await seat('clerk-u4'), await seat('coordinator')];
	const { page } = clerk;
	await visit(clerk, 'findings?rule=F04');
	const finding = page.getByRole('main').locator('article').filter({ hasText: '一楼综合大厅改造' });
	await finding.getByRole('button', { name: '填写说明' }).click();
	await page.getByRole('textbox', { name: '说明' }).fill('分两年实施，今年安排 75 万元。');
	await take(page, 'explanation', finding);

	const book = await readBook(coordinator, consistentBook());
	const me = await (await coordinator.context.request.get(`${coordinator.url}/api/me`)).json();
	const { id } = me.demo.find(({ name }: { name: string }) => name === `${CLEAR}经办`);
	const other = await seat(id);
	await other.page.goto(`${book}/progress`);
	await other.page.getByRole('button', { name: '上报' }).first().click();
	await expect(other.page.getByRole('button', { name: '撤回' })).toBeVisible();
	await coordinator.page.setViewportSize(WINDOW);
	await coordinator.page.emulateMedia({ reducedMotion: 'reduce' });
	await coordinator.page.goto(`${book}/progress`);
	await coordinator.page.getByRole('button', { name: '退回…' }).first().click();
	await coordinator.page.getByLabel('理由').fill('请核实本年项目的资金来源');
	// Behind its corners stands the page, with times of day.
	await coordinator.page.locator('main').evaluate((main) => (main.style.visibility = 'hidden'));
	await take(coordinator.page, 'return', coordinator.page.getByRole('dialog'));
});

story('the picture of an import', async ({ seat }) => {
	const desk = await seat('coordinator');
	const page = await visit(desk, 'import');
	await page.locator('input[type=file]').setInputFiles({
		name: '项目支出.xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		buffer: Buffer.from(workbookFile([SHEET]))
	});
	await expect(page.getByText('「项目支出」第 6 行 B 列')).toBeVisible();
	await page.getByText('「项目支出」第 6 行 B 列').scrollIntoViewIfNeeded();
	await take(page, 'import', await top(page, 580));
});

story('the pictures of a conflict and of being offline', async ({ seat }) => {
	const [away, coordinator] = [await seat('clerk-u4'), await seat('coordinator')];
	for (const desk of [away, coordinator]) {
		await desk.page.setViewportSize(WINDOW);
		await desk.visit('table/T12', `T12[${ROW}].合计`);
	}
	await away.expectSaved();
	await away.goOffline();
	await away.type(away.cell('T12', ROW, '单位资金'), '3.33');
	await away.page.getByRole('button', { name: /已存|正在保存/ }).click();
	await expect(away.page.getByText('服务器连不上')).toBeVisible();
	await take(away.page, 'saved', away.page.locator('.saved-popover'));
	await coordinator.type(coordinator.cell('T12', ROW, '单位资金'), '7.77');
	await coordinator.expectSaved();
	await away.comeBack();
	await away.expectSaved();
	const { page } = coordinator;
	await page.getByRole('banner').getByRole('link', { name: '同时改动：1 处待定' }).click();
	const conflict = page.getByRole('main').getByRole('listitem').first();
	await expect(conflict.getByRole('list', { name: '核对' })).toHaveCount(2);
	// The names, without the time of day.
	await conflict.locator('.who').evaluateAll((all) => {
		for (const who of all) who.textContent = who.textContent!.split(' · ')[0];
	});
	await take(page, 'conflict', conflict);
});
