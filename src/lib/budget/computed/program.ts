/**
 * A formula bound to the cells that it names, so that it is evaluated again and again without looking
 * anything up. It must be bound anew when rows come, go or change their names.
 */
import { bookFormat } from '$lib/formats/book-format';
import { printAddress, type Address } from '../address/address';
import { resolve, type CellRef } from '../address/address-book';
import type { CellValue, RowMark, SheetKey } from '../book/book';
import { publicUnitName, unitPubliclyNamed } from '../book/unit';
import { reading, refuse } from '../formula/failure';
import type { AddressWritten, Expression, NumberWritten, Place } from '../formula/formula';
import { readCellFormula } from '../formula/read-cell-formula';
import { dividedBy, negative, NOTHING, plus, rational, rounded, times } from '../formula/rational';
import type { Rational } from '../formula/rational';
import type { BookReader } from '../live/live-book';
import { columnOf } from '../table/table-template';
import type { AmountUnit } from '../values/amount';
import { RowFinder } from './row-finder';
import type { ComputedFailure, ComputedReason, ComputedValue, Operand } from './computed-value';
import { holdsAmounts, homeOf, isFormulaText, unitOfSheet } from './formula-cell';

/** A formula with all that it reads. */
export interface Program {
	readonly operands: readonly Operand[];
	/** The sheets whose rows and names decide which cells these are. */
	readonly sheets: ReadonlySet<SheetKey>;
	evaluate(valueOf: (of: Operand) => CellValue | undefined): ComputedValue;
}

class ComputeError extends Error {
	constructor(readonly failure: ComputedReason & Place) {
		super(failure.kind);
	}
}
const fail = (reason: ComputedReason, { at, length }: Place): never => {
	throw new ComputeError({ ...reason, at, length });
};

/**
 * Reads the formula of a cell and finds what it names.
 * @param finder one for many formulas, as long as no rows change
 */
export function programOf(
	book: BookReader,
	home: CellRef,
	text: string,
	finder = new RowFinder(book)
): Program {
	const sheet = book.sheetOf(home.row);
	const format = bookFormat(book.head);
	const sheets = new Set<SheetKey>();
	if (sheet === undefined) return failing({ kind: 'no-cell', address: text }, text, sheets);
	const binding = new Binding(book, home, sheet, sheets, finder);
	try {
		const bound = reading(() => {
			const read = readCellFormula(text, format, homeOf(sheet));
			return read.ok ? binding.bind(read.value) : refuse(read.failure, read.failure);
		});
		if (!bound.ok) return failing(bound.failure, text, sheets);
		const { operands, isRounded, unit } = binding;
		const run = bound.value;
		return {
			operands,
			sheets,
			evaluate: (valueOf) => evaluated(run, valueOf, unit, isRounded, text)
		};
	} catch (error) {
		return failing(failureIn(error), text, sheets);
	}
}

/** Of a formula that cannot be read, or names what is not there. */
function failing(
	failure: ComputedReason | ComputedFailure,
	{ length }: { length: number },
	sheets: ReadonlySet<SheetKey>
): Program {
	const located: ComputedFailure = 'at' in failure ? failure : { ...failure, at: 0, length };
	return { operands: [], sheets, evaluate: () => ({ ok: false, failure: located }) };
}

function failureIn(error: unknown): ComputedReason & Place {
	if (error instanceof ComputeError) return error.failure;
	throw error;
}

/** What is read while a formula is evaluated. */
interface Run {
	readonly valueOf: (of: Operand) => CellValue | undefined;
	/** Whether any operand had a figure, or the formula says one itself. */
	hasFigure: boolean;
}
type Step = (run: Run) => Rational;

function evaluated(
	step: Step,
	valueOf: Run['valueOf'],
	unit: AmountUnit,
	isRounded: boolean,
	text: string
): ComputedValue {
	const run: Run = { valueOf, hasFigure: false };
	try {
		const result = step(run);
		// What adds up blanks only is as blank as they are.
		if (!run.hasFigure) return { ok: true, value: undefined };
		const fen = isRounded
			? rounded(times(result, { top: 1n, over: HUNDREDTH[unit] })) * HUNDREDTH[unit]
			: rounded(result);
		const value = Number(fen);
		if (Number.isSafeInteger(value)) return { ok: true, value };
		return fail({ kind: 'out-of-range' }, { at: 0, length: text.length });
	} catch (error) {
		return { ok: false, failure: failureIn(error) };
	}
}

