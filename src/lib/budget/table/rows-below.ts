/** What stands under a row of a table: under a 类 or 款 the rows one level below it, under a unit's line its projects. */
import { addToList } from '$lib/budget/values/lists-by-key';
import {
	tableOf,
	type ColumnId,
	type RowId,
	type RowMark,
	type SheetKey,
	type TableId
} from '../book/book';
import type { Format } from '$lib/formats/format';
import type { DetailReader } from './detail-rows';
import { economicNames, economicTree, type EconomicNames } from './economic-tree';
import { codeColumnOf, labelColumnOf } from './row-key';

/** Digits of the codes of two levels differ by as many. */
const STEP = 2;
/** Digits of the code of a 类. */
const TOP = 3;
/** Digits of the code of a 项, under which none stand. */
const LOWEST = TOP + 2 * STEP;
const TOTAL = '合计';

/** The rows of one sheet, at one time. */
export class RowsBelow {
	readonly #groups = new Map<string, RowMark[]>();
	readonly #table: TableId | undefined;
	#isEconomic = false;

	constructor(
		readonly reader: DetailReader,
		sheet: SheetKey,
		readonly format: Format
	) {
		this.#table = tableOf(sheet)?.table;
		if (this.#table === undefined) return;
		const template = format.byId.get(this.#table);
		const names = template && economicNames(template);
		if (names) this.#accounts(sheet, names);
		else this.#tree(sheet);
	}

	#tree(sheet: SheetKey): void {
		for (const row of this.reader.rows(sheet)) {
			const key = this.#placeOf(row);
			if (key === undefined) continue;
			addToList(this.#groups, key, row);
		}
	}

	/** The rows that a row adds up, where it is no total; nothing where none can stand under it. */
	of(row: RowMark): readonly RowMark[] | undefined {
		if (this.#table === undefined || this.isTotal(row)) return undefined;
		if (row.role === 'unit') return this.#groups.get(unitKey(row)) ?? [];
		if (this.#isEconomic) return this.#groups.get(row.id);
		const code = this.#code(row);
		if (code.length < TOP || code.length >= LOWEST) return undefined;
		return this.#groups.get(codeKey(row, code)) ?? [];
	}

	isTotal(row: RowMark): boolean {
		if (this.#table === undefined) return false;
		const label = labelColumnOf(this.#table, row.side, this.format)?.id;
		return row.role === 'total' || [this.#code(row), this.#text(row, label)].includes(TOTAL);
	}

	/** Of accounts without codes: the 款 of each 类. */
	#accounts(sheet: SheetKey, names: EconomicNames): void {
		this.#isEconomic = true;
		const rows = new Map(this.reader.rows(sheet).map((row) => [row.id, row]));
		const text = (row: RowId, column: ColumnId): string =>
			String(this.reader.value(row, column) ?? '');
		const { classes } = economicTree({ rows: () => [...rows.values()], text }, sheet, names);
		for (const { row, children } of classes)
			this.#groups.set(
				row,
				children.map((id) => rows.get(id)!)
			);
	}

	/** Under what a row stands. */
	#placeOf(row: RowMark): string | undefined {
		if (row.role === 'unit' || this.isTotal(row)) return undefined;
		const code = this.#code(row);
		if (code.length >= TOP + STEP) return codeKey(row, code.slice(0, -STEP));
		return code === '' && row.unit !== undefined ? unitKey(row) : undefined;
	}

	#code(row: RowMark): string {
		return this.#text(row, codeColumnOf(this.#table!, row.side, this.format)?.id);
	}

	#text(row: RowMark, column: string | undefined): string {
		return column === undefined ? '' : String(this.reader.value(row.id, column) ?? '').trim();
	}
}

const codeKey = ({ side }: RowMark, code: string): string => `${side ?? ''}|${code}`;
const unitKey = ({ unit }: RowMark): string => `unit|${unit ?? ''}`;
