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
		await page.getByLabel('名称').fill('二上稿');
		await page.getByRole('button', { name: '存一个版本' }).click();
		await expect(page.getByRole('cell', { name: '二上稿' })).toBeVisible();

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
