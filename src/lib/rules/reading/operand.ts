/**
 * One side of a comparison: figures that are added up and taken away. Its value is read only when
 * asked for, so that a comparison can be made again, when a figure changes, without its rule.
 */
import type { Fen } from '$lib/budget/values/amount';
import type { ColumnId, RowId, SheetKey, UnitId } from '$lib/budget/book/book';
import type { CellRange } from '../finding/finding';
import type { Lookup } from './lookups';
import type { Place } from '../finding/finding';
import type { RuleReader } from './rule-reader';

/** What it takes to read figures. */
export interface FigureReader extends Pick<RuleReader, 'amount' | 'sum' | 'group'> {
	/** Where it notes what is read: itself, for who needs only to know when a figure comes or goes. */
	readonly figures?: FigureReader;
}

export interface Rows {
	readonly sheet: SheetKey;
	readonly lookup: Lookup;
	readonly key: string;
	/** The unit whose rows they are, where they are one unit's. */
	readonly unit?: UnitId;
}

/** A figure that is added (1) or taken away (-1). */
export type Term = { readonly sign: 1 | -1 } & (
	| {
			readonly kind: 'cell';
			readonly row: RowId;
			readonly column: ColumnId;
			/** Named only where it holds a figure. */
			readonly ifPrinted?: boolean;
	  }
	| { readonly kind: 'column'; readonly rows: Rows; readonly column: ColumnId }
	| {
			readonly kind: 'known';
			readonly value: Fen;
			readonly figures: number;
			readonly cells: () => readonly Place[];
	  }
);

export interface Amount {
	readonly value: Fen;
	/** How many cells hold a figure: each was rounded when it was printed. */
	readonly figures: number;
}

export class Operand {
	readonly #reader: FigureReader | undefined;
	#value: Fen | undefined;

	constructor(
		readonly terms: readonly Term[],
		reader?: FigureReader
	) {
		this.#reader = reader;
	}

	/** A blank counts as zero. */
	get value(): Fen {
		return (this.#value ??= amountOf(this.terms, this.#reader).value);
	}

	/** How many cells hold a figure: each was rounded when it was printed. */
	get figures(): number {
		return amountOf(this.terms, this.#reader?.figures ?? this.#reader).figures;
	}

	/** The cells that are named one by one. */
	cells(reader = this.#reader): readonly Place[] {
		return this.terms.flatMap((term) => cellsOf(term, reader));
	}

	/** The columns that are named instead of their cells. */
	get ranges(): readonly CellRange[] {
		return this.rangesBy(this.#reader);
	}

	rangesBy(reader: FigureReader | undefined): readonly CellRange[] {
		return this.terms.flatMap((term) => rangeOf(term, reader) ?? []);
	}

	/** It with others: added (1) or taken away (-1). */
	with(others: readonly Operand[], sign: 1 | -1): Operand {
		const terms = [...this.terms];
		for (const other of others)
			for (const term of other.terms)
				terms.push(sign === 1 ? term : { ...term, sign: term.sign === 1 ? -1 : 1 });
		let reader = this.#reader;
		for (const other of others) reader ??= other.#reader;
		return new Operand(terms, reader);
	}
}

export function amountOf(terms: readonly Term[], reader: FigureReader | undefined): Amount {
	let value = 0;
	let figures = 0;
	for (const term of terms) {
		const part = readTerm(term, reader);
		value += term.sign * part.value;
		figures += part.figures;
	}
	return { value, figures };
}

const BLANK: Amount = { value: 0, figures: 0 };

function readTerm(term: Term, reader: FigureReader | undefined): Amount {
	if (term.kind === 'known' || !reader) return term.kind === 'known' ? term : BLANK;
	if (term.kind === 'column') {
		const { sheet, lookup, key } = term.rows;
		return reader.sum(sheet, lookup, key, term.column);
	}
	const value = reader.amount(term.row, term.column);
	return value === undefined ? BLANK : { value, figures: 1 };
}

/** Up to this many cells of a sum are named one by one; of more, the column is named. */
const NAMED_CELLS = 64;

function cellsOf(term: Term, reader: FigureReader | undefined): readonly Place[] {
	if (term.kind === 'known') return term.cells();
	if (term.kind === 'cell') {
		const { row, column, ifPrinted } = term;
		return ifPrinted && reader?.amount(row, column) === undefined ? [] : [{ row, column }];
	}
	if (!reader || readTerm(term, reader).figures > NAMED_CELLS) return [];
	const { rows, column } = term;
	return reader
		.group(rows.sheet, rows.lookup, rows.key)
		.filter((row) => reader.amount(row.id, column) !== undefined)
		.map((row) => ({ row: row.id, column }));
}

function rangeOf(term: Term, reader: FigureReader | undefined): CellRange | undefined {
	if (term.kind !== 'column' || readTerm(term, reader).figures <= NAMED_CELLS) return undefined;
	const { sheet, unit } = term.rows;
	return unit === undefined ? { sheet, column: term.column } : { sheet, column: term.column, unit };
}

/** Of a row that isn't there, the value is blank and there is no cell to show. */
export function cell(reader: FigureReader, row: RowId | undefined, column: ColumnId): Operand {
	return new Operand(row === undefined ? [] : [{ sign: 1, kind: 'cell', row, column }], reader);
}

/** A column added up over the rows that share a key. */
export function column(reader: FigureReader, rows: Rows, column: ColumnId): Operand {
	return new Operand([{ sign: 1, kind: 'column', rows, column }], reader);
}

/** A column added up over some rows; of them, those that hold a figure are named. */
export function listed(reader: FigureReader, rows: readonly RowId[], column: ColumnId): Operand {
	const terms = rows.map((row): Term => ({ sign: 1, kind: 'cell', row, column, ifPrinted: true }));
	return new Operand(terms, reader);
}

/** A figure that is not read from a cell: entered, stated in a text, or worked out by the rule. */
export function known(value: Fen, figures = 1, cells: () => readonly Place[] = () => []): Operand {
	return new Operand([{ sign: 1, kind: 'known', value, figures, cells }]);
}

export const NOTHING = new Operand([]);

export function plus(...parts: readonly Operand[]): Operand {
	return NOTHING.with(parts, 1);
}

export function minus(from: Operand, ...parts: readonly Operand[]): Operand {
	return from.with(parts, -1);
}
