/** Buttons in the grid itself: the menu of a column in its header, and what folds a line in its name. */
import { placeHeader } from '$lib/budget/values/header-place';
import type { UnitId } from '$lib/budget/book/book';
import type { GridOverlay, GridWords, SheetModel, ViewEvents } from './grid-port';
import type { GridSettings, Hot } from './handsontable-modules';

export interface ControlTarget {
	hot(): Hot;
	model(): SheetModel;
	readonly events: ViewEvents;
	readonly words: GridWords;
}

/** The hooks that paint these buttons and answer them, and keep widths that somebody drags. */
export function controlHooks(target: ControlTarget): GridSettings {
	return {
		afterGetColHeader: (column: number, th: HTMLTableCellElement, level: number) =>
			paintColumnMenu(target, column, th, level),
		beforeOnCellMouseDown: (event: MouseEvent, { row, col }: { row: number; col: number }) => {
			const button = event.target instanceof Element ? event.target.closest('button') : null;
			if (!button) return;
			// The press is the button's: nothing is selected, no header is dragged.
			event.stopImmediatePropagation();
			event.preventDefault();
			if (button.classList.contains('grid-fold')) toggleFold(target, row);
			else if (button.classList.contains('grid-column-menu'))
				openColumnMenu(target, col, button.getBoundingClientRect());
		},
		afterColumnResize: (width: number, column: number) => keepWidth(target, column, width)
	} as GridSettings;
}

/** Folds what stands under a line, or opens it. @param isFolded absent: whichever it is not */
export function toggleFold(
	{ model, events }: Pick<ControlTarget, 'model' | 'events'>,
	at: number,
	isFolded?: boolean
): void {
	const line = model().lines[at];
	const fold = line?.cells.find((cell) => cell.fold)?.fold;
	if (fold && isFolded !== (fold === 'closed')) events.fold(line.key, fold === 'open');
}

/** Opens the menu of a column at the box: its header's button, or a cell. */
function openColumnMenu(
	{ model, events }: Pick<ControlTarget, 'model' | 'events'>,
	at: number,
	box: DOMRect
): void {
	const column = model().columns[at];
	if (column && model().header.length > 0) events.columnMenu({ column: column.id, at, box });
}

/** The same by the keyboard: below a cell of the column. */
export function openColumnMenuAt(target: ControlTarget, line: number, column: number): void {
	const td = target.hot().getCell(line, column, true);
	if (td) openColumnMenu(target, column, td.getBoundingClientRect());
}

function keepWidth({ hot, model, events }: ControlTarget, at: number, width: number): void {
	// The model has the widths; the library would keep one of its own over them.
	hot().getPlugin('manualColumnResize').clearManualSize(at);
	events.resized(model().columns[at].id, Math.round(width));
}

/** By column, the header line where its own cell stands: of one column, down to the last line. */
const leafLevels = new WeakMap<SheetModel['header'], ReadonlyMap<number, number>>();

function leafLevelsOf({ header, columns }: SheetModel): ReadonlyMap<number, number> {
	let levels = leafLevels.get(header);
	if (!levels) {
		const placed = placeHeader(header, columns.length);
		const cells = placed.ok ? placed.cells : [];
		const leaves = cells.filter(
			({ across, line, down }) => across === 1 && line + down === header.length
		);
		levels = new Map(leaves.map(({ column, line }) => [column, line]));
		leafLevels.set(header, levels);
	}
	return levels;
}

function paintColumnMenu(
	{ model, words }: ControlTarget,
	at: number,
	th: HTMLTableCellElement,
	level: number
): void {
	th.querySelector('.grid-column-menu')?.remove();
	const shown = model();
	const column = shown.columns[at];
	const levels = leafLevelsOf(shown);
	if (!column || levels.get(at) !== (level < 0 ? shown.header.length + level : level)) return;
	const button = th.ownerDocument.createElement('button');
	button.type = 'button';
	button.tabIndex = -1;
	button.className = 'grid-column-menu';
	button.setAttribute('aria-label', words.columnMenu(th.textContent?.trim() ?? column.id));
	button.classList.toggle('grid-filtered', column.filtered === true);
	if (column.sorted) button.classList.add(`grid-sorted-${column.sorted}`);
	(th.querySelector('.relative') ?? th).append(button);
}

/** The colour of the unit whose row a line is, at its number. */
export function paintOwner(
	th: HTMLTableCellElement,
	owner: UnitId | undefined,
	overlay: GridOverlay
): void {
	th.style.removeProperty('--owner');
	th.classList.toggle('grid-owned', owner !== undefined);
	if (owner !== undefined) th.style.setProperty('--owner', overlay.owner(owner).colour);
}
