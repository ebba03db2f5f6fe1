/** A book of any format with something typed in every column of every table, in forms and in texts. */
import fc from 'fast-check';
import type { Book, Cells, Row, SheetKey } from '$lib/budget/book/book';
import { columnOfFund, formHalves, fundsIn, INDICATOR_PARTS } from '$lib/formats/project-form';
import { freshTable } from '$lib/budget/new-book/fresh-table';
import { newBook } from '$lib/budget/new-book/new-book';
import { carriedFormat } from '$lib/formats/book-format';
import type { Format, FormatColumn, FormatTable } from '$lib/formats/format';
import { formatTables } from '$lib/formats/format-tables';

const UNITS = [
	{ id: 'u1', code: '', name: '某某局', kind: '行政', role: '本级' },
	{ id: 'u2', code: '070002', name: '某某中心', kind: '事业', role: '所属' }
] as const;

/** What each column holds in a row; `nth` counts the cells of the book. */
type Filling = (column: FormatColumn, nth: number) => string | number | undefined;

export function filledBook(format: Format, fill: Filling): Book {
	let rows = 0;
	let cells = 0;
	const nextId = (): string => `r${++rows}`;
	const head = {
		year: 2025,
		level: '市级',
		department: { code: '070', name: '某某局' },
		units: UNITS.map((unit) => ({ ...unit })),
		format: carriedFormat(format)
	};
	const book = newBook(head, nextId);
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = { ...book.sheets };
	const filled = (table: FormatTable, some: readonly Row[]): Row[] =>
		[...some, ...listedRows(table, nextId)].map(({ formulas: _computed, ...row }) => ({
			...row,
			cells: { ...row.cells, ...cellsOf(table, row) }
		}));
	const cellsOf = (table: FormatTable, { side, cells: own }: Row): Cells =>
		Object.fromEntries(
			table.columns.flatMap((column): [string, string | number][] => {
				const value = column.side === side && !(column.id in own) && fill(column, ++cells);
				return value === undefined || value === false ? [] : [[column.id, value]];
			})
		);
	for (const table of formatTables(format))
		sheets[table.id] = filled(table, book.sheets[table.id] ?? []);
	for (const table of formatTables(format, 'unit'))
		if (!table.shared)
			sheets[`${table.id}@u2`] = filled(table, freshTable(table.id, nextId, 'u2', format)).map(
				(row) => ({ ...row, unit: 'u2' })
			);
	if (format.form) Object.assign(sheets, formsOf(format, ++cells));
	return { ...book, sheets };
}

/** A table whose rows are no fixed ones gets two of its own. */
function listedRows({ columns, panels, fixedRows }: FormatTable, nextId: () => string): Row[] {
	if (panels.some(({ axis }) => axis === 'fixed')) return [];
	const row = (code: string, label: string, side: string | undefined, i: number): Row => ({
		...{ id: nextId(), order: `z${i + fixedRows.length}`, ...(side !== undefined && { side }) },
		cells: Object.fromEntries(
			columns.flatMap((column) => {
				if (column.side !== side) return [];
				if (column.holds === 'code') return [[column.id, code]];
				return column.holds === 'label' ? [[column.id, label]] : [];
			})
		)
	});
	return panels.flatMap(({ side }, i) => [
		row('204', '公共安全支出', side, 2 * i),
		row('20402', '公安', side, 2 * i + 1)
	]);
}

function formsOf(format: Format, amount: number): Partial<Record<SheetKey, readonly Row[]>> {
	const { fields, indicators } = format.form!;
	const [[first, [second]]] = Object.entries(indicators);
	const funds = formHalves(format).flatMap((half) =>
		fundsIn(format, half).map((fund, i) => [columnOfFund(half, fund), amount * 100 + i])
	);
	const said = formHalves(format).flatMap((half) =>
		INDICATOR_PARTS.map((part) => [`${half}.${part}`, `${half}${part}`])
	);
	return {
		projects: [
			{
				...{ id: 'p1', order: 'a0', unit: 'u2' },
				cells: Object.fromEntries([...fields.map(({ id }) => [id, `${id}内容`]), ...funds]) as Cells
			}
		],
		'indicators@p1': [
			{
				...{ id: 'i1', order: 'a0', unit: 'u2' },
				cells: { 一级: first, 二级: second, ...(Object.fromEntries(said) as Cells) }
			}
		]
	};
}

/** Amounts of all sizes and signs, blanks, and here and there a text where a figure belongs. */
export const arbitraryFilling = fc
	.array(
		fc.oneof(
			{ weight: 6, arbitrary: fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }) },
			{ weight: 1, arbitrary: fc.constant(undefined) },
			{ weight: 1, arbitrary: fc.constantFrom('见附件', '—') }
		),
		{ minLength: 20, maxLength: 60 }
	)
	.map(
		(values): Filling =>
			({ holds }, nth) =>
				holds === 'amount' ? values[nth % values.length] : `文字${nth}`
	);
