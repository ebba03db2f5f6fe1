/**
 * The port between a book and the grid library. This side speaks of rows, columns and cells of a
 * book; the other (`handsontable-grid.ts`, the only file that drives the library) paints what it
 * is shown and reports what a person does. Nothing of the library's own state is ever a source:
 * after every change the sheet is built anew from the book and shown again.
 */
import type { KeptText } from '../state/kept-typing';
import type { CellRef } from '$lib/budget/address/address-book';
import type { ComputedFailure } from '$lib/budget/computed/computed-value';
import type { TypedFormula } from '$lib/budget/computed/short-address';
import type { AmountFailure, AmountUnit, Fen } from '$lib/budget/values/amount';
import type { ColumnId, UnitId } from '$lib/budget/book/book';
import type { Choice } from '$lib/budget/table/cell-choices';
import type { HeaderCell } from '$lib/budget/table/table-template';
import type { NewRow } from '$lib/collab/room/write';
import type { Refusal } from '$lib/collab/room/refusal';
import type { Severity } from '$lib/rules/finding/finding';
import type { PasteWay } from './tabbed-text';
import type { Offer } from './typing/offered-list';

/** Why nobody can type in a cell. */
export type Lock =
	/** A label that the official form prints. */
	| { readonly kind: 'official-label' }
	/** No row stands on this side of this line. */
	| { readonly kind: 'no-row' }
	/** Not this person's to write. */
	| { readonly kind: 'refused'; readonly refusal: Refusal }
	/** The row has been deleted while an editor keeps its line in view. */
	| { readonly kind: 'gone' }
	/** A figure of last year's book, or what follows from it. */
	| { readonly kind: 'last-year' }
	/** A version of the book is shown, which never changes. */
	| { readonly kind: 'version' };

export interface GridCell {
	/** The cell of the book shown here; absent for a form's own labels and for empty places. */
	readonly ref?: CellRef;
	/** As printed: amounts with separators and two decimals; a blank is empty. */
	readonly shown: string;
	/** Exact: what is copied, and what an editor opens with. */
	readonly exact: string;
	/** The amount it holds, in 分; absent where it is blank or holds text. */
	readonly amount?: Fen;
	/** What gives its value. */
	readonly formula?: string;
	/** Why its formula gives none. */
	readonly failure?: ComputedFailure;
	readonly kind: 'amount' | 'code' | 'text' | 'prose' | 'heading' | 'owner' | 'empty';
	/** There is a list to choose from; other texts may be typed. */
	readonly hasList?: boolean;
	/** The unit amounts are written in here. */
	readonly unit?: AmountUnit;
	/** Absent: may be written. */
	readonly lock?: Lock;
	/** A place without a row yet: writing here makes the row. */
	readonly vacant?: NewCell;
	/** Depth in a tree, in steps. */
	readonly indent?: number;
	/** A total or a class of a tree. */
	readonly strong?: boolean;
	readonly align?: 'start' | 'centre' | 'end';
	/** Others stand under its line: whether they are folded away. */
	readonly fold?: 'open' | 'closed';
}

/** The row that an entry in a vacant place makes, and the column it fills. */
export interface NewCell {
	readonly row: NewRow;
	readonly column: ColumnId;
}

export interface GridLine {
	/** Stable while the same rows stand on this line. */
	readonly key: string;
	readonly cells: readonly GridCell[];
	/** The unit whose row it is, in tables that units share. */
	readonly owner?: UnitId;
	readonly tone?: 'total' | 'group';
	/** Its place in the whole sheet, from 1, where a view leaves lines out. */
	readonly number?: number;
}

/** A block of cells shown as one. */
export interface MergedBlock {
	readonly line: number;
	readonly column: number;
	readonly lines: number;
	readonly columns: number;
}

export interface GridColumn {
	readonly id: string;
	/** Natural width in px; how far it may shrink, and whether it takes spare room. */
	readonly width: number;
	readonly least: number;
	readonly grows: boolean;
	/** This person's view leaves lines out by it. */
	readonly filtered?: boolean;
	/** This person's view is sorted by it. */
	readonly sorted?: 'up' | 'down';
}

