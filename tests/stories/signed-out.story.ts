/** A sign-in ends while a book is open: the page says why, in its own words. */
import type { Page } from '@playwright/test';
import { expect, story } from '../support/story';

const banner = (page: Page) => page.getByRole('alert').filter({ hasText: '登录已失效' });

story('in demo mode, another window that becomes somebody else', async ({ seat }) => {
	const desk = await seat('clerk-u4');
	await desk.visit('table/T12');
	await desk.expectSaved();
	const other = await desk.context.newPage();
	await other.goto(new URL('/', desk.page.url()).href);
	await other.locator('.identity-switch').click();
	await other.getByRole('menuitem', { name: '财务科' }).click();
	await expect(banner(desk.page)).toContainText('另一个窗口已改用「财务科」登录');
	await other.locator('.identity-switch').click();
	await other.getByRole('menuitem', { name: /退出/ }).click();
	await desk.page.evaluate(() => window.dispatchEvent(new Event('focus')));
	await expect(banner(desk.page)).toContainText('您在这个浏览器的另一个窗口退出了登录');
});
