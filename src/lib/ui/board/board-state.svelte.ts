/**
 * The board as its page watches it. What people type is gathered and counted four times a second; each
 * cell is a signal of its own, so that an edit repaints the cells it concerns and nothing else.
 */
import { addToList, addToSet } from '$lib/budget/values/lists-by-key';
import { projectTablesOf } from '$lib/formats/format-tables';
import { bookFormat } from '$lib/formats/book-format';
import type { BookChange, SheetKey, UnitId } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { progressOf, workflowOf, type Part, type PartProgress } from '$lib/budget/book/workflow';
import type { Peer } from '$lib/collab/wire/presence';
import type { Finding } from '$lib/rules/finding/finding';
import { tableIdsOf } from '$lib/budget/table/table-template';
import type { OpenBook, Workspace } from '../state/workspace.svelte';
import { boardColumns, boardPlace, columnOf, type BoardColumn } from './board-places';
import { NO_COUNTS, type Counts } from '$lib/rules/finding/finding-counts';
import { FindingTally, placeKey, type RuleCount } from './finding-tally';
import {
	changedSheets,
	coverageOf,
	filledIn,
	isShared,
	NO_COVERAGE,
	submittedIn,
	type Coverage
} from './part-contents';
import { worstFindings } from './worst-findings';

const NOBODY: readonly Peer[] = [];
const BUSIEST = 8;
const WORST = 8;
/** Milliseconds: nobody reads counts faster, and each count is painted. */
const COUNT_EVERY = 250;

export class BoardCell {
	counts = $state.raw<Counts>(NO_COUNTS);
	/** Figures, forms or sections in it. */
	filled = $state.raw(0);
	/** It holds something else than was last submitted. */
	changed = $state.raw(false);
	people = $state.raw(NOBODY);
}

export class BoardLine {
	counts = $state.raw<Counts>(NO_COUNTS);
	coverage = $state.raw<Coverage>(NO_COVERAGE);
	progress = $state.raw<PartProgress>({ state: '填报', steps: [] });
	/** Sheets that hold something else than was last submitted. */
	changed = $state.raw<readonly SheetKey[]>([]);
	readonly cells = new Map<BoardColumn, BoardCell>();
	readonly digests = new Map<SheetKey, string>();

	constructor(
		readonly part: Part,
		readonly name: string | undefined,
		columns: readonly BoardColumn[]
	) {
		for (const column of columns) this.cells.set(column, new BoardCell());
	}
}

export class BoardState {
	/** The department's first, then the units' in the order of the register. */
	lines = $state.raw<readonly BoardLine[]>([]);
	busiest = $state.raw<readonly RuleCount[]>([]);
	worst = $state.raw<readonly Finding[]>([]);
	/** Rules that fail in several units (M05). */
	shared = $state.raw<readonly Finding[]>([]);
	columns = $state.raw<ReadonlyMap<BoardColumn, Counts>>(new Map());

