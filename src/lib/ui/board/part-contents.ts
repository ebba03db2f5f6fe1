/** How much the parts of a book hold, and which of their sheets are others than what they submitted. */
import { projectTablesOf } from '$lib/formats/format-tables';
import { bookFormat } from '$lib/formats/book-format';
import { tableOf, type Row, type SheetKey } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { digestOf, isOfPart, sheetsOfPart } from '$lib/budget/live/part-digest';
import { noteRowOf } from '$lib/budget/book/table-note';
import { templateOf } from '$lib/budget/table/table-template';
import type { Part, PartDigests, PartProgress } from '$lib/budget/book/workflow';

type Reader = Pick<BookReader, 'head' | 'rows' | 'row'>;

/** Figures, forms or written sections in a sheet, by part. All of a shared sheet is the department's, too. */
export function filledIn(book: Reader, sheet: SheetKey): ReadonlyMap<Part, number> {
	const table = tableOf(sheet);
	const owner: Part = table?.unit ?? 'department';
	const areShared = isShared(sheet, book);
	const heldBy = holding(sheet, book);
	const filled = new Map<Part, number>();
	let all = 0;
	for (const row of book.rows(sheet)) {
		const held = heldBy(row);
		all += held;
		if (areShared && row.unit !== undefined)
			filled.set(row.unit, (filled.get(row.unit) ?? 0) + held);
	}
	// A table whose note says why it is empty has been filled in.
	return filled.set(owner, all || Number(isNoted(book, sheet)));
}

/** Whether all units have their rows in this one sheet. */
export function isShared(sheet: SheetKey, { head }: Pick<BookReader, 'head'>): boolean {
	return sheet === 'projects' || (bookFormat(head).byId.get(sheet)?.shared ?? false);
}

function holding(sheet: SheetKey, { head }: Reader): (row: Row) => number {
	const table = tableOf(sheet);
	if (!table)
		return sheet === 'narrative'
			? ({ cells }) => Number(String(cells['正文'] ?? '').trim() !== '')
			: () => 1;
	const amounts = (templateOf(table.table, bookFormat(head))?.columns ?? []).filter(
		({ holds }) => holds === 'amount'
	);
	return ({ cells }) => {
		let held = 0;
		for (const { id } of amounts) if (typeof cells[id] === 'number') held++;
		return held;
	};
}

function isNoted(book: Reader, sheet: SheetKey): boolean {
	const note = book.row(noteRowOf(sheet));
	return note !== undefined && Object.values(note.cells).some((text) => String(text).trim() !== '');
}

/** What the part held when it was last submitted in this round. */
export function submittedIn({ steps }: PartProgress): PartDigests | undefined {
	const last = steps.findLast(({ kind }) => kind === 'submit');
	return last?.kind === 'submit' ? last.digests : undefined;
}

/**
 * Sheets of the part that hold something else than was submitted, in document order; those that
 * are gone come last.
 * @param known digests of sheets that have not changed since they were made
 */
export function changedSheets(
	book: Reader,
	part: Part,
	submitted: PartDigests,
	known: Map<SheetKey, string>
): readonly SheetKey[] {
	const now = sheetsOfPart(book, part);
	const changed = now.filter((sheet) => digestNow(book, part, sheet, known) !== submitted[sheet]);
	const here = new Set<string>(now);
	return [...changed, ...(Object.keys(submitted).filter((key) => !here.has(key)) as SheetKey[])];
}

function digestNow(
	book: Reader,
	part: Part,
	sheet: SheetKey,
	known: Map<SheetKey, string>
): string {
	let digest = known.get(sheet);
	if (digest === undefined) {
		const rows = book.rows(sheet).filter((row) => isOfPart(row, part, sheet));
		digest = digestOf(rows.map((row) => ({ mark: row, cells: row.cells })));
		known.set(sheet, digest);
	}
	return digest;
}

/** Rows of the tables of projects, and those of them that have a form. */
export interface Coverage {
	readonly projects: number;
	readonly withForm: number;
}
export const NO_COVERAGE: Coverage = { projects: 0, withForm: 0 };

/** By part: the department answers for all of them. */
export function coverageOf(
	book: Reader,
	hasForm: (row: Row) => boolean
): ReadonlyMap<Part, Coverage> {
	const found = new Map<Part, { projects: number; withForm: number }>();
	const note = (part: Part, covered: boolean): void => {
		const sum = found.get(part) ?? { ...NO_COVERAGE };
		sum.projects++;
		if (covered) sum.withForm++;
		found.set(part, sum);
	};
	const { ofYear, carried } = projectTablesOf(bookFormat(book.head));
	for (const { id } of [...ofYear, ...carried])
		for (const row of book.rows(id)) {
			if (row.role !== undefined && row.role !== 'project') continue;
			const covered = hasForm(row);
			note('department', covered);
			if (row.unit !== undefined) note(row.unit, covered);
		}
	return found;
}
