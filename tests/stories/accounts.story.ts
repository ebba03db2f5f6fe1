/** Production: accounts, an invitation, rights withdrawn while somebody works. */
import { firstFormat } from '../../src/lib/formats/known-formats';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test, type Browser, type Page, type WebSocket } from '@playwright/test';
import type { TableId } from '../../src/lib/budget/book/book';
import { templateOf } from '../../src/lib/budget/table/table-template';
import { HebianServer } from '../support/hebian-server';

const run = promisify(execFile);
const UNIT = '晋城市看守所';
const NEXT_PASSWORD = '换过的又一个好密码 2026';
/** The column of T12 that is typed into. */
const OWN = '单位资金';
const OWN_AT = templateOf('T12', firstFormat()).columns.findIndex(({ id }) => id === OWN);

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

/** Opens a table with a row in view: the grid draws only what is on screen. */
async function openTable(page: Page, table: TableId, label?: string): Promise<void> {
	const cell =
		label === undefined ? '' : `?cell=${encodeURIComponent(`${table}[${label}].${OWN}`)}`;
	await page.goto(`${server.url}/book/sample/table/${table}${cell}`);
	await expect(page.locator('.ht_master td').first()).toBeVisible();
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
	test.slow();
	const coordinator = await boss(browser);
	const clerk = await join(browser, await invite(coordinator));
	const info = (await (await clerk.request.get(`${server.url}/api/books/sample`)).json()) as {
		identity: { id: string; unit: string };
		head: { units: { id: string; name: string }[] };
	};
	expect(info.head.units.find(({ id }) => id === info.identity.unit)?.name).toBe(UNIT);
	const sample = JSON.parse(
		await readFile('static/sample/jincheng-psb-2023.hebian.json', 'utf8')
	) as { tables: { T12: { rows: { label: string; unit: string }[] } } };
	const { rows } = sample.tables.T12;
	const row = (own: boolean) =>
		rows.find(
			({ unit, label }) =>
				(unit === info.identity.unit) === own &&
				unit &&
				rows.filter((other) => other.label === label).length === 1
		)!.label;
	const cellOf = (page: Page, label: string) =>
		page
			.locator('.ht_master tbody tr')
			.filter({ has: page.getByText(label, { exact: true }) })
			.locator('td')
			.nth(OWN_AT);

	// Somebody else's row says whose it is; typing changes nothing.
	await openTable(clerk, 'T12', row(false));
	const foreign = cellOf(clerk, row(false));
	const before = await foreign.innerText();
	await foreign.click();
	await clerk.keyboard.type('77');
	await clerk.keyboard.press('Enter');
	await expect(clerk.getByText(/归「.+」填写/).first()).toBeVisible();
	await expect(foreign).toHaveText(before);

	// The own row is written and saved, and the coordinator sees it with the clerk's name.
	await openTable(clerk, 'T12', row(true));
	const own = cellOf(clerk, row(true));
	await own.click();
	await clerk.keyboard.type('12.34');
	await clerk.keyboard.press('Enter');
	await expect(clerk.getByText('已存服务器')).toBeVisible();
	await openTable(coordinator, 'T12', row(true));
	const seen = cellOf(coordinator, row(true));
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
	await expect(clerk.getByText('您在这本公开文本里的权限已被收回')).toBeVisible();
	await expect(clerk.getByRole('button', { name: /改动未被服务器接受/ })).toBeVisible();
	await openTable(coordinator, 'T12', row(true));
	await expect(cellOf(coordinator, row(true))).toHaveText('12.34');

	// After a reload the book is closed to the clerk, and what was refused can still be taken along.
	await clerk.reload();
	await expect(clerk.getByText('本机还留着 1 组未被接受的改动')).toBeVisible();
	const [download] = await Promise.all([
		clerk.waitForEvent('download'),
		clerk.getByRole('button', { name: '存成文件' }).click()
	]);
	let text = '';
	for await (const part of await download.createReadStream()) text += String(part);
	expect(JSON.parse(text)).toMatchObject({
		format: 'hebian-refused-edits',
		refusal: { kind: 'withdrawn' },
		edits: [{ column: OWN, value: 56_780_000 }]
	});
	await clerk.getByRole('link', { name: '回到首页' }).click();
	await expect(clerk.getByText('您在这台服务器上还没有任何角色')).toBeVisible();
});

test('an open window is cut off when the right is withdrawn', async ({ browser }) => {
	test.slow();
	const coordinator = await boss(browser);
	const clerk = await join(browser, await invite(coordinator));
	const sockets: WebSocket[] = [];
	clerk.on('websocket', (socket) => sockets.push(socket));
	await openTable(clerk, 'T12');
	await expect(clerk.getByText('已存服务器')).toBeVisible();
	expect(sockets.filter((socket) => !socket.isClosed()).length).toBeGreaterThan(1);
	await coordinator.goto(`${server.url}/book/sample/people`);
	const member = coordinator.getByRole('row').filter({ hasText: '李四' });
	await member.getByRole('button', { name: '收回权限' }).click();
	await coordinator.getByRole('button', { name: '收回', exact: true }).click();
	await expect(clerk.getByText('您在这本公开文本里的权限已被收回')).toBeVisible();
	await expect.poll(() => sockets.filter((socket) => !socket.isClosed()).length).toBe(0);
});

test('a person changes name and password, and is asked to sign in where the session ended', async ({
	browser
}) => {
	test.slow();
	const coordinator = await boss(browser);
	const clerk = await join(browser, await invite(coordinator));
	const elsewhere = await (await browser.newContext()).newPage();
	await elsewhere.goto(server.url);
	await signIn(elsewhere, 'LI4', '看守所的好密码 2026');
	await expect(elsewhere.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();
	await openTable(elsewhere, 'T12');
	await clerk.goto(`${server.url}/account`);
	await clerk.getByLabel('当前密码').fill('看守所的好密码 2026');
	await clerk.getByLabel('新密码').fill(NEXT_PASSWORD);
	await clerk.getByRole('button', { name: '更换密码' }).click();
	await expect(clerk.getByText('其他 1 处登录已结束')).toBeVisible();
	await expect(elsewhere.getByText('登录已失效').first()).toBeVisible();
	await elsewhere.getByRole('button', { name: '重新登录' }).click();
	await signIn(elsewhere, 'li4', NEXT_PASSWORD);
	await expect(elsewhere.getByRole('button', { name: '重新登录' })).toHaveCount(0);
	await expect(elsewhere.getByText('已存服务器')).toBeVisible();
});
