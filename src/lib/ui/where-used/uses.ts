/** Where a cell is used, gathered for reading: by rule, and by the part of the book that it leads to. */
import { groupBy } from '$lib/budget/values/lists-by-key';
import { cellKey, type CellRef } from '$lib/budget/address/address-book';
import type { RowId, SheetKey } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Use } from '$lib/rules/engine/where-used';

/** A table, a section of the text, a project's form. */
export interface UsedPart {
	/** Of the sheet, or of the row where rows are parts of their own. */
	readonly id: string;
	readonly sheet: SheetKey;
	/** Of sections and forms. */
	readonly row?: RowId;
	readonly kind: 'table' | 'text' | 'form';
}

export interface UsedRule {
	readonly rule: string;
	/** How many checks of this rule read the cell. */
	readonly checks: number;
	readonly cells: readonly CellRef[];
	readonly parts: readonly UsedPart[];
}

export interface Uses {
	readonly rules: readonly UsedRule[];
	readonly parts: readonly UsedPart[];
}

/** @param book rows that went meanwhile are left out */
export function gatherUses(uses: readonly Use[], book: BookReader): Uses {
	const byRule = groupBy(uses, ({ rule }) => rule);
	const parts = new Map<string, UsedPart>();
	const rules = [...byRule].map(([rule, of]): UsedRule => {
		const cells = new Map<string, CellRef>();
		const own = new Map<string, UsedPart>();
		const add = (part: UsedPart | undefined): void => {
			if (!part) return;
			own.set(part.id, parts.get(part.id) ?? part);
			if (!parts.has(part.id)) parts.set(part.id, part);
		};
		for (const use of of) {
			for (const cell of use.cells) {
				const part = partOf(cell.row, book);
				add(part);
				if (part) cells.set(cellKey(cell.row, cell.column), cell);
			}
			for (const { sheet } of use.ranges) add(sheetPart(sheet));
		}
		return { rule, checks: of.length, cells: [...cells.values()], parts: [...own.values()] };
	});
	return { rules, parts: [...parts.values()] };
}

function partOf(row: RowId, book: BookReader): UsedPart | undefined {
	const sheet = book.sheetOf(row);
	if (sheet === undefined) return undefined;
	if (sheet === 'narrative') return { id: row, sheet, row, kind: 'text' };
	if (sheet === 'projects') return { id: row, sheet, row, kind: 'form' };
	return sheetPart(sheet);
}

function sheetPart(sheet: SheetKey): UsedPart {
	if (!sheet.startsWith('indicators@')) return { id: sheet, sheet, kind: 'table' };
	const row = sheet.slice('indicators@'.length);
	return { id: row, sheet: 'projects', row, kind: 'form' };
}
