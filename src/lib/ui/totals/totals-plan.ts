/** 自动合计 before it is done: what would become computed where, and what would not, for this person. */
import { cellKey, type CellRef } from '$lib/budget/address/address-book';
import type { RowId, SheetKey } from '$lib/budget/book/book';
import { proposeTotals, type ProposedTotal } from '$lib/budget/totals/propose-totals';
import { editionKind } from '$lib/budget/table/table-title';
import { bookFormat } from '$lib/formats/book-format';
import { formatTables } from '$lib/formats/format-tables';
import type { WriteResult } from '$lib/collab/room/write';
import type { Session } from '$lib/collab/session/session';

/** Which totals: cells that are selected, those of a table or form, or all of the book. */
export type TotalsScope =
	| { readonly kind: 'cells'; readonly cells: readonly CellRef[] }
	| { readonly kind: 'sheet'; readonly sheet: SheetKey }
	| { readonly kind: 'form'; readonly project: RowId }
	| { readonly kind: 'book' };

export interface TotalsPlan {
	/** Become computed, and have another value then. */
	readonly changed: readonly ProposedTotal[];
	/** Become computed, and keep their value. */
	readonly same: readonly ProposedTotal[];
	/** Stay as they are, though what they come to may differ. */
	readonly kept: readonly ProposedTotal[];
}

export function planTotals(
	session: Pick<Session, 'book' | 'mayWrite'>,
	scope: TotalsScope
): TotalsPlan {
	const { book } = session;
	const wanted = wantedIn(scope);
	const proposed = proposeTotals(book, {
		sheets: sheetsIn(session, scope),
		mayWrite: (row) => session.mayWrite({ row }) === undefined,
		...(wanted && { wanted })
	});
	const open = proposed.filter(({ kept }) => kept === undefined);
	return {
		changed: open.filter(({ now, then }) => now !== then),
		same: open.filter(({ now, then }) => now === then),
		kept: proposed.filter(({ kept }) => kept !== undefined)
	};
}

function wantedIn(scope: TotalsScope): ((cell: CellRef) => boolean) | undefined {
	if (scope.kind === 'form') return ({ row }) => row === scope.project;
	if (scope.kind !== 'cells') return undefined;
	const cells = new Set(scope.cells.map(({ row, column }) => cellKey(row, column)));
	return ({ row, column }) => cells.has(cellKey(row, column));
}

function sheetsIn({ book }: Pick<Session, 'book'>, scope: TotalsScope): readonly SheetKey[] {
	if (scope.kind === 'sheet') return [scope.sheet];
	if (scope.kind === 'form') return ['projects'];
	if (scope.kind === 'cells')
		return [...new Set(scope.cells.flatMap(({ row }) => book.sheetOf(row) ?? []))];
	const { head } = book;
	const tables = formatTables(bookFormat(head), editionKind(head));
	const editions = head.units.flatMap(({ id: unit }) =>
		tables.filter(({ shared }) => !shared).map(({ id }): SheetKey => `${id}@${unit}`)
	);
	const all: SheetKey[] = [...tables.map(({ id }): SheetKey => id), ...editions, 'projects'];
	return all.filter((sheet) => book.rows(sheet).length > 0);
}

/** Writes the formulas as one step to undo. */
export function computeTotals(
	session: Pick<Session, 'write'>,
	totals: readonly ProposedTotal[]
): WriteResult {
	return session.write(totals.map(({ row, column, formula }) => ({ row, column, value: formula })));
}
