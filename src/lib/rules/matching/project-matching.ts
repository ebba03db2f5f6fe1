/**
 * Forms and project rows of a changing book, matched; re-matched only where something changed. What
 * a person decided about a pair (`settings.matches`) comes before what the names say.
 */
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { projectTablesOf } from '$lib/formats/format-tables';
import { yearFundsOf, PROJECT_NAME } from '$lib/formats/project-form';
import { roundHalfUp } from '$lib/budget/values/amount';
import type { CellValue, ColumnId, Row, RowId, SheetKey } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { DecidedMatches } from './decided-matches';
import { digitsOf, LADDER, type Candidate, type Match } from './matching';
import { MatchRung } from './match-rung';
import { isPlaceholderName, plainName } from '../text/name';

/** The columns by which the rows of a sheet are matched: the name of the project, and its amount. */
interface MatchedBy {
	readonly name: ColumnId;
	readonly amount: ColumnId | undefined;
}

const matchedBy = new WeakMap<Format, ReadonlyMap<string, MatchedBy>>();

/** By sheet, forms first: what matching reads in books of a format. */
function matchedSheets(format: Format): ReadonlyMap<string, MatchedBy> {
	let sheets = matchedBy.get(format);
	if (!sheets) {
		const { ofYear, carried } = projectTablesOf(format);
		const rows = [...ofYear, ...carried].map(({ id, columns }): [string, MatchedBy] => [
			id,
			{
				name: columns.find(({ holds }) => holds === 'label')!.id,
				// The first is what the others are parts of.
				amount: columns.find(({ holds }) => holds === 'amount')?.id
			}
		]);
		const [amount] = yearFundsOf(format);
		sheets = new Map([['projects', { name: PROJECT_NAME, amount }], ...rows]);
		matchedBy.set(format, sheets);
	}
	return sheets;
}

export function isMatchedBy(sheet: SheetKey, column: ColumnId, format: Format): boolean {
	const by = matchedSheets(format).get(sheet);
	return by !== undefined && (by.name === column || by.amount === column);
}

type MatchedBook = Pick<BookReader, 'head' | 'rows' | 'row' | 'sheetOf'>;

export class ProjectMatching {
	readonly #book: MatchedBook;
	readonly #decided = new DecidedMatches();
	readonly #rungs = LADDER.map((rung) => new MatchRung(rung, this.#decided.apart));
	readonly #candidates = new Map<RowId, Candidate>();
	/** Matches as they were when last told of. */
	readonly #told = new Map<RowId, Match>();
	/** Rows to look at again. */
	#stale = new Set<RowId>();
	/** Rows about which a person decided otherwise since. */
	#redecided = new Set<RowId>();

	constructor(book: MatchedBook) {
		this.#book = book;
		this.headChanged();
		for (const sheet of this.#sheets.keys())
			for (const row of book.rows(sheet as SheetKey)) this.#stale.add(row.id);
	}

	get #sheets(): ReadonlyMap<string, MatchedBy> {
		return matchedSheets(bookFormat(this.#book.head));
	}

	/** To be told of every row that came, went, moved, or changed in a cell. */
	touch(sheet: SheetKey | undefined, row: RowId): void {
		if (sheet !== undefined && this.#sheets.has(sheet)) this.#stale.add(row);
	}

	/** To be told when the head is another. */
	headChanged(): void {
		for (const id of this.#decided.read(this.#book.head.settings)) this.#redecided.add(id);
	}

	match(id: RowId): Match | undefined {
		const fixed = this.#decided.match(id);
		if (fixed) return fixed;
		for (const rung of this.#rungs) {
			const match = rung.match(id);
			if (match) return match;
		}
		return undefined;
	}

	/** Brings the matching up to date. @returns the rows that have another partner than before */
	settle(): RowId[] {
		if (this.#stale.size === 0 && this.#redecided.size === 0) return [];
		const touched = new Set<RowId>();
		for (const id of this.#stale) this.#reconsider(id, touched);
		this.#fix(touched);
		this.#climb(touched);
		this.#stale = new Set();
		this.#redecided = new Set();
		return [...touched].filter((id) => this.#tell(id));
	}

	/** @returns whether this row's match is news */
	#tell(id: RowId): boolean {
		const before = this.#told.get(id);
		const after = this.match(id);
		if (after) this.#told.set(id, after);
		else this.#told.delete(id);
		return (
			before?.row !== after?.row ||
			before?.similarity !== after?.similarity ||
			before?.confirmed !== after?.confirmed
		);
	}

	#reconsider(id: RowId, touched: Set<RowId>): void {
		const before = this.#candidates.get(id);
		const after = this.#candidate(id);
		if (sameCandidate(before, after)) return;
		touched.add(id);
		if (before) for (const rung of this.#rungs) rung.drop(id);
		if (after) {
			this.#candidates.set(id, after);
			this.#rungs[0].put(after);
		} else this.#candidates.delete(id);
	}

	/** Takes confirmed pairs off the ladder, and puts those back on it that are so no more. */
	#fix(touched: Set<RowId>): void {
		const again = new Set(this.#redecided);
		for (const id of touched) if (this.#decided.names(id)) again.add(id);
		if (again.size === 0) return;
		for (const id of this.#decided.settle((each) => this.#candidates.get(each))) again.add(id);
		for (const id of again) {
			touched.add(id);
			for (const rung of this.#rungs) rung.drop(id);
			const candidate = this.#candidates.get(id);
			if (candidate && !this.#decided.match(id)) this.#rungs[0].put(candidate);
		}
	}

	#climb(touched: Set<RowId>): void {
		for (const [at, rung] of this.#rungs.entries()) {
			const { on, off, touched: here } = rung.settle();
			for (const id of here) touched.add(id);
			for (const above of this.#rungs.slice(at + 1)) for (const id of off) above.drop(id);
			for (const candidate of on) this.#rungs[at + 1]?.put(candidate);
		}
	}

	#candidate(id: RowId): Candidate | undefined {
		const sheet = this.#book.sheetOf(id);
		const row = this.#book.row(id);
		const by = sheet && this.#sheets.get(sheet);
		if (!row || !by) return undefined;
		const kind = sheet === 'projects' ? 'form' : 'row';
		if (kind === 'row' && !standsForProject(row)) return undefined;
		const amount = by.amount === undefined ? undefined : figure(row.cells[by.amount]);
		const name = plainName(String(row.cells[by.name] ?? ''));
		if (name === '' || (isPlaceholderName(name) && amount === undefined)) return undefined;
		const position = `${[...this.#sheets.keys()].indexOf(sheet)} ${row.order} ${id}`;
		return { id, kind, name, digits: digitsOf(name), unit: row.unit, amount, position };
	}
}

/** A row of a table of projects that stands for one: neither a total nor a unit's line. */
export function isProjectRow(
	row: Pick<Row, 'role'>,
	sheet: SheetKey | undefined,
	format: Format
): boolean {
	if (sheet === undefined || sheet === 'projects') return false;
	return matchedSheets(format).has(sheet) && standsForProject(row);
}

function standsForProject({ role }: Pick<Row, 'role'>): boolean {
	return role === undefined || role === 'project';
}

function figure(value: CellValue | undefined): number | undefined {
	return typeof value === 'number' ? roundHalfUp(value, 4) : undefined;
}

function sameCandidate(a: Candidate | undefined, b: Candidate | undefined): boolean {
	if (a === undefined || b === undefined) return a === b;
	return (
		a.name === b.name && a.unit === b.unit && a.amount === b.amount && a.position === b.position
	);
}
