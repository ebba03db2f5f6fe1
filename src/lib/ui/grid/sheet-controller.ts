/**
 * Joins one sheet of an open book with the grid that shows it: builds models, writes what a person
 * enters through the session, keeps marks, people and selection in step.
 */
import { cellKey, type CellRef } from '$lib/budget/address/address-book';
import type { BookChange } from '$lib/budget/book/book';
import type { CommentThread } from '$lib/collab/comment/comment-thread';
import { contestedCells, type BookConflict } from '$lib/collab/conflict/conflict';
import type { Peer } from '$lib/collab/wire/presence';
import type { UndoResult } from '$lib/collab/edit/undo';
import type { Finding } from '$lib/rules/finding/finding';
import type { KeptTyping } from '../state/kept-typing';
import type { CellTarget } from '../state/selection.svelte';
import { unitColour } from '../theme/person-colour';
import { cellsIn, glanceOf } from '../glance/glance';
import { placeBlock } from './block';
import { formulaEvents } from './computed-entry';
import { choicesIn } from './entry-choices';
import { carriedEvents } from './typing/carried-formula';
import { commentMarks } from './comment-marks';
import { KeptDraft, placeOf } from './kept-draft';
import {
	indexCells,
	type Entry,
	type EntryVerdict,
	type GridComments,
	type GridLine,
	type GridEvents,
	type GridMark,
	type GridOverlay,
	type GridPerson,
	type GridPort,
	type RowAction,
	type SelectedArea,
	type SelectedBlock,
	type SheetModel
} from './grid-port';
import { peopleAt } from './people-at';
import { ReturnMarks } from './return-marks';
import { hoveredCell } from './hovered-cell';
import type { SheetNeeds } from './sheet-needs';
import { rowActionsAt, runRowAction } from './row-actions';
import { readBlock } from './tabbed-text';
import { totalCellsAmong } from '../totals/total-cells';
import { writeEntries } from './write-entries';

const NO_PEOPLE: readonly GridPerson[] = [];

export class SheetController {
	readonly #needs: SheetNeeds;
	readonly #ends: (() => void)[] = [];
	#model: SheetModel;
	#port: GridPort | undefined;
	#people: ReadonlyMap<string, readonly GridPerson[]> = new Map();
	/** The label cell of each row, where findings about a whole row are drawn. */
	#rowHeads: ReadonlyMap<string, string> = new Map();
	#contested: ReadonlySet<string> = new Set();
	#comments: ReadonlyMap<string, GridComments> = new Map();
	readonly #returns: ReturnMarks;
	readonly #draft: KeptDraft;
	#areas: readonly SelectedArea[] = [];
	#typing = false;
	#stores = true;

	constructor(needs: SheetNeeds) {
		this.#needs = needs;
		this.#model = needs.build();
		this.#returns = new ReturnMarks(needs);
		this.#draft = new KeptDraft(needs);
		this.#index();
	}

	get model(): SheetModel {
		return this.#model;
	}

