/**
 * How long until a table's figures are on screen with the server gone: a real browser that has been
 * here before, the built product, the sample book. Navigation to first painted figure.
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../support/browser.js';
import { HebianServer } from '../support/hebian-server';
import { tellRatio, yardstick } from './ratios';

const ROUNDS = 12;
const TABLES = ['T12', 'T2'];

export async function run(): Promise<void> {
	const server = await HebianServer.start();
	const browser = await chromium.launch({
		executablePath: findBrowser(),
		args: ['--no-sandbox', '--disable-background-networking']
	});
	try {
		await measure(browser, server);
	} finally {
		await browser.close();
		await server.stop();
	}
}

async function measure(browser: Browser, server: HebianServer): Promise<void> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	await context.request.post(`${server.url}/api/session`, {
		data: { identity: 'coordinator' },
		headers: { origin: server.url }
	});
	const page = await context.newPage();
	await firstFigure(page, `${server.url}/book/sample/table/T12`);
	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.getByText('已存服务器').waitFor();
	await server.kill();
	for (const table of TABLES) {
		const times: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			times.push(await firstFigure(page, `${server.url}/book/sample/table/${table}`));
		}
		times.sort((a, b) => a - b);
		tellRatio(`open: ${table}`, times[times.length >> 1] / yardstick());
		const at = (share: number): string =>
			times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);
		console.log(`open ${table} offline, warm: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (goal 300 ms)`);
	}
}

/** Milliseconds from the start of the navigation to the frame that shows a figure. */
async function firstFigure(page: Page, url: string): Promise<number> {
	await page.goto(url, { waitUntil: 'commit' });
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const look = (): void => {
					if (document.querySelector('.ht_master td.grid-amount')?.textContent)
						requestAnimationFrame(() => resolve(performance.now()));
					else requestAnimationFrame(look);
				};
				look();
			})
	);
}
