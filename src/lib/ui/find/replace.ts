/**
 * What replacing what was found would write, cell by cell, before anything is written. Each new value
 * is read as if it were typed there: by the same permissions, for the same reasons.
 */
import type { CellRef } from '$lib/budget/address/address-book';
import { cellKey } from '$lib/budget/address/address-book';
import { tableOf, type CellValue, type RowId, type SheetKey } from '$lib/budget/book/book';
import { piecesOf } from '$lib/budget/living/living-figure';
import { writtenPlace } from '$lib/budget/living/living-text';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';
import type { CellEdit } from '$lib/collab/room/write';
import { printEntry, readEntry } from '../grid/entry';
import { formSheet } from '../grid/form-sheet';
import type { EntryRefusal, GridCell, SheetModel } from '../grid/grid-port';
import { tableSheet, type SheetSource } from '../grid/table-sheet';
import type { CellHit } from './find-in-book';
import type { Stretch } from './query';

/** Why what was found in a cell is not replaced. */
export type ReplaceRefusal =
	| EntryRefusal
	/** An amount is replaced as a whole, never a few of its digits. */
	| { readonly kind: 'digits' }
	/** It is what a living figure prints. */
	| { readonly kind: 'living' }
	/** The cell has changed since it was found. */
	| { readonly kind: 'changed' };

export type Replacement =
	| {
			readonly ok: true;
			readonly hit: CellHit;
			readonly edit: CellEdit;
			/** What will be read there, and where its first new words stand. */
			readonly after: Pick<CellHit, 'text' | 'stretches'>;
	  }
	| { readonly ok: false; readonly hit: CellHit; readonly refusal: ReplaceRefusal };

/** Plans replacements one at a time; what it learns of a sheet serves the next one too. */
export class Replacer {
	readonly #cells = new Map<string, ReadonlyMap<string, GridCell>>();

	constructor(
		readonly source: SheetSource,
		readonly replacement: string
	) {}

	plan(hit: CellHit): Replacement {
		const text = this.#textAfter(hit);
		if (typeof text !== 'string') return { ok: false, hit, refusal: text };
		const cell = this.#cellOf(hit);
		const read = readEntry(cell, text);
		if (!read.ok) return { ok: false, hit, refusal: read.refusal };
		const { row, column } = hit;
		const edit = { row, column, value: read.value };
		return { ok: true, hit, edit, after: this.#readAfter(hit, cell, read.value) };
	}

	#readAfter(
		{ text, stretches, amount }: CellHit,
		{ kind, unit }: GridCell,
		value: CellValue | undefined
	): Pick<CellHit, 'text' | 'stretches'> {
		const { replacement } = this;
		if (amount) {
			const { shown } = printEntry(value, kind, unit ?? '万元');
			return { text: shown, stretches: [{ start: 0, end: shown.length }] };
		}
		const [{ start }] = stretches;
		const first = { start, end: start + replacement.length };
		return { text: replaced(text, stretches, replacement), stretches: [first] };
	}

	/** The text that would be entered. */
	#textAfter(hit: CellHit): string | ReplaceRefusal {
		const { replacement } = this;
		const { value } = hit;
		if (this.source.book.value(hit.row, hit.column) !== value) return { kind: 'changed' };
		if (typeof value === 'string') return replaceStretches(hit, value, replacement);
		return hit.amount === 'value' ? replacement : { kind: 'digits' };
	}

	#cellOf({ sheet, row, column }: CellHit): GridCell {
		if (sheet === 'narrative' || sheet === 'notes') return this.#proseCell({ row, column });
		const project = sheet === 'projects' ? row : projectOf(sheet);
		const key = project ?? sheet;
		let cells = this.#cells.get(key);
		if (!cells) this.#cells.set(key, (cells = cellsOf(this.#model(sheet, project))));
		return cells.get(cellKey(row, column)) ?? NOT_SHOWN;
	}

	#model(sheet: SheetKey, project: RowId | undefined): SheetModel {
		return project === undefined ? tableSheet(this.source, sheet) : formSheet(this.source, project);
	}

	/** Of a section only its text is anybody's to write. */
	#proseCell(ref: CellRef): GridCell {
		const refusal = this.source.mayWrite({ row: ref.row });
		const isHeading = ref.column === '标题';
		return {
			...{ ref, shown: '', exact: '' },
			kind: PROSE_COLUMNS.has(ref.column) ? 'prose' : 'text',
			...(refusal
				? { lock: { kind: 'refused', refusal } }
				: isHeading && { lock: { kind: 'official-label' } })
		};
	}
}

/** A column that no grid shows. */
const NOT_SHOWN: GridCell = { shown: '', exact: '', kind: 'empty', lock: { kind: 'no-row' } };

function projectOf(sheet: SheetKey): RowId | undefined {
	return tableOf(sheet) || !sheet.startsWith('indicators@')
		? undefined
		: sheet.slice('indicators@'.length);
}

function cellsOf({ lines }: SheetModel): ReadonlyMap<string, GridCell> {
	const cells = new Map<string, GridCell>();
	for (const line of lines)
		for (const cell of line.cells)
			if (cell.ref) cells.set(cellKey(cell.ref.row, cell.ref.column), cell);
	return cells;
}

function replaced(text: string, stretches: readonly Stretch[], replacement: string): string {
	let [made, at] = ['', 0];
	for (const { start, end } of stretches) {
		made += text.slice(at, start) + replacement;
		at = end;
	}
	return made + text.slice(at);
}

/** Living figures are left alone; what marks words stays, behind what replaces them. */
function replaceStretches(
	{ stretches, printed }: CellHit,
	value: string,
	replacement: string
): string | ReplaceRefusal {
	let written = '';
	let at = 0;
	for (const { start, end } of stretches) {
		if (printed?.figures.some((figure) => figure.printed.start < end && start < figure.printed.end))
			return { kind: 'living' };
		const from = printed ? writtenPlace(printed, start, 'start') : start;
		const to = printed ? writtenPlace(printed, end, 'end') : end;
		const marks = piecesOf(value.slice(from, to)).filter(({ kind }) => kind === 'mark');
		written += value.slice(at, from) + replacement + marks.map(({ source }) => source).join('');
		at = to;
	}
	return written + value.slice(at);
}
