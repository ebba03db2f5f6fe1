/** Texts that try to run, in every field, on every page: they stay texts. */
import { firstFormat } from '../../src/lib/formats/known-formats';
import type { APIRequestContext, Page } from '@playwright/test';
import { writeBookFile } from '../../src/lib/budget/file/book-file';
import { tableIdsOf } from '../../src/lib/budget/table/table-template';
import { evilBook } from '../support/evil-book';
import { HOSTILE_TEXTS } from '../support/hostile-texts';
import { expect, story } from '../support/story';

/** What our own pages never hold, wherever it came from: things that run, load or lead elsewhere. */
const FOREIGN = [
	...['iframe', 'object', 'embed', 'base', 'form[action]', 'math', 'marquee', 'video', 'audio'],
	...[
		'svg script',
		'svg use',
		'animate',
		'foreignObject',
		'noscript p',
		'script:not(body > div > script)'
	],
	...['img[src="x"]', 'link[href="x"]', 'meta[http-equiv="refresh" i]', 'style:not(head style)']
];

/** Watches a page, from its first script on, for anything that runs or tries to. */
async function watch(page: Page) {
	const told: string[] = [];
	page.on('dialog', (dialog) => {
		told.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('popup', (popup) => told.push(`popup: ${popup.url()}`));
	page.on('pageerror', (error) => told.push(`error: ${error.message}`));
	page.on('request', (request) => {
		const { host, protocol } = new URL(request.url());
		if (protocol.startsWith('http') && !host.startsWith('localhost:')) told.push(request.url());
	});
	await page.exposeFunction('__tell', (what: string) => void told.push(what));
	await page.addInitScript(() => {
		const tell = (what: string) => (window as unknown as Told).__tell(what);
		document.addEventListener('securitypolicyviolation', (event) =>
			tell(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
		);
		Object.defineProperty(window, '__pwned', { set: (by) => tell(`ran: ${String(by)}`) });
	});
	const check = async (): Promise<void> => {
		const foreign = await page.evaluate(foreignIn, FOREIGN);
		expect([...told, ...foreign], page.url()).toEqual([]);
	};
	return check;
}

interface Told {
	__tell(what: string): void;
}

/** Runs in the page: elements and attributes that no page of ours has. */
function foreignIn(selectors: readonly string[]): string[] {
	const found: string[] = [];
	for (const element of document.querySelectorAll('body, body *')) {
		const bad = [...element.attributes].filter(
			({ name, value }) =>
				/^on/i.test(name) ||
				name === 'srcdoc' ||
				(/^(href|src|action|formaction|xlink:href)$/i.test(name) &&
					!['http:', 'https:', 'blob:'].includes(new URL(value, location.href).protocol))
		);
		found.push(...bad.map(({ name, value }) => `<${element.localName} ${name}=${value}>`));
	}
	for (const selector of selectors)
		for (const element of document.querySelectorAll(`body ${selector}`))
			found.push(element.outerHTML.slice(0, 200));
	return found;
}

async function create(request: APIRequestContext, url: string): Promise<string> {
	const answer = await request.post(`${url}/api/books`, {
		headers: { origin: url, 'x-file-name': encodeURIComponent(`${HOSTILE_TEXTS[26]}.json`) },
		data: Buffer.from(writeBookFile(evilBook({ rows: 40, units: 6 })))
	});
	expect(answer.status(), await answer.text()).toBe(201);
	return ((await answer.json()) as { id: string }).id;
}

/** All texts in words of a length that a field takes. */
function portions(length: number): string[] {
	const portions = [''];
	for (const text of HOSTILE_TEXTS) {
		if (portions.at(-1)!.length + text.length >= length) portions.push('');
		portions.push(`${portions.pop()}${text}\n`);
	}
	return portions;
}

story('every text of a book stays a text on every page', async ({ seat, server }) => {
	const clerk = await seat('coordinator');
	const { page } = clerk;
	const id = await create(clerk.context.request, server.url);
	const book = `${server.url}/book/${id}`;
	const check = await watch(page);
	// So tall that tables show all their rows.
	await page.setViewportSize({ width: 1440, height: 2_400 });
	const open = async (path: string, shown: string) => {
		const answer = await page.goto(`${book}${path}`);
		const policy = answer!.headers()['content-security-policy'];
		const scripts = /(?:^|;\s*)script-src ([^;]*)/.exec(policy)![1];
		expect(scripts).toMatch(/^'self'( 'sha256-[\w+/=]+')*$/);
		expect(policy).toContain("object-src 'none'");
		await expect(page.locator(shown).first()).toBeVisible();
	};

	await story.step('as a name of a version and as comments', async () => {
		for (const name of portions(60).slice(0, 4)) {
			const data = { name, note: name };
			const headers = { origin: server.url };
			await clerk.context.request.post(`${server.url}/api/books/${id}/versions`, { data, headers });
		}
		await open('/table/T12', '.ht_master td');
		for (const text of portions(3_900)) {
			await page.locator('.ht_master tbody tr').nth(2).locator('td').nth(1).click();
			await page.keyboard.press('Control+Alt+KeyM');
			await page.getByRole('combobox', { name: /^批注：/ }).fill(text);
			await page.keyboard.press('Control+Enter');
		}
		await clerk.expectSaved();
		await check();
	});
	for (const table of tableIdsOf(firstFormat()))
		await story.step(`in ${table}`, async () => {
			await open(`/table/${table}`, '.ht_master td');
			await expect(page.locator('.ht_master td').getByText('__pwned').first()).toBeAttached();
			await check();
		});
	for (const form of ['p-all', 'p0'])
		await story.step(`in form ${form}`, async () => {
			await open(`/project/${form}`, '.ht_master td');
			await check();
		});
	const telling = ['', '/projects', '/narrative/N2'];
	const quiet = ['/narrative/X9', '/findings', '/rules', '/settings', '/comments', '/versions'];
	for (const path of [
		...telling,
		...quiet,
		'/report',
		'/conflicts',
		'/people',
		'/export',
		'/import'
	])
		await story.step(`on ${path || 'the first page'}`, async () => {
			await open(path, 'main');
			if (telling.includes(path))
				await expect(page.locator('main').getByText('__pwned').first()).toBeAttached();
			await check();
		});
	await story.step('on the page of all books, with the names of people', async () => {
		await page.goto(server.url);
		await expect(page.locator(`a[href="/book/${id}"]`).first()).toBeVisible();
		await check();
	});
});
