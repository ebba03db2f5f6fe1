import type { Page } from '@playwright/test';
import { CLOSE_CODES } from '../../src/lib/collab/wire/wire';
import { RawClient, setCell } from '../../server/relay/relay-scene';
import { axeOn } from '../support/axe';
import { consistentBook } from '../support/consistent-book';
import type { Desk } from '../support/desk';
import { readBook } from '../support/read-book';
import { expect, story } from '../support/story';

const lineOf = (page: Page, unit: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: unit, exact: true }) });

/** Who fills in for a unit of a book that was read in. */
async function clerkOf({ context, url }: Desk, unit: string): Promise<string> {
	const me = await (await context.request.get(`${url}/api/me`)).json();
	return me.demo.find((person: { name: string }) => person.name === `${unit}经办`).id;
}
/** Its other units each have a hidden project to explain. */
const CLEAR = '示例市第4分局';

story(
	'a part is submitted, returned with its grounds, submitted again, approved and locked',
	async ({ seat }) => {
		const coordinator = await seat('coordinator');
		const { page } = coordinator;
		const book = await readBook(coordinator, consistentBook());
		await page.goto(`${book}/progress`);
		const clerk = await seat(await clerkOf(coordinator, CLEAR));
		await clerk.page.goto(`${book}/progress`);
		const own = lineOf(clerk.page, CLEAR);
		await own.getByRole('button', { name: '上报' }).click();
		await expect(own.getByText('已上报')).toBeVisible();
		await expect(own.getByRole('button', { name: '撤回' })).toBeVisible();

		const line = lineOf(page, CLEAR);
		await expect(line.getByText('已上报')).toBeVisible();
		await line.getByRole('button', { name: '退回…' }).click();
		await page.getByLabel('理由').fill('请核实本年项目的资金来源');
		expect((await axeOn(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
		await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
		await expect(own.getByText('已退回')).toBeVisible();
		await expect(own.getByText('请核实本年项目的资金来源')).toBeVisible();

		await own.getByRole('button', { name: '上报' }).click();
		await line.getByRole('button', { name: '审核通过' }).click();
		await expect(own.getByText('已审核')).toBeVisible();
		await line.getByRole('button', { name: '锁定' }).click();
		await expect(own.getByText('已锁定')).toBeVisible();
		await expect(lineOf(page, CLEAR).getByRole('button', { name: '解锁…' })).toBeVisible();
	}
);

story(
	'a part with open errors cannot be submitted, and says what is in the way',
	async ({ seat }) => {
		const { page, url } = await seat('coordinator');
		await page.goto(`${url}/book/sample/progress`);
		const department = lineOf(page, '部门本级（汇总表和情况说明）');
		await department.getByRole('button', { name: '上报' }).click();
		await expect(page.getByRole('alert')).toContainText(/还不能上报：\d+ 个错误没有改正/);
		await expect(department.getByText('填报中')).toBeVisible();
	}
);

story('a forged message to what is locked is refused, and nobody sees it', async ({ seat }) => {
	const coordinator = await seat('coordinator');
	const { page, url, context } = coordinator;
	const book = await readBook(coordinator, consistentBook());
	const id = book.split('/').at(-1);
	const { head } = await (await context.request.get(`${url}/api/books/${id}`)).json();
	const unit = head.units.find(({ name }: { name: string }) => name === CLEAR).id;
	await page.goto(`${book}/progress`);
	const line = lineOf(page, CLEAR);
	await line.getByRole('button', { name: '上报' }).click();
	await line.getByRole('button', { name: '审核通过' }).click();
	await line.getByRole('button', { name: '锁定' }).click();
	await expect(line.getByText('已锁定')).toBeVisible();

	const clerk = await seat(await clerkOf(coordinator, CLEAR));
	for (const desk of [clerk, coordinator]) {
		const cookies = await desk.context.cookies(url);
		const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
		// Past every check of the page: a client of its own, which was told that the room is closed.
		const forger = await RawClient.open(
			`${url.replace('http', 'ws')}/sync/book/${id}/unit/${unit}`,
			{ cookie, origin: url }
		);
		await forger.sync();
		expect(forger.hello).toMatchObject({ value: { mayWrite: false, locked: '锁定' } });
		forger.edit(setCell('forged:合计', 99_999));
		expect(await forger.untilClosed()).toMatchObject({ code: CLOSE_CODES.locked });
	}
	const file = await context.request.get(`${url}/api/books/${id}/file`);
	expect(await file.text()).not.toContain('forged');
});

story(
	'an approved figure that the coordinator changes makes the approval stale',
	async ({ seat }) => {
		const coordinator = await seat('coordinator');
		const { page } = coordinator;
		const made = consistentBook();
		const book = await readBook(coordinator, made);
		const clerk = await seat(await clerkOf(coordinator, CLEAR));
		await page.goto(`${book}/progress`);
		const line = lineOf(page, CLEAR);
		await line.getByRole('button', { name: '上报' }).click();
		await line.getByRole('button', { name: '审核通过' }).click();
		await expect(line.getByText('已审核')).toBeVisible();
		await expect(line.getByText('审核后有改动')).toHaveCount(0);

		const unit = made.head.units.find(({ name }) => name === CLEAR)!.id;
		const row = made.sheets.T12!.find((one) => one.unit === unit)!;
		const project = String(row.cells['项目']);
		await page.goto(`${book}/table/T12?cell=${encodeURIComponent(`T12[${project}].合计`)}`);
		await coordinator.type(coordinator.cell('T12', project, '合计'), '7654.32');
		await coordinator.expectSaved();

		await clerk.page.goto(`${book}/progress`);
		await expect(lineOf(clerk.page, CLEAR).getByText('审核后有改动')).toBeVisible();
		await clerk.page.goto(`${book}/findings?rule=M02`);
		await expect(clerk.page.getByRole('main').locator('article').first()).toContainText('M02');
	}
);

story(
	'what a return names is marked in the unit’s grid until the matter is resolved',
	async ({ seat }) => {
		const coordinator = await seat('coordinator');
		const { page } = coordinator;
		const made = consistentBook();
		const book = await readBook(coordinator, made);
		const unit = made.head.units.find(({ name }) => name === CLEAR)!.id;
		const row = made.sheets.T12!.find((one) => one.unit === unit)!;
		const project = String(row.cells['项目']);
		const at = `${book}/table/T12?cell=${encodeURIComponent(`T12[${project}].合计`)}`;
		await page.goto(`${book}/progress`);
		const line = lineOf(page, CLEAR);
		await line.getByRole('button', { name: '上报' }).click();
		await line.getByRole('button', { name: '审核通过' }).click();
		await expect(line.getByText('已审核')).toBeVisible();
		await page.goto(at);
		const theirs = coordinator.cell('T12', project, '合计');
		await expect(theirs).toBeVisible();
		const before = await theirs.innerText();
		await coordinator.type(theirs, '7654.32');
		await coordinator.expectSaved();

		await page.goto(`${book}/progress`);
		await line.getByRole('button', { name: '退回…' }).click();
		await page.getByLabel('理由').fill('合计与资金来源不符，请改回');
		const grounds = page.getByRole('dialog').getByRole('checkbox', { name: /7,654\.32/ });
		await grounds.first().check();
		await page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
		await expect(line.getByText('已退回')).toBeVisible();

		const clerk = await seat(await clerkOf(coordinator, CLEAR));
		await clerk.page.goto(at);
		const cell = clerk.cell('T12', project, '合计');
		await expect(cell.locator('.grid-returned')).toBeVisible();
		await expect(cell).toHaveAttribute(
			'aria-description',
			/财务科.*退回时点名（\w+）：合计与资金来源不符，请改回/
		);
		await cell.hover();
		await expect(clerk.page.getByRole('tooltip')).toContainText('合计与资金来源不符，请改回');
		await clerk.type(cell, before.replaceAll(',', ''));
		await expect(cell.locator('.grid-returned')).toHaveCount(0);
	}
);
