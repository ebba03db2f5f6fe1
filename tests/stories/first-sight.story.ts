import { expect, story } from '../support/story';

story(
	'what was found last is shown as such, until the check is in [U7] [U24]',
	async ({ seat }) => {
		const desk = await seat('coordinator');
		const { page } = desk;
		const counts = page.locator('.cover .severities strong');
		const asOf = page.locator('.cover').getByText(/^截至 .*正在核对$/);
		const open = () => page.goto(`${desk.url}/book/sample/overview`);

		await story.step('a device that knows nothing says no number', async () => {
			await page.addInitScript(() => {
				const held: (() => void)[] = [];
				let isHeld = true;
				(window as unknown as { letCheck: () => void }).letCheck = () => {
					isHeld = false;
					for (const run of held.splice(0)) run();
				};
				const Original = Worker;
				window.Worker = class extends Original {
					override postMessage(...message: [unknown]): void {
						if (isHeld) held.push(() => super.postMessage(...message));
						else super.postMessage(...message);
					}
				};
			});
			await open();
			await expect(counts.first()).toHaveText('…');
			await expect(asOf).toHaveCount(0);
		});

		let found: string[] = [];
		await story.step('then what the check finds', async () => {
			await page.evaluate(() => (window as unknown as { letCheck: () => void }).letCheck());
			await expect(counts.first()).toHaveText(/^[1-9]\d*$/);
			found = await counts.allInnerTexts();
		});

		await story.step('next time it is there at once, marked as of when', async () => {
			await open();
			await expect(asOf).toBeVisible();
			expect(await counts.allInnerTexts()).toEqual(found);
			await page.getByRole('link', { name: '查看全部核对结果' }).click();
			await expect(page.getByRole('main').getByText(/^截至 .*正在核对$/)).toBeVisible();
			await expect(page.getByRole('button', { name: /逐条查看/ })).toBeDisabled();
		});

		await story.step('a grid has no mark of it', async () => {
			await page.goto(`${desk.url}/book/sample/table/T3`);
			await expect(page.locator('.ht_master td').first()).toBeVisible();
			await expect(page.locator('.grid-mark')).toHaveCount(0);
			await page.evaluate(() => (window as unknown as { letCheck: () => void }).letCheck());
			await expect(page.locator('.grid-mark').first()).toBeVisible();
			await expect(page.getByText(/正在核对/)).toHaveCount(0);
		});
	}
);
