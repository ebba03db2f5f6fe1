/** A clerk before one grid on a page of its own. */
import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';
import type { BookChange, CellValue, Row, SheetKey } from '../../src/lib/budget/book/book';
import type { Peer, Place } from '../../src/lib/collab/wire/presence';
import type { Findings } from '../../src/lib/ui/state/findings.svelte';
import type { MemorySession } from './memory-session';

declare global {
	interface Window {
		gridPage: { session: MemorySession; findings: Findings };
		jumpTo: (address: string) => void;
	}
}

export class GridDesk {
	constructor(
		readonly page: Page,
		readonly address: string
	) {}

	async open(query: Record<string, string>): Promise<void> {
		await this.page.goto(`${this.address}?${new URLSearchParams(query)}`);
		await expect(this.page.locator('.ht_master td').first()).toBeVisible({ timeout: 30_000 });
	}

	/** The cell that stands at a line and column, counted from 1, where it can be clicked. */
	at(line: number, column: number, frozen = 0): Locator {
		const part = column <= frozen ? '.ht_clone_inline_start' : '.ht_master';
		return this.page.locator(`${part} tbody tr:nth-child(${line}) td`).nth(column - 1);
	}

	get editor(): Locator {
		return this.page.locator('.handsontableInputHolder:not(.ht_editor_hidden) textarea');
	}
	/** What can be chosen in the cell that is being typed in. */
	get list(): Locator {
		return this.page.getByRole('listbox', { name: '可选项' });
	}
	/** The value beside a label of a form. */
	beside(label: string): Locator {
		return this.page
			.locator('.ht_master td')
			.filter({ hasText: label })
			.locator('xpath=following-sibling::td[not(contains(@style, "none"))][1]');
	}
	get reason(): Locator {
		return this.page.locator('.grid-reason');
	}
	get notice(): Locator {
		return this.page.locator('.frame').getByRole('alert').last();
	}

	async type(cell: Locator, text: string, then = 'Enter'): Promise<void> {
		await cell.click();
		await this.page.keyboard.type(text);
		await this.page.keyboard.press(then);
	}

	async paste(cell: Locator, text: string): Promise<void> {
		await cell.click();
		await this.page.evaluate((t) => navigator.clipboard.writeText(t), text);
		await this.page.keyboard.press('Control+v');
	}

	async copied(): Promise<string> {
		await this.page.keyboard.press('Control+c');
		return this.page.evaluate(() => navigator.clipboard.readText());
	}

	/** Types with an input method: the syllables appear, then the chosen words replace them. */
	async compose(syllables: string, words: string): Promise<void> {
		const input: CDPSession = await this.page.context().newCDPSession(this.page);
		for (let end = 1; end <= syllables.length; end++)
			await input.send('Input.imeSetComposition', {
				text: syllables.slice(0, end),
				selectionStart: end,
				selectionEnd: end
			});
		await input.send('Input.insertText', { text: words });
	}

	rows(sheet: SheetKey): Promise<readonly Row[]> {
		return this.page.evaluate((s) => window.gridPage.session.book.rows(s), sheet);
	}
	value(row: string, column: string): Promise<CellValue | undefined> {
		return this.page.evaluate(([r, c]) => window.gridPage.session.book.value(r, c), [row, column]);
	}
	writes(): Promise<number> {
		return this.page.evaluate(() => window.gridPage.session.writes.length);
	}
	place(): Promise<Place | undefined> {
		return this.page.evaluate(() => window.gridPage.session.place);
	}
	/** Somebody else changes the book. */
	receive(changes: readonly BookChange[]): Promise<void> {
		return this.page.evaluate((c) => window.gridPage.session.receive(c), changes);
	}
	meet(peers: readonly Peer[]): Promise<void> {
		return this.page.evaluate((p) => window.gridPage.session.meet(p), peers);
	}
}
