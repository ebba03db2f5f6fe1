/** A format: what a kind of disclosure looks like, read, checked and ready to be used. */
import type { HeaderCell, Column, FixedRow, TableTemplate } from '$lib/budget/values/table-shape';
import type { Coordinates, CoordinateSpace } from './coordinates';
import type {
	Pack,
	PackChart,
	PackEdition,
	PackForm,
	PackFormula,
	PackSection
} from './pack-schema';
import type { Axis, PackTable } from './pack-table';

export interface Format {
	readonly id: string;
	readonly version: number;
	readonly name: string;
	readonly kind: '预算' | '决算';
	/** First and last fiscal year; `null`: still in use. */
	readonly years: readonly [number, number | null];
	readonly source: string;
	/** In the order in which they are printed. */
	readonly tables: readonly FormatTable[];
	readonly byId: ReadonlyMap<string, FormatTable>;
	readonly sections: readonly PackSection[];
	readonly form?: PackForm;
	readonly formulas: readonly PackFormula[];
	readonly charts: readonly PackChart[];
	readonly lists: ReadonlyMap<string, CodeList>;
	readonly space: CoordinateSpace;
	readonly editions: Readonly<Record<EditionKind, PackEdition>>;
	/** The whole pack, which extends nothing: what a book carries. */
	readonly content: Pack;
}

export type EditionKind = 'department' | 'unit';

export interface CodeList {
	readonly id: string;
	readonly name: string;
	readonly year?: number;
	readonly entries: readonly ListEntry[];
	/** By relation, the code of another list that stands beside a code of this one. */
	readonly relations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export interface ListEntry {
	readonly code?: string;
	readonly label: string;
	readonly at: Coordinates;
}

export interface FormatColumn extends Column {
	/** Of table, panel, groups and column together. */
	readonly at: Coordinates;
	/** Which panel it stands in, from 0. */
	readonly panel: number;
	/** A code that is printed as several columns: 类, 款, 项. */
	readonly split?: readonly string[];
	/** Of paired columns: which of the pair it is (预算数). */
	readonly pair?: string;
}

export interface FormatRow extends FixedRow {
	/** Of table, panel and row together. */
	readonly at: Coordinates;
	readonly panel: number;
	readonly code?: string;
	/** Labels that documents of other years or places print for it. */
	readonly aliases?: readonly string[];
	/** Name in addresses where it has neither code nor printed label. */
	readonly key?: string;
	/** 总计, as against 本年收入合计. */
	readonly grand?: true;
	/** `filled`: left out on paper where it holds nothing. */
	readonly print: 'all' | 'filled';
}

export interface FormatPanel {
	readonly title?: string;
	readonly side?: string;
	readonly axis: Axis;
	readonly at: Coordinates;
}

/** What a text says of a whole table: 「无政府性基金预算支出」, or its figures. */
export interface Presence {
	readonly name: string;
	/** `of` is an address: a cell, or a column that is added up. */
	readonly figures: readonly { readonly words: string; readonly of: string }[];
}

/** A table of a format. It is a `TableTemplate` and says more. */
export interface FormatTable extends TableTemplate {
	/** The name that addresses print. `id` and `aliases` are read as well. */
	readonly address: string;
	readonly aliases: readonly string[];
	/** Title words: the first is `name`. */
	readonly titles: readonly string[];
	/** In which amounts are typed and printed. */
	readonly unit: '元' | '万元';
	readonly at: Coordinates;
	readonly panels: readonly FormatPanel[];
	readonly columns: readonly FormatColumn[];
	readonly fixedRows: readonly FormatRow[];
	readonly total?: 'first' | 'last';
	readonly transposed: boolean;
	/** The department's rows are the units' rows shown together. */
	readonly shared: boolean;
	/** The header where split codes take a column for each part; the same as `header` without any. */
	readonly paperHeader: readonly (readonly HeaderCell[])[];
	/** Ids by which people know the checks that follow from how it is built. */
	readonly rules?: PackTable['rules'];
	readonly note?: string;
	readonly emptyNote?: string;
	readonly presence?: Presence;
}
