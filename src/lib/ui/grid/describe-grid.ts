/** What assistive technology is told of a grid. */
import type { GridWords, SheetModel } from './grid-port';

/** The library says -1 rows and gives no name. */
export function describeGrid(
	grid: HTMLElement,
	model: SheetModel,
	{ englishOf }: Pick<GridWords, 'englishOf'>
): void {
	const { label, lines, columns, header, layout } = model;
	const lineNumbers = layout === 'form' ? 0 : 1;
	grid.setAttribute('role', 'grid');
	grid.setAttribute('aria-label', label);
	grid.setAttribute('aria-rowcount', String(lines.length + header.length));
	grid.setAttribute('aria-colcount', String(columns.length + lineNumbers));
	for (const named of grid.querySelectorAll<HTMLElement>('thead .colHeader, td.grid-heading')) {
		const english = englishOf(named.textContent ?? '');
		if (english === undefined) named.removeAttribute('title');
		else named.title = english;
	}
}
