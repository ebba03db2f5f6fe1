/**
 * The grid port on Handsontable. It paints the model it is shown and turns what a person does into
 * events; every change that the library would make to its own data is vetoed and goes to the book.
 */
import type { CellState } from './cell-painter';
import { PaintedCells } from './painted-cells';
import {
	controlHooks,
	openColumnMenuAt,
	paintOwner,
	toggleFold,
	type ControlTarget
} from './grid-controls';
import { tellDenied } from './denied-typing';
import { describeGrid } from './describe-grid';
import { editorHosts, EntryEditor, ProseEditor } from './entry-editor';
import type {
	GridCell,
	GridEvents,
	GridLine,
	GridOverlay,
	GridPort,
	GridWords,
	SheetModel,
	ViewEvents
} from './grid-port';
import { contextMenuOf } from './grid-menu';
import { HABITS, layoutSettings, shapeSettings, textsOf, type GridTexts } from './grid-settings';
import type { KeptText } from '../state/kept-typing';
import { fillOf, type FillWay } from './grid-fill';
import { pointWhileTyping } from './formula-pointing';
import { keepGridFocus } from './grid-focus';
import { pasteAsText, transposedPaste } from './grid-paste';
import { addGridShortcuts } from './grid-shortcuts';
import { Handsontable, type GridSettings, type Hot } from './handsontable-modules';
import { followLine, placesIn, selectedAreas, selectedBlock } from './selected-block';
import { changedCells, holdLines, mayPaintAlone, sameShape } from './sheet-change';
import { columnWidths } from './sheet-room';
import { entriesOf, howOf, type WantedChange } from './vetoed-changes';

export interface HandsontableGridOptions {
	readonly model: SheetModel;
	readonly events: GridEvents & ViewEvents;
	readonly overlay: GridOverlay;
	readonly words: GridWords;
	readonly language: string;
	readonly licenseKey: string;
}

const LIT_FOR_MS = 1600;

export class HandsontableGrid implements GridPort {
	readonly #host: HTMLElement;
	readonly #hot: Hot;
	readonly #options: HandsontableGridOptions;
	readonly #resized: ResizeObserver;
	/** What is painted. While an editor is open it keeps its lines; see `show`. */
	readonly #painted: PaintedCells;
	#model: SheetModel;
	/** A model of another shape, shown once the open editor closes. */
	#held: SheetModel | undefined;
	#data: GridTexts;
	#lit: { key: string; column: number } | undefined;
	#litTimer: ReturnType<typeof setTimeout> | undefined;
	#painting = 0;
	#ends: readonly (() => void)[] = [];
	#room = 0;

	constructor(host: HTMLElement, options: HandsontableGridOptions) {
		this.#host = host;
		this.#options = options;
		this.#model = options.model;
		this.#data = textsOf(options.model);
		this.#room = host.clientWidth;
		this.#painted = new PaintedCells(options.overlay);
		this.#hot = new Handsontable(host, this.#settings());
		this.#connect();
		this.#resized = new ResizeObserver(() => this.#fit());
		this.#resized.observe(host.parentElement ?? host);
	}