/** 分 in a unit, and in 0.01 of it. */
const UNIT: Record<AmountUnit, bigint> = { 元: 100n, 万元: 1_000_000n };
const HUNDREDTH: Record<AmountUnit, bigint> = { 元: 1n, 万元: 10_000n };

/**
 * Amounts are carried in 分. In a product one factor is a plain number, so of two amounts the second
 * is taken in the unit of the cell; the same of a divisor.
 */
class Binding {
	readonly operands: Operand[] = [];
	readonly unit: AmountUnit;
	isRounded = false;
	readonly #format;

	constructor(
		readonly book: BookReader,
		readonly home: CellRef,
		readonly sheet: SheetKey,
		readonly sheets: Set<SheetKey>,
		readonly finder: RowFinder
	) {
		this.#format = bookFormat(book.head);
		this.unit = unitOfSheet(sheet, this.#format);
	}

	/** What a formula comes to, in 分. */
	bind(expression: Expression): Step {
		switch (expression.kind) {
			case 'number':
				return this.#number(expression);
			case 'address':
				return this.#cell(expression);
			case 'negative': {
				const of = this.bind(expression.of);
				return (run) => negative(of(run));
			}
			case 'sum':
				return this.#sum(expression.of.map((part) => this.#summed(part)));
			case 'count':
				return this.#counted(expression);
			default:
				return this.#joined(expression);
		}
	}

	#joined(expression: Extract<Expression, { left: Expression }>): Step {
		const { kind } = expression;
		const [left, right] = [this.bind(expression.left), this.bind(expression.right)];
		if (kind === 'plus') return (run) => plus(left(run), right(run));
		if (kind === 'minus') return (run) => plus(left(run), negative(right(run)));
		this.isRounded = true;
		const unit = UNIT[this.unit];
		if (kind === 'times')
			return (run) => times(times(left(run), right(run)), { top: 1n, over: unit });
		return (run) => {
			const quotient = dividedBy(left(run), right(run));
			if (!quotient) return fail({ kind: 'divided-by-zero' }, expression.right);
			return times(quotient, { top: unit, over: 1n });
		};
	}

