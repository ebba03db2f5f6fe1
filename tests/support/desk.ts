/** Somebody at a desk: a browser of their own, signed in, with the book open. */
import { firstFormat } from '../../src/lib/formats/known-formats';
import {
	expect,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page
} from '@playwright/test';
import type { ColumnId, TableId } from '../../src/lib/budget/book/book';
import { templateOf } from '../../src/lib/budget/table/table-template';

export class Desk {
	private constructor(
		readonly context: BrowserContext,
		readonly page: Page,
		readonly url: string
	) {}

	/**
	 * @param who a demo identity, e.g. `coordinator` or `clerk-u4`
	 * @param timezoneId of the device, where it is not China's
	 */
	static async open(
		browser: Browser,
		url: string,
		who: string,
		timezoneId?: string
	): Promise<Desk> {
		const context = await browser.newContext(timezoneId ? { timezoneId } : {});
		const answer = await context.request.post(`${url}/api/session`, {
			data: { identity: who },
			headers: { origin: url }
		});
		expect(answer.ok()).toBe(true);
		await context.addInitScript(() => {
			// No first visit: the hint is gone, and the page as it is on every other day.
			const key = 'hebian.preferences';
			if (!localStorage.getItem(key)) localStorage.setItem(key, '{"visited":true}');
		});
		return new Desk(context, await context.newPage(), url);
	}

	/** Opens a page of the sample book, e.g. `table/T12`, with a cell in view. */
	async visit(path: string, cell?: string): Promise<void> {
		const query = cell === undefined ? '' : `?cell=${encodeURIComponent(cell)}`;
		await this.page.goto(`${this.url}/book/sample/${path}${query}`);
		// The first visit of a browser fetches ten rooms; on a busy machine that takes its time.
		await expect(this.page.locator('.ht_master td').first()).toBeVisible();
		// What is typed before the cell is selected goes nowhere.
		if (cell !== undefined)
			await expect(this.page.locator('.ht_master td.current').first()).toBeVisible();
	}

	/** Opens a project form from the book's first page. */
	async visitForm(project: string): Promise<void> {
		await this.page.goto(`${this.url}/book/sample`);
		await this.findForm(project);
	}

	/** Finds a project form by the search, as a person would, without loading a page anew. */
	async findForm(project: string): Promise<void> {
		await this.page.getByRole('button', { name: '搜索或跳转' }).click();
		await this.page.getByRole('dialog').getByRole('combobox').fill(project);
		await this.page.getByRole('option', { name: project }).first().click();
		await expect(this.page.getByRole('heading', { name: project })).toBeVisible();
	}

	/** The value beside a label of a form; of two halves, the one whose label this is. */
	beside(label: string): Locator {
		return this.page
			.locator('.ht_master td')
			.filter({ hasText: label })
			.locator('xpath=following-sibling::td[not(contains(@style, "none"))][1]');
	}

	/** The cell of a table on screen, by the row's printed label and the column. */
	cell(table: TableId, label: string, column: ColumnId): Locator {
		const index = templateOf(table, firstFormat()).columns.findIndex((c) => c.id === column);
		const row = this.page
			.locator('.ht_master tbody tr')
			.filter({ has: this.page.getByText(label, { exact: true }) });
		return row.locator('td').nth(index);
	}

	mark(cell: Locator, severity: string): Locator {
		return cell.locator(`.grid-mark[data-severity="${severity}"]`);
	}

	/** Selects a cell, types over it and presses Enter, as in Excel. */
	async type(cell: Locator, text: string): Promise<void> {
		await cell.click();
		await this.page.keyboard.type(text);
		await this.page.keyboard.press('Enter');
	}

	async expectSaved(): Promise<void> {
		await expect(this.page.getByText('已存服务器')).toBeVisible();
	}

	/** Cuts the line as a pulled cable does: sockets end and no request gets through. */
	async goOffline(): Promise<void> {
		await this.context.setOffline(true);
	}
	async comeBack(): Promise<void> {
		await this.context.setOffline(false);
	}
}
