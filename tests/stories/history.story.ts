/** Who changed what: told of a cell with names, also over a killed server and without one. */
import { expect, story } from '../support/story';

const ROW = '辅警招聘经费';

story(
	'two people change a cell; its history names both, also after a crash',
	async ({ server, seat }) => {
		const coordinator = await seat('coordinator');
		await coordinator.visit('table/T12');
		const cell = coordinator.cell('T12', ROW, '一般公共预算');
		await coordinator.type(cell, '41.00');
		await coordinator.expectSaved();

		const clerk = await seat('clerk-u1');
		await clerk.visit('table/T12');
		const same = clerk.cell('T12', ROW, '一般公共预算');
		await expect(same).toHaveText('41.00');
		await clerk.type(same, '42.50');
		await clerk.expectSaved();
		await expect(cell).toHaveText('42.50');

		await server.kill();
		await server.restart();

		await coordinator.page.getByRole('tab', { name: '历史' }).click();
		await cell.click();
		const items = coordinator.page.getByRole('region', { name: '改动历史' }).getByRole('listitem');
		await expect(items).toHaveCount(2);
		await expect(items.nth(0)).toContainText('经办');
		await expect(items.nth(0)).toContainText(/41\.00.*→.*42\.50.*\+1\.50/);
		await expect(items.nth(1)).toContainText('财务科');
		await expect(items.nth(1)).toContainText(/40\.00.*→.*41\.00/);

		// What was before comes back as an edit of its own, which can be undone.
		await items.nth(1).getByRole('button', { name: '恢复为「40.00」' }).click();
		await expect(cell).toHaveText('40.00');
		await expect(items).toHaveCount(3);
		await coordinator.page.getByRole('button', { name: '撤销' }).click();
		await expect(cell).toHaveText('42.50');
	}
);

story(
	'offline the history of what the device has is shown, and says so',
	async ({ server, seat }) => {
		const desk = await seat('coordinator');
		await desk.visit('table/T12');
		const cell = desk.cell('T12', ROW, '一般公共预算');
		await desk.type(cell, '43.00');
		await desk.expectSaved();
		await desk.page.getByRole('tab', { name: '历史' }).click();
		await cell.click();
		const list = desk.page.getByRole('region', { name: '改动历史' });
		await expect(list.getByRole('listitem')).toHaveCount(1);

		await server.kill();
		// The cell is selected: a click so soon after the last would be a double one, which edits in place.
		await desk.page.keyboard.type('44.00');
		await desk.page.keyboard.press('Enter');
		await desk.page.keyboard.press('ArrowUp');
		await expect(list).toContainText('服务器连不上');
		await expect(list.getByRole('listitem')).toHaveCount(2);
		await expect(list).toContainText('待传');

		await server.restart();
		await desk.expectSaved();
		await expect(list).not.toContainText('服务器连不上');
		await expect(list.getByRole('listitem')).toHaveCount(1);
		await expect(list).toContainText(/40\.00.*→.*44\.00/);
		await expect(list).not.toContainText('待传');
	}
);
