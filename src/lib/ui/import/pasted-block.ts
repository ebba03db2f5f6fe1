/** What the clipboard holds → rows of cells: a table of HTML with its merged cells, else tabbed text. */
import type { BlockCell, BlockRow } from '$lib/exchange/read/delimited/delimited-source';
import { readTabbed } from '../grid/tabbed-text';

/** Longer HTML is read as text instead: parsing it would hold up the page. */
const MOST_HTML = 20 * 1024 * 1024;

export function pastedBlock(data: Pick<DataTransfer, 'getData'>): readonly BlockRow[] {
	const html = data.getData('text/html');
	if (html !== '' && html.length <= MOST_HTML) {
		const rows = htmlBlock(new DOMParser().parseFromString(html, 'text/html'));
		if (rows.length > 0) return rows;
	}
	return textBlock(data.getData('text/plain'));
}

function textBlock(text: string): BlockRow[] {
	return readTabbed(text).map((cells, i) => ({
		line: i + 1,
		cells: cells.map((cell, index) => ({ index, text: cell }))
	}));
}

/** All tables of the page below each other; a parsed page runs nothing. */
function htmlBlock(page: Document): BlockRow[] {
	const taken = new Map<number, Set<number>>();
	return [...page.querySelectorAll('tr')].map((row, y) => {
		const here = taken.get(y) ?? new Set<number>();
		let index = 0;
		const cells = [...row.querySelectorAll('td,th')].map((cell): BlockCell => {
			while (here.has(index)) index++;
			const across = span(cell, 'colspan');
			const down = span(cell, 'rowspan');
			for (let i = 1; i < down; i++) cover(taken, y + i, index, across);
			const at = index;
			index += across;
			const text = (cell.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
			return { index: at, text, ...(across > 1 && { across }), ...(down > 1 && { down }) };
		});
		return { line: y + 1, cells };
	});
}

const MOST_SPAN = 1000;

function span(cell: Element, name: 'colspan' | 'rowspan'): number {
	const value = Number(cell.getAttribute(name) ?? 1);
	return Number.isInteger(value) && value > 0 ? Math.min(value, MOST_SPAN) : 1;
}

function cover(taken: Map<number, Set<number>>, y: number, from: number, across: number): void {
	let columns = taken.get(y);
	if (!columns) taken.set(y, (columns = new Set()));
	for (let x = from; x < from + across; x++) columns.add(x);
}