	readonly overlay: GridOverlay = {
		marks: (ref) => this.#marksOf(ref),
		people: ({ row, column }) => this.#people.get(cellKey(row, column)) ?? NO_PEOPLE,
		contested: ({ row, column }) =>
			this.#contested.has(cellKey(row, column)) ? this.#needs.contested : undefined,
		comments: ({ row, column }) => this.#comments.get(cellKey(row, column)),
		returned: ({ row, column }) => this.#returns.at(row, column, this.#rowHeads),
		owner: (unit) => ({
			colour: unitColour(unit, this.#needs.session.book.head.units),
			name: this.#needs.session.book.head.units.find((u) => u.id === unit)?.name ?? unit
		})
	};

	readonly events: GridEvents = {
		formulas: formulaEvents(() => this.#needs),
		carried: carriedEvents(() => this.#needs),
		choices: (cell) => choicesIn(this.#needs.session.book, cell),
		write: (entries, how) => this.#write(entries, how),
		paste: (text, block, way) => this.#paste(readBlock(text, way), block),
		unreadable: () => this.#needs.notify({ kind: 'clipboard-unreadable' }),
		selected: (block, areas) => this.#select(block, areas),
		typing: (typing) => this.#setTyping(typing),
		drafted: (entries) => this.#draft.take(entries),
		rowActions: (block) => this.#rowActions(block),
		rowAction: (action, block) => this.#rowAction(action, block),
		mayComment: () =>
			this.#needs.selection.comment !== undefined &&
			this.#needs.selection.current !== undefined &&
			this.#needs.session.comments.refusal() === undefined,
		comment: () => this.#needs.selection.comment?.(),
		hasTotals: () => this.#totals().length > 0,
		computeTotals: () => this.#needs.selection.computeTotals?.(this.#totals()),
		showBeside: (tab) => this.#needs.selection.showBeside?.(tab),
		undo: () => this.#undo(() => this.#needs.session.undo(), 'nothing-to-undo'),
		redo: () => this.#undo(() => this.#needs.session.redo(), 'nothing-to-redo'),
		explain: (refusal) => this.#needs.explain(refusal),
		orphaned: (text) => this.#needs.notify({ kind: 'orphaned', text }),
		denied: (place) => this.#hover(place, 'once'),
		hovered: (place) => this.#hover(place, 'leisure')
	};

	/** Starts to follow the book; call once the port stands. */
	connect(port: GridPort): void {
		const { session, findings } = this.#needs;
		this.#port = port;
		this.#meet(session.peers);
		this.#contest(session.conflicts);
		this.#converse(session.comments.threads);
		this.#stores = session.saved.state !== 'failed';
		this.#ends.push(
			session.on('changes', ({ changes }) => {
				if (changes.some((change) => this.#concerns(change))) this.refresh();
			}),
			session.on('peers', (peers) => this.#meet(peers)),
			session.on('saved', ({ state }) => this.#mayStore(state !== 'failed')),
			session.on('comments', (threads) => this.#converse(threads)),
			...(['access', 'refused'] as const).map((news) => session.on(news, () => this.refresh())),
			session.on('conflicts', (conflicts) => this.#contest(conflicts)),
			findings.on(() => port.repaint())
		);
	}

	disconnect(): void {
		for (const end of this.#ends.splice(0)) end();
		this.#port = undefined;
		const { selection, session, sheets } = this.#needs;
		if (selection.leave(sheets)) session.setPlace({ sheet: sheets[0] });
	}

	/** Shows the sheet as the book has it now. */
	refresh(): void {
		this.#model = this.#needs.build();
		this.#index();
		this.#port?.show(this.#model);
		this.#glance();
	}

	/** Selects and lights up the cell, or the row's first cell. */
	jump(target: CellTarget): boolean {
		const place = this.#placeOf(target) ?? this.#revealed(target);
		if (place) this.#port?.jump(...place);
		return place !== undefined;
	}

	/** The place of a row that this person's view leaves out, which is shown from now on. */
	#revealed(target: CellTarget): readonly [number, number] | undefined {
		this.#needs.reveal(target.row);
		this.refresh();
		return this.#placeOf(target);
	}

	/** Goes on with what was typed in a cell earlier. */
	resume(kept: KeptTyping): boolean {
		const columnIn = ({ cells }: GridLine) =>
			cells.findIndex((cell) => placeOf(cell) === kept.place);
		const line = this.#model.lines.findIndex((each) => columnIn(each) >= 0);
		return line >= 0 && !!this.#port?.resume(line, columnIn(this.#model.lines[line]), kept);
	}

	/** Brings a clerk's own rows into view in a table that units share. */
	revealOwn(): void {
		const { unit } = this.#needs.session.identity;
		const line = this.#model.lines.findIndex(({ owner }) => owner === unit);
		if (unit !== undefined && line > 0) this.#port?.reveal(line);
	}

	#placeOf({ row, column }: CellTarget): readonly [number, number] | undefined {
		const places = indexCells(this.#model);
		const exact = column === undefined ? undefined : places.get(cellKey(row, column));
		if (exact) return exact;
		const head = this.#rowHeads.get(row);
		return head === undefined ? undefined : places.get(cellKey(row, head));
	}

	#concerns(change: BookChange): boolean {
		if (change.kind === 'head') return true;
		if (change.kind === 'row') return this.#needs.sheets.includes(change.sheet);
		if (this.#rowHeads.has(change.row)) return true;
		const sheet = this.#needs.session.book.sheetOf(change.row);
		return sheet !== undefined && this.#needs.sheets.includes(sheet);
	}

	#index(): void {
		const heads = new Map<string, string>();
		for (const { cells } of this.#model.lines)
			for (const { ref } of cells) if (ref && !heads.has(ref.row)) heads.set(ref.row, ref.column);
		this.#rowHeads = heads;
		const { session, comments } = this.#needs;
		this.#comments = commentMarks(session.comments.threads, heads, comments);
		this.#returns.follow();
	}

	#marksOf({ row, column }: CellRef): readonly GridMark[] {
		const { findings, sentence } = this.#needs;
		// What an earlier check said of a cell is no mark on the figure of now.
		if (!findings.isKnown) return [];
		const own = findings.ofCell(row, column);
		const whole = this.#rowHeads.get(row) === column ? findings.ofCell(row, '') : [];
		if (own.length === 0 && whole.length === 0) return [];
		const about = ({ cells: [first] }: Finding) =>
			first.row === row && (first.column ?? column) === column;
		return [...own, ...whole].map((finding) => ({
			severity: finding.severity,
			text: sentence(finding),
			primary: about(finding)
		}));
	}

	#meet(peers: readonly Peer[]): void {
		this.#people = peopleAt(peers, this.#needs.session.book.head.units, this.#rowHeads);
		this.#port?.repaint();
	}

	/** A device that stores nothing locks every cell, and opens them again once it does. */
	#mayStore(stores: boolean): void {
		if (stores !== this.#stores) this.refresh();
		this.#stores = stores;
	}

	#contest(conflicts: readonly BookConflict[]): void {
		const before = this.#contested.size;
		this.#contested = contestedCells(conflicts);
		if (before + this.#contested.size > 0) this.#port?.repaint();
	}

	#converse(threads: readonly CommentThread[]): void {
		const { comments } = this.#needs;
		const before = this.#comments.size;
		this.#comments = commentMarks(threads, this.#rowHeads, comments);
		if (before + this.#comments.size > 0) this.#port?.repaint();
	}

	#write(entries: readonly Entry[], how: 'typed' | 'pasted' | 'filled' | 'cleared'): EntryVerdict {
		const verdict = writeEntries(this.#needs.session, entries);
		this.refresh();
		this.#needs.notify(undefined);
		if (!verdict.ok && how !== 'typed') {
			const said = how === 'pasted' ? 'pasted' : 'written';
			this.#needs.notify({ kind: 'refused', how: said, refused: verdict.refused });
		} else this.#tellOfHidden(entries, how);
		return verdict;
	}

	/** Of a block over several lines of a view that leaves lines out. */
	#tellOfHidden(entries: readonly Entry[], how: string): void {
		const { hiddenLines: hidden = 0 } = this.#model;
		const lines = new Set(entries.map(({ line }) => line)).size;
		if (hidden > 0 && lines > 1 && how !== 'typed')
			this.#needs.notify({ kind: 'visible-only', lines, hidden });
	}

	#paste(lines: string[][], block: SelectedBlock): SelectedBlock | undefined {
		const placed = placeBlock(this.#model, lines, block);
		if (!placed.ok) {
			const { line, column } = block;
			const refused = [{ line, column, text: '', refusal: placed.refusal }];
			this.#needs.notify({ kind: 'refused', how: 'pasted', refused });
			return undefined;
		}
		return this.#write(placed.entries, 'pasted').ok ? placed.covered : undefined;
	}

	#select(block: SelectedBlock | undefined, areas: readonly SelectedArea[]): void {
		this.#areas = areas;
		this.#glance();
		const ref = block && this.#model.lines[block.line]?.cells[block.column]?.ref;
		const sheet = ref && this.#needs.session.book.sheetOf(ref.row);
		this.#needs.selection.select(ref && sheet ? { sheet, ...ref } : undefined);
		this.#tellPlace();
	}

	/** What is selected amounts to something else once a figure changes. */
	#glance(): void {
		const cells = cellsIn(this.#model, this.#areas);
		this.#needs.selection.glance = cells.length > 1 ? glanceOf(cells) : undefined;
	}

	#totals(): readonly CellRef[] {
		const { session, selection } = this.#needs;
		if (!selection.computeTotals) return [];
		return totalCellsAmong(session.book, cellsIn(this.#model, this.#areas));
	}

	#setTyping(typing: boolean): void {
		this.#typing = typing;
		this.#needs.selection.typing = typing;
		this.#tellPlace();
	}

	#tellPlace(): void {
		const { current } = this.#needs.selection;
		const place = current ?? { sheet: this.#needs.sheets[0] };
		this.#needs.session.setPlace(this.#typing ? { ...place, typing: true } : place);
	}

	#rowActions(block: SelectedBlock): readonly RowAction[] {
		return rowActionsAt(this.#needs.session, this.#model, this.#needs.sheets, block);
	}

	#rowAction(action: RowAction, block: SelectedBlock): void {
		const { session, sheets } = this.#needs;
		const result = runRowAction(session, this.#model, sheets, action, block);
		this.refresh();
		if (!result) return;
		if (!result.ok) {
			const refused = { line: block.line, column: block.column, text: '' };
			const refusal = { kind: 'refused', refusal: result.refusal } as const;
			this.#needs.notify({ kind: 'refused', how: 'written', refused: [{ ...refused, refusal }] });
			return;
		}
		if (result.row !== undefined && action.startsWith('insert')) this.jump({ row: result.row });
	}

	#undo(run: () => UndoResult, nothing: 'nothing-to-undo' | 'nothing-to-redo'): void {
		const { done, skipped, refusal } = run();
		this.refresh();
		if (refusal) this.#needs.notify({ kind: 'undo-refused', refusal });
		else if (skipped.length > 0)
			this.#needs.notify({ kind: 'undo-skipped', count: skipped.length });
		else this.#needs.notify(done ? undefined : { kind: nothing });
	}

	#hover(place: Parameters<GridEvents['hovered']>[0], at: 'leisure' | 'once'): void {
		const line = place && this.#model.lines[place.line];
		if (!place || !line) return this.#needs.hover(undefined, at);
		const cell = line.cells[place.column];
		const marks = cell?.ref ? this.#marksOf(cell.ref) : [];
		const hovered = hoveredCell(place, line, marks, this.overlay);
		this.#needs.hover(hovered, at);
	}
}
