/** The cells of one sheet as people see them: texts, shown numbers, cached values of formulas, merges. */
import type { ImportEntry } from '../import-report';
import type { Attributes } from '../office/xml-part';
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';
import { stop } from '../reading-stopped';
import { columnLetters, parseCellReference } from './cell-reference';
import { coverMerged } from './covered-cells';
import { PageMargins } from './page-margins';
import {
	GENERAL,
	showNumber,
	showText,
	type NumberFormat,
	type ShownNumber
} from './number-format';
import { RichText, type CellText } from './rich-text';

export interface SheetCell {
	/** From 0. */
	readonly column: number;
	readonly text: string;
	/** As its format shows it, where that is less exact. */
	readonly rounded?: string;
	/** The formula that gave it, where it is a number. */
	readonly formula?: string;
	across?: number;
	down?: number;
}
export interface SheetRow {
	/** From 1, as the sheet counts. */
	readonly number: number;
	readonly hidden: boolean;
	readonly cells: SheetCell[];
}
/** What is told of a sheet beside its cells. */
export interface SheetNote extends Pick<ImportEntry, 'kind' | 'found' | 'kept' | 'expected'> {
	/** From 1. */
	readonly row?: number;
	/** From 0. */
	readonly column?: number;
}
export interface Sheet {
	readonly rows: readonly SheetRow[];
	readonly notes: readonly SheetNote[];
}

export interface SheetContext {
	readonly strings: readonly CellText[];
	readonly styles: readonly NumberFormat[];
	readonly since1904: boolean;
	/** Non-blank cells that may still be read. */
	budget: number;
	readonly most: number;
}

export function readSheet(archive: ZipArchive, part: string, context: SheetContext): Sheet {
	const reading = new SheetReading(context);
	const found = readXmlPart(archive, part, {
		open: (name, attributes) => reading.open(name, attributes),
		text: (text) => reading.text(text),
		close: (name) => reading.close(name)
	});
	if (!found) stop({ kind: 'missing-part', part });
	return reading.finish();
}

/** A cell as it is shown, with what is to be told of it. */
interface ShownCell extends ShownNumber, CellText {}

class SheetReading {
	readonly #rows: SheetRow[] = [];
	readonly #notes: SheetNote[] = [];
	readonly #merges: string[] = [];
	readonly #hidden: { from: number; to: number }[] = [];
	readonly #rich = new RichText();
	readonly #margins = new PageMargins();
	/** Formats that show numbers otherwise than they are stored, each told once. */
	readonly #told = new Set<NumberFormat>();
	#row: SheetRow | undefined;
	#column = -1;
	#cell: Attributes = {};
	#value = '';
	#formula: string | undefined;
	#in: 'v' | 'f' | 'is' | undefined;

	constructor(readonly context: SheetContext) {}

