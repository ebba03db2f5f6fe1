/** People talk about figures: offline, across a killed server, with names called, settled in the end. */
import type { Page } from '@playwright/test';
import { expect, story } from '../support/story';

const panel = (page: Page) => page.getByRole('region', { name: '批注', exact: true });
const openTab = (page: Page) => page.getByRole('tab', { name: /^批注/ }).click();

story(
	'a reviewer comments offline; the clerk answers with a name; the coordinator is told and settles it',
	async ({ seat, server }) => {
		story.slow();
		const reviewer = await seat('reviewer');
		const coordinator = await seat('coordinator');
		await reviewer.visit('table/T12');
		const row = reviewer.page.locator('.ht_master tbody tr').nth(3);
		const cell = row.locator('td').nth(3);
		await reviewer.expectSaved();
		// Reloading without a line needs the shell on this device, which a busy one gets a little later.
		await reviewer.page.evaluate(() => navigator.serviceWorker.ready);

		await reviewer.goOffline();
		await cell.click();
		await reviewer.page.keyboard.press('Control+Alt+KeyM');
		const words = reviewer.page.getByRole('combobox', { name: /^批注：/ });
		await expect(words).toBeFocused();
		await words.fill('这个数和申报表对不上');
		await reviewer.page.keyboard.press('Control+Enter');
		await expect(panel(reviewer.page)).toContainText('这个数和申报表对不上');
		await expect(cell.locator('.grid-comment')).toBeVisible();
		await reviewer.page.reload();
		await openTab(reviewer.page);
		await expect(panel(reviewer.page)).toContainText('这个数和申报表对不上');

		await coordinator.visit('table/T12');
		const bell = coordinator.page.getByRole('button', { name: /^通知/ });
		await expect(bell).toBeVisible();
		await server.kill();
		await reviewer.comeBack();
		await server.restart();
		await reviewer.expectSaved();

		const theirs = coordinator.page.locator('.ht_master tbody tr').nth(3).locator('td').nth(3);
		await expect(theirs.locator('.grid-comment-unread')).toBeVisible();
		await expect(coordinator.page.getByRole('tab', { name: /批注.*1/ })).toBeVisible();

		const clerk = await seat('clerk-u2');
		await clerk.visit('table/T12');
		await openTab(clerk.page);
		await panel(clerk.page).getByRole('button', { name: '回复' }).click();
		const answer = clerk.page.getByRole('combobox', { name: '回复' });
		await answer.pressSequentially('已核对，请@财');
		await clerk.page.getByRole('option', { name: /财务科/ }).waitFor();
		await clerk.page.keyboard.press('Enter');
		await expect(answer).toHaveValue('已核对，请@财务科 ');
		await answer.pressSequentially('定');
		await server.kill();
		await clerk.page.keyboard.press('Control+Enter');
		await server.restart();
		await clerk.expectSaved();

		await expect(bell).toHaveAccessibleName(/1 条新的/);
		await bell.click();
		await coordinator.page.getByRole('link', { name: /提到了您/ }).click();
		await expect(panel(coordinator.page)).toContainText('已核对，请@财务科 定');
		await expect(bell).toHaveAccessibleName('通知');
		await panel(coordinator.page).getByRole('button', { name: '已解决' }).click();
		await expect(panel(reviewer.page)).toContainText('已解决 1');
		await panel(reviewer.page).getByText('已解决 1').click();
		await expect(panel(reviewer.page)).toContainText('财务科 于');
	}
);

story('a viewer reads comments and cannot write any', async ({ seat }) => {
	const coordinator = await seat('coordinator');
	const viewer = await seat('viewer');
	await coordinator.visit('table/T2');
	await coordinator.page.locator('.ht_master tbody tr').nth(2).locator('td').nth(3).click();
	await coordinator.page.keyboard.press('Control+Alt+KeyM');
	await coordinator.page.getByRole('combobox', { name: /^批注：/ }).fill('给大家看');
	await coordinator.page.keyboard.press('Control+Enter');
	await coordinator.expectSaved();

	await viewer.visit('table/T2');
	await openTab(viewer.page);
	await expect(panel(viewer.page)).toContainText('给大家看');
	await expect(viewer.page.getByRole('button', { name: '添加批注' })).toHaveCount(0);
	await expect(panel(viewer.page).getByRole('button', { name: '回复' })).toHaveCount(0);
	const cell = viewer.page.locator('.ht_master tbody tr').nth(2).locator('td').nth(3);
	await cell.click();
	await viewer.page.keyboard.press('Control+Alt+KeyM');
	await expect(viewer.page.getByRole('combobox', { name: /^批注：/ })).toHaveCount(0);
});
