import { existsSync, readFileSync } from 'node:fs';
import { expect, story } from '../support/story';

const SEED = new URL('../../../shared/seed/jincheng-psb-2023.txt', import.meta.url);
const SAMPLE = new URL('../../static/sample/jincheng-psb-2023.hebian.json', import.meta.url);

story('the real document becomes a live book with its report', async ({ seat }) => {
	story.skip(!existsSync(SEED), 'the real document (../shared/seed) is not here');
	const { page, url } = await seat('coordinator');
	await page.goto(url);
	await page.locator('input[type=file]').setInputFiles({
		name: '2023年度部门预算公开.txt',
		mimeType: 'text/plain',
		buffer: readFileSync(SEED)
	});
	await expect(page.getByRole('heading', { name: '读入报告' })).toBeVisible();
	const lost = page.locator('dl > div').filter({ hasText: '下落不明' });
	await expect(lost.locator('dd')).toHaveText('0');

	await page.getByRole('link', { name: '项目支出（本年）' }).first().click();
	await expect(page.locator('.ht_master td').first()).toBeVisible();
	await expect(page.getByText('2,668.12').or(page.getByText('63.00')).first()).toBeVisible();
});

story('a book file comes in and goes out the same', async ({ seat }) => {
	const { page, url, context } = await seat('coordinator');
	await page.goto(url);
	await page.locator('input[type=file]').setInputFiles({
		name: 'book.hebian.json',
		mimeType: 'application/json',
		buffer: readFileSync(SAMPLE)
	});
	await page.waitForURL(/\/book\/(?!sample)/);
	const id = /\/book\/([^/]+)/.exec(page.url())![1];
	const file = await context.request.get(`${url}/api/books/${id}/file`);
	expect(JSON.parse(await file.text())).toEqual(JSON.parse(readFileSync(SAMPLE, 'utf8')));
});

const BAD: readonly (readonly [what: string, name: string, bytes: Buffer, said: RegExp])[] = [
	['empty', 'empty.txt', Buffer.alloc(0), /空/],
	['no disclosure', 'poem.txt', Buffer.from('春眠不觉晓，处处闻啼鸟。\n'.repeat(40)), /没有读入/],
	['a binary', 'picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /没有读入/],
	[
		'a broken book file',
		'b.hebian.json',
		Buffer.from('{"format":"hebian-book","version":1'),
		/没有读入/
	],
	['too large', 'large.txt', Buffer.alloc(21 * 1024 * 1024, '1'), /最多可读 20/]
];

story('what cannot be read is refused with a reason, and no book is made', async ({ seat }) => {
	const { page, url, context } = await seat('coordinator');
	const books = async () =>
		((await (await context.request.get(`${url}/api/books`)).json()) as unknown[]).length;
	const before = await books();
	await page.goto(url);
	for (const [what, name, buffer, said] of BAD) {
		await story.step(what, async () => {
			await page
				.locator('input[type=file]')
				.setInputFiles({ name, mimeType: 'text/plain', buffer });
			const card = page.locator('[aria-live=polite]').filter({ hasText: name });
			await expect(card).toContainText(said);
			await expect(card).toContainText('已有的公开文本不受影响');
		});
	}
	expect(await books()).toBe(before);
});
