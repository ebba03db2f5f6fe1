/** Rows that a form prints only where they hold something: 「只列有数的类」. */
import type { Row } from '$lib/budget/book/book';
import { keyOf, labelColumnOf } from '$lib/budget/table/row-key';
import { ordinal } from '$lib/budget/values/ordinal';
import type { Format, FormatTable } from '$lib/formats/format';
import { keyOfFixed } from '$lib/formats/format-tables';

/** 「八、」 before a label. */
const ORDINAL = /^[一二三四五六七八九十]+、/u;

/**
 * The rows of a sheet that are printed. Where some are left out, the others of their kind are numbered
 * anew, from 一 on each side.
 */
export function printedRows(
	template: FormatTable,
	rows: readonly Row[],
	format: Format
): readonly Row[] {
	const optional = optionalNames(template);
	const isOptional = (row: Row): boolean =>
		optional.has(nameOn(row.side, keyOf(template.id, row, format)));
	const printed = rows.filter((row) => !isOptional(row) || holdsSomething(template, row));
	if (printed.length === rows.length) return rows;
	const counts = new Map<Row['side'], number>();
	return printed.map((row) => {
		if (!isOptional(row)) return row;
		const nth = (counts.get(row.side) ?? 0) + 1;
		counts.set(row.side, nth);
		return numbered(row, nth, template, format);
	});
}

function optionalNames(template: FormatTable): ReadonlySet<string> {
	const rows = template.fixedRows.filter(({ print }) => print === 'filled');
	return new Set(rows.map((row) => nameOn(row.side, keyOfFixed(template, row))));
}

const nameOn = (side: Row['side'], name: string): string => `${side ?? ''}|${name}`;

function holdsSomething({ columns }: FormatTable, { side, cells }: Row): boolean {
	return columns.some(
		(column) =>
			(column.holds === 'amount' || column.holds === 'text') &&
			(column.side === undefined || column.side === side) &&
			(cells[column.id] ?? '') !== ''
	);
}

function numbered(row: Row, nth: number, template: FormatTable, format: Format): Row {
	const column = labelColumnOf(template.id, row.side, format);
	const label = column && row.cells[column.id];
	if (typeof label !== 'string' || !ORDINAL.test(label)) return row;
	return {
		...row,
		cells: { ...row.cells, [column!.id]: label.replace(ORDINAL, `${ordinal(nth)}、`) }
	};
}
