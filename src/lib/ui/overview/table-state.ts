/** What the overview says of each table and unit: counts, not judgements. */
import { projectTablesOf } from '$lib/formats/format-tables';
import { bookFormat } from '$lib/formats/book-format';
import type { FormatTable } from '$lib/formats/format';
import type { CellValue, TableId, UnitId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Row } from '$lib/budget/book/book';

type Reader = Pick<BookReader, 'head' | 'rows'>;

export interface TableState {
	readonly table: TableId;
	readonly rows: number;
	/** Cells that hold a figure. */
	readonly figures: number;
	/** Units that have put a figure into their own edition; absent on tables that units share. */
	readonly editions?: number;
}

export function tableStates(book: Reader): readonly TableState[] {
	return bookFormat(book.head).tables.map((template) => {
		const table = template.id;
		const rows = book.rows(table);
		const own = { table, rows: rows.length, figures: figuresIn(template, rows) };
		if (template.shared) return own;
		const editions = book.head.units.filter(
			({ id }) => figuresIn(template, book.rows(`${table}@${id}`)) > 0
		).length;
		return { ...own, editions };
	});
}

export interface UnitState {
	readonly unit: UnitId;
	/** Rows of the tables of projects that the unit owns and that stand for one. */
	readonly projects: number;
	readonly forms: number;
}

export function unitStates(book: Reader): readonly UnitState[] {
	const { ofYear, carried } = projectTablesOf(bookFormat(book.head));
	const projectRows = [...ofYear, ...carried]
		.flatMap(({ id }) => book.rows(id))
		.filter(({ role }) => role === undefined || role === 'project');
	const forms = book.rows('projects');
	const ownedBy = (unit: UnitId) => (row: Row) => row.unit === unit;
	return book.head.units.map(({ id }) => ({
		unit: id,
		projects: projectRows.filter(ownedBy(id)).length,
		forms: forms.filter(ownedBy(id)).length
	}));
}

/** The figure of a total row of T1: 收入总计, 支出总计. */
export function grandTotal(book: Reader, side: '收入' | '支出'): CellValue | undefined {
	const [label, amount] = side === '收入' ? ['收入项目', '金额'] : ['支出项目', '合计'];
	const row = book
		.rows('T1')
		.find(({ cells }) => String(cells[label] ?? '').replace(/\s/g, '') === `${side}总计`);
	return row?.cells[amount];
}

function figuresIn({ columns }: FormatTable, rows: readonly Row[]): number {
	const amounts = columns.filter(({ holds }) => holds === 'amount');
	return rows.reduce(
		(sum, { cells }) => sum + amounts.filter(({ id }) => typeof cells[id] === 'number').length,
		0
	);
}