	show(model: SheetModel): void {
		if (!sameShape(this.#model, model)) {
			if (this.#editing) {
				// Lines must not move under an open editor: they wait, their values do not.
				this.#held = model;
				this.#update(holdLines(this.#model, model));
				return;
			}
			this.#held = undefined;
			this.#reshape(model);
			return;
		}
		this.#held = undefined;
		this.#update(model);
	}

	repaint(): void {
		if (this.#painting !== 0) return;
		this.#painting = requestAnimationFrame(() => {
			this.#painting = 0;
			// Of thousands of lines only those on screen are there to be painted.
			const last = this.#hot.getLastRenderedVisibleRow() ?? -1;
			for (let l = this.#hot.getFirstRenderedVisibleRow() ?? 0; l <= last; l++)
				for (let c = 0; c < (this.#model.lines[l]?.cells.length ?? 0); c++)
					this.#paintAgain(l, c, 'overlay');
		});
	}

	jump(line: number, column: number): void {
		// Who looks for a cell to point at goes on typing.
		if (!this.#options.events.carried.isOpen()) this.#hot.selectCell(line, column);
		this.#light(line, column);
	}

	resume(line: number, column: number, kept: KeptText): boolean {
		this.#hot.selectCell(line, column);
		this.#light(line, column);
		const editor = this.#hot.getActiveEditor();
		return editor instanceof EntryEditor && editor.resume(kept);
	}

	#light(line: number, column: number): void {
		this.#hot.scrollViewportTo({ row: line, col: column, verticalSnap: 'center' } as never);
		if (this.#model.layout === 'form')
			this.#hot.getCell(line, column)?.scrollIntoView({ block: 'center', behavior: 'instant' });
		clearTimeout(this.#litTimer);
		this.#lit = { key: this.#model.lines[line].key, column };
		this.#litTimer = setTimeout(() => {
			this.#lit = undefined;
			this.repaint();
		}, LIT_FOR_MS);
		this.repaint();
	}

	reveal(line: number): void {
		this.#hot.scrollViewportTo({ row: line, verticalSnap: 'top' } as never);
	}

	destroy(): void {
		const editor = this.#hot.getActiveEditor();
		if (editor instanceof EntryEditor) editor.leave();
		clearTimeout(this.#litTimer);
		cancelAnimationFrame(this.#painting);
		this.#resized.disconnect();
		for (const end of this.#ends) end();
		editorHosts.delete(this.#hot);
		this.#hot.destroy();
	}

	get #selected() {
		return selectedBlock(this.#hot);
	}

	get #editing(): boolean {
		return this.#hot.getActiveEditor()?.isOpened() === true;
	}

	#settings(): GridSettings {
		const { licenseKey, language, words, events } = this.#options;
		return {
			...HABITS,
			...layoutSettings(this.#model),
			...controlHooks(this.#controls),
			...this.#shape(),
			licenseKey,
			language: language === 'zh-CN' ? language : 'en-US',
			rowHeaders:
				this.#model.layout === 'table' && ((at) => String(this.#model.lines[at]?.number ?? at + 1)),
			renderer: (_hot, td, line, column) => this.#paint(td, line, column),
			cells: (line, column) => this.#meta(line, column),
			contextMenu: contextMenuOf(words, events, {
				selected: () => this.#selected,
				pasteTransposed: transposedPaste(() => this.#hot, events)
			}),
			...this.#hooks()
		} as GridSettings;
	}

	get #controls(): ControlTarget {
		const { events, words } = this.#options;
		return { hot: () => this.#hot, model: () => this.#model, events, words };
	}

	#shape(): GridSettings {
		return shapeSettings(this.#model, this.#data, columnWidths(this.#model, this.#host));
	}

	#hooks(): GridSettings {
		const { events, words } = this.#options;
		return {
			beforeAutofill: (selected, source, target, way) =>
				fillOf(this.#model, selected, source, target, way as FillWay),
			beforeChange: (changes, source) => this.#veto(changes as never, source),
			afterSelectionEnd: () => events.selected(this.#selected, selectedAreas(this.#hot)),
			afterSelectionFocusSet: () => events.selected(this.#selected, selectedAreas(this.#hot)),
			afterDeselect: () => events.selected(undefined, []),
			afterGetRowHeader: (line, th) =>
				paintOwner(th, this.#model.lines[line]?.owner, this.#options.overlay),
			afterOnCellMouseOver: (_event, coords, td) => {
				const { row, col } = coords as { row: number; col: number };
				if (row >= 0 && col >= -1)
					events.hovered({ line: row, column: col, box: td.getBoundingClientRect() });
			},
			afterOnCellMouseOut: () => events.hovered(undefined),
			afterScrollVertically: () => events.hovered(undefined),
			beforeKeyDown: (event) => tellDenied(event as KeyboardEvent, this.#hot, events, this.#cellAt),
			// The first render comes from inside the library's constructor.
			afterRender: () => this.#hot && describeGrid(this.#hot.rootElement, this.#model, words)
		} as GridSettings;
	}

	#connect(): void {
		const { events } = this.#options;
		editorHosts.set(this.#hot, {
			...events,
			choicesLabel: this.#options.words.choices,
			cell: this.#cellAt,
			selectedCells: () => placesIn(this.#selected).filter((at) => this.#isOpen(at)),
			write: (entries) => events.write(entries, 'typed'),
			typing: (typing) => {
				events.typing(typing);
				if (!typing) queueMicrotask(() => this.#release());
			}
		});
		addGridShortcuts(this.#hot, {
			events,
			selected: () => this.#selected,
			cell: this.#cellAt,
			fold: (line, isFolded) => toggleFold(this.#controls, line, isFolded),
			columnMenu: (line, column) => openColumnMenuAt(this.#controls, line, column)
		});
		// The library selects the whole editor a moment after a cell is selected, for input methods.
		// If an editor has opened by then, that would let the next key replace what was just typed.
		this.#hot.getFocusManager().setRefocusElementGetter(() => {
			const editor = this.#hot.getActiveEditor();
			const idle = editor instanceof EntryEditor && !editor.isOpened();
			// The library copes with none, though its types don't say so.
			return (idle ? editor.TEXTAREA : undefined) as HTMLElement;
		});
		this.#ends = [keepGridFocus(this.#hot, this.#host), pasteAsText(this.#hot, this.#host, events)];
		pointWhileTyping(this.#hot, () => this.#model, events.carried);
		describeGrid(this.#hot.rootElement, this.#model, this.#options.words);
	}

	/** A closed editor lets the lines move that waited for it. */
	#release(): void {
		const held = this.#held;
		if (held === undefined || this.#editing || this.#hot.isDestroyed) return;
		this.#held = undefined;
		this.#reshape(held);
	}

	/** Same shape: only texts and paint differ. */
	#update(model: SheetModel): void {
		const changed = changedCells(this.#model, model);
		this.#model = model;
		if (changed === 'none') return;
		if (changed === 'whole') this.#data.splice(0, this.#data.length, ...textsOf(model));
		else for (const [l, c] of changed) this.#data[l][c] = model.lines[l].cells[c].exact || null;
		this.#warnOfGoneLine();
		if (changed !== 'whole' && mayPaintAlone(model, changed))
			for (const [l, c] of changed) this.#paintAgain(l, c);
		else this.#hot.render();
	}

	/**
	 * Paints a cell where it stands, without the library's full render: nothing around it moves.
	 *
	 * @param changed `overlay` where the cell itself is as it was
	 */
	#paintAgain(line: number, column: number, changed: 'cell' | 'overlay' = 'cell'): void {
		// A frozen column is painted twice: in its overlay, and under it.
		for (const over of column < this.#model.frozen ? [true, false] : [true]) {
			const td = this.#hot.getCell(line, column, over) as HTMLTableCellElement | null;
			const cell = this.#model.lines[line].cells[column];
			if (!td || (changed === 'overlay' && this.#painted.shows(td, cell, this.#look(line, column))))
				continue;
			// Of a cell that a merged block covers, the library hands out the block's first cell.
			const at = this.#hot.getCoords(td);
			if (at?.row !== line || at.col !== column) continue;
			// The library's own classes (selection) stay.
			for (const name of [...td.classList]) if (name.startsWith('grid-')) td.classList.remove(name);
			td.style.removeProperty('--indent');
			this.#paint(td, line, column);
		}
	}

	/** Another shape: lines came, went or moved. The selection stays with its cell. */
	#reshape(model: SheetModel): void {
		const before = this.#selected;
		const anchor = before && this.#model.lines[before.line];
		this.#model = model;
		this.#data = textsOf(model);
		this.#hot.batch(() => {
			this.#hot.updateSettings(this.#shape());
			if (before && anchor) followLine(this.#hot, model, before, anchor.key);
		});
	}

	#isOpen({ line, column }: { line: number; column: number }): boolean {
		const cell = this.#cellAt(line, column);
		return cell !== undefined && cell.lock === undefined;
	}

	readonly #cellAt = (line: number, column: number): GridCell | undefined =>
		this.#model.lines[line]?.cells[column];

	#warnOfGoneLine(): void {
		const editor = this.#hot.getActiveEditor();
		if (!(editor instanceof EntryEditor) || !editor.isOpened() || editor.row === null) return;
		const cell = this.#model.lines[editor.row]?.cells[editor.col!];
		if (cell?.lock?.kind === 'gone') editor.showReason(this.#options.events.explain(cell.lock));
	}

	#paint(td: HTMLTableCellElement, line: number, column: number): void {
		this.#painted.paint(td, this.#model.lines[line]?.cells[column], this.#look(line, column));
	}

	#look(line: number, column: number): CellState {
		const { lines, sideEdge } = this.#model;
		const [shown, lit] = [lines[line] as GridLine | undefined, this.#lit];
		return {
			lit: lit !== undefined && lit.column === column && lit.key === shown?.key,
			first: line === 0,
			tone: shown?.tone,
			sideEdge: sideEdge === column
		};
	}

	#meta(line: number, column: number): object {
		const cell: GridCell | undefined = this.#model.lines[line]?.cells[column];
		const editor = cell?.kind === 'prose' ? ProseEditor : EntryEditor;
		// The painter carries the look of locked cells; this only keeps editors shut.
		return { readOnly: cell === undefined || cell.lock !== undefined, editor };
	}

	/** Whatever the library would write is offered to the book, and never written by the library. */
	#veto(changes: readonly (WantedChange | null)[], source: string): boolean {
		// Merging blanks the covered cells, which are blank.
		if (source === 'MergeCells') return true;
		const entries = entriesOf(changes, this.#model);
		if (entries.length > 0) this.#options.events.write(entries, howOf(entries));
		return false;
	}

	#fit(): void {
		const room = this.#host.clientWidth;
		if (this.#hot.isDestroyed || room === 0) return;
		if (room === this.#room) {
			this.#hot.refreshDimensions();
			return;
		}
		this.#room = room;
		this.#hot.updateSettings({ colWidths: columnWidths(this.#model, this.#host) });
	}
}
