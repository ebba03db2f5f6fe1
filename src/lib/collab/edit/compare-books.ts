/** What differs between two states of one book, by the stable ids of rows: versions, and now. */
import type { Book, CellValue, ColumnId, Explanation, Row, SheetKey } from '$lib/budget/book/book';
import { byOrder, writtenIn } from '$lib/budget/live/live-book';

/** `before` and `after` are absent where the one or the other has nothing there. */
export type BookDifference =
	| {
			readonly kind: 'cell';
			readonly sheet: SheetKey;
			readonly row: Row;
			readonly column: ColumnId;
			readonly before?: CellValue;
			readonly after?: CellValue;
	  }
	/** `row` as the later book has it; of a removed one, as the earlier had it. */
	| {
			readonly kind: 'row';
			readonly change: 'added' | 'removed' | 'moved' | 'marked';
			readonly sheet: SheetKey;
			readonly row: Row;
	  }
	| {
			readonly kind: 'setting';
			readonly key: string;
			readonly before?: unknown;
			readonly after?: unknown;
	  }
	| {
			readonly kind: 'explanation';
			readonly id: string;
			readonly before?: Explanation;
			readonly after?: Explanation;
	  }
	/** Year, level, department, units: what makes the book itself. */
	| {
			readonly kind: 'head';
			readonly key: string;
			readonly before: unknown;
			readonly after: unknown;
	  };

interface Placed {
	readonly sheet: SheetKey;
	readonly row: Row;
}

/** Sheet by sheet in the order of the later book, rows in their order; the head last. */
export function compareBooks(before: Book, after: Book): BookDifference[] {
	const [earlier, later] = [placesOf(before), placesOf(after)];
	const differences: BookDifference[] = [];
	const sheets = new Set([...Object.keys(after.sheets), ...Object.keys(before.sheets)]);
	for (const sheet of sheets as Set<SheetKey>) {
		for (const row of inOrder(after.sheets[sheet])) {
			const was = earlier.get(row.id);
			if (was?.sheet === sheet) differences.push(...compareRows(sheet, was.row, row));
			else differences.push({ kind: 'row', change: 'added', sheet, row });
		}
		for (const row of inOrder(before.sheets[sheet])) {
			if (later.get(row.id)?.sheet !== sheet)
				differences.push({ kind: 'row', change: 'removed', sheet, row });
		}
	}
	return [...differences, ...compareHeads(before, after)];
}

function inOrder(rows: readonly Row[] = []): readonly Row[] {
	return rows.toSorted(byOrder);
}

function placesOf({ sheets }: Book): Map<string, Placed> {
	const places = new Map<string, Placed>();
	for (const [sheet, rows] of Object.entries(sheets))
		for (const row of rows ?? []) places.set(row.id, { sheet: sheet as SheetKey, row });
	return places;
}

function* compareRows(sheet: SheetKey, before: Row, after: Row): Iterable<BookDifference> {
	const { side, unit, role, order } = before;
	if (side !== after.side || unit !== after.unit || role !== after.role)
		yield { kind: 'row', change: 'marked', sheet, row: after };
	else if (order !== after.order) yield { kind: 'row', change: 'moved', sheet, row: after };
	for (const column of new Set([...columnsIn(before), ...columnsIn(after)])) {
		const [was, is] = [held(before, column), held(after, column)];
		if (was === is) continue;
		yield {
			...{ kind: 'cell', sheet, row: after, column },
			...(was !== undefined && { before: was }),
			...(is !== undefined && { after: is })
		};
	}
}

/** Computed cells may be blank. */
function columnsIn({ cells, formulas }: Row): readonly ColumnId[] {
	return [...Object.keys(cells), ...Object.keys(formulas ?? {})];
}

/** As it was written: a computed cell differs where its formula does. */
function held(row: Row, column: ColumnId): CellValue | undefined {
	const value = writtenIn(row, column);
	return value === '' ? undefined : value;
}

function* compareHeads({ head: a }: Book, { head: b }: Book): Iterable<BookDifference> {
	for (const key of ['year', 'level', 'department', 'units'] as const)
		if (!same(a[key], b[key])) yield { kind: 'head', key, before: a[key], after: b[key] };
	for (const key of new Set([...Object.keys(a.settings), ...Object.keys(b.settings)])) {
		const [before, after] = [a.settings[key], b.settings[key]];
		if (!same(before, after)) yield { kind: 'setting', key, before, after };
	}
	const [were, are] = [a, b].map((head) => new Map(head.explanations.map((one) => [one.id, one])));
	for (const id of new Set([...were.keys(), ...are.keys()])) {
		const [before, after] = [were.get(id), are.get(id)];
		if (same(saidIn(before), saidIn(after))) continue;
		yield { kind: 'explanation', id, ...(before && { before }), ...(after && { after }) };
	}
}

/** An approval is an act of its own moment: it is no part of what was said. */
function saidIn(explanation: Explanation | undefined): unknown {
	if (!explanation) return undefined;
	const { approver: _by, approvedAt: _at, ...said } = explanation;
	return said;
}

/** Whether two JSON values are the same, whatever the order of their keys. */
function same(a: unknown, b: unknown): boolean {
	return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
	return JSON.stringify(value ?? null, (_key, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
			: inner
	);
}
