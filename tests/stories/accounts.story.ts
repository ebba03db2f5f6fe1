/** Production: accounts, an invitation, rights withdrawn while somebody works. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { HebianServer } from '../support/hebian-server';

const run = promisify(execFile);
const UNIT = '晋城市看守所';

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

async function addCoordinator(): Promise<string> {
	const out = await hebian('add', 'boss', '--role', 'coordinator', '--name', '王统筹');
	return /\w{5}(?:-\w{5}){3}/.exec(out)![0];
}

async function signIn(page: Page, username: string, password: string): Promise<void> {
	await page.getByLabel('登录名').fill(username);
	await page.getByLabel('密码', { exact: true }).fill(password);
	await page.keyboard.press('Enter');
}

async function boss(browser: Browser): Promise<Page> {
	const password = await addCoordinator();
	const page = await (await browser.newContext()).newPage();
	await page.goto(server.url);
	await signIn(page, 'boss', password);
	await expect(page.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();
	return page;
}

/** Invites a clerk of the unit; the link as it is shown once. */
async function invite(page: Page): Promise<string> {
	await page.goto(`${server.url}/book/sample/people`);
	await page.getByLabel('单位', { exact: true }).selectOption({ label: UNIT });
	await page.getByPlaceholder('给谁').fill('李四');
	await page.getByRole('button', { name: '生成邀请链接' }).click();
	return page.getByRole('textbox', { name: '复制链接' }).inputValue();
}

async function join(browser: Browser, link: string): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await page.goto(link);
	await expect(page.getByText(`单位填报 · ${UNIT}`)).toBeVisible();
	await page.getByLabel('姓名').fill('李四');
	await page.getByLabel('登录名').fill('li4');
	await page.getByLabel('密码', { exact: true }).fill('看守所的好密码 2026');
	await page.getByRole('button', { name: '建立账户并进入' }).click();
	await expect(page.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();
	return page;
}

/** A cell of a row whose 单位 or label is known, in the open table. */
async function openTable(page: Page, table: string): Promise<void> {
	await page.goto(`${server.url}/book/sample/table/${table}`);
	await expect(page.locator('.ht_master td').first()).toBeVisible({ timeout: 30_000 });
}

