/** Production: a sign-in ends while a book is open, and the page gives the real cause. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openDatabase } from '../../server/store/sqlite/database';
import { HebianServer } from '../support/hebian-server';

const run = promisify(execFile);

let server: HebianServer;
test.beforeEach(async () => {
	server = await HebianServer.start({ production: true });
});
test.afterEach(() => server.stop());

/** `hebian user …` in a process of its own, beside the running server. */
async function hebian(...words: string[]): Promise<string> {
	const env = { ...process.env, HEBIAN_DATA: server.data };
	return (await run(process.execPath, ['build/hebian.js', 'user', ...words], { env })).stdout;
}

interface Account {
	readonly username: string;
	readonly password: string;
}

async function account(username: string): Promise<Account> {
	const out = await hebian('add', username, '--role', 'coordinator', '--name', '王统筹');
	return { username, password: /\w{5}(?:-\w{5}){3}/.exec(out)![0] };
}

async function signIn(page: Page, { username, password }: Account): Promise<void> {
	await page.goto(server.url);
	await page.getByLabel('登录名').fill(username);
	await page.getByLabel('密码', { exact: true }).fill(password);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();
}

/** Signed in, with a table open. */
async function atWork(browser: Browser, person: Account): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await signIn(page, person);
	await page.goto(`${server.url}/book/sample/table/T12`);
	await expect(page.locator('.ht_master td').first()).toBeVisible();
	await expect(page.getByText('已存服务器')).toBeVisible();
	return page;
}

async function expectEnded(page: Page, why: RegExp): Promise<void> {
	const banner = page.getByRole('alert').filter({ hasText: '登录已失效' });
	// A command beside the server is heard of at the next look, and that at the next message.
	await expect(async () => {
		await page.evaluate(() => window.dispatchEvent(new Event('focus')));
		await expect(banner).toContainText(why, { timeout: 2_000 });
	}).toPass();
}

test('signed out in another window', async ({ browser }) => {
	const page = await atWork(browser, await account('boss'));
	const other = await page.context().newPage();
	await other.goto(server.url);
	await other
		.getByRole('button', { name: /王统筹/ })
		.first()
		.click();
	await other.getByRole('menuitem', { name: /退出/ }).click();
	await expectEnded(page, /另一个窗口退出了登录/);
});

test('an account that is removed', async ({ browser }) => {
	await account('boss');
	const page = await atWork(browser, await account('second'));
	await hebian('remove', 'second');
	await expectEnded(page, /账户/);
});

test('a password that somebody else changed', async ({ browser }) => {
	const page = await atWork(browser, await account('boss'));
	await hebian('password', 'boss');
	await expectEnded(page, /密码/);
});

test('a sign-in that lasted as long as one may', async ({ browser }) => {
	const page = await atWork(browser, await account('boss'));
	const database = openDatabase(`${server.data}/hebian.db`);
	database.prepare('UPDATE session SET expires_at = ?').run(Date.now() - 1_000);
	database.close();
	// The server knows when the sign-ins that it has in memory end.
	await server.kill();
	await server.restart();
	await expectEnded(page, /到期/);
});
