import { axeOn } from '../support/axe';
import type { Desk } from '../support/desk';
import { expect, story } from '../support/story';

const ROW = '线路租赁费';
const ADDRESS = `T12[${ROW}].合计`;
const COLUMN = '单位资金';

/** Goes to a page of the open book as a person would: by a link, without loading it anew. */
async function openConflicts(desk: Desk): Promise<void> {
	await desk.page.getByRole('banner').getByRole('link', { name: '同时改动：1 处待定' }).click();
	await expect(desk.page.getByRole('heading', { name: '同时改动', level: 1 })).toBeVisible();
}

async function expectAccessible({ page }: Desk): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const { violations } = await axeOn(page)
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
			.analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual([]);
		const picture = await page.screenshot();
		await story
			.info()
			.attach(`conflicts ${colorScheme}`, { body: picture, contentType: 'image/png' });
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

story(
	'one cell, two people, one of them offline: the later stands, nobody’s is lost',
	async ({ seat }) => {
		const [away, coordinator] = await Promise.all([seat('clerk-u4'), seat('coordinator')]);
		await Promise.all([away, coordinator].map((desk) => desk.visit('table/T12', ADDRESS)));
		await away.expectSaved();

		await story.step('the clerk writes offline, the coordinator a moment later', async () => {
			await away.goOffline();
			await away.type(away.cell('T12', ROW, COLUMN), '3.33');
			await expect(away.cell('T12', ROW, COLUMN)).toContainText('3.33');
			await coordinator.type(coordinator.cell('T12', ROW, COLUMN), '7.77');
			await coordinator.expectSaved();
			await away.comeBack();
			await away.expectSaved();
		});

		await story.step('the later one stands, and a quiet mark says there is another', async () => {
			for (const desk of [away, coordinator]) {
				const cell = desk.cell('T12', ROW, COLUMN);
				await expect(cell).toContainText('7.77');
				await expect(cell.locator('.grid-contested')).toBeVisible();
			}
		});

		await story.step(
			'the card shows both, by whom and when, and what each would flag',
			async () => {
				await openConflicts(coordinator);
				const card = coordinator.page.getByRole('main').getByRole('listitem').first();
				await expect(card.getByRole('link', { name: `T12[${ROW}].${COLUMN}` })).toBeVisible();
				await expect(card).toContainText('7.77');
				await expect(card).toContainText('3.33');
				await expect(card).toContainText('财务科');
				await expect(card).toContainText('经办');
				await expect(card.getByRole('list', { name: '核对' })).toHaveCount(2);
				await expect(card.getByText('正在核对…')).toHaveCount(0);
				await expectAccessible(coordinator);
			}
		);

		await story.step('the clerk takes the other one, and everybody has it', async () => {
			await openConflicts(away);
			await away.page.getByRole('button', { name: '改用这个' }).click();
			for (const { page } of [away, coordinator]) {
				await expect(page.getByText('没有待定的同时改动。')).toBeVisible();
				await page.getByText('已定的 1 处').click();
				await expect(page.getByText('改用了另一个')).toBeVisible();
			}
			await coordinator.page
				.getByRole('main')
				.getByRole('link', { name: `T12[${ROW}].${COLUMN}` })
				.click();
			const cell = coordinator.cell('T12', ROW, COLUMN);
			await expect(cell).toContainText('3.33');
			await expect(cell.locator('.grid-contested')).toHaveCount(0);
		});

		await story.step('and can take it back, in one step', async () => {
			await away.page.getByRole('button', { name: '撤销' }).click();
			await expect(coordinator.cell('T12', ROW, COLUMN)).toContainText('7.77');
			await expect(coordinator.cell('T12', ROW, COLUMN).locator('.grid-contested')).toBeVisible();
			await away.page.getByRole('button', { name: '另填一个' }).click();
			await away.page.getByRole('textbox', { name: '另填的值' }).fill('5.55');
			await away.page.getByRole('button', { name: '写入' }).click();
			await expect(coordinator.cell('T12', ROW, COLUMN)).toContainText('5.55');
		});
	}
);

