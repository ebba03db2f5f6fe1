/** Paints one cell. Everything is drawn anew by row id, so nothing sticks when lines move. */
import type { GridCell, GridComments, GridMark, GridOverlay, GridPerson } from './grid-port';

/** Worst first; the worst mark of a cell is drawn. */
const RANK: Readonly<Record<GridMark['severity'], number>> = {
	error: 0,
	explain: 1,
	warning: 2,
	hint: 3,
	rounding: 4
};

export interface CellState {
	/** It was just jumped to. */
	readonly lit: boolean;
	/** On the first line there is no room above for names. */
	readonly first: boolean;
	readonly tone?: 'total' | 'group';
	/** Left edge of a block that belongs to another side of a two-sided table. */
	readonly sideEdge: boolean;
}

/** What is drawn upon a cell, as a text: while it stays the same, the cell need not be painted again. */
export function sketchOf(cell: GridCell | undefined, overlay: GridOverlay, lit: boolean): string {
	const ref = cell?.ref;
	if (!ref) return '';
	const drawn = [
		overlay.marks(ref),
		overlay.contested(ref),
		overlay.returned(ref),
		overlay.comments(ref),
		overlay.differs?.(ref),
		overlay.people(ref)
	];
	return JSON.stringify([ref.row, ref.column, lit, ...drawn]);
}

export function paintCell(
	td: HTMLTableCellElement,
	cell: GridCell | undefined,
	overlay: GridOverlay,
	{ lit, first, tone, sideEdge }: CellState
): void {
	td.replaceChildren();
	td.removeAttribute('aria-description');
	td.removeAttribute('aria-expanded');
	if (!cell) return;
	td.classList.add(...classesOf(cell));
	if (tone) td.classList.add(`grid-${tone}`);
	if (first) td.classList.add('grid-first');
	if (lit) td.classList.add('grid-lit');
	if (sideEdge) td.classList.add('grid-side-edge');
	if (cell.lock) td.setAttribute('aria-readonly', 'true');
	else td.removeAttribute('aria-readonly');
	if (cell.indent) td.style.setProperty('--indent', String(cell.indent));
	if (cell.fold) td.append(foldButton(td, cell.fold));
	td.append(cell.shown);
	if (!cell.ref) return;
	if (cell.formula !== undefined) paintFormula(td, cell);
	paintMarks(td, overlay.marks(cell.ref));
	paintContested(td, overlay.contested(cell.ref));
	paintReturned(td, overlay.returned(cell.ref));
	paintComments(td, overlay.comments(cell.ref));
	paintDifference(td, overlay.differs?.(cell.ref));
	paintPeople(td, overlay.people(cell.ref));
}

/** For the pointer; the keys are Alt+Shift with the arrows. */
function foldButton(td: HTMLTableCellElement, fold: 'open' | 'closed'): HTMLElement {
	const button = td.ownerDocument.createElement('button');
	button.type = 'button';
	button.tabIndex = -1;
	button.className = `grid-fold grid-fold-${fold}`;
	button.setAttribute('aria-hidden', 'true');
	td.setAttribute('aria-expanded', String(fold === 'open'));
	return button;
}

function classesOf(cell: GridCell): string[] {
	const classes = [`grid-${cell.kind}`];
	if (cell.lock) classes.push(`grid-lock-${cell.lock.kind}`);
	if (cell.strong) classes.push('grid-strong');
	if (cell.hasList) classes.push('grid-listed');
	if (cell.align) classes.push(`grid-${cell.align}`);
	if (cell.kind === 'amount' && cell.shown.startsWith('-')) classes.push('grid-negative');
	return classes;
}

function paintMarks(td: HTMLTableCellElement, marks: readonly GridMark[]): void {
	if (marks.length === 0) return;
	const worst = marks.reduce((a, b) => (RANK[b.severity] < RANK[a.severity] ? b : a));
	const mark = td.ownerDocument.createElement('i');
	mark.className = 'grid-mark';
	mark.dataset.severity = worst.severity;
	mark.setAttribute('aria-hidden', 'true');
	mark.classList.toggle('grid-mark-aside', !marks.some((m) => m.primary));
	for (const { severity, primary } of marks)
		if (primary) td.classList.add(`grid-marked-${severity}`);
	td.setAttribute('aria-description', marks.map((m) => m.text).join('\n'));
	td.append(mark);
}

/** ƒ: the cell is computed. */
function paintFormula(td: HTMLTableCellElement, { formula, failure }: GridCell): void {
	td.classList.toggle('grid-failed', failure !== undefined);
	paintAside(td, 'grid-formula', formula!);
}

function paintContested(td: HTMLTableCellElement, words: string | undefined): void {
	if (words !== undefined) paintAside(td, 'grid-contested', words);
}

function paintReturned(td: HTMLTableCellElement, words: string | undefined): void {
	if (words !== undefined) paintAside(td, 'grid-returned', words);
}

function paintComments(td: HTMLTableCellElement, comments: GridComments | undefined): void {
	if (!comments) return;
	const mark = paintAside(td, 'grid-comment', comments.text);
	if (comments.unread) mark.classList.add('grid-comment-unread');
}

function paintDifference(td: HTMLTableCellElement, words: string | undefined): void {
	if (words === undefined) return;
	td.classList.add('grid-differing');
	paintAside(td, 'grid-differs', words);
}

/** A small mark with what it says to who can't see it. */
function paintAside(td: HTMLTableCellElement, name: string, words: string): HTMLElement {
	const mark = td.ownerDocument.createElement('i');
	mark.className = name;
	mark.setAttribute('aria-hidden', 'true');
	const said = td.getAttribute('aria-description');
	td.setAttribute('aria-description', said === null ? words : `${said}\n${words}`);
	td.append(mark);
	return mark;
}

function paintPeople(td: HTMLTableCellElement, people: readonly GridPerson[]): void {
	const [first] = people;
	if (!first) return;
	const frame = td.ownerDocument.createElement('span');
	frame.className = 'grid-person';
	frame.style.setProperty('--person', first.colour);
	const tag = td.ownerDocument.createElement('span');
	tag.className = 'grid-person-tag';
	const more = people.length > 1 ? ` +${people.length - 1}` : '';
	tag.textContent = first.name + (first.typing ? ' …' : '') + more;
	frame.append(tag);
	td.classList.add('grid-peopled');
	td.append(frame);
}
