import { readFile } from 'node:fs/promises';
import { expect, story } from '../support/story';
import { workbookFile, type TestSheet } from '../support/office/workbook-file';

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
const SAMPLE = new URL('../../static/sample/jincheng-psb-2023.hebian.json', import.meta.url);
const FILE = {
	name: '项目支出.xlsx',
	mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	buffer: Buffer.from(workbookFile([SHEET]))
};

story(
	'a workbook is compared, chosen from, written as one step and taken back',
	async ({ seat }) => {
		const desk = await seat('coordinator');
		const { page } = desk;
		await desk.visit('table/T12', 'T12[辅警招聘经费].合计');
		const before = await desk.cell('T12', '辅警招聘经费', '合计').innerText();
		await page.getByRole('button', { name: '导入、导出与设置' }).click();
		await page.getByRole('link', { name: '导入', exact: true }).click();
		await page.locator('input[type=file]').setInputFiles(FILE);

		await story.step('what stands beside its columns is told, with its place', async () => {
			await expect(page.getByText('「项目支出」第 6 行 B 列')).toBeVisible();
			await expect(page.getByText(/「无人机训练场经费」应在「项目」栏/)).toBeVisible();
			await expect(page.getByText('「项目支出」第 7 行 B 列')).toBeVisible();
		});
		await story.step('only the chosen cells are written', async () => {
			await page.getByRole('button', { name: '全不选' }).click();
			await page.getByRole('checkbox', { name: '选择：辅警招聘经费 合计' }).check();
			await page.getByRole('checkbox', { name: '选择整行：无人机训练场经费' }).check();
			await page.getByRole('button', { name: '写入所选 4 处' }).click();
			await expect(page.getByText('已写入 4 处，可以撤销')).toBeVisible();
			await desk.expectSaved();
			await desk.visit('table/T12', 'T12[辅警招聘经费].合计');
			await expect(desk.cell('T12', '辅警招聘经费', '合计')).toContainText('41.25');
			await desk.visit('table/T12', 'T12[无人机训练场经费].合计');
			await expect(desk.cell('T12', '无人机训练场经费', '合计')).toContainText('12.50');
		});
		await story.step('and undone as one', async () => {
			await page.goto(`${desk.url}/book/sample/import`);
			await page.locator('input[type=file]').setInputFiles(FILE);
			await page.getByRole('button', { name: '全不选' }).click();
			await page.getByRole('checkbox', { name: '选择整行：约定外经费' }).check();
			await page.getByRole('checkbox', { name: '选择：辅警招聘经费 一般公共预算' }).check();
			await page.getByRole('button', { name: '写入所选 3 处' }).click();
			await page.getByRole('button', { name: '撤销', exact: true }).last().click();
			await expect(page.getByRole('checkbox', { name: '选择整行：约定外经费' })).toBeVisible();
			await expect(
				page.getByRole('checkbox', { name: '选择：辅警招聘经费 一般公共预算' })
			).toBeVisible();
		});
		expect(before).not.toContain('41.25');
	}
);

story('a pasted block whose header says nothing is matched by hand, once', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	const paste = async () => {
		await page.getByRole('textbox', { name: /在此粘贴/ }).evaluate((field) => {
			const data = new DataTransfer();
			data.setData('text/plain', '事由\t钱数\r\n辅警招聘经费\t43.21\r\n');
			field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
		});
	};
	await page.goto(`${desk.url}/book/sample/import`);
	await paste();
	await page.getByRole('button', { name: '对应栏目' }).click();
	await page.getByLabel('是哪张表').selectOption('T12');
	await page.getByLabel('事由 读作').selectOption('项目');
	await page.getByLabel('钱数 读作').selectOption('合计');
	await page.getByRole('button', { name: '按此读取' }).click();
	const box = page.getByRole('checkbox', { name: '选择：辅警招聘经费 合计' });
	await expect(box).toBeChecked();
	await expect(page.getByText('43.21')).toBeVisible();

	await page.reload();
	await paste();
	await expect(box).toBeChecked();
});

story('a clerk sees whose rows are not theirs to write', async ({ seat }) => {
	const desk = await seat('clerk-u4');
	const { page } = desk;
	await page.goto(`${desk.url}/book/sample/import`);
	await page.locator('input[type=file]').setInputFiles(FILE);
	await page.getByLabel('导入到').selectOption('');
	await expect(page.getByRole('checkbox', { name: '选择：辅警招聘经费 合计' })).toBeDisabled();
	await expect(page.getByRole('checkbox', { name: '选择：辅警招聘经费 合计' })).not.toBeChecked();
});

story('a long reading is cancelled, and nothing is taken over', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	const rows = [...Array(120_000).keys()].map((i) => [`某项目${i}`, i + 0.25]);
	const large = { ...SHEET, rows: [...SHEET.rows.slice(0, 4), ...rows] };
	await page.goto(`${desk.url}/book/sample/import`);
	await page.locator('input[type=file]').setInputFiles({
		...FILE,
		buffer: Buffer.from(workbookFile([large]))
	});
	await expect(page.getByText('正在读取「项目支出.xlsx」')).toBeVisible();
	await page.getByRole('button', { name: '取消', exact: true }).click();
	await expect(page.getByText('选择文件', { exact: true })).toBeVisible();
});

story(
	'what people said in a book file stays out of an open book, and is told',
	async ({ seat }) => {
		const desk = await seat('coordinator');
		const { page } = desk;
		const file = JSON.parse(await readFile(SAMPLE, 'utf8')) as Record<string, unknown>;
		const anchor = { sheet: 'T3', address: 'T3' };
		file.comments = [{ id: 'c1', by: 'x', name: '外单位', t: 1, text: '请核对', anchor }];
		await page.goto(`${desk.url}/book/sample/import`);
		await page.locator('input[type=file]').setInputFiles({
			name: 'book.hebian.json',
			mimeType: 'application/json',
			buffer: Buffer.from(JSON.stringify(file))
		});
		await expect(page.getByRole('note').filter({ hasText: '批注 1 条' })).toBeVisible();
	}
);
