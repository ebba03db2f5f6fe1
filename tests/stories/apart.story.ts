import { expect, story } from '../support/story';

const ROW = '线路租赁费';

story(
	'offline: a table and a form, a reload, more edits, and everybody agrees',
	async ({ seat }) => {
		const [away, coordinator] = await Promise.all([seat('clerk-u4'), seat('coordinator')]);
		await away.visit('table/T12', `T12[${ROW}].合计`);
		await away.expectSaved();
		// The shell is kept by the service worker once it controls the page.
		await away.page.evaluate(() => navigator.serviceWorker.ready);

		await away.goOffline();
		await away.type(away.cell('T12', ROW, '单位资金'), '3.33');
		await expect(away.cell('T12', ROW, '单位资金')).toContainText('3.33');
		await expect(away.page.getByText('已存服务器')).toHaveCount(0);

		await story.step('reload while offline', async () => {
			await away.page.reload();
			await expect(away.cell('T12', ROW, '单位资金')).toContainText('3.33');
		});

		await story.step('go on: the project form', async () => {
			await away.findForm('办公电脑购置');
			await away.type(away.beside('年度资金总额'), '210000');
			await expect(away.beside('年度资金总额')).toContainText('210,000.00');
		});

		await story.step('meanwhile the coordinator edits', async () => {
			await coordinator.visit('table/T3', 'T3[204].合计');
			await coordinator.type(coordinator.cell('T3', '公安', '基本支出'), '16240.91');
			await coordinator.expectSaved();
		});

		await away.comeBack();
		await away.expectSaved();
		await coordinator.visit('table/T12', `T12[${ROW}].合计`);
		await expect(coordinator.cell('T12', ROW, '单位资金')).toContainText('3.33');
		await coordinator.findForm('办公电脑购置');
		await expect(coordinator.beside('年度资金总额')).toContainText('210,000.00');
		await away.visit('table/T3', 'T3[204].合计');
		await expect(away.cell('T3', '公安', '基本支出')).toContainText('16,240.91');
	}
);