export interface SheetModel {
	/** Name for assistive technology. */
	readonly label: string;
	readonly columns: readonly GridColumn[];
	/** Official header lines; none on forms, whose labels are cells. */
	readonly header: readonly (readonly HeaderCell[])[];
	readonly lines: readonly GridLine[];
	readonly merged: readonly MergedBlock[];
	/** Leading columns that stay in view. */
	readonly frozen: number;
	readonly layout: 'table' | 'form';
	/** First column of the right side of a two-sided table. */
	readonly sideEdge?: number;
	/** How many lines a view leaves out. */
	readonly hiddenLines?: number;
}

/** A flag on a cell, or on a row where it has no column. */
export interface GridMark {
	readonly severity: Severity;
	readonly text: string;
	/** This is the cell that the finding is about; others only take part in it. */
	readonly primary: boolean;
}

/** Somebody else's place. */
export interface GridPerson {
	readonly name: string;
	/** A CSS colour. */
	readonly colour: string;
	readonly typing: boolean;
}

/** Open comments on a cell. */
export interface GridComments {
	readonly text: string;
	readonly unread: boolean;
}

/** What is drawn over cells; asked for while painting, so it must be quick. */
export interface GridOverlay {
	marks(ref: CellRef): readonly GridMark[];
	people(ref: CellRef): readonly GridPerson[];
	/** What there is to say where two people wrote at once and nobody has settled it. */
	contested(ref: CellRef): string | undefined;
	/** What there is to say where people have open comments, and whether some are new. */
	comments(ref: CellRef): GridComments | undefined;
	/** What there is to say where a return named the cell and the matter is open. */
	returned(ref: CellRef): string | undefined;
	/** Where two states of the book are compared: what there is to say where they differ. */
	differs?(ref: CellRef): string | undefined;
	/** Colour and name of a line's owner. */
	owner(unit: UnitId): { readonly colour: string; readonly name: string };
}

/** A cell that somebody wants to write, as text. */
export interface Entry {
	readonly line: number;
	readonly column: number;
	readonly cell: GridCell;
	readonly text: string;
	/** The text that an editor opened with, which others may have changed since. */
	readonly base?: string;
}

/** Why what somebody typed or pasted cannot stand in a cell. */
export type EntryRefusal =
	| AmountFailure
	| Lock
	/** A formula that cannot be computed there. */
	| { readonly kind: 'formula'; readonly failure: ComputedFailure }
	| { readonly kind: 'too-long'; readonly length: number; readonly allowed: number }
	/** A pasted block reaches past the last line or column. */
	| {
			readonly kind: 'no-room';
			readonly lines: number;
			readonly columns: number;
			readonly roomLines: number;
			readonly roomColumns: number;
	  };

export interface LocatedRefusal {
	readonly line: number;
	readonly column: number;
	readonly text: string;
	readonly refusal: EntryRefusal;
}

export type EntryVerdict =
	{ readonly ok: true } | { readonly ok: false; readonly refused: readonly LocatedRefusal[] };

export type RowAction = 'insert-above' | 'insert-below' | 'move-up' | 'move-down' | 'remove';