story(
	'deleted here, edited there: the row is still there, and somebody decides',
	async ({ seat }) => {
		const [away, coordinator] = await Promise.all([seat('clerk-u4'), seat('coordinator')]);
		await Promise.all([away, coordinator].map((desk) => desk.visit('table/T12', ADDRESS)));
		await away.expectSaved();
		await away.goOffline();
		await away.type(away.cell('T12', ROW, COLUMN), '3.33');
		await coordinator.cell('T12', ROW, COLUMN).click({ button: 'right' });
		await coordinator.page.getByRole('menuitem', { name: '删除行' }).click();
		await expect(coordinator.cell('T12', ROW, COLUMN)).toHaveCount(0);
		await coordinator.expectSaved();
		await away.comeBack();

		await expect(coordinator.cell('T12', ROW, COLUMN)).toContainText('3.33');
		await openConflicts(coordinator);
		await expect(coordinator.page.getByText('一边删除，一边在改')).toBeVisible();
		await expectAccessible(coordinator);
		await coordinator.page.getByRole('button', { name: '留下这一行' }).click();
		await expect(coordinator.page.getByText('没有待定的同时改动。')).toBeVisible();
		await expect(away.cell('T12', ROW, COLUMN)).toContainText('3.33');
		await expect(away.cell('T12', ROW, COLUMN).locator('.grid-contested')).toHaveCount(0);
	}
);

story('the server dies in the middle of typing, and nothing is lost', async ({ seat, server }) => {
	const desk = await seat('clerk-u4');
	await desk.visit('table/T12', ADDRESS);
	await desk.expectSaved();
	await desk.cell('T12', ROW, COLUMN).click();
	await desk.page.keyboard.type('1.2');
	await server.kill();
	await desk.page.keyboard.type('3');
	await desk.page.keyboard.press('Enter');
	await expect(desk.cell('T12', ROW, COLUMN)).toContainText('1.23');
	await expect(desk.page.getByText('1 处待传')).toBeVisible();
	await desk.type(desk.cell('T12', ROW, '政府性基金预算'), '4.56');
	await expect(desk.page.getByText('2 处待传')).toBeVisible();

	await server.restart();
	await desk.expectSaved();
	await server.kill();
	await server.restart();
	const other = await seat('coordinator');
	await other.visit('table/T12', ADDRESS);
	await expect(other.cell('T12', ROW, COLUMN)).toContainText('1.23');
	await expect(other.cell('T12', ROW, '政府性基金预算')).toContainText('4.56');
});

story('a device that cannot store says so, and gives the book away as a file', async ({ seat }) => {
	const desk = await seat('clerk-u4');
	await desk.page.addInitScript(() => {
		const full = window as unknown as { deviceIsFull?: boolean };
		for (const name of ['add', 'put'] as const) {
			const write = IDBObjectStore.prototype[name];
			IDBObjectStore.prototype[name] = function (...given) {
				if (full.deviceIsFull) throw new DOMException('full', 'QuotaExceededError');
				return write.apply(this, given);
			};
		}
	});
	await desk.visit('table/T12', ADDRESS);
	await desk.expectSaved();
	await desk.page.evaluate(() => Object.assign(window, { deviceIsFull: true }));
	await desk.type(desk.cell('T12', ROW, COLUMN), '3.33');
	const banner = desk.page.getByRole('alert').filter({ hasText: '本机空间已满' });
	await expect(banner).toBeVisible();
	await story.info().attach('storage', {
		body: await desk.page.screenshot(),
		contentType: 'image/png'
	});
	const [download] = await Promise.all([
		desk.page.waitForEvent('download'),
		banner.getByRole('button', { name: '导出整本（合编文件）' }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/2023\.hebian\.json$/);
	const file = await download.createReadStream();
	let text = '';
	for await (const part of file) text += String(part);
	const book = JSON.parse(text) as { format: string; tables: { T12: { rows: object[] } } };
	expect(text).toContain('3.33');
	expect(book.format).toBeTruthy();

	await desk.page.evaluate(() => Object.assign(window, { deviceIsFull: false }));
	await expect(banner).toHaveCount(0);
	await desk.expectSaved();
	await desk.type(desk.cell('T12', ROW, COLUMN), '4.44');
	await expect(desk.cell('T12', ROW, COLUMN)).toContainText('4.44');
	await desk.expectSaved();
});
