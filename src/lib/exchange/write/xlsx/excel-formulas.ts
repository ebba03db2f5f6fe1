/**
 * Which cells a workbook can compute itself, and how: those that the book computes, and totals, each
 * only where Excel comes to exactly the figure of the book.
 */
import { cellKey, type CellRef } from '$lib/budget/address/address-book';
import type { SheetKey } from '$lib/budget/book/book';
import type { Operand } from '$lib/budget/computed/computed-value';
import { homeOf, unitOfSheet } from '$lib/budget/computed/formula-cell';
import { programOf } from '$lib/budget/computed/program';
import { RowFinder } from '$lib/budget/computed/row-finder';
import type { Expression, NumberWritten } from '$lib/budget/formula/formula';
import { readCellFormula } from '$lib/budget/formula/read-cell-formula';
import type { LiveBook } from '$lib/budget/live/live-book';
import { totalsOf } from '$lib/budget/totals/sheet-totals';
import { exactAmount, type AmountUnit } from '$lib/budget/values/amount';
import { bookFormat } from '$lib/formats/book-format';

/** The formula of a cell, once it is known how cells are called; nothing where one has no name. */
export type ExcelFormula = (nameOf: (cell: CellRef) => string | undefined) => string | undefined;
/** By `cellKey`. */
export type ExcelFormulas = ReadonlyMap<string, ExcelFormula>;

export function excelFormulas(book: LiveBook, sheet: SheetKey): ExcelFormulas {
	const found = new Map<string, ExcelFormula>();
	const finder = new RowFinder(book);
	const offer = (home: CellRef, texts: readonly string[]): void => {
		const key = cellKey(home.row, home.column);
		for (const text of texts) {
			if (found.has(key)) return;
			const formula = inExcel(book, sheet, home, text, finder);
			if (formula) found.set(key, formula);
		}
	};
	for (const row of book.rows(sheet))
		for (const [column, text] of Object.entries(row.formulas ?? {}))
			offer({ row: row.id, column }, [text]);
	// Sums of columns go before sums of rows.
	for (const total of totalsOf(book, sheet, finder)) offer(total, total.formulas.toReversed());
	return found;
}

function inExcel(
	book: LiveBook,
	sheet: SheetKey,
	home: CellRef,
	text: string,
	finder: RowFinder
): ExcelFormula | undefined {
	const format = bookFormat(book.head);
	const figure = book.value(home.row, home.column);
	const program = programOf(book, home, text, finder);
	const result = program.evaluate(({ row, column }) => book.value(row, column));
	if (!result.ok || result.value === undefined || result.value !== figure) return undefined;
	const read = readCellFormula(text, format, homeOf(sheet));
	if (!read.ok) return undefined;
	const unit = unitOfSheet(sheet, format);
	const translation = new Translation(book, unit, program.operands);
	const value = translation.valueOf(read.value);
	if (!comesTo(value, Number(exactAmount(figure, unit)), translation.isRounded)) return undefined;
	return (nameOf) => translation.print(read.value, nameOf);
}

/** How near to a tie Excel's doubles may round to the other side. */
const TIE = 1e-6;

/** Whether Excel, which computes in doubles, comes to the figure. */
function comesTo(value: number, figure: number, isRounded: boolean): boolean {
	if (!Number.isFinite(value)) return false;
	if (!isRounded) return Math.abs(value - figure) <= 1e-9 * Math.max(1, Math.abs(figure));
	const hundredths = Math.abs(value) * 100;
	if (Math.abs((hundredths % 1) - 0.5) < TIE) return false;
	return Math.abs((Math.sign(value) * Math.round(hundredths)) / 100 - figure) < TIE;
}

/** As many as Excel takes in a call, and characters in a formula. */
const MOST_ADDENDS = 255;
const LONGEST = 8_000;
const SIGN = { plus: '+', minus: '-', times: '*', divided: '/' } as const;
/** 分 in a unit. */
const FEN: Record<AmountUnit, number> = { 元: 100, 万元: 1_000_000 };

type Names = Parameters<ExcelFormula>[0];

class Translation {
	/** The result is rounded to two decimals, as the book does it. */
	isRounded = false;

	constructor(
		readonly book: LiveBook,
		readonly unit: AmountUnit,
		readonly operands: readonly Operand[]
	) {}

	print(expression: Expression, nameOf: Names): string | undefined {
		try {
			const printed = this.#text(expression, nameOf);
			const formula = this.isRounded ? `ROUND(${printed},2)` : printed;
			return formula.length > LONGEST ? undefined : formula;
		} catch (error) {
			if (error === NO_NAME) return undefined;
			throw error;
		}
	}

