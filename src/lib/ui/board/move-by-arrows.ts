/** Arrow keys go from link to link of a table: by column and row, over what has none. */
import type { Attachment } from 'svelte/attachments';

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
	ArrowUp: [-1, 0],
	ArrowDown: [1, 0],
	ArrowLeft: [0, -1],
	ArrowRight: [0, 1]
};

export const moveByArrows: Attachment<HTMLTableElement> = (table) => {
	const press = (event: KeyboardEvent): void => {
		const step = STEPS[event.key];
		const cell = (event.target as Element).closest('td, th');
		if (!step || !(cell instanceof HTMLTableCellElement)) return;
		const next = linkFrom(table, cell, step);
		if (!next) return;
		event.preventDefault();
		next.focus();
	};
	table.addEventListener('keydown', press);
	return () => table.removeEventListener('keydown', press);
};

function linkFrom(
	table: HTMLTableElement,
	cell: HTMLTableCellElement,
	[down, across]: readonly [number, number]
): HTMLElement | undefined {
	let row = (cell.parentElement as HTMLTableRowElement).rowIndex + down;
	let column = cell.cellIndex + across;
	for (;;) {
		const at = table.rows[row]?.cells[column];
		if (!at) return undefined;
		const link = at.querySelector('a');
		if (link) return link;
		row += down;
		column += across;
	}
}
