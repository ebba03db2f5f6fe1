/**
 * The pictures of the handbook, from the running product with the sample book. Those with the time
 * of day or a day that counts down leave it out, so that a picture differs only where the product does.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { HandbookPicture } from '../../src/lib/messages/handbook/handbook-page';
import { expect, story } from '../support/story';

const FOLDER = 'static/handbook';
interface Cut {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Browsers photograph in PNG: the page itself makes it a WebP, which is a fifth of that. */
async function keep(page: Page, name: HandbookPicture, png: Buffer): Promise<void> {
	const webp = await page.evaluate(async (from) => {
		const image = new Image();
		image.src = `data:image/png;base64,${from}`;
		await image.decode();
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [image.width, image.height];
		canvas.getContext('2d')!.drawImage(image, 0, 0);
		return canvas.toDataURL('image/webp', 0.8).split(',')[1];
	}, png.toString('base64'));
	await mkdir(FOLDER, { recursive: true });
	await writeFile(`${FOLDER}/${name}.webp`, Buffer.from(webp, 'base64'));
}

async function take(page: Page, name: HandbookPicture, what: Locator | Cut): Promise<void> {
	const still = { animations: 'disabled', caret: 'hide' } as const;
	const png =
		'width' in what
			? await page.screenshot({ ...still, clip: what as Cut })
			: await (what as Locator).screenshot(still);
	await keep(page, name, png);
}

story('the pictures of the handbook', async ({ seat }) => {
	const desk = await seat('clerk-u1');
	const { page } = desk;
	await page.setViewportSize({ width: 1200, height: 640 });
	await desk.visit('table/T12');
	await desk.expectSaved();
	await take(page, 'table', { x: 0, y: 0, width: 1200, height: 640 });

	await page.goto(`${desk.url}/book/sample/findings`);
	await take(page, 'finding', page.locator('article').first());

	await desk.goOffline();
	await page.getByRole('button', { name: /已存|正在保存/ }).click();
	await expect(page.getByText('服务器连不上')).toBeVisible();
	await take(page, 'saved', page.locator('.saved-popover'));
});
