/**
 * What returns named: the cells that each cites. The matter at a cell is resolved once its rule finds
 * nothing open there any more, or the part is approved.
 */
import { parseAddress } from '$lib/budget/address';
import { cellKey, resolve } from '$lib/budget/address-book';
import type { BookReader } from '$lib/budget/live-book';
import { workflowOf, type PartStep } from '$lib/budget/workflow';

export interface CitedMatter {
	readonly rule: string;
	readonly step: PartStep & { readonly kind: 'return' | 'receive' };
}

/** By cell, or by row where the row as a whole is cited; addresses that are gone are left out. */
export function citedCells(book: BookReader): ReadonlyMap<string, readonly CitedMatter[]> {
	const cited = new Map<string, CitedMatter[]>();
	for (const { returned } of workflowOf(book.head.workflow).parts.values()) {
		for (const { rule, cells } of returned?.cited ?? []) {
			for (const text of cells) {
				const parsed = parseAddress(text);
				const found = parsed.ok ? resolve(book, parsed.address) : undefined;
				if (found?.row === undefined) continue;
				const key = cellKey(found.row, found.column ?? '');
				cited.set(key, [...(cited.get(key) ?? []), { rule, step: returned! }]);
			}
		}
	}
	return cited;
}