/** Lines and columns, inclusive. */
export interface SelectedArea {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

/** The area selected last, and the active cell in it. */
export interface SelectedBlock extends SelectedArea {
	/** The active cell. */
	readonly line: number;
	readonly column: number;
}

/** What a formula comes to, as printed with its unit, or why it does not. */
export type FormulaPreview = { readonly value: string } | { readonly failure: ComputedFailure };

/** What an editor asks while somebody types a formula. */
export interface FormulaEvents {
	/** What the formula comes to in a cell. */
	preview(cell: GridCell, text: string): FormulaPreview | undefined;
	/** How a formula in `home` calls the cells that somebody points at; nothing where it cannot. */
	addressFor(home: CellRef, picked: readonly CellRef[]): string | undefined;
	/** What may follow at the caret, in place of what is typed of it. */
	completions(home: CellRef, typed: TypedFormula): Omit<Offer, 'enters'>;
	/** Turns the address at the caret from a fixed row to the formula's own row, or back. */
	otherRow(home: GridCell, typed: TypedFormula): TypedFormula | undefined;
	/** The words of what it comes to. */
	comesTo(value: string): string;
}

/** A formula that its author takes along to other pages, to point at cells there. */
export interface CarriedEvents {
	/** Keeps what is typed in a cell whose grid is taken away; answers whether it is kept. */
	take(cell: GridCell, typed: KeptText): boolean;
	isOpen(): boolean;
	/** Puts in what somebody points at; answers whether an address was expected. */
	point(picked: readonly CellRef[]): boolean;
}

/** What a person does in the grid. Answers are given at once. */
export interface GridEvents {
	/** Writes all entries or none. */
	write(entries: readonly Entry[], how: 'typed' | 'pasted' | 'filled' | 'cleared'): EntryVerdict;
	/** A tab-separated block was pasted over the selection; answers what it covered, if it was taken. */
	paste(text: string, block: SelectedBlock, way: PasteWay): SelectedBlock | undefined;
	/** The browser does not hand out the clipboard. */
	unreadable(): void;
	/** @param areas all ranges that are selected, the block's among them */
	selected(block: SelectedBlock | undefined, areas: readonly SelectedArea[]): void;
	/** An editor opened or closed. */
	typing(typing: boolean): void;
	/** What an open editor would write as it stands; nothing once it is closed. */
	drafted(entries: readonly Entry[]): void;
	readonly formulas: FormulaEvents;
	readonly carried: CarriedEvents;
	/** What can be chosen in a cell, in its order. */
	choices(cell: GridCell): readonly Choice[];
	rowActions(block: SelectedBlock): readonly RowAction[];
	rowAction(action: RowAction, block: SelectedBlock): void;
	/** Whether this person may comment on what is selected, and wants to. */
	mayComment(): boolean;
	comment(): void;
	/** Whether totals are selected that their formula does not give yet; asks to have it give them. */
	hasTotals(): boolean;
	computeTotals(): void;
	/** Shows what depends on the active cell, or its history. */
	showBeside(tab: 'uses' | 'history'): void;
	undo(): void;
	redo(): void;
	/** The words of a refusal, shown beside the open editor. */
	explain(refusal: EntryRefusal): string;
	/** An editor closed over a row that is gone: its text must not be lost. */
	orphaned(text: string): void;
	/** Somebody tries to type in a cell that cannot be written. */
	denied(place: { line: number; column: number; box: DOMRect }): void;
	/** The pointer rests on a cell (or left the grid). */
	hovered(place: { line: number; column: number; box: DOMRect } | undefined): void;
}

/** What a person does to their own view of the sheet. */
export interface ViewEvents {
	/** Folds what stands under the line of this key, or opens it. */
	fold(key: string, isFolded: boolean): void;
	/** Asks for the menu of a column, to stand at the box. */
	columnMenu(place: { column: string; at: number; box: DOMRect }): void;
	/** A column was dragged to a width in px. */
	resized(column: string, width: number): void;
}

export interface GridWords {
	readonly columnMenu: (title: string) => string;
	readonly actions: Readonly<Record<RowAction, string>>;
	readonly comment: string;
	readonly computeTotals: string;
	/** Of the list in which a cell's text can be chosen. */
	readonly choices: string;
	readonly whereUsed: string;
	readonly history: string;
	readonly copy: string;
	readonly cut: string;
	readonly pasteTransposed: string;
	/** What an official name says, for who reads no Chinese. */
	readonly englishOf: (name: string) => string | undefined;
}

export interface GridPort {
	/** Shows a sheet as it is now, keeping selection and an open editor on their cells. */
	show(model: SheetModel): void;
	/** Paints again what the overlay says; values stay. */
	repaint(): void;
	/** Selects, scrolls to and briefly lights up a cell. */
	jump(line: number, column: number): void;
	/** Opens the editor of a cell with what was typed in it earlier; answers whether it can be typed in. */
	resume(line: number, column: number, kept: KeptText): boolean;
	/** Scrolls a line to the top, selecting nothing. */
	reveal(line: number): void;
	destroy(): void;
}

/** Where a cell of the book stands in a model. */
export function indexCells(model: SheetModel): ReadonlyMap<string, readonly [number, number]> {
	const index = new Map<string, readonly [number, number]>();
	model.lines.forEach((line, l) =>
		line.cells.forEach(({ ref }, c) => {
			if (ref) index.set(`${ref.row}:${ref.column}`, [l, c]);
		})
	);
	return index;
}
