/** What a living figure says of a book: the words that are printed in its place. */
import { printAddress, type Address, type RowName } from './address';
import { printAmount, type Fen } from './amount';
import { SHARED_TABLES, type ColumnId, type RowId, type SheetKey, type TableId } from './book';
import { settingOf } from './book-settings';
import { percentOf } from './last-year';
import type { LivingFigure, LivingTerm } from './living-figure';
import type { LivingReader } from './living-reader';
import { bareLabel, codeColumnOf, labelColumnOf } from './row-key';
import { columnOf, templateOf } from './table-template';
import { publicUnitName } from './unit';

type TableAddress = Extract<Address, { kind: 'table' }>;

/**
 * - `unreadable` no living figure, or a format that does not go with what it is of
 * - `no-cell` the book has no such row or column; `no-figure` its cell holds a text
 * - `no-last-year` last year's figure is not known; `no-base` a percentage of nothing
 * - `hidden` kept from whoever reads the text
 */
export interface LivingFailure {
	readonly kind: 'unreadable' | 'no-cell' | 'no-figure' | 'no-last-year' | 'no-base' | 'hidden';
	/** The address concerned. */
	readonly address?: string;
}

export type LivingPrint =
	| { readonly ok: true; readonly text: string }
	| { readonly ok: false; readonly failure: LivingFailure };

class Unprintable extends Error {
	constructor(readonly failure: LivingFailure) {
		super(failure.kind);
	}
}
const fail = (kind: LivingFailure['kind'], address?: string): never => {
	throw new Unprintable({ kind, ...(address !== undefined && { address }) });
};

export function printLiving(figure: LivingFigure, reader: LivingReader): LivingPrint {
	try {
		return { ok: true, text: new Printing(reader).print(figure) };
	} catch (error) {
		if (!(error instanceof Unprintable)) throw error;
		return { ok: false, failure: error.failure };
	}
}

/** 「4.32%」; `undefined` of nothing. */
export function printPercentage(part: Fen, whole: Fen): string | undefined {
	return whole === 0 ? undefined : `${percentOf(part, whole)}%`;
}

const wan = (amount: Fen): string => `${printAmount(amount, '万元')}万元`;

class Printing {
	constructor(readonly reader: LivingReader) {}

	print(figure: LivingFigure): string {
		const { terms, whole, format } = figure;
		const [{ of }] = terms;
		if (whole) return format === '占比' ? this.#share(terms, whole) : fail('unreadable');
		switch (format) {
			case '列表':
				return this.#names(terms).join('、');
			case '个数':
				return String(this.#names(terms).length);
			case '有无':
				return isWholeTable(terms, of) ? this.#presence(of.table) : fail('unreadable');
			case '占比':
				return fail('unreadable');
		}
		if (typeof of === 'string') return this.#word(figure);
		const now = this.#sum(terms);
		if (format === '万元') return wan(now);
		if (format === '元') return `${printAmount(now, '元')}元`;
		if (format === '数') return printAmount(now, '万元');
		return compared(format, now, this.#lastYear(terms));
	}

	/** 「2023」 as it is, 「9」 units. */
	#word({ terms, format }: LivingFigure): string {
		const [{ of }] = terms;
		const year = this.reader.head('year');
		if (terms.length > 1 || format !== '万元') return fail('unreadable');
		if (of === '年度') return String(year);
		return of === '上年度' ? String(year - 1) : fail('unreadable');
	}

	#share(part: readonly LivingTerm[], whole: readonly LivingTerm[]): string {
		return printPercentage(this.#sum(part), this.#sum(whole)) ?? fail('no-base');
	}

	#sum(terms: readonly LivingTerm[]): Fen {
		let sum = 0;
		for (const { sign, of } of terms) sum += sign * this.#amount(of);
		return Number.isSafeInteger(sum) ? sum : fail('no-figure');
	}

