/** The headings of tables as they were recognised: what a person may correct by matching columns. */
import type { ColumnId, TableId } from '$lib/budget/book/book';
import type { Place } from '../import-report';
import type { SourceCell, SourceLine } from '../source';
import { headedColumns, type HeadedColumn } from './header-columns';
import { withoutYear } from './template-header';

export interface ReadColumn {
	/** From 0. */
	readonly index: number;
	/** Header texts from the top. */
	readonly texts: readonly string[];
	/** The table's column that it was read as. */
	readonly column?: ColumnId;
}

export interface ReadHeading {
	/** Names this header in every file that has it. */
	readonly signature: string;
	readonly place: Place;
	readonly title?: string;
	/** Absent: nothing of a disclosure was recognised here. */
	readonly table?: TableId;
	readonly columns: readonly ReadColumn[];
	/** Columns of the table that no column of the source was read as. */
	readonly absent: readonly ColumnId[];
	/** The first cells below, by column index, so that a person sees what stands there. */
	readonly samples: readonly (readonly (readonly [index: number, text: string])[])[];
}

/** What a person said that a header means. */
export interface ColumnChoice {
	readonly table: TableId;
	/** By column index of the source; columns not named hold nothing of the table. */
	readonly columns: Readonly<Record<number, ColumnId>>;
}

/** By the signature of the header. */
export type ColumnChoices = Readonly<Record<string, ColumnChoice>>;

export function choiceFor(choices: ColumnChoices, signature: string): ColumnChoice | undefined {
	return Object.hasOwn(choices, signature) ? choices[signature] : undefined;
}

/** The same for headers that differ by years and spaces only. */
export function signatureOf(columns: readonly Pick<HeadedColumn, 'index' | 'texts'>[]): string {
	return columns
		.map(({ index, texts }) => `${index}:${texts.map(withoutYear).join('/')}`)
		.join('|');
}

const SAMPLES = 3;

export function samplesOf(body: readonly SourceLine[]): ReadHeading['samples'] {
	return body
		.filter(({ filled }) => filled.length > 1)
		.slice(0, SAMPLES)
		.map(({ filled }) => filled.slice(0, 40).map(({ index, text }) => [index, text.slice(0, 60)]));
}

const MOST_HEADER_LINES = 4;
const FIGURE = /^[-+−(（]?\d[\d,，]*(?:\.\d+)?[)）]?%?$/;

/** Where no table is known: the lines that may be a header, and what stands below them. */
export function guessHeader(lines: readonly SourceLine[]): {
	readonly header: readonly SourceLine[];
	readonly columns: readonly HeadedColumn[];
	readonly body: readonly SourceLine[];
} {
	const start = lines.findIndex(({ filled }) => filled.length >= 2);
	const rest = start < 0 ? [] : lines.slice(start);
	const figures = rest.findIndex(({ filled }) => filled.some(({ text }) => FIGURE.test(text)));
	const end = Math.min(figures < 0 ? 1 : figures, MOST_HEADER_LINES);
	const header = rest.slice(0, end);
	const columns = end > 0 ? headedColumns(header) : bareColumns(rest);
	return { header, columns, body: rest.slice(end) };
}

/** Columns of figures without any header above. */
function bareColumns(body: readonly SourceLine[]): HeadedColumn[] {
	const first = new Map<number, SourceCell>();
	for (const cell of body.slice(0, 20).flatMap(({ filled }) => filled))
		if (!first.has(cell.index)) first.set(cell.index, cell);
	return [...first].sort(([a], [b]) => a - b).map(([index, cell]) => ({ index, texts: [], cell }));
}