	readonly #open: OpenBook;
	readonly #workspace: Workspace;
	readonly #ends: (() => void)[];
	readonly #tally = new FindingTally();
	#byPart = new Map<Part, BoardLine>();
	/** Sheets that changed since the last frame, with the units whose rows did. */
	#sheets = new Map<SheetKey, Set<UnitId | undefined>>();
	#everything = true;
	#headChanged = true;
	#found = true;
	#peopleMoved = true;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(open: OpenBook, workspace: Workspace) {
		this.#open = open;
		this.#workspace = workspace;
		const { session } = open;
		this.#ends = [
			session.on('changes', ({ changes }) => this.#note(changes)),
			session.on('peers', () => this.#soon(() => (this.#peopleMoved = true))),
			workspace.findings.on(() => this.#soon(() => (this.#found = true)))
		];
		this.#count();
	}

	close(): void {
		for (const end of this.#ends) end();
		clearTimeout(this.#timer);
	}

	get #columns(): readonly BoardColumn[] {
		return boardColumns(bookFormat(this.#open.session.book.head));
	}

	#note(changes: readonly BookChange[]): void {
		const { book } = this.#open.session;
		this.#soon(() => {
			for (const change of changes) {
				if (change.kind === 'head') this.#headChanged = true;
				// A row that is gone no longer says its sheet.
				else if (change.kind === 'row-removed') this.#everything = true;
				else {
					const id = change.kind === 'row' ? change.row.id : change.row;
					const sheet = book.sheetOf(id);
					if (sheet !== undefined) this.#noteSheet(sheet, book.row(id)?.unit);
				}
			}
		});
	}

	#noteSheet(sheet: SheetKey, unit: UnitId | undefined): void {
		addToSet(this.#sheets, sheet, unit);
	}

	#soon(note: () => void): void {
		note();
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#count();
		}, COUNT_EVERY);
	}

	#count(): void {
		const everything = this.#everything;
		if (this.#headChanged) this.#readHead();
		if (everything) this.#countAll();
		else if (this.#sheets.size > 0) this.#countSheets();
		if (this.#found) this.#countFindings();
		if (this.#peopleMoved) this.#placePeople();
		this.#sheets = new Map();
		this.#everything = this.#headChanged = this.#found = this.#peopleMoved = false;
	}

	#readHead(): void {
		const { head } = this.#open.session.book;
		const units = [{ id: 'department', name: undefined }, ...head.units];
		const known = this.#byPart;
		const isSame = (line: BoardLine | undefined, name: string | undefined): line is BoardLine =>
			line !== undefined && line.name === name;
		const lines = units.map(({ id, name }) => {
			const line = known.get(id);
			return isSame(line, name) ? line : new BoardLine(id, name, this.#columns);
		});
		if (lines.length !== known.size || lines.some((line) => known.get(line.part) !== line)) {
			this.#byPart = new Map(lines.map((line) => [line.part, line]));
			this.lines = lines;
			this.#everything = this.#found = this.#peopleMoved = true;
			for (const line of lines)
				for (const column of this.#columns) this.#showCounts(placeKey(line.part, column));
		}
		const workflow = workflowOf(head.workflow);
		for (const line of lines) {
			line.progress = progressOf(workflow, line.part);
			this.#compare(line);
		}
	}

	#countAll(): void {
		const { head } = this.#open.session.book;
		const tables = tableIdsOf(bookFormat(head));
		const sheets: SheetKey[] = [...tables, 'projects', 'narrative'];
		for (const { id } of head.units) for (const table of tables) sheets.push(`${table}@${id}`);
		for (const sheet of sheets) this.#fill(sheet);
		for (const line of this.lines) {
			line.digests.clear();
			this.#compare(line);
		}
		this.#cover();
	}

	#countSheets(): void {
		const concerned = new Set<BoardLine>();
		for (const [sheet, units] of this.#sheets) {
			this.#fill(sheet);
			const edition = tableOf(sheet)?.unit;
			for (const unit of units) {
				const line = this.#byPart.get(edition ?? unit ?? 'department');
				if (!line) continue;
				line.digests.delete(sheet);
				concerned.add(line);
			}
		}
		for (const line of concerned) this.#compare(line);
		const { ofYear, carried } = projectTablesOf(bookFormat(this.#open.session.book.head));
		const ofProjects = [...ofYear, ...carried].map(({ id }) => id);
		if (['projects', ...ofProjects].some((sheet) => this.#sheets.has(sheet as SheetKey)))
			this.#cover();
	}

	#fill(sheet: SheetKey): void {
		const column = columnOf(sheet);
		if (column === undefined || sheet.startsWith('indicators@')) return;
		const { book } = this.#open.session;
		const filled = filledIn(book, sheet);
		for (const part of isShared(sheet, book) ? this.#byPart.keys() : filled.keys()) {
			const cell = this.#byPart.get(part)?.cells.get(column);
			if (cell) cell.filled = filled.get(part) ?? 0;
		}
	}

	#compare(line: BoardLine): void {
		const submitted = submittedIn(line.progress);
		if (!submitted && line.changed.length === 0) return;
		const { book } = this.#open.session;
		const changed = submitted ? changedSheets(book, line.part, submitted, line.digests) : [];
		if (changed.join() === line.changed.join()) return;
		line.changed = changed;
		const columns = new Set(changed.map(columnOf));
		for (const [column, cell] of line.cells) cell.changed = columns.has(column);
	}

	#cover(): void {
		const { session, projectRows } = this.#open;
		const coverage = coverageOf(session.book, ({ id }) => projectRows.partnerOf(id) !== undefined);
		for (const line of this.lines) {
			const { projects, withForm } = coverage.get(line.part) ?? NO_COVERAGE;
			const before = line.coverage;
			if (before.projects !== projects || before.withForm !== withForm)
				line.coverage = { projects, withForm };
		}
	}

	#countFindings(): void {
		const { all } = this.#workspace.findings;
		this.#tally.replace(all);
		for (const key of this.#tally.takeTouched()) this.#showCounts(key);
		for (const line of this.lines) line.counts = this.#tally.ofPart(line.part);
		this.columns = new Map(this.#columns.map((column) => [column, this.#tally.ofColumn(column)]));
		this.busiest = this.#tally.busiest(BUSIEST);
		this.worst = worstFindings(all, WORST);
		this.shared = all.filter(({ rule }) => rule === 'M05');
	}

	#showCounts(key: string): void {
		const at = key.lastIndexOf(' ');
		const cell = this.#byPart.get(key.slice(0, at))?.cells.get(key.slice(at + 1) as BoardColumn);
		if (cell) cell.counts = this.#tally.ofPlace(key);
	}

	#placePeople(): void {
		const { session } = this.#open;
		const there = new Map<BoardCell, Peer[]>();
		for (const peer of session.peers) {
			const at = peer.place && boardPlace(session.book, peer.place, peer.identity.unit);
			const cell = at && this.#byPart.get(at.part)?.cells.get(at.column);
			if (!cell) continue;
			addToList(there, cell, peer);
		}
		for (const { cells } of this.lines)
			for (const cell of cells.values()) {
				const people = there.get(cell) ?? NOBODY;
				if (people !== cell.people) cell.people = people;
			}
	}
}
