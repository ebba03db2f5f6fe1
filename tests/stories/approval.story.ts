import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { writeBookFile } from '../../src/lib/budget/book-file';
import { consistentBook } from '../support/consistent-book';
import type { Desk } from '../support/desk';
import { expect, story } from '../support/story';

const lineOf = (page: Page, unit: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: unit, exact: true }) });

/** A book without a single error, read in by somebody who may; its address. */
async function readConsistentBook({ context, url }: Desk): Promise<string> {
	const answer = await context.request.post(`${url}/api/books`, {
		data: Buffer.from(writeBookFile(consistentBook())),
		headers: {
			origin: url,
			'content-type': 'application/octet-stream',
			'x-file-name': 'consistent.hebian.json'
		}
	});
	expect(answer.status()).toBe(201);
	const { id } = (await answer.json()) as { id: string };
	return `${url}/book/${id}`;
}

story(
	'a part is submitted, returned with its grounds, submitted again, approved and locked',
	async ({ seat }) => {
		const coordinator = await seat('coordinator');
		const { page, url, context } = coordinator;
		const book = await readConsistentBook(coordinator);
		await page.goto(`${book}/progress`);
		// Its other units each have a hidden project to explain.
		const clear = '示例市第4分局';
		const me = await (await context.request.get(`${url}/api/me`)).json();
		const clerkId: string = me.demo.find(
			(person: { name: string }) => person.name === `${clear}经办`
		).id;

		const clerk = await seat(clerkId);
		await clerk.page.goto(`${book}/progress`);
		const own = lineOf(clerk.page, clear);
		await own.getByRole('button', { name: '上报' }).click({ timeout: 30_000 });
		await expect(own.getByText('已上报')).toBeVisible();
		await expect(own.getByRole('button', { name: '撤回' })).toBeVisible();

		const line = lineOf(page, clear);
		await expect(line.getByText('已上报')).toBeVisible();
		await line.getByRole('button', { name: '退回…' }).click();
		await page.getByLabel('理由').fill('请核实本年项目的资金来源');
		expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
		await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
		await expect(own.getByText('已退回')).toBeVisible();
		await expect(own.getByText('请核实本年项目的资金来源')).toBeVisible();

		await own.getByRole('button', { name: '上报' }).click();
		await line.getByRole('button', { name: '审核通过' }).click();
		await expect(own.getByText('已审核')).toBeVisible();
		await line.getByRole('button', { name: '锁定' }).click();
		await expect(own.getByText('已锁定')).toBeVisible();
		await expect(lineOf(page, clear).getByRole('button', { name: '解锁…' })).toBeVisible();
	}
);

story(
	'a part with open errors cannot be submitted, and says what is in the way',
	async ({ seat }) => {
		const { page, url } = await seat('coordinator');
		await page.goto(`${url}/book/sample/progress`);
		const department = lineOf(page, '部门本级（汇总表和情况说明）');
		await department.getByRole('button', { name: '上报' }).click({ timeout: 30_000 });
		await expect(page.getByRole('alert')).toContainText(/还不能上报：\d+ 个错误没有改正/);
		await expect(department.getByText('填报中')).toBeVisible();
	}
);
