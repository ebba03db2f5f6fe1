/** The names of all rows of a sheet, both ways: numbering `#2` needs to see all rows at once. */
import { addToList } from '$lib/budget/values/lists-by-key';
import { bookFormat } from '$lib/formats/book-format';
import { officialName } from '$lib/formats/format-tables';
import type { RowName } from './address';
import {
	tableOf,
	type BookHead,
	type ColumnId,
	type Row,
	type RowId,
	type SheetKey,
	type Side
} from '../book/book';
import type { BookReader } from '../live/live-book';
import { PROJECT_NAME } from '$lib/formats/project-form';
import { keyOf } from '../table/row-key';
import { columnOf } from '../table/table-template';
import { publicUnitName } from '../book/unit';

/** Stands for the name of a row that has none. */
const NAMELESS = '（空）';
const NAMELESS_PROJECT = '（未命名）';

export interface NameIndex {
	nameOf(row: RowId): RowName | undefined;
	find(name: RowName): RowId | undefined;
}

/** The names of one sheet at one time. Columns of one side number that side's rows first. */
export class SheetNames {
	readonly #all: NameIndex;
	readonly #sides = new Map<Side, NameIndex>();
	readonly #rows: readonly Row[];
	readonly #keys: ReadonlyMap<RowId, string>;

	constructor(
		readonly sheet: SheetKey,
		rows: readonly Row[],
		readonly head: BookHead
	) {
		// A live book changes its list in place; the index answers for the rows it was made from.
		this.#rows = [...rows];
		this.#keys = new Map(this.#rows.map((row) => [row.id, nameKey(sheet, row, head)]));
		this.#all = this.#numbered(this.#rows);
	}

	/** The names that addresses with this column use. */
	forColumn(column: ColumnId | undefined): NameIndex {
		const table = tableOf(this.sheet)?.table;
		const side =
			column === undefined || table === undefined
				? undefined
				: columnOf(table, column, bookFormat(this.head))?.side;
		if (side === undefined) return this.#all;
		let names = this.#sides.get(side);
		if (!names) {
			const rows = this.#rows.filter((row) => row.side === side);
			const others = this.#rows.filter((row) => row.side !== side);
			this.#sides.set(side, (names = this.#numbered([...rows, ...others])));
		}
		return names;
	}

	#numbered(rows: readonly Row[]): NameIndex {
		return numbered(rows, this.#keys, (key) => this.#official(key));
	}

	/** An older address may call a row as its document prints it. */
	#official(key: string): string {
		const table = bookFormat(this.head).byId.get(tableOf(this.sheet)?.table ?? '');
		const names = (table?.panels ?? []).map(({ side }) => officialName(table!, side, key));
		return names.find((name) => name !== key) ?? key;
	}
}

/**
 * The key under which a row is numbered. Projects are numbered within their unit, so their keys
 * carry it; indicators have no names but their number.
 */
function nameKey(sheet: SheetKey, row: Row, head: BookHead): string {
	const table = tableOf(sheet)?.table;
	if (table !== undefined) return keyOf(table, row, bookFormat(head)) || NAMELESS;
	if (sheet === 'projects')
		return projectKey(
			row.unit === undefined ? undefined : publicUnitName(head.units, row.unit),
			projectLabel(row)
		);
	return '';
}

/** The name of a project without spaces; digits and ordinals stay (「2022年…」 is no ordinal). */
export function projectLabel(row: Row): string {
	return String(row.cells[PROJECT_NAME] ?? '').replace(/\s+/g, '') || NAMELESS_PROJECT;
}

/** Joins unit and label so that no two pairs look alike. */
export function projectKey(unit: string | undefined, label: string): string {
	return JSON.stringify([unit ?? null, label]);
}

/** @param official the name of a row that is called by another */
function numbered(
	rows: readonly Row[],
	keys: ReadonlyMap<RowId, string>,
	official: (key: string) => string
): NameIndex {
	const byKey = new Map<string, RowId[]>();
	const names = new Map<RowId, RowName>();
	for (const { id } of rows) {
		const key = keys.get(id)!;
		names.set(id, { key, nth: addToList(byKey, key, id).length });
	}
	return {
		nameOf: (row) => names.get(row),
		find: ({ key, nth }) => (byKey.get(key) ?? byKey.get(official(key)))?.[nth - 1]
	};
}

interface Remembered {
	readonly revision: number;
	readonly head: BookHead;
	readonly names: SheetNames;
}
const remembered = new WeakMap<BookReader, Map<SheetKey, Remembered>>();

/** The names of a sheet as they are now, from an index where the reader tells its revisions. */
export function namesOf(book: BookReader, sheet: SheetKey): SheetNames {
	const { head } = book;
	const revision = book.namesRevision?.(sheet);
	if (revision === undefined) return new SheetNames(sheet, book.rows(sheet), head);
	let sheets = remembered.get(book);
	if (!sheets) remembered.set(book, (sheets = new Map()));
	const known = sheets.get(sheet);
	if (known?.revision === revision && known.head === head) return known.names;
	const names = new SheetNames(sheet, book.rows(sheet), head);
	sheets.set(sheet, { revision, head, names });
	return names;
}
