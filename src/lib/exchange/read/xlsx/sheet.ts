/** The cells of one sheet as people see them: texts, shown numbers, cached values of formulas, merges. */
import type { Attributes } from '../office/xml-part';
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';
import { stop } from '../reading-stopped';
import { parseCellReference } from './cell-reference';
import { showNumber, type NumberFormat } from './number-format';
import { RichText } from './shared-strings';

export interface SheetCell {
	/** From 0. */
	readonly column: number;
	readonly text: string;
	/** As its format shows it, where that is less exact. */
	readonly rounded?: string;
	across?: number;
	down?: number;
}
export interface SheetRow {
	/** From 1, as the sheet counts. */
	readonly number: number;
	readonly hidden: boolean;
	readonly cells: SheetCell[];
}
export interface Sheet {
	readonly rows: readonly SheetRow[];
	/** Formulas that were never worked out, with where they stand. */
	readonly uncomputed: readonly { row: number; column: number; formula: string }[];
}

export interface SheetContext {
	readonly strings: readonly string[];
	readonly styles: readonly NumberFormat[];
	readonly since1904: boolean;
	/** Non-blank cells that may still be read. */
	budget: number;
	readonly most: number;
}

const FIGURE: NumberFormat = { shows: 'figure' };

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

class SheetReading {
	readonly #rows: SheetRow[] = [];
	readonly #uncomputed: { row: number; column: number; formula: string }[] = [];
	readonly #merges: string[] = [];
	readonly #rich = new RichText();
	#row: SheetRow | undefined;
	#column = -1;
	#cell: Attributes = {};
	#value = '';
	#formula = '';
	#in: 'v' | 'f' | 'is' | undefined;

	constructor(readonly context: SheetContext) {}

	open(name: string, attributes: Attributes): void {
		switch (name) {
			case 'row':
				return this.#startRow(attributes);
			case 'c':
				return this.#startCell(attributes);
			case 'v':
			case 'f':
			case 'is':
				this.#in = name;
				return;
			case 'mergeCell':
				this.#merges.push(attributes.ref ?? '');
				return;
			default:
				if (this.#in === 'is') this.#rich.open(name);
		}
	}

	text(text: string): void {
		if (this.#in === 'v') this.#value += text;
		else if (this.#in === 'f') this.#formula += text;
		else if (this.#in === 'is') this.#rich.take(text);
	}

	close(name: string): void {
		if (name === 'v' || name === 'f' || name === 'is') this.#in = undefined;
		else if (name === 'c') this.#endCell();
		else if (this.#in === 'is') this.#rich.close(name);
	}

	finish(): Sheet {
		this.#merge();
		return { rows: this.#rows.filter((row) => row.cells.length > 0), uncomputed: this.#uncomputed };
	}

	#startRow({ r, hidden }: Attributes): void {
		const number = Number(r ?? NaN);
		const next = (this.#row?.number ?? 0) + 1;
		this.#row = {
			number: Number.isInteger(number) && number > 0 ? number : next,
			hidden: hidden === '1' || hidden === 'true',
			cells: []
		};
		this.#column = -1;
		this.#rows.push(this.#row);
	}

	#startCell(attributes: Attributes): void {
		this.#cell = attributes;
		this.#value = '';
		this.#formula = '';
		const at = attributes.r === undefined ? undefined : parseCellReference(attributes.r);
		this.#column = at?.column ?? this.#column + 1;
	}

	#endCell(): void {
		const { text, rounded } = this.#shown();
		const trimmed = text.trim();
		if (!this.#row) return;
		if (trimmed === '') {
			if (this.#formula !== '' && this.#value === '' && this.#cell.t !== 'str')
				this.#uncomputed.push({
					row: this.#row.number,
					column: this.#column,
					formula: this.#formula
				});
			return;
		}
		if (--this.context.budget < 0)
			stop({ kind: 'archive-too-large', limit: this.context.most, of: 'cells' });
		this.#row.cells.push({
			column: this.#column,
			text: trimmed,
			...(rounded !== undefined && { rounded })
		});
	}

	#shown(): { text: string; rounded?: string } {
		const value = this.#value;
		const { t, s } = this.#cell;
		switch (t) {
			case 's':
				return { text: this.context.strings[Number(value)] ?? '' };
			case 'inlineStr':
				return { text: this.#rich.finish() };
			case 'b':
				return { text: value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value };
			case 'str':
			case 'e':
				return { text: value };
			case 'd':
				return { text: value.replace(/T00:00:00.*$/, '') };
			default: {
				if (value.trim() === '') return { text: '' };
				const format = this.context.styles[Number(s ?? 0)] ?? FIGURE;
				return showNumber(value.trim(), format, this.context.since1904);
			}
		}
	}

	/** Merges come after the cells; what is merged shows its first cell only. */
	#merge(): void {
		if (this.#merges.length === 0) return;
		const rows = new Map(this.#rows.map((row) => [row.number - 1, row]));
		for (const ref of this.#merges) {
			const [from, to] = ref.split(':').map((corner) => parseCellReference(corner));
			if (!from || !to) continue;
			const cell = rows.get(from.row)?.cells.find(({ column }) => column === from.column);
			if (!cell) continue;
			cell.across = to.column - from.column + 1;
			cell.down = to.row - from.row + 1;
		}
	}
}