	/** In the unit of the cell, as doubles. */
	valueOf(expression: Expression): number {
		switch (expression.kind) {
			case 'number':
				return this.#number(expression).value;
			case 'address':
			case 'sum':
				return this.#addends(expression).reduce<number>((sum, cell) => sum + this.#cell(cell), 0);
			case 'count':
				return this.#addends(expression).filter(
					(cell) => 'row' in cell && typeof this.book.value(cell.row, cell.column) === 'number'
				).length;
			case 'negative':
				return -this.valueOf(expression.of);
			default: {
				const { kind } = expression;
				const [left, right] = [this.valueOf(expression.left), this.valueOf(expression.right)];
				if (kind === 'plus') return left + right;
				if (kind === 'minus') return left - right;
				this.isRounded = true;
				return kind === 'times' ? left * right : left / right;
			}
		}
	}

	#cell(addend: CellRef | Expression): number {
		if ('kind' in addend) return this.valueOf(addend);
		const value = this.book.value(addend.row, addend.column);
		return typeof value === 'number' ? value / FEN[this.unit] : 0;
	}

	/** The cells that an address stands for; what a sum adds up. */
	#addends(expression: Expression): readonly (CellRef | Expression)[] {
		if (expression.kind === 'sum' || expression.kind === 'count')
			return expression.of.flatMap((part) =>
				part.kind === 'address' ? this.#addends(part) : [part]
			);
		if (expression.kind !== 'address') return [expression];
		return this.operands.filter(({ address }) => address === expression.address);
	}

	#text(expression: Expression, nameOf: Names): string {
		const nameOrText = (addend: CellRef | Expression): string => {
			if ('kind' in addend) return this.#text(addend, nameOf);
			const name = nameOf(addend);
			if (name === undefined) throw NO_NAME;
			return name;
		};
		const names = (addends: readonly (CellRef | Expression)[]): string[] => {
			const printed = addends.filter((addend) => !this.#isLeftOut(addend, nameOf));
			if (printed.length === 0) throw NO_NAME;
			return printed.map(nameOrText);
		};
		switch (expression.kind) {
			case 'number':
				return this.#number(expression).text;
			case 'address':
				return names(this.#addends(expression)).join('+');
			case 'sum':
			case 'count': {
				const addends = this.#addends(expression);
				if (addends.length > MOST_ADDENDS) throw NO_NAME;
				const call = expression.kind === 'sum' ? 'SUM' : 'COUNT';
				return `${call}(${names(addends).join(',')})`;
			}
			case 'negative':
				return `(-${this.#text(expression.of, nameOf)})`;
			default: {
				const { kind, left, right } = expression;
				const sum = isSumOfCells(expression);
				if (sum) return `SUM(${names(this.#flat(expression)).join(',')})`;
				return `(${this.#text(left, nameOf)}${SIGN[kind]}${this.#text(right, nameOf)})`;
			}
		}
	}

	/** A blank cell of a row that the form does not print adds nothing. */
	#isLeftOut(addend: CellRef | Expression, nameOf: Names): boolean {
		if ('kind' in addend || nameOf(addend) !== undefined) return false;
		return (this.book.value(addend.row, addend.column) ?? '') === '';
	}

	#flat(expression: Expression): readonly (CellRef | Expression)[] {
		return expression.kind === 'plus'
			? [...this.#flat(expression.left), ...this.#flat(expression.right)]
			: this.#addends(expression);
	}

	#number({ decimal, unit }: NumberWritten): { readonly text: string; readonly value: number } {
		const written = Number(decimal);
		const fraction = decimal.split('.')[1]?.length ?? 0;
		if (unit === '%') {
			this.isRounded = true;
			return { text: `${decimal}%`, value: written / 100 };
		}
		const scale = unit === undefined ? 1 : FEN[unit] / FEN[this.unit];
		if (fraction > 2 || scale < 1) this.isRounded = true;
		if (scale === 1) return { text: decimal, value: written };
		return {
			text: scale > 1 ? `(${decimal}*${scale})` : `(${decimal}/${1 / scale})`,
			value: written * scale
		};
	}
}

/** A cell that stands on no line of the sheet. */
const NO_NAME = new Error('a cell without a name');

function isSumOfCells(expression: Expression): boolean {
	if (expression.kind === 'address') return true;
	return (
		expression.kind === 'plus' && isSumOfCells(expression.left) && isSumOfCells(expression.right)
	);
}