	#number({ decimal, unit }: NumberWritten): Step {
		const [whole, fraction = ''] = decimal.split('.');
		const over = 10n ** BigInt(fraction.length) * (unit === '%' ? 100n : 1n);
		const scale = UNIT[unit === undefined || unit === '%' ? this.unit : unit];
		const value = rational(BigInt(whole + fraction) * scale, over);
		if (value.top % (value.over * HUNDREDTH[this.unit]) !== 0n) this.isRounded = true;
		return (run) => {
			run.hasFigure = true;
			return value;
		};
	}

	#cell(written: AddressWritten): Step {
		const operand = this.#operand(written, this.#resolve(written));
		return (run) => amountOf(run, operand, written);
	}

	/** `[*]` is a column, added up. */
	#summed(part: Expression): Step {
		if (part.kind !== 'address' || !isStar(part.address)) return this.bind(part);
		const rows = this.#rowsOf(part);
		if (rows.length === 0) return noRows;
		return this.#sum(
			rows.map((row) => {
				const operand = this.#operand(part, { row: row.id, column: this.#columnOf(part) });
				return (run: Run) => amountOf(run, operand, part);
			})
		);
	}

	#sum(parts: readonly Step[]): Step {
		return (run) => {
			let sum = NOTHING;
			for (const part of parts) sum = plus(sum, part(run));
			return sum;
		};
	}

	/** How many of the cells hold something; of rows without a column, how many there are. */
	#counted({ of }: Extract<Expression, { kind: 'sum' | 'count' }>): Step {
		const unit = UNIT[this.unit];
		const cells = of.flatMap((part): Operand[] => {
			if (part.kind !== 'address') return refuse({ kind: 'not-an-address' }, part);
			if (!isStar(part.address)) return [this.#operand(part, this.#resolve(part))];
			const column = this.#columnOf(part);
			return this.#rowsOf(part).map((row) => this.#operand(part, { row: row.id, column }));
		});
		return (run) => {
			run.hasFigure = true;
			const held = cells.filter((cell) => typeof run.valueOf(cell) === 'number').length;
			return { top: BigInt(held) * unit, over: 1n };
		};
	}

	#operand({ address }: AddressWritten, { row, column }: CellRef): Operand {
		const operand = { row, column, address };
		this.operands.push(operand);
		return operand;
	}

	/** The cell that an address names. */
	#resolve(written: AddressWritten): CellRef {
		const { address, short } = written;
		if (isStar(address)) return refuse({ kind: 'many-rows' }, written);
		const column = this.#columnOf(written);
		if (short && !namesRow(address)) return { row: this.home.row, column };
		const sheet = this.#sheetOf(written);
		const found =
			sheet === undefined
				? undefined
				: resolve(this.book, { ...this.#whole(written), column } as Address)?.row;
		if (found === undefined || this.book.sheetOf(found) !== sheet)
			return fail({ kind: 'no-cell', address: printAddress(address) }, written);
		return { row: found, column };
	}

	/** A short address is one of the edition in which it stands. */
	#whole({ address, short }: AddressWritten): Address {
		const unit = this.sheet.split('@')[1];
		if (!short || address.kind !== 'table' || unit === undefined) return address;
		const named = this.book.head.units.find(({ id }) => id === unit);
		return { ...address, edition: named ? publicUnitName(this.book.head.units, unit) : unit };
	}

	#rowsOf(written: AddressWritten): readonly RowMark[] {
		const { address, short } = written;
		const sheet = this.#sheetOf(written);
		const missing = (kind: 'no-cell' | 'no-rows'): never =>
			fail({ kind, address: printAddress(address) }, written);
		if (sheet === undefined) return missing('no-cell');
		const own = this.book.row(this.home.row)!;
		const side =
			address.kind === 'table'
				? columnOf(address.table, this.#columnOf(written), this.#format)?.side
				: undefined;
		const rows = short ? this.finder.below(sheet, own) : this.finder.details(sheet, side);
		return rows ?? missing('no-rows');
	}

	#sheetOf({ address, short }: AddressWritten): SheetKey | undefined {
		const sheet = short ? this.sheet : this.#sheetNamed(address);
		if (sheet !== undefined) this.sheets.add(sheet);
		return sheet;
	}

	#sheetNamed(address: Address): SheetKey | undefined {
		if (address.kind === 'form') return address.indicator === undefined ? 'projects' : undefined;
		if (address.kind === 'narrative') return undefined;
		const { table, edition } = address;
		if (edition === undefined || this.#format.byId.get(table)?.shared) return table;
		const unit = unitPubliclyNamed(this.book.head, edition)?.id;
		return unit === undefined ? undefined : `${table}@${unit}`;
	}

	#columnOf(written: AddressWritten): string {
		const { address, short } = written;
		const column = address.column ?? (short ? this.home.column : undefined);
		if (column === undefined)
			return refuse({ kind: 'column-missing' }, { at: written.at + written.length, length: 0 });
		const sheet = this.#sheetOf(written);
		if (sheet !== undefined && !holdsAmounts(sheet, column, this.#format))
			return refuse({ kind: 'unknown-column', column }, written);
		return column;
	}
}

/** What rows come to that are not there any more, or not yet: a sum over nothing is 0. */
const noRows: Step = (run) => {
	run.hasFigure = true;
	return NOTHING;
};

function amountOf(run: Run, operand: Operand, place: Place): Rational {
	const value = run.valueOf(operand);
	if (value === undefined) return NOTHING;
	run.hasFigure = true;
	if (typeof value === 'number') return { top: BigInt(value), over: 1n };
	// A computed cell without a value holds its formula.
	const kind = isFormulaText(value) ? 'failed' : 'text';
	return fail({ kind, address: printAddress(operand.address) }, place);
}

function isStar(address: Address): boolean {
	if (address.kind === 'table') return address.row === '*';
	return address.kind === 'form' && address.project === '*';
}

function namesRow(address: Address): boolean {
	if (address.kind === 'table') return address.row !== undefined;
	return address.kind === 'form' && address.project !== undefined;
}