	#amount(of: LivingTerm['of']): Fen {
		const { sheet, address, column } = this.#column(of);
		const name = printAddress(address);
		if (address.row === '*')
			return this.#items(sheet, address.table, column).reduce(
				(sum, { id }) => sum + this.#figure(id, column, name),
				0
			);
		if (address.row === undefined) return fail('unreadable');
		const row = this.reader.rowNamed(sheet, column, address.row) ?? fail('no-cell', name);
		return this.#figure(row, column, name);
	}

	/** A blank of a row that is there counts as zero, as it does in sums. */
	#figure(row: RowId, column: ColumnId, address: string): Fen {
		if (this.reader.hides?.(row, column)) return fail('hidden', address);
		const value = this.reader.value(row, column) ?? 0;
		return typeof value === 'number' ? value : fail('no-figure', address);
	}

	#column(of: LivingTerm['of']): { sheet: SheetKey; address: TableAddress; column: ColumnId } {
		if (typeof of === 'string' || of.kind !== 'table' || of.column === undefined)
			return fail('unreadable');
		if (columnOf(of.table, of.column)?.holds !== 'amount') return fail('no-cell', printAddress(of));
		return { sheet: this.#sheet(of), address: of, column: of.column };
	}

	#sheet({ table, edition }: TableAddress): SheetKey {
		if (edition === undefined || SHARED_TABLES.has(table)) return table;
		const units = this.reader.head('units');
		const unit = units.find(({ id }) => publicUnitName(units, id) === edition);
		return `${table}@${unit?.id ?? edition}`;
	}

	/** The lines that a column adds up and a list names: no totals, and of a tree one level. */
	#items(sheet: SheetKey, table: TableId, column: ColumnId | undefined): { id: RowId }[] {
		if (templateOf(table).body === 'fixed') return fail('unreadable');
		const side = column === undefined ? undefined : columnOf(table, column)?.side;
		return this.reader.rows(sheet).filter((row) => {
			if (row.role === 'total' || (side !== undefined && row.side !== side)) return false;
			if (table === 'T13') return row.role === undefined || row.role === 'project';
			if (table === 'T6') return this.#text(row.id, '政府科目') !== '';
			const code = codeColumnOf(table, row.side);
			return !code || this.#text(row.id, code.id).length === 3;
		});
	}

	#text(row: RowId, column: ColumnId): string {
		return String(this.reader.value(row, column) ?? '').trim();
	}

	/** Of a column the names of the rows with figures, each once; of projects and units all. */
	#names([{ of }, ...more]: readonly LivingTerm[]): readonly string[] {
		if (more.length > 0) return fail('unreadable');
		if (of === '单位') return this.reader.head('units').map(({ name }) => name);
		if (typeof of === 'object' && of.kind === 'form')
			return of.project === '*' && of.column === undefined && of.indicator === undefined
				? this.reader.rows('projects').map(({ id }) => this.#text(id, '项目名称'))
				: fail('unreadable');
		if (typeof of === 'string' || of.kind !== 'table' || of.row !== '*') return fail('unreadable');
		const { column } = of;
		const label = labelColumnOf(
			of.table,
			column === undefined ? undefined : columnOf(of.table, column)?.side
		)!.id;
		const rows = this.#items(this.#sheet(of), of.table, column).filter(
			({ id }) => column === undefined || this.#figure(id, column, printAddress(of)) !== 0
		);
		const names = rows.map(({ id }) => bareLabel(this.#text(id, label)));
		return of.table === 'T6' ? [...new Set(names)] : names;
	}

	#presence(table: TableId): string {
		const said = PRESENCE[table] ?? fail('unreadable');
		if (!this.reader.hasFigures(table)) return `无${said.name}`;
		const cells = said.cells.map(([words, row, column]): [string, Fen] => [
			words,
			this.#amount({ kind: 'table', table, row, column })
		]);
		return cells.map(([words, amount]) => words + wan(amount)).join('、');
	}

	/** Last year's figure of the same addresses, from the document that is linked or typed. */
	#lastYear(terms: readonly LivingTerm[]): Fen {
		const linked = settingOf(this.reader.head('settings'), 'lastYear');
		const year = String(this.reader.head('year'));
		let sum = 0;
		for (const { sign, of } of terms) {
			const name = typeof of === 'string' ? of : printAddress(of);
			// A row whose name holds this year stood under last year's (S4).
			const names = linked ? [name, name.replaceAll(year, String(linked.year))] : [];
			const known = names.find((each) => Object.hasOwn(linked!.figures, each));
			const last = known === undefined ? undefined : linked!.figures[known];
			sum += sign * (last ?? this.#nothingThen(of, name, linked?.figures ?? {}));
		}
		return sum;
	}

	/**
	 * A linked document has no blanks: what is blank now, too, in a table that it has, was nothing
	 * then. Of any other cell last year's figure is not known, rather than zero.
	 */
	#nothingThen(of: LivingTerm['of'], name: string, figures: Readonly<Record<string, Fen>>): Fen {
		const { address } = this.#column(of);
		const has = Object.keys(figures).some((other) => other.startsWith(`${address.table}[`));
		return has && this.#amount(of) === 0 ? 0 : fail('no-last-year', name);
	}
}

function isWholeTable(terms: readonly LivingTerm[], of: LivingTerm['of']): of is TableAddress {
	if (terms.length > 1 || typeof of === 'string' || of.kind !== 'table') return false;
	return of.row === undefined && of.column === undefined && of.edition === undefined;
}

/** This year beside last: 「比上年增加5.00万元，增长3.20%」, 「与上年相同」. */
function compared(format: LivingFigure['format'], now: Fen, last: Fen): string {
	const change = now - last;
	const size = Math.abs(change);
	const rate = () => printPercentage(size, Math.abs(last)) ?? fail('no-base');
	const grew = change > 0 ? '增长' : '下降';
	switch (format) {
		case '上年':
			return wan(last);
		case '比上年':
			if (change === 0) return '与上年相同';
			return `比上年${more(change)}${wan(size)}${last === 0 ? '' : `，${grew}${rate()}`}`;
		case '同比':
			return change === 0 ? '同比持平' : `同比${grew}${rate()}`;
		case '增减':
			return more(change);
		case '升降':
			return change === 0 ? '持平' : change > 0 ? '上升' : '下降';
		case '增减额':
			return wan(size);
		case '增减率':
			return change === 0 ? '0.00%' : rate();
		default:
			return fail('unreadable');
	}
}

function more(change: Fen): string {
	return change === 0 ? '持平' : change > 0 ? '增加' : '减少';
}

/** Tables of which a text says that there is nothing, or how much: the figure beside each name. */
const total: RowName = { key: '合计', nth: 1 };
const PRESENCE: Partial<
	Record<
		TableId,
		{
			readonly name: string;
			readonly cells: readonly [words: string, row: RowName | '*', column: ColumnId][];
		}
	>
> = {
	T7: { name: '政府性基金预算收入', cells: [['政府性基金预算收入', total, '金额']] },
	T8: { name: '政府性基金预算支出', cells: [['政府性基金预算支出', total, '合计']] },
	T9: {
		name: '国有资本经营预算收支',
		cells: [
			['国有资本经营预算收入', total, '金额'],
			['国有资本经营预算支出', total, '合计']
		]
	},
	T10: { name: '“三公”经费支出', cells: [['“三公”经费支出', total, '合计']] },
	T12: { name: '项目支出', cells: [['项目支出', '*', '合计']] },
	T13: {
		name: '上年结转项目支出',
		cells: [['上年结转项目支出', { key: '部门合计', nth: 1 }, '合计']]
	}
};
