/** What stands under a row of a table: under a 类 or 款 the rows one level below it, under a unit's line its projects. */
import { tableOf, type RowMark, type SheetKey, type TableId } from '../book/book';
import type { Format } from '$lib/formats/format';
import type { DetailReader } from './detail-rows';
import { codeColumnOf, labelColumnOf } from './row-key';

/** Digits of the codes of two levels differ by as many. */
const STEP = 2;
/** Digits of the code of a 类. */
const TOP = 3;
const TOTAL = '合计';

/** The rows of one sheet, at one time. */
export class RowsBelow {
	readonly #groups = new Map<string, RowMark[]>();
	readonly #table: TableId | undefined;

	constructor(
		readonly reader: DetailReader,
		sheet: SheetKey,
		readonly format: Format
	) {
		this.#table = tableOf(sheet)?.table;
		if (this.#table === undefined) return;
		for (const row of reader.rows(sheet)) {
			const key = this.#placeOf(row);
			if (key === undefined) continue;
			const group = this.#groups.get(key);
			if (group) group.push(row);
			else this.#groups.set(key, [row]);
		}
	}

	/** The rows that a row adds up, where it is no total; most add up none. */
	of(row: RowMark): readonly RowMark[] {
		if (this.#table === undefined || this.isTotal(row)) return [];
		if (row.role === 'unit') return this.#groups.get(unitKey(row)) ?? [];
		const code = this.#code(row);
		return code === '' ? [] : (this.#groups.get(codeKey(row, code)) ?? []);
	}

	isTotal(row: RowMark): boolean {
		if (this.#table === undefined) return false;
		const label = labelColumnOf(this.#table, row.side, this.format)?.id;
		return row.role === 'total' || [this.#code(row), this.#text(row, label)].includes(TOTAL);
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
