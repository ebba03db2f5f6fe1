import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseAmount } from '../../src/lib/budget/values/amount';
import { printCell } from '../../src/lib/budget/address/address-book';
import { readBookFile } from '../../src/lib/budget/file/book-file';
import { LiveBook } from '../../src/lib/budget/live/live-book';
import type { Finding } from '../../src/lib/rules/finding/finding';
import type { Desk } from '../support/desk';
import { expect, story } from '../support/story';

const SEED = new URL('../../../shared/seed/jincheng-psb-2023.txt', import.meta.url);

/** What the server's own engine finds in a book, and the book itself. */
async function asked({ context, url }: Desk, id: string) {
	const get = async (path: string) =>
		(await context.request.get(`${url}/api/books/${id}/${path}`)).text();
	const { findings } = JSON.parse(await get('findings')) as { findings: Finding[] };
	const file = readBookFile(await get('file'));
	if (!file.ok) throw new Error('the book file cannot be read');
	return { findings, book: new LiveBook(file.book) };
}

/** In 分, whatever it is printed in. */
function sizeOf({ difference, printedIn }: Finding): number {
	const amount = difference && printedIn ? parseAmount(difference, printedIn) : undefined;
	return amount?.ok ? Math.abs(amount.value ?? 0) : 0;
}

async function boardOf(page: Page, book: string): Promise<void> {
	await page.goto(`${book}/board`);
	await expect(page.getByRole('region', { name: /统筹台/ })).toBeVisible();
	await expect(page.getByRole('row', { name: /^全书/ }).getByRole('link').first()).not.toHaveText(
		'0'
	);
}
const line = (page: Page, unit: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: unit, exact: true }) });

story(
	'the five worst inconsistencies of the real document are a click away each',
	async ({ seat }) => {
		story.skip(!existsSync(SEED), 'the real document (../shared/seed) is not here');
		const desk = await seat('coordinator');
		const { page, url } = desk;
		await page.goto(url);
		await page.locator('input[type=file]').setInputFiles({
			name: '2023年度部门预算公开.txt',
			mimeType: 'text/plain',
			buffer: readFileSync(SEED)
		});
		await page.waitForURL(/\/book\/(?!sample)[^/]+/);
		const id = /\/book\/([^/]+)/.exec(page.url())![1];
		const { findings, book } = await asked(desk, id);
		const worst = findings
			.filter(({ severity }) => severity === 'error')
			.sort((a, b) => sizeOf(b) - sizeOf(a))
			.slice(0, 5);
		expect(worst).toHaveLength(5);
		for (const [i, { cells, rule }] of worst.entries()) {
			await boardOf(page, `${url}/book/${id}`);
			const listed = page.getByRole('region', { name: '先看这几条' }).getByRole('listitem').nth(i);
			await expect(listed).toContainText(rule);
			await listed.getByRole('link').click();
			const address = printCell(book, cells[0].row, cells[0].column);
			await expect.poll(() => new URL(page.url()).searchParams.get('cell')).toBe(address);
			const grid = page.locator('.ht_master td').first();
			await expect(grid.or(page.getByRole('textbox', { name: /正文$/ })).first()).toBeVisible();
		}
	}
);

story(
	'the first page of the book is the board for a coordinator, the overview for a clerk',
	async ({ seat }) => {
		const coordinator = await seat('coordinator');
		await coordinator.page.goto(`${coordinator.url}/book/sample`);
		await expect(coordinator.page).toHaveURL(/\/board$/);
		await coordinator.page.getByRole('link', { name: '总览', exact: true }).click();
		await expect(coordinator.page.getByRole('heading', { name: '预算单位' })).toBeVisible();
		const clerk = await seat('clerk-u4');
		await clerk.page.goto(`${clerk.url}/book/sample`);
		await expect(clerk.page).toHaveURL(/\/overview$/);
	}
);

story('numbers move as people type, say who is there, and open their lists', async ({ seat }) => {
	const { page, url } = await seat('coordinator');
	await boardOf(page, `${url}/book/sample`);
	const own = line(page, '城区分局');
	const errors = own.getByRole('link', { name: /条错误$/ }).first();
	const before = Number(await errors.innerText());

	const clerk = await seat('clerk-u4');
	await clerk.visit('table/T12', 'T12[2023社区戒毒康复工作经费].合计');
	await clerk.type(clerk.cell('T12', '2023社区戒毒康复工作经费', '合计'), '987.65');
	await expect(errors).not.toHaveText(String(before));
	await expect(page.getByRole('heading', { name: '谁在哪里' })).toBeVisible();
	const people = page.locator('#people').getByRole('listitem');
	await expect(people).toHaveCount(1);
	await expect(people).toContainText('T12');

	const after = Number(await errors.innerText());
	await errors.click();
	await expect(page).toHaveURL(/unit=u4&?.*/);
	await expect(page.getByRole('status').filter({ hasText: /条/ })).toContainText(`的 ${after} 条`);
	await page.getByRole('article').first().getByRole('link').first().click();
	await expect(page).toHaveURL(/cell=/);
});

story('a submission and what is changed after it show in the matrix', async ({ seat }) => {
	const coordinator = await seat('coordinator');
	const { page, url, context } = coordinator;
	const post = (request: object) =>
		context.request.post(`${url}/api/books/sample/workflow`, {
			data: request,
			headers: { origin: url }
		});
	const deadline = new Date(Date.now() + 4 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
	expect((await post({ kind: 'round', round: '二上', deadline })).ok()).toBe(true);
	await boardOf(page, `${url}/book/sample`);
	await expect(page.getByRole('link', { name: /二上截止/ })).toContainText('还有 4 天');
	await expect(line(page, '城区分局')).toContainText('填报中');
	// Errors keep it from going in; the matrix goes on saying so.
	expect((await post({ kind: 'submit', part: 'u4' })).status()).toBe(409);
	await expect(line(page, '城区分局')).toContainText('填报中');
});
