/** The parts of a disclosure as its outline finds them. */
import type { TableId } from '$lib/budget/book/book';
import type { Section } from '$lib/budget/book/narrative';
import type { SourceGrid, SourceLine } from '../source';
import type { ColumnChoice } from './heading';

export interface TableBlock {
	readonly table: TableId;
	/** Absent where the header or the name of its sheet told the table. */
	readonly title?: SourceLine;
	/** What a person said that these header lines mean. */
	readonly chosen?: { readonly header: readonly SourceLine[]; readonly choice: ColumnChoice };
	readonly lines: SourceLine[];
}
export interface SectionBlock {
	readonly section: Section;
	readonly heading: SourceLine;
	readonly lines: SourceLine[];
}
/** One project form: its title lines, if printed, and the lines of its grid. */
export interface FormBlock {
	readonly headings: SourceLine[];
	readonly lines: SourceLine[];
}

export interface Outline {
	readonly cover: SourceLine[];
	readonly contents: SourceLine[];
	/** Part headings (第二部分 …) and 预算公开表 numbers. */
	readonly headings: SourceLine[];
	readonly tables: TableBlock[];
	readonly sections: SectionBlock[];
	readonly forms: FormBlock[];
	/** Sheets in which nothing of a disclosure was recognised. */
	readonly unknown: SheetBlock[];
	/** Tables that are none of the 13. */
	readonly raw: RawBlock[];
}

/** A table that is not one of the 13: it is kept in the report as it stands. */
export interface RawBlock {
	readonly title?: SourceLine;
	readonly lines: SourceLine[];
}

export interface SheetBlock {
	readonly grid: SourceGrid;
	readonly lines: SourceLine[];
}

/** What the lines at hand belong to. */
export type Region =
	| { kind: 'cover' }
	| { kind: 'contents' }
	| { kind: 'between' }
	| { kind: 'sheet'; block: SheetBlock }
	| { kind: 'table'; block: TableBlock }
	| { kind: 'raw'; block: RawBlock }
	| { kind: 'section'; block: SectionBlock }
	| { kind: 'form'; block: FormBlock; named: boolean };
