/** Single sign-on: an invitation by way of a real issuer, signing out of both, an identity nobody knows. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { HebianServer } from '../support/hebian-server';
import { CLIENT, startIssuer, type TestIssuer } from '../support/oidc-provider';

const run = promisify(execFile);

let server: HebianServer;
let issuer: TestIssuer;
test.beforeEach(async () => {
	server = await HebianServer.start({ production: true });
	issuer = await startIssuer(server.url);
	await server.kill('SIGTERM');
	server.environment = {
		HEBIAN_OIDC_ISSUER: issuer.issuer,
		HEBIAN_OIDC_CLIENT_ID: CLIENT.clientId,
		HEBIAN_OIDC_CLIENT_SECRET: CLIENT.clientSecret,
		HEBIAN_OIDC_NAME: '市政务平台',
		HEBIAN_LOCAL_ACCOUNTS: 'off'
	};
	await server.restart();
});
test.afterEach(async () => {
	await server.stop();
	await issuer.close();
});

async function hebian(...words: string[]): Promise<string> {
	const env = {
		...process.env,
		...server.environment,
		HEBIAN_DATA: server.data,
		HEBIAN_ORIGIN: server.url
	};
	return (await run(process.execPath, ['build/hebian.js', 'user', ...words], { env })).stdout;
}

/** At the issuer's own page. */
async function prove(page: Page, login: string): Promise<void> {
	await page.waitForURL(`${issuer.issuer}/interaction/**`);
	await page.getByPlaceholder(/login/i).fill(login);
	await page.getByPlaceholder(/password/i).fill('any');
	await page.getByRole('button', { name: /sign-in/i }).click();
}

const BY = '用市政务平台登录';

test('[A8] [A11] [A13] the first coordinator binds, signs out of both, and signs in again; a stranger is told whom to ask', async ({
	browser
}, info) => {
	const out = await hebian('add', 'boss', '--name', '王统筹');
	const link = /http\S+\/join#\S+/.exec(out)![0];
	const page = await (await browser.newContext()).newPage();
	await page.goto(link);
	await expect(page.getByRole('heading', { name: '绑定统一登录' })).toBeVisible();
	await expect(page.getByLabel('密码')).toHaveCount(0);
	await page.screenshot({ path: info.outputPath('join.png') });
	await page.getByRole('button', { name: BY }).click();
	await prove(page, 'subject-of-wang');
	await expect(page.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();
	await page.goto(`${server.url}/book/sample/people`);
	await expect(page.getByText('boss · 统一登录')).toBeVisible();
	await page.screenshot({ path: info.outputPath('people.png') });
	await page.getByLabel('单位', { exact: true }).selectOption({ index: 1 });
	await page.getByRole('button', { name: '生成邀请链接' }).click();
	const invitation = await page.getByRole('textbox', { name: '复制链接' }).inputValue();

	const clerk = await (await browser.newContext()).newPage();
	await clerk.goto(invitation);
	await clerk.getByRole('button', { name: BY }).click();
	await expect(clerk.getByRole('alert')).toContainText('登录名不能用');
	await clerk.getByLabel('姓名').fill('李四');
	await clerk.getByLabel('登录名').fill('li4');
	await clerk.screenshot({ path: info.outputPath('invitation.png') });
	await clerk.getByRole('button', { name: BY }).click();
	await prove(clerk, 'subject-of-li');
	await expect(clerk.getByRole('link', { name: /晋城市公安局/ }).first()).toBeVisible();

	await page.getByRole('button', { name: /王统筹/ }).click();
	await page.getByRole('menuitem', { name: '退出登录' }).click();
	await page.waitForURL(`${issuer.issuer}/session/end**`);
	await page.getByRole('button', { name: /sign me out/i }).click();
	await page.waitForURL(`${server.url}/**`);
	await expect(page.getByRole('button', { name: BY })).toBeVisible();
	await page.screenshot({ path: info.outputPath('sign-in.png') });
	await page.getByRole('button', { name: BY }).click();
	await prove(page, 'subject-of-a-stranger');
	await expect(page.getByRole('alert')).toContainText('没有您的账户');
	await page.screenshot({ path: info.outputPath('stranger.png') });
	expect(new URL(page.url()).pathname).toBe('/sign-in');
});
