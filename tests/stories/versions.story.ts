/** A version is kept, the book goes on, and what differs is told and brought back. */
import { expect, story } from '../support/story';

const ROW = '辅警招聘经费';

story(
	'a version, more edits, exactly those as differences, restored and undone',
	async ({ seat }) => {
		const desk = await seat('coordinator');
		const { page } = desk;
		await desk.visit('table/T12');
		await desk.expectSaved();
		await page.getByRole('link', { name: '版本', exact: true }).click();
		await page.getByRole('textbox', { name: '名称', exact: true }).fill('二上稿');
		await page.getByRole('button', { name: '存一个版本' }).click();
		await expect(page.getByRole('cell', { name: '二上稿', exact: true })).toBeVisible();

		await desk.visit('table/T12');
		const one = desk.cell('T12', ROW, '一般公共预算');
		const other = desk.cell('T12', '特警服装', '合计');
		await desk.type(one, '43.00');
		await desk.type(other, '26.00');
		await desk.expectSaved();

		await page.getByRole('link', { name: '版本', exact: true }).click();
		await page.getByRole('button', { name: '比较' }).click();
		const list = page.getByRole('region', { name: '比较' });
		await expect(list).toContainText('共 2 处差别');
		const items = list.getByRole('listitem');
		await expect(items.filter({ hasText: ROW })).toContainText(
			/40\.00.*→.*43\.00.*\+3\.00.*财务科/
		);
		await expect(items.filter({ hasText: '特警服装' })).toContainText(/25\.00.*→.*26\.00/);

		await items.filter({ hasText: ROW }).getByRole('button', { name: '恢复' }).click();
		await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
		await expect(list).toContainText('共 1 处差别');
		await list.getByRole('button', { name: '恢复本表' }).click();
		await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
		await expect(list).toContainText('两者没有差别');

		await page.getByRole('button', { name: '撤销', exact: true }).click();
		await page.getByRole('button', { name: '撤销', exact: true }).click();
		await page.getByRole('button', { name: '比较' }).click();
		await expect(list).toContainText('共 2 处差别');
	}
);

story('two states side by side on the grid, and a version opened to read', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	const versions = page.getByRole('link', { name: '版本', exact: true });
	const bar = page.getByRole('region', { name: '比较' });
	const cell = desk.cell('T12', ROW, '一般公共预算');
	const differing = page.locator('.ht_master td.grid-differing');
	async function keep(name: string): Promise<void> {
		await desk.expectSaved();
		await versions.click();
		await page.getByRole('textbox', { name: '名称', exact: true }).fill(name);
		await page.getByRole('button', { name: '存一个版本' }).click();
		await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
	}

	await desk.visit('table/T12');
	await keep('一稿');
	await desk.visit('table/T12');
	await desk.type(cell, '43.00');
	await keep('二稿');

	// The book as it is, against a version: marked, told in the tip, still open to edits.
	await page.getByLabel('从', { exact: true }).selectOption({ label: '一稿' });
	await page.getByRole('button', { name: '比较', exact: true }).click();
	await page.getByRole('button', { name: '在原处看' }).click();
	await expect(bar).toContainText('「一稿」');
	await expect(bar).toContainText('本页 1 处不同');
	await expect(differing).toHaveCount(1);
	await expect(cell).toHaveAttribute('aria-description', /「一稿」中是 40\.00，这里相差 \+3\.00/);
	await cell.hover();
	await expect(page.getByRole('tooltip')).toContainText('「一稿」中是 40.00，这里相差 +3.00');
	await desk.type(cell, '40.00');
	await expect(differing).toHaveCount(0);
	await expect(bar).toContainText('本页没有不同');

	// Two versions: the later one is shown, whatever the book has now, and nobody writes in it.
	await bar.getByRole('link', { name: '全部差别' }).click();
	await expect(page.getByText('两者没有差别')).toBeVisible();
	await page.getByLabel('到', { exact: true }).selectOption({ label: '二稿' });
	await page.getByRole('button', { name: '比较', exact: true }).click();
	await page.getByRole('button', { name: '在原处看' }).click();
	await expect(bar).toContainText('这是版本「二稿」，只看不改');
	await expect(cell).toContainText('43.00');
	await expect(differing).toHaveCount(1);
	await cell.click();
	await page.keyboard.type('9');
	await expect(page.getByRole('alert')).toContainText('不能修改');
	await expect(cell).toContainText('43.00');
	await bar.getByRole('button', { name: '不再比较' }).click();
	await expect(bar).toHaveCount(0);
	await expect(cell).toContainText('40.00');

	// A version opened to read, against now.
	await versions.click();
	await page.getByRole('button', { name: '打开「二稿」，只看不改' }).click();
	await expect(bar).toContainText('这是版本「二稿」，只看不改');
	await expect(bar).toContainText('「现在」');
	await expect(page.locator('.ht_master td').first()).toBeVisible();
});

story('texts and notes are shown as a version has them', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	const text = page.getByRole('textbox', { name: /正文$/ });
	const note = page.getByRole('textbox', { name: '表注' });
	const shown = page.getByRole('group', { name: /正文$/ });
	const contents = (name: string | RegExp) =>
		page.getByRole('navigation').getByRole('link', { name }).last().click();

	await page.goto(`${desk.url}/book/sample/narrative/N8`);
	await text.fill('机关运行经费用于办公。');
	await desk.expectSaved();
	await contents('版本');
	await page.getByRole('textbox', { name: '名称', exact: true }).fill('一稿');
	await page.getByRole('button', { name: '存一个版本' }).click();
	await expect(page.getByRole('cell', { name: '一稿', exact: true })).toBeVisible();
	await contents(/机关运行经费/);
	await text.fill('机关运行经费用于办公和差旅。');
	await contents(/项目支出（本年）/);
	await note.fill('另有说明');
	await desk.expectSaved();

	// The version opened to read: its words, with what now has in their place.
	await contents('版本');
	await page.getByRole('button', { name: '打开「一稿」，只看不改' }).click();
	await contents(/项目支出（本年）/);
	await expect(page.getByRole('group', { name: '表注' }).locator('del')).toHaveText('另有说明');
	await expect(note).toHaveCount(0);
	await contents(/机关运行经费/);
	await expect(shown.locator('del')).toHaveText('和差旅');
	await expect(shown).toContainText('机关运行经费用于办公');
	await expect(text).toHaveCount(0);
	await expect(page.getByRole('region', { name: '比较' })).toContainText('本页 1 处不同');
	await page.getByRole('button', { name: '不再比较' }).click();
	await expect(text).toHaveText('机关运行经费用于办公和差旅。');

	// Now beside the version: what differs is told, and the text is still there to write in.
	await contents('版本');
	await page.getByRole('button', { name: '比较', exact: true }).click();
	await page
		.locator('.group', { has: page.getByRole('heading', { name: /情况说明/ }) })
		.getByRole('button', { name: '在原处看' })
		.click();
	await expect(shown.locator('ins')).toHaveText('和差旅');
	await text.fill('机关运行经费用于办公。');
	await expect(shown).toHaveCount(0);
});
