/** Where a thread hangs: anchors made of what is selected or shown, and the way back to them. */
import { printCell } from '$lib/budget/address/address-book';
import type { UnitId } from '$lib/budget/book/book';
import type { CommentAnchor } from '$lib/budget/book/comment';
import type { BookReader } from '$lib/budget/live/live-book';
import type { CommentThread } from '$lib/collab/comment/comment-thread';
import type { InterfaceWords } from '$lib/messages/interface';
import type { Finding } from '$lib/rules/finding/finding';
import type { Here } from '../navigation/here';
import { cellLink, sheetLink } from '../navigation/links';
import { saySheet } from '../navigation/place';
import type { Selected } from '../state/selection.svelte';

export function cellAnchor(book: BookReader, { sheet, row, column }: Selected): CommentAnchor {
	return { sheet, row, column, address: printCell(book, row, column) };
}

export function findingAnchor(book: BookReader, finding: Finding): CommentAnchor | undefined {
	const [{ row, column }] = finding.cells;
	const sheet = book.sheetOf(row);
	if (sheet === undefined) return undefined;
	const address = printCell(book, row, column);
	const cells = finding.cells.map((cell) =>
		cell.column ? `${cell.row}:${cell.column}` : cell.row
	);
	return {
		sheet,
		row,
		...(column !== undefined && { column }),
		rule: finding.rule,
		cells,
		address
	};
}

/** What the page as a whole shows: a table, a project form, a section. */
export function pageAnchor(
	book: BookReader,
	here: Here,
	words: InterfaceWords
): CommentAnchor | undefined {
	switch (here.kind) {
		case 'table':
			return { sheet: here.sheet, address: saySheet(book, here.sheet, words) };
		case 'project':
			return rowAnchor(book, here.project);
		case 'section':
			return rowAnchor(book, here.section);
		case 'projects':
			return { sheet: 'projects', address: words.contents.projects };
		default:
			return undefined;
	}
}

function rowAnchor(book: BookReader, row: string): CommentAnchor | undefined {
	const sheet = book.sheetOf(row);
	return sheet === undefined ? undefined : { sheet, row, address: printCell(book, row) };
}

/** The page of the anchor with its cell in view; `undefined` where its row is gone. */
export function anchorLink(
	bookId: string,
	book: BookReader,
	{ sheet, row, column }: CommentAnchor
): string | undefined {
	return row === undefined ? sheetLink(bookId, sheet) : cellLink(bookId, book, row, column);
}

/** The place by its name of today; the one it had, where the row is gone. */
export function sayAnchor(book: BookReader, anchor: CommentAnchor, words: InterfaceWords): string {
	const { sheet, row, column, address } = anchor;
	if (row === undefined) return sheet === 'projects' ? address : saySheet(book, sheet, words);
	return book.row(row) ? printCell(book, row, column) : address;
}

/** The unit that a thread is about; `undefined` for the department's. */
export function unitOfAnchor(book: BookReader, { sheet, row }: CommentAnchor): UnitId | undefined {
	if (/^T\d+@/.test(sheet)) return sheet.slice(sheet.indexOf('@') + 1);
	if (row === undefined) return undefined;
	const project = sheet.startsWith('indicators@') ? sheet.slice('indicators@'.length) : row;
	return book.row(project)?.unit;
}

/** Whether a thread belongs to what the page shows. */
export function isHere({ anchor }: CommentThread, here: Here): boolean {
	const { sheet, row } = anchor;
	switch (here.kind) {
		case 'table':
			return sheet === here.sheet;
		case 'project':
			return row === here.project || sheet === `indicators@${here.project}`;
		case 'section':
			return row === here.section;
		case 'projects':
			return sheet === 'projects' || sheet.startsWith('indicators@');
		default:
			return true;
	}
}

export function isAtCell({ anchor }: CommentThread, at: Selected | undefined): boolean {
	if (!at || anchor.row !== at.row) return false;
	return anchor.column === undefined || anchor.column === at.column;
}

export function isAboutFinding({ anchor }: CommentThread, finding: Finding): boolean {
	const [first] = finding.cells;
	return anchor.rule === finding.rule && anchor.row === first.row && anchor.column === first.column;
}
