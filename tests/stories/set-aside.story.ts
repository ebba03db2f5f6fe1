import { axeOn } from '../support/axe';
import { expect, story } from '../support/story';

const ROW = '线路租赁费';
const ADDRESS = `T12[${ROW}].合计`;
/** A form of the sample book, and what somebody wanted to call it. */
const PROJECT = { row: 'p4', wanted: '另起的项目名' };

story(
	'what the server refused stays on the device: seen, saved, offered again, dropped',
	async ({ seat }) => {
		const desk = await seat('coordinator');
		const { page } = desk;
		await desk.visit('table/T12', ADDRESS);
		await desk.expectSaved();
		const room = await page.evaluate(async ({ row, wanted }) => {
			const answer = await fetch('/api/books/sample');
			const { rooms } = (await answer.json()) as { rooms: { room: string }[] };
			const open = indexedDB.open('hebian-coordinator');
			const db = await new Promise<IDBDatabase>((resolve) => {
				open.onsuccess = () => resolve(open.result);
			});
			const put = (id: string, edits: object[]): Promise<unknown> => {
				const { room } = rooms[0];
				const aside = { id, room, at: Date.now(), refusal: { kind: 'read-only' }, edits };
				const store = db.transaction('asides', 'readwrite').objectStore('asides');
				const request = store.put({ ...aside, update: new Uint8Array([0, 0]) });
				return new Promise((resolve) => (request.onsuccess = resolve));
			};
			await put('aside-1', [{ row, column: '项目名称', value: wanted }]);
			await put('aside-2', [{ row: 'gone', column: '项目名称', value: '乙' }]);
			db.close();
			return rooms[0].room;
		}, PROJECT);
		expect(room).toBe('book/sample/department');
		await page.reload();
		await page.getByRole('button', { name: '2 组改动未被服务器接受，仍在本机' }).click();
		const dialog = page.getByRole('dialog', { name: '未被接受的改动' });
		await expect(dialog).toContainText(PROJECT.wanted);
		await expect(dialog).toContainText('您的身份只能看，不能改。');
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			const { violations } = await axeOn(page).include('[role="dialog"]').analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)).toEqual(
				[]
			);
			const body = await page.screenshot();
			await story.info().attach(`set aside ${colorScheme}`, { body, contentType: 'image/png' });
		}

		await story.step('saved as a file, whole', async () => {
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				dialog.getByRole('button', { name: '存成文件' }).first().click()
			]);
			let text = '';
			for await (const part of await download.createReadStream()) text += String(part);
			expect(JSON.parse(text)).toMatchObject({
				format: 'hebian-refused-edits',
				edits: [{ row: PROJECT.row, value: PROJECT.wanted }]
			});
		});

		await story.step(
			'offered again: what has its row is written, what has none stays',
			async () => {
				await dialog.getByRole('button', { name: '再提交' }).nth(1).click();
				await expect(dialog.getByText('仍不能写入')).toBeVisible();
				await dialog.getByRole('button', { name: '再提交' }).first().click();
				await expect(dialog).not.toContainText(PROJECT.wanted);
			}
		);

		await story.step('dropped only after asking', async () => {
			await dialog.getByRole('button', { name: '不要了' }).click();
			await dialog.getByRole('button', { name: '先留着' }).click();
			await dialog.getByRole('button', { name: '不要了' }).click();
			await dialog.getByRole('button', { name: '确定不要' }).click();
			await expect(dialog).toHaveCount(0);
			await page.reload();
			await expect(page.locator('.ht_master td').first()).toBeVisible();
			await expect(page.getByRole('button', { name: /未被服务器接受/ })).toHaveCount(0);
		});
		await page.goto(`${desk.url}/book/sample/project/${PROJECT.row}`);
		await expect(page.getByRole('heading', { name: PROJECT.wanted })).toBeVisible();
	}
);