test('a new server says how to make the first account, and takes it while it runs', async ({
	browser
}) => {
	expect(server.log).toContain('hebian user add');
	const page = await (await browser.newContext()).newPage();
	await page.goto(server.url);
	await expect(page.getByText('还没有账户')).toBeVisible();
	await expect(page.getByText('点一下即可换身份')).toHaveCount(0);
	await signIn(page, 'boss', 'wrong password');
	await expect(page.getByRole('alert')).toContainText('登录名或密码不对');
	const password = await addCoordinator();
	await page.reload();
	await expect(page.getByText('还没有账户')).toHaveCount(0);
	await signIn(page, 'boss', password);
	await expect(page.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();
	const [cookie] = await page.context().cookies();
	expect(cookie).toMatchObject({ name: '__Host-hebian_session', secure: true, httpOnly: true });
});

test('guessing is slowed, and the page says until when', async ({ browser }) => {
	await addCoordinator();
	const page = await (await browser.newContext()).newPage();
	await page.goto(server.url);
	for (let i = 0; i < 5; i++) {
		await signIn(page, 'boss', `guess number ${i}`);
		await expect(page.getByRole('alert')).toContainText('登录名或密码不对');
	}
	await signIn(page, 'boss', 'one too many');
	await expect(page.getByRole('alert')).toContainText(/请在 \d\d:\d\d 之后再试/);
});

test('an invited clerk writes the own unit only, until the coordinator withdraws', async ({
	browser
}) => {
	const coordinator = await boss(browser);
	const clerk = await join(browser, await invite(coordinator));
	await openTable(clerk, 'T12');
	const info = (await (await clerk.request.get(`${server.url}/api/books/sample`)).json()) as {
		identity: { id: string; unit: string };
		head: { units: { id: string; name: string }[] };
	};
	expect(info.head.units.find(({ id }) => id === info.identity.unit)?.name).toBe(UNIT);
	const sample = JSON.parse(
		await readFile('static/sample/jincheng-psb-2023.hebian.json', 'utf8')
	) as { tables: { T12: { rows: { label: string; unit: string }[] } } };
	const row = (own: boolean) =>
		sample.tables.T12.rows.find(({ unit }) => (unit === info.identity.unit) === own && unit)!.label;
	const cellOf = (page: Page, label: string) =>
		page
			.locator('.ht_master tbody tr')
			.filter({ has: page.getByText(label, { exact: true }) })
			.first()
			.locator('td')
			.last();

	// Somebody else's row says whose it is; typing changes nothing.
	const foreign = cellOf(clerk, row(false));
	await foreign.scrollIntoViewIfNeeded();
	const before = await foreign.innerText();
	await foreign.click();
	await clerk.keyboard.type('77');
	await clerk.keyboard.press('Enter');
	await expect(clerk.getByText(/归「.+」填写/).first()).toBeVisible();
	await expect(foreign).toHaveText(before);

	// The own row is written and saved, and the coordinator sees it with the clerk's name.
	const own = cellOf(clerk, row(true));
	await own.scrollIntoViewIfNeeded();
	await own.click();
	await clerk.keyboard.type('12.34');
	await clerk.keyboard.press('Enter');
	await expect(clerk.getByText('已存服务器')).toBeVisible({ timeout: 20_000 });
	await openTable(coordinator, 'T12');
	const seen = cellOf(coordinator, row(true));
	await seen.scrollIntoViewIfNeeded();
	await expect(seen).toHaveText('12.34');
	await seen.click();
	await expect(coordinator.getByText(/李四/).first()).toBeVisible();

	// Without a line the clerk writes on; meanwhile the right is withdrawn.
	await clerk.context().setOffline(true);
	await own.click();
	await clerk.keyboard.type('56.78');
	await clerk.keyboard.press('Enter');
	await expect(own).toHaveText('56.78');
	await coordinator.goto(`${server.url}/book/sample/people`);
	const member = coordinator.getByRole('row').filter({ hasText: '李四' });
	await member.getByRole('button', { name: '收回权限' }).click();
	await coordinator.getByRole('button', { name: '收回', exact: true }).click();
	await expect(member).toHaveCount(0);
	await clerk.context().setOffline(false);
	await expect(clerk.getByText('您在这本公开文本里的权限已被收回')).toBeVisible({
		timeout: 20_000
	});
	await expect(clerk.getByRole('button', { name: /改动未被服务器接受/ })).toBeVisible();
	await openTable(coordinator, 'T12');
	await expect(cellOf(coordinator, row(true))).toHaveText('12.34');
});

test('an open window is cut off when the right is withdrawn', async ({ browser }) => {
	const coordinator = await boss(browser);
	const clerk = await join(browser, await invite(coordinator));
	const closed: Promise<unknown>[] = [];
	clerk.on('websocket', (socket) => closed.push(socket.waitForEvent('close', { timeout: 0 })));
	await openTable(clerk, 'T12');
	await expect(clerk.getByText('已存服务器')).toBeVisible({ timeout: 20_000 });
	expect(closed.length).toBeGreaterThan(1);
	await coordinator.goto(`${server.url}/book/sample/people`);
	const member = coordinator.getByRole('row').filter({ hasText: '李四' });
	await member.getByRole('button', { name: '收回权限' }).click();
	await coordinator.getByRole('button', { name: '收回', exact: true }).click();
	await expect(clerk.getByText('您在这本公开文本里的权限已被收回')).toBeVisible();
	await Promise.all(closed);
});

test('a person changes name and password, and is asked to sign in where the session ended', async ({
	browser
}) => {
	const coordinator = await boss(browser);
	const clerk = await join(browser, await invite(coordinator));
	const elsewhere = await (await browser.newContext()).newPage();
	await elsewhere.goto(server.url);
	await signIn(elsewhere, 'LI4', '看守所的好密码 2026');
	await expect(elsewhere.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();
	await openTable(elsewhere, 'T12');
	await clerk.goto(`${server.url}/account`);
	await clerk.getByLabel('当前密码').fill('看守所的好密码 2026');
	await clerk.getByLabel('新密码').fill('换过的一个好密码');
	await clerk.getByRole('button', { name: '更换密码' }).click();
	await expect(clerk.getByText('其他 1 处登录已结束')).toBeVisible();
	await expect(elsewhere.getByText('登录已失效').first()).toBeVisible();
	await elsewhere.getByRole('button', { name: '重新登录' }).click();
	await signIn(elsewhere, 'li4', '换过的一个好密码');
	await expect(elsewhere.getByRole('button', { name: '重新登录' })).toHaveCount(0);
	await expect(elsewhere.getByText('已存服务器')).toBeVisible({ timeout: 20_000 });
});
