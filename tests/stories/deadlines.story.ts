/** What the regulations ask for after 批复, in days of China, wherever the device thinks it is. */
import type { Page } from '@playwright/test';
import { DAYS_TO_PASS_ON, DAYS_TO_PUBLISH } from '../../src/lib/budget/settings/deadlines';
import { dayInChina } from '../../src/lib/budget/values/china-time';
import { expect, story } from '../support/story';

const DAY = 86_400_000;
const FAR_AWAY = 'America/Los_Angeles';
const AGO = 18;

const dueOf = (page: Page, name: RegExp) =>
	page.getByRole('region', { name: /统筹台/ }).getByRole('link', { name });

async function noteDate(page: Page, book: string, label: string, day: string): Promise<void> {
	await page.goto(`${book}/settings#process`);
	const form = page.getByRole('form', { name: '批复和发布' });
	await form.getByLabel(label).fill(day);
	await form.getByRole('button', { name: '保存' }).click();
	await expect(page.getByText('已保存：批复和发布')).toBeVisible();
	await expect(page.getByText('已存服务器')).toBeVisible();
}

story('after 批复 the days to publish and to pass on are counted and told', async ({ seat }) => {
	const { page, url } = await seat('coordinator', FAR_AWAY);
	const book = `${url}/book/sample`;
	const approved = Date.now() - AGO * DAY;
	await noteDate(page, book, '批复日期', dayInChina(approved));

	await page.goto(`${book}/board`);
	const publish = dueOf(page, /公开截止/);
	const passOn = dueOf(page, /批复到单位截止/);
	await expect(publish).toContainText(`还有 ${DAYS_TO_PUBLISH - AGO} 天`);
	await expect(publish).toContainText(dayInChina(approved + DAYS_TO_PUBLISH * DAY));
	await expect(passOn).toContainText(`已过期 ${AGO - DAYS_TO_PASS_ON} 天`);

	await page.getByRole('button', { name: /^通知/ }).click();
	const news = page.getByRole('listitem').filter({ has: page.locator('.news') });
	await expect(news.filter({ hasText: '公开截止' })).toContainText('还有 2 天');
	const late = news.filter({ hasText: '批复到单位截止' });
	await expect(late).toContainText('已过期 3 天');
	await expect(late).toContainText('城区分局');
	// It is news from a midnight of China on, said in China's time.
	const since = dayInChina(approved + (DAYS_TO_PASS_ON + 1) * DAY);
	const [, month, day] = since.split('-').map(Number);
	await expect(late.locator('time')).toHaveText(`${month}/${day} 00:00`);
	await late.getByRole('link').click();
	await expect(page).toHaveURL(/\/progress/);
	await expect(page.getByText('前公开（批复后 20 日内）')).toContainText('还有 2 天');

	// It is the department that publishes and passes on: units are not pressed for it.
	const clerk = await seat('clerk-u4');
	await clerk.page.goto(`${book}/overview`);
	await clerk.page.getByRole('button', { name: /^通知/ }).click();
	await expect(clerk.page.getByRole('button', { name: '复制摘要' })).toBeVisible();
	await expect(clerk.page.getByText('公开截止')).toHaveCount(0);

	await noteDate(page, book, '发布日期', dayInChina(Date.now()));
	await page.goto(`${book}/board`);
	await expect(dueOf(page, /批复到单位截止/)).toBeVisible();
	await expect(dueOf(page, /公开截止/)).toHaveCount(0);
});
