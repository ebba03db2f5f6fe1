/** One setting of the book, two coordinators, one of them offline: with accounts, for demo mode has one. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { axeOn } from '../support/axe';
import { HebianServer } from '../support/hebian-server';

const run = promisify(execFile);

let server: HebianServer;
test.beforeEach(async () => {
	server = await HebianServer.start({ production: true });
});
test.afterEach(() => server.stop());

/** A coordinator with an account of their own, at the page of the book's data. */
async function coordinator(browser: Browser, username: string, name: string): Promise<Page> {
	const words = ['user', 'add', username, '--role', 'coordinator', '--name', name];
	const env = { ...process.env, HEBIAN_DATA: server.data };
	const { stdout } = await run(process.execPath, ['build/hebian.js', ...words], { env });
	const page = await (await browser.newContext()).newPage();
	await page.goto(server.url);
	await page.getByLabel('登录名').fill(username);
	await page.getByLabel('密码', { exact: true }).fill(/\w{5}(?:-\w{5}){3}/.exec(stdout)![0]);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();
	await page.goto(`${server.url}/book/sample/settings#process`);
	await expect(page.getByRole('form', { name: '批复和发布' })).toBeVisible();
	await expectSaved(page);
	return page;
}

async function setDates(page: Page, approved: string, published: string): Promise<void> {
	const form = page.getByRole('form', { name: '批复和发布' });
	await form.getByLabel('批复日期').fill(approved);
	await form.getByLabel('发布日期').fill(published);
	await form.getByRole('button', { name: '保存' }).click();
	await expect(page.getByText('已保存：批复和发布')).toBeVisible();
}

async function expectSaved(page: Page): Promise<void> {
	await expect(page.getByText('已存服务器')).toBeVisible();
}

async function openConflicts(page: Page): Promise<void> {
	await page.getByRole('banner').getByRole('link', { name: '同时改动：1 处待定' }).click();
	await expect(page.getByRole('heading', { name: '同时改动', level: 1 })).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const { violations } = await axeOn(page)
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
			.analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([]);
		const body = await page.screenshot();
		await test.info().attach(`setting ${colorScheme}`, { body, contentType: 'image/png' });
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

test('one setting, two coordinators, one offline: both values are shown, and one is taken', async ({
	browser
}) => {
	const away = await coordinator(browser, 'wang', '王统筹');
	const other = await coordinator(browser, 'zhao', '赵统筹');

	await test.step('both set the same dates, one of them offline', async () => {
		await away.context().setOffline(true);
		await setDates(away, '2023-02-06', '2023-02-20');
		await setDates(other, '2023-02-07', '2023-02-24');
		await expectSaved(other);
		await away.context().setOffline(false);
		await expectSaved(away);
	});

	const card = (page: Page) => page.getByRole('main').getByRole('listitem').first();
	await test.step('the card names the setting and shows both, whose they are and since when', async () => {
		for (const page of [away, other]) {
			await openConflicts(page);
			await expect(card(page)).toContainText('批复和发布');
			await expect(card(page)).toContainText('2 处不同');
			const [now, lost] = ['现在是', '另一个'].map((title) =>
				card(page)
					.locator('section')
					.filter({ has: page.getByRole('heading', { name: title }) })
			);
			await expect(now).toContainText('2023-02-07');
			await expect(now).toContainText('2023-02-24');
			await expect(now).toContainText('赵统筹');
			await expect(lost).toContainText('2023-02-06');
			await expect(lost).toContainText('2023-02-20');
			await expect(lost).toContainText('王统筹');
		}
		await expectAccessible(other);
	});

	await test.step('taking the other settles it for both', async () => {
		await card(away).getByRole('button', { name: '改用这个' }).click();
		await expect(away.getByText('没有待定的同时改动。')).toBeVisible();
		await expect(other.getByText('没有待定的同时改动。')).toBeVisible();
		await other.getByText('已定的 1 处').click();
		await expect(other.getByText(/王统筹 于 .* 改用了另一个/)).toBeVisible();
		await other.goto(`${server.url}/book/sample/settings#process`);
		const form = other.getByRole('form', { name: '批复和发布' });
		await expect(form.getByLabel('发布日期')).toHaveValue('2023-02-20');
	});
});