	open(name: string, attributes: Attributes): void {
		switch (name) {
			case 'row':
				return this.#startRow(attributes);
			case 'c':
				return this.#startCell(attributes);
			case 'f':
				this.#formula = '';
				this.#in = name;
				return;
			case 'v':
			case 'is':
				this.#in = name;
				return;
			case 'col':
				if (isTrue(attributes.hidden) || attributes.width === '0')
					this.#hidden.push({ from: Number(attributes.min) - 1, to: Number(attributes.max) - 1 });
				return;
			case 'mergeCell':
				this.#merges.push(attributes.ref ?? '');
				return;
			default:
				if (this.#in === 'is') this.#rich.open(name, attributes);
				else this.#margins.open(name);
		}
	}

	text(text: string): void {
		if (this.#in === 'v') this.#value += text;
		else if (this.#in === 'f') this.#formula += text;
		else if (this.#in === 'is') this.#rich.take(text);
		else this.#margins.take(text);
	}

	close(name: string): void {
		if (name === 'v' || name === 'f' || name === 'is') this.#in = undefined;
		else if (name === 'c') this.#endCell();
		else if (this.#in === 'is') this.#rich.close(name);
		else this.#margins.close(name);
	}

	finish(): Sheet {
		for (const { row, cell } of coverMerged(this.#rows, this.#merges))
			this.#tell('unseen', { found: cell.text, expected: 'covered' }, row, cell.column);
		const rows = this.#rows.filter((row) => row.cells.length > 0);
		for (const { number, hidden } of rows) if (hidden) this.#tell('hidden', {}, number);
		this.#tellHiddenColumns(rows);
		for (const found of this.#margins.texts()) this.#tell('margin-text', { found }, 1);
		return { rows, notes: this.#notes };
	}

	#tell(kind: SheetNote['kind'], details: Partial<SheetNote>, row?: number, column?: number): void {
		this.#notes.push({ kind, ...details, row, column });
	}

	#tellHiddenColumns(rows: readonly SheetRow[]): void {
		if (this.#hidden.length === 0) return;
		const isHidden = (column: number) =>
			this.#hidden.some(({ from, to }) => column >= from && column <= to);
		const first = new Map<number, number>();
		for (const { number, cells } of rows)
			for (const { column } of cells)
				if (!first.has(column) && isHidden(column)) first.set(column, number);
		for (const [column, row] of first)
			this.#tell('hidden', { expected: columnLetters(column) }, row, column);
	}

	#startRow({ r, hidden, ht }: Attributes): void {
		const number = Number(r ?? NaN);
		const next = (this.#row?.number ?? 0) + 1;
		this.#row = {
			number: Number.isInteger(number) && number > 0 ? number : next,
			hidden: isTrue(hidden) || ht === '0',
			cells: []
		};
		this.#column = -1;
		this.#rows.push(this.#row);
	}

	#startCell(attributes: Attributes): void {
		this.#cell = attributes;
		this.#value = '';
		this.#formula = undefined;
		const at = attributes.r === undefined ? undefined : parseCellReference(attributes.r);
		this.#column = at?.column ?? this.#column + 1;
	}

	#endCell(): void {
		const shown = this.#shown();
		const text = shown.text.trim();
		const row = this.#row;
		if (!row) return;
		this.#tellShown(shown, text, row.number);
		if (text === '') return;
		if (--this.context.budget < 0)
			stop({ kind: 'archive-too-large', limit: this.context.most, of: 'cells' });
		const isNumber = (this.#cell.t ?? 'n') === 'n';
		row.cells.push({
			column: this.#column,
			text,
			...(shown.rounded !== undefined && { rounded: shown.rounded }),
			...(this.#formula !== undefined && isNumber && { formula: this.#formula })
		});
	}

	#tellShown({ marks, differs }: ShownCell, text: string, row: number): void {
		const column = this.#column;
		if (marks) this.#tell('note-mark', { found: marks.join(' '), kept: text }, row, column);
		if (text === '' && this.#value === '' && this.#formula && this.#cell.t !== 'str')
			this.#tell('formula-without-value', { found: `=${this.#formula}` }, row, column);
		const format = this.#format();
		if (!differs || (text !== '' && this.#told.has(format))) return;
		this.#told.add(format);
		const found = this.#cell.t === 's' ? this.#string().text : this.#value;
		this.#tell('shown-otherwise', { found, kept: text, expected: format.code }, row, column);
	}

	#format(): NumberFormat {
		return this.context.styles[Number(this.#cell.s ?? 0)] ?? GENERAL;
	}

	#string(): CellText {
		return this.context.strings[Number(this.#value)] ?? { text: '' };
	}

	#shown(): ShownCell {
		const value = this.#value;
		switch (this.#cell.t) {
			case 's':
				return this.#asText(this.#string());
			case 'inlineStr':
				return this.#asText(this.#rich.finish());
			case 'b':
				return { text: value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value };
			case 'str':
				return this.#asText({ text: value });
			case 'e':
				return { text: value };
			case 'd':
				return { text: value.replace(/T00:00:00.*$/, '') };
			default: {
				if (value.trim() === '') return { text: '' };
				return showNumber(value.trim(), this.#format(), this.context.since1904);
			}
		}
	}

	#asText(cell: CellText): ShownCell {
		const text = showText(cell.text, this.#format());
		return { ...cell, text, ...(text === '' && cell.text.trim() !== '' && { differs: true }) };
	}
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
