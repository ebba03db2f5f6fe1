/** What a living figure says of a book: the words that are printed in its place. */
import { formatOfReader } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { fundColumnsOf, PROJECT_NAME } from '$lib/formats/project-form';
import { parseAddress, printAddress, type Address } from '../address/address';
import { printAmount, type Fen } from '../values/amount';
import type { ColumnId, RowId, SheetKey, TableId, UnitId } from '../book/book';
import { settingOf } from '../settings/book-settings';
import { percentOf } from '../settings/last-year';
import type { LivingFigure, LivingTerm } from './living-figure';
import type { LivingReader, NamedRow } from './living-reader';
import { detailRows, namedRows } from '../table/detail-rows';
import { labelColumnOf } from '../table/row-key';
import { bareLabel } from '../values/row-label';
import { columnOf } from '../table/table-template';
import { publicUnitName } from '../book/unit';

type TableAddress = Extract<Address, { kind: 'table' }>;
/** An address in a table or a project form. */
type SheetAddress = Exclude<Address, { kind: 'narrative' }>;

/**
 * - `unreadable` no living figure, or a format that does not go with what it is of
 * - `no-cell` the book has no such row or column; `no-figure` its cell holds a text
 * - `no-last-year` last year's figure is not known; `no-base` a percentage of nothing
 * - `hidden` kept from whoever reads the text
 * - `not-here` rows that it counts are not here: their part of the book is damaged or has not arrived
 */
export interface LivingFailure {
	readonly kind:
		'unreadable' | 'no-cell' | 'no-figure' | 'no-last-year' | 'no-base' | 'hidden' | 'not-here';
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
		const { address, column } = this.#amounts(of);
		const [sheet, row, name] = [this.#sheet(address), this.#row(address), printAddress(address)];
		if (row === undefined) return fail('unreadable');
		this.#mustBeHere(sheet, name, row === '*' ? undefined : row.unit);
		if (row === '*')
			return this.#items(address, column).reduce(
				(sum, { id }) => sum + this.#figure(id, column, name),
				0
			);
		const found = this.reader.rowNamed(sheet, column, row) ?? fail('no-cell', name);
		return this.#figure(found, column, name);
	}

	/** A sum without the rows of a part that is not here would be false, and a name may be another's. */
	#mustBeHere(sheet: SheetKey, address: string, unit?: UnitId): void {
		if (this.reader.lacks?.(sheet, unit)) fail('not-here', address);
	}

	/** A blank of a row that is there counts as zero, as it does in sums. */
	#figure(row: RowId, column: ColumnId, address: string): Fen {
		if (this.reader.hides?.(row, column)) return fail('hidden', address);
		if (this.reader.lacksBehind?.(row, column)) return fail('not-here', address);
		const value = this.reader.value(row, column) ?? 0;
		return typeof value === 'number' ? value : fail('no-figure', address);
	}

	/** The column of amounts that an address names. */
	#amounts(of: LivingTerm['of']): { address: SheetAddress; column: ColumnId } {
		if (typeof of === 'string' || of.kind === 'narrative' || of.column === undefined)
			return fail('unreadable');
		const holdsAmounts =
			of.kind === 'table'
				? columnOf(of.table, of.column, this.#format)?.holds === 'amount'
				: of.indicator === undefined && this.#isFund(of.column);
		return holdsAmounts ? { address: of, column: of.column } : fail('no-cell', printAddress(of));
	}

	get #format(): Format {
		return formatOfReader(this.reader);
	}

	#sheet(of: SheetAddress): SheetKey {
		if (of.kind === 'form') return 'projects';
		const { table, edition } = of;
		if (edition === undefined || this.#format.byId.get(table)?.shared) return table;
		return `${table}@${this.#unit(edition)}`;
	}

	#row(of: SheetAddress): NamedRow | '*' | undefined {
		if (of.kind === 'table') return of.row;
		const { project } = of;
		if (project === undefined || project === '*' || project.unit === undefined) return project;
		return { ...project, unit: this.#unit(project.unit) };
	}

	#unit(name: string): UnitId {
		const units = this.reader.head('units');
		return units.find(({ id }) => publicUnitName(units, id) === name)?.id ?? name;
	}

	/** The lines that a column adds up, or those that a list names. */
	#items(
		of: SheetAddress,
		column: ColumnId | undefined,
		rows: typeof detailRows = detailRows
	): readonly { id: RowId }[] {
		const side =
			of.kind === 'table' && column !== undefined
				? columnOf(of.table, column, this.#format)?.side
				: undefined;
		return rows(this.reader, this.#sheet(of), this.#format, side);
	}

	#isFund(column: ColumnId): boolean {
		const { form } = this.#format;
		return fundColumnsOf({ form }).has(column);
	}

	#text(row: RowId, column: ColumnId): string {
		return String(this.reader.value(row, column) ?? '').trim();
	}

	/** Of a column the names of the rows with figures, each once; of projects and units all. */
	#names([{ of }, ...more]: readonly LivingTerm[]): readonly string[] {
		if (more.length > 0) return fail('unreadable');
		if (of === '单位') return this.reader.head('units').map(({ name }) => name);
		if (typeof of === 'string' || of.kind === 'narrative' || this.#row(of) !== '*')
			return fail('unreadable');
		const column = of.column === undefined ? undefined : this.#amounts(of).column;
		this.#mustBeHere(this.#sheet(of), printAddress(of));
		const rows = this.#items(of, column, namedRows).filter(
			({ id }) => column === undefined || this.#figure(id, column, printAddress(of)) !== 0
		);
		if (of.kind === 'form') return rows.map(({ id }) => this.#text(id, PROJECT_NAME));
		const side = column === undefined ? undefined : columnOf(of.table, column, this.#format)?.side;
		const label = labelColumnOf(of.table, side, this.#format)!.id;
		const names = rows.map(({ id }) => bareLabel(this.#text(id, label)));
		const isEconomic = this.#format.byId.get(of.table)?.panels[0].axis === 'economic';
		return isEconomic ? [...new Set(names)] : names;
	}

	#presence(table: TableId): string {
		const said = this.#format.byId.get(table)?.presence ?? fail('unreadable');
		if (!this.reader.hasFigures(table)) {
			this.#mustBeHere(table, table);
			return `无${said.name}`;
		}
		const cells = said.figures.map(({ words, of }): [string, Fen] => {
			const read = parseAddress(of, this.#format);
			return [words, read.ok ? this.#amount(read.address) : fail('unreadable')];
		});
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
		const { address } = this.#amounts(of);
		const sheet = address.kind === 'form' ? 'F' : address.table;
		const has = Object.keys(figures).some((other) => other.startsWith(`${sheet}[`));
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
