/**
 * What returns named: the cells that each cites. The matter at a cell is resolved once its rule finds
 * nothing open there any more, or the part is approved.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import { bookFormat } from '$lib/formats/book-format';
import { parseAddress } from '$lib/budget/address/address';
import { cellKey, resolve } from '$lib/budget/address/address-book';
import type { BookHead, ColumnId, RowId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { workflowOf, type PartStep } from '$lib/budget/book/workflow';
import { openOf } from '../state/findings.svelte';
import type { SheetNeeds } from './sheet-needs';

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
				const parsed = parseAddress(text, bookFormat(book.head));
				const found = parsed.ok ? resolve(book, parsed.address) : undefined;
				if (found?.row === undefined) continue;
				const key = cellKey(found.row, found.column ?? '');
				addToList(cited, key, { rule, step: returned! });
			}
		}
	}
	return cited;
}

/** What there is to say at the cells of a grid. */
export class ReturnMarks {
	#cited: ReadonlyMap<string, readonly CitedMatter[]> = new Map();
	#workflow: BookHead['workflow'];

	constructor(readonly needs: Pick<SheetNeeds, 'session' | 'findings' | 'returned'>) {}

	/** Looks for a new return. What is renamed after a return came stays cited. */
	follow(): void {
		const { book } = this.needs.session;
		if (book.head.workflow !== this.#workflow) this.#cited = citedCells(book);
		this.#workflow = book.head.workflow;
	}

	/** @param heads by row the column in which matters of the row as a whole are shown */
	at(row: RowId, column: ColumnId, heads: ReadonlyMap<RowId, ColumnId>): string | undefined {
		if (this.#cited.size === 0) return undefined;
		const said = (heads.get(row) === column ? [column, ''] : [column]).flatMap((at) =>
			(this.#cited.get(cellKey(row, at)) ?? [])
				.filter(({ rule }) => this.#isOpen(rule, row, at))
				.map(this.needs.returned)
		);
		return said.length > 0 ? said.join('\n') : undefined;
	}

	#isOpen(rule: string, row: RowId, column: ColumnId): boolean {
		return openOf(this.needs.findings.ofCell(row, column)).some((one) => one.rule === rule);
	}
}
