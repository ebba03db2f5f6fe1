/** Last year's figures, the change and its percentage, as columns at the right of a table's own. */
import { exactAmount, printAmount, type Fen } from '$lib/budget/values/amount';
import { templateFor } from '$lib/budget/table/book-columns';
import { settingOf } from '$lib/budget/settings/book-settings';
import { tableOf, type SheetKey } from '$lib/budget/book/book';
import { lastYearsFigure, yearChange } from '$lib/budget/settings/last-year';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Column } from '$lib/budget/table/table-template';
import type { LastYearWords } from '$lib/messages/last-year';
import type { BesideLastYear } from '../state/preferences.svelte';
import type { GridCell, GridColumn, GridLine, SheetModel } from './grid-port';

/** The model with three columns more for each column that is compared; as it is where none is. */
export function besideLastYear(
	model: SheetModel,
	book: BookReader,
	sheet: SheetKey,
	show: BesideLastYear,
	words: LastYearWords
): SheetModel {
	const last = settingOf(book.head.settings, 'lastYear');
	const compared = last ? comparedColumns(book, sheet, show) : [];
	if (!last || compared.length === 0) return model;
	return {
		...model,
		columns: [...model.columns, ...compared.flatMap(({ column }) => columnsFor(column))],
		header: headerWith(model, compared, book.head.year, last.year, words),
		lines: model.lines.map((line) => lineWith(line, book, compared))
	};
}

interface Compared {
	readonly column: Column;
	/** Where it stands in the model. */
	readonly at: number;
}

/** The first amount column of each side, or all of them. */
function comparedColumns(book: BookReader, sheet: SheetKey, show: BesideLastYear): Compared[] {
	if (show === 'none') return [];
	const { table } = tableOf(sheet)!;
	const { columns } = templateFor(book.head, table, book.rows(sheet));
	const amounts = columns.flatMap((column, at) =>
		column.holds === 'amount' ? [{ column, at }] : []
	);
	if (show === 'all') return amounts;
	return amounts.filter(
		({ column }, i) => amounts.findIndex((one) => one.column.side === column.side) === i
	);
}

const ROOM = { width: 112, least: 92, grows: false } as const;
const columnsFor = ({ id }: Column): GridColumn[] =>
	['上年', '增减', '增减%'].map((what) => ({ id: `${what}:${id}`, ...ROOM }));

function headerWith(
	{ header }: SheetModel,
	compared: readonly Compared[],
	year: number,
	lastYear: number,
	words: LastYearWords
): SheetModel['header'] {
	const titles = compared.map(({ column }) => column.title.replaceAll('{year}', String(year)));
	const said = [words.last(lastYear), words.change, words.percent];
	const leaf = header.length - 1;
	return header.map((line, level) => {
		// A table with one header line has no room for the name of the group above.
		if (leaf === 0)
			return [
				...line,
				...titles.flatMap((title) => said.map((text) => ({ text: `${title} ${text}` })))
			];
		if (level === 0)
			return [
				...line,
				...titles.map((title) => ({ text: words.group(title, lastYear), across: 3, down: leaf }))
			];
		return level === leaf
			? [...line, ...titles.flatMap(() => said.map((text) => ({ text })))]
			: line;
	});
}

function lineWith(line: GridLine, book: BookReader, compared: readonly Compared[]): GridLine {
	return {
		...line,
		cells: [...line.cells, ...compared.flatMap(({ at }) => cellsFor(line.cells[at], book))]
	};
}

function cellsFor({ ref, strong }: GridCell, book: BookReader): GridCell[] {
	if (!ref) return [blank(strong), blank(strong), blank(strong)];
	const value = book.value(ref.row, ref.column);
	const now = typeof value === 'number' ? value : undefined;
	const last = lastYearsFigure(book, ref);
	const change = yearChange(now, last);
	const percent = change?.percent;
	return [
		amountCell(last, strong),
		amountCell(change?.change, strong),
		percent === undefined ? blank(strong) : shownCell(`${percent}%`, `${percent}%`, strong)
	];
}

const amountCell = (value: Fen | undefined, strong: boolean | undefined): GridCell =>
	value === undefined
		? blank(strong)
		: {
				...shownCell(printAmount(value, '万元'), exactAmount(value, '万元'), strong),
				unit: '万元',
				amount: value
			};

const blank = (strong: boolean | undefined): GridCell => shownCell('', '', strong);

function shownCell(shown: string, exact: string, strong: boolean | undefined): GridCell {
	return {
		shown,
		exact,
		kind: 'amount',
		lock: { kind: 'last-year' },
		align: 'end',
		...(strong && { strong })
	};
}
