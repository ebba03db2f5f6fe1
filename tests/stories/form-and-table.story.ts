import { expect, story } from '../support/story';

const PROJECT = '辅警招聘经费';

story('a form in 元 changes its flag against the 万元 row', async ({ seat }) => {
	const [clerk, watcher] = await Promise.all([seat('clerk-u1'), seat('coordinator')]);
	await watcher.visit('table/T12', `T12[${PROJECT}].合计`);
	const total = watcher.cell('T12', PROJECT, '合计');
	await expect(total).toContainText('40.00');
	await expect(watcher.mark(total, 'error')).toHaveCount(0);

	await clerk.visitForm(PROJECT);
	await clerk.type(clerk.beside('年度资金总额'), '450000');
	await expect(clerk.beside('年度资金总额')).toContainText('450,000.00');
	await expect(clerk.mark(clerk.beside('年度资金总额'), 'error')).toBeVisible();
	await expect(watcher.mark(total, 'error')).toBeVisible();
	await watcher.page.getByRole('complementary').getByText('P03').first().waitFor();

	await clerk.page.keyboard.press('Control+z');
	await expect(clerk.beside('年度资金总额')).toContainText('400,000.00');
	await expect(watcher.mark(total, 'error')).toHaveCount(0);
});
