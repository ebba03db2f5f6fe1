/** A sign-in ends while a book is open: the page says why, each time in its own words. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openDatabase } from '../../server/store/database';
import { HebianServer } from '../support/hebian-server';
import { story } from '../support/story';

const run = promisify(execFile);

/** The folder's command line, in a process of its own. */
async function hebian(server: HebianServer, ...words: string[]): Promise<string> {
	const env = { ...process.env, HEBIAN_DATA: server.data };
	return (await run(process.execPath, ['build/hebian.js', ...words], { env })).stdout;
}

const passwordIn = (out: string): string => /\w{5}(?:-\w{5}){3}/.exec(out)![0];

async function signIn(page: Page, username: string, password: string): Promise<void> {
	await page.getByLabel('登录名').fill(username);
	await page.getByLabel('密码', { exact: true }).fill(password);
	await page.keyboard.press('Enter');
}

async function enter(page: Page, server: HebianServer, name: string, password: string) {
	await page.goto(server.url);
	await signIn(page, name, password);
	await expect(page.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();
}

async function openBook(page: Page, server: HebianServer): Promise<void> {
	await page.goto(`${server.url}/book/sample/table/T12`);
	await expect(page.getByText('已存服务器')).toBeVisible({ timeout: 30_000 });
}

const newPage = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();
const banner = (page: Page) => page.getByRole('alert').filter({ hasText: '登录已失效' });

test('in production, whoever ended it and however', async ({ browser }) => {
	test.slow();
	const server = await HebianServer.start({ production: true });
	try {
		const user = (name: string, shown: string, role: string) =>
			hebian(
				...([server, 'user', 'add', name, '--role', role] as const),
				...['--name', shown, '--department', '晋城市公安局']
			).then(passwordIn);
		const bossPassword = await user('boss', '王统筹', 'coordinator');
		let password = await user('li4', '李四', 'reviewer');
		const boss = await newPage(browser);
		await enter(boss, server, 'boss', bossPassword);
		const page = await newPage(browser);
		const again = async () => {
			await page.getByRole('button', { name: '重新登录' }).click();
			await signIn(page, 'li4', password);
			await expect(banner(page)).toHaveCount(0);
			await expect(page.getByText('已存服务器')).toBeVisible({ timeout: 20_000 });
		};
		const told = async (words: RegExp) => {
			await expect(banner(page)).toContainText(words, { timeout: 20_000 });
			// No other cause is told beside it.
			const text = await banner(page).innerText();
			expect(
				text.match(/另一个窗口|另一台设备|预算统筹结束|换过了|已被移除|备份|到期|不认得/g)
			).toHaveLength(1);
		};
		await enter(page, server, 'li4', password);
		await openBook(page, server);

		await test.step('another window of this browser signs out, and in again', async () => {
			const other = await page.context().newPage();
			await other.goto(server.url);
			await other.locator('.identity-switch').click();
			await other.getByRole('menuitem', { name: '退出登录' }).click();
			await told(/您在这个浏览器的另一个窗口退出了登录/);
			await signIn(other, 'boss', bossPassword);
			await page.evaluate(() => window.dispatchEvent(new Event('focus')));
			await told(/另一个窗口已改用「王统筹」登录/);
			await other.locator('.identity-switch').click();
			await other.getByRole('menuitem', { name: '退出登录' }).click();
			await signIn(other, 'li4', password);
			await expect(other.locator('.identity-switch')).toContainText('李四');
			await page.evaluate(() => window.dispatchEvent(new Event('focus')));
			await expect(banner(page)).toHaveCount(0);
			await expect(page.getByText('已存服务器')).toBeVisible({ timeout: 20_000 });
			await other.close();
		});

		const elsewhere = await newPage(browser);
		await enter(elsewhere, server, 'li4', password);
		await test.step('the person ends all others from another browser', async () => {
			await elsewhere.goto(`${server.url}/account`);
			await elsewhere.getByRole('button', { name: '结束其他全部登录' }).click();
			await told(/您在另一台设备或另一个浏览器上结束了这里的登录/);
			await again();
		});

		await test.step('the password is changed from another browser', async () => {
			await elsewhere.reload();
			await elsewhere.getByLabel('当前密码').fill(password);
			password = '换过的又一个好密码 2026';
			await elsewhere.getByLabel('新密码').fill(password);
			await elsewhere.getByRole('button', { name: '更换密码' }).click();
			await told(/您的密码换过了/);
			await page.getByRole('button', { name: '重新登录' }).click();
			await expect(page.getByRole('dialog')).toContainText('您的密码换过了');
			await page.getByRole('button', { name: '关闭' }).click();
			// A page that is opened anew tells it too.
			const fresh = await page.context().newPage();
			await fresh.goto(server.url);
			await expect(fresh.getByText('您的密码换过了')).toBeVisible();
			await fresh.close();
			await again();
		});

		await test.step('the coordinator ends it', async () => {
			await boss.goto(`${server.url}/book/sample/people`);
			const member = boss.getByRole('row').filter({ hasText: '李四' });
			await member.getByRole('button', { name: '结束登录' }).click();
			await boss.getByRole('row').getByRole('button', { name: '结束登录' }).last().click();
			await told(/预算统筹结束了您的登录/);
			await again();
		});

		/** What only time or a damaged disk does: written into the database of the stopped server. */
		const inDatabase = async (sql: string) => {
			await server.kill('SIGTERM');
			const database = openDatabase(join(server.data, 'hebian.db'));
			database.exec(sql);
			database.close();
			await server.restart();
		};
		await test.step('it runs out', async () => {
			await inDatabase(`UPDATE session SET expires_at = ${Date.now() + 25_000}`);
			await openBook(page, server);
			await told(/这次登录到期了/);
			await again();
		});
		await test.step('the server lost it', async () => {
			await inDatabase('DELETE FROM session');
			await told(/服务器不认得这次登录了/);
			await again();
		});
		await test.step('a backup is restored', async () => {
			const backup = join(server.data, 'a-backup.db');
			await hebian(server, 'backup', backup);
			await server.kill('SIGTERM');
			await hebian(server, 'restore', backup, '--replace');
			await server.restart();
			await told(/服务器的数据已从备份恢复/);
			await again();
		});
		await test.step('the account is removed', async () => {
			await hebian(server, 'user', 'remove', 'li4');
			await told(/您的账户已被移除/);
		});
	} finally {
		await server.stop();
	}
});

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
