/** Two installations on networks that are not connected: a return goes there, an answer comes back. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { axeOn } from '../support/axe';
import { consistentBook } from '../support/consistent-book';
import { Desk } from '../support/desk';
import { HebianServer } from '../support/hebian-server';
import { readBook } from '../support/read-book';
import { expect, story } from '../support/story';

const UNIT = '示例市第4分局';
const NEW_TEXT = '用于日常办公设备的购置和维护。';
const NEW_REASON = '依据示例市财政局的通知立项。';

const lineOf = (page: Page, unit: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: unit, exact: true }) });
const packetsOf = (page: Page) => page.getByRole('region', { name: '与不相连的网络往来' });

interface File {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}
const fileOf = (name: string, text: string): File => ({
	name,
	mimeType: 'application/json',
	buffer: Buffer.from(text)
});

/** What a button hands to the browser's downloads. */
async function downloaded(page: Page, button: Locator): Promise<File> {
	const coming = page.waitForEvent('download');
	await button.click();
	const download = await coming;
	return fileOf(download.suggestedFilename(), await readFile(await download.path(), 'utf8'));
}

async function readIn(page: Page, file: File): Promise<void> {
	await packetsOf(page).locator('input[aria-label="读入退回件或答复…"]').setInputFiles(file);
}

async function trust(page: Page, key: File, whose: string): Promise<void> {
	const packets = packetsOf(page);
	await packets.locator('input[aria-label="添加对方公钥…"]').setInputFiles(key);
	const { fingerprint } = JSON.parse(key.buffer.toString()) as { fingerprint: string };
	await expect(packets.locator('.fingerprint')).toHaveText(fingerprint.match(/.{4}/g)!.join(' '));
	await packets.getByLabel('这是谁的公钥').fill(whose);
	await packets.getByRole('button', { name: '核对一致，信任' }).click();
	await expect(packets.getByRole('listitem').filter({ hasText: whose })).toBeVisible();
}

story('a return leaves as a signed file, and the answer comes back', async ({ seat, browser }) => {
	const away = await HebianServer.start();
	const there = await Desk.open(browser, away.url, 'coordinator');
	try {
		const here = await seat('coordinator');
		const book = consistentBook();
		const [ours, theirs] = [await readBook(here, book), await readBook(there, book)];
		await here.page.goto(`${ours}/progress`);
		await there.page.goto(`${theirs}/progress`);
		const [line, farLine] = [lineOf(here.page, UNIT), lineOf(there.page, UNIT)];
		const [packets, farPackets] = [packetsOf(here.page), packetsOf(there.page)];

		await line.getByRole('button', { name: '上报' }).click();
		await line.getByRole('button', { name: '退回…' }).click();
		await here.page.getByLabel('理由').fill('请写明项目概况');
		await here.page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
		await expect(line.getByText('已退回')).toBeVisible();
		const returned = await downloaded(
			here.page,
			packets.getByRole('button', { name: `导出退回件：${UNIT}` })
		);

		await story.step('refused: a key that nobody trusted', async () => {
			await readIn(there.page, returned);
			await expect(farPackets.getByRole('alert')).toContainText('签名的公钥没有被信任');
		});
		const ourKey = await downloaded(
			here.page,
			packets.getByRole('button', { name: '导出本机公钥' })
		);
		const theirKey = await downloaded(
			there.page,
			farPackets.getByRole('button', { name: '导出本机公钥' })
		);
		await trust(here.page, theirKey, '第4分局');
		await trust(there.page, ourKey, '市局财务科');

		await story.step('refused: changed after signing', async () => {
			const text = returned.buffer.toString().replace('请写明项目概况', '请删除项目');
			await readIn(there.page, fileOf('改过的.json', text));
			await expect(farPackets.getByRole('alert')).toContainText(
				'没有读入“改过的.json”：签名不符：文件签名后被改动过，或者不是市局财务科签的'
			);
			await expect(farLine.getByText('填报中')).toBeVisible();
		});

		await story.step('the return is read on the other network', async () => {
			await readIn(there.page, returned);
			await expect(farPackets.getByText('请写明项目概况')).toBeVisible();
			await expect(farPackets.getByText('本册这一部分与签发时一致。')).toBeVisible();
			expect((await axeOn(there.page).analyze()).violations.map(({ id }) => id)).toEqual([]);
			await farPackets.getByRole('button', { name: '读入，转为“已退回”' }).click();
			await expect(farLine.getByText('已退回')).toBeVisible();
			await readIn(there.page, returned);
			await expect(farPackets.getByRole('alert')).toContainText('已经读入过');
		});

		const project = book.sheets.projects!.find(
			({ unit }) => book.head.units.find(({ id }) => id === unit)?.name === UNIT
		)!;
		await story.step('the unit mends, submits and answers', async () => {
			await there.page.goto(`${theirs}/project/${project.id}`);
			await there.type(there.beside('项目概况'), NEW_TEXT);
			await there.type(there.beside('立项依据'), NEW_REASON);
			await there.expectSaved();
			await there.page.goto(`${theirs}/progress`);
			await farLine.getByRole('button', { name: '上报' }).click();
			await expect(farLine.getByText('已上报')).toBeVisible();
		});
		const answer = await downloaded(
			there.page,
			farPackets.getByRole('button', { name: `导出答复：${UNIT}` })
		);

		await story.step('refused: for another book', async () => {
			const sample = `${here.url}/book/sample`;
			await here.page.goto(`${sample}/progress`);
			await expect(packets).toBeVisible();
			await trust(here.page, theirKey, '第4分局');
			await readIn(here.page, answer);
			await expect(packets.getByRole('alert')).toContainText(
				'它属于另一本册（示例市公安局 2023），本册是 晋城市公安局 2023'
			);
		});

		await story.step('the answer is taken over as one step, that one undo takes back', async () => {
			await here.page.goto(`${ours}/progress`);
			await expect(line.getByText('已退回')).toBeVisible();
			await readIn(here.page, answer);
			await expect(packets.getByText('答复与本册有 2 处不同')).toBeVisible();
			await expect(packets.getByText(NEW_TEXT)).toBeVisible();
			await packets.getByRole('button', { name: '采用所选 2 处并记为“已上报”' }).click();
			await expect(line.getByText('已上报')).toBeVisible();
			await readIn(here.page, answer);
			await expect(packets.getByRole('alert')).toContainText('已经读入过');
			// Without loading the page anew: what can be undone is what this window did.
			await here.findForm(String(project.cells['项目名称']));
			await expect(here.beside('项目概况')).toContainText(NEW_TEXT);
			await expect(here.beside('立项依据')).toContainText(NEW_REASON);
			const undo = here.page.getByRole('button', { name: '撤销', exact: true });
			await undo.click();
			await expect(here.beside('项目概况')).not.toContainText(NEW_TEXT);
			await expect(here.beside('立项依据')).not.toContainText(NEW_REASON);
			await here.page.getByRole('button', { name: '恢复', exact: true }).click();
			await expect(here.beside('项目概况')).toContainText(NEW_TEXT);
			await expect(here.beside('立项依据')).toContainText(NEW_REASON);
		});
	} finally {
		await there.context.close();
		await away.stop();
	}
});
