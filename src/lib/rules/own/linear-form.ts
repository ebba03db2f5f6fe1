/**
 * A side of a formula as what it comes to: a constant and terms, each a figure of the book times a
 * constant. Own rules only add and multiply by constants, so every formula has this form.
 */
import { printAddress, type Address } from '$lib/budget/address/address';
import type { Format } from '$lib/formats/format';
import type { Column } from '$lib/budget/table/table-template';
import {
	add,
	isZero,
	multiply,
	negate,
	ONE,
	readDecimal,
	ZERO,
	type Decimal
} from '$lib/budget/formula/decimal';
import { refuse } from '$lib/budget/formula/failure';
import type {
	AddressWritten,
	Expression,
	Joined,
	NumberWritten
} from '$lib/budget/formula/formula';
import { columnSpokenOf } from './spoken-column';

export type TableAddress = Extract<Address, { kind: 'table' }>;
export type FormAddress = Extract<Address, { kind: 'form' }>;
export type NarrativeAddress = Extract<Address, { kind: 'narrative' }>;

/** How an address is read: one cell, the cell of each row in turn, or a column added up or counted. */
export type Reading = 'cell' | 'each' | 'sum' | 'count';

export interface Term {
	readonly coefficient: Decimal;
	readonly reading: Reading;
	readonly written: AddressWritten;
	/** The side of two-sided tables on which the column stands. */
	readonly side?: Column['side'];
}

/** `amount` is in 分; `number` is a count or factor; `zero` is 0, which may stand beside either. */
export type Dimension = 'amount' | 'number' | 'zero';

export interface LinearForm {
	readonly dimension: Dimension;
	readonly constant: Decimal;
	readonly terms: readonly Term[];
}

/** @param format whose columns it speaks of */
export function linearForm(expression: Expression, format: Format): LinearForm {
	switch (expression.kind) {
		case 'number':
			return constantForm(expression);
		case 'address':
			return term(expression, isStar(expression.address) ? 'each' : 'cell', format);
		case 'negative':
			return scale(linearForm(expression.of, format), negate(ONE));
		case 'plus':
		case 'minus': {
			const right = linearForm(expression.right, format);
			return plus(
				linearForm(expression.left, format),
				expression.kind === 'plus' ? right : scale(right, negate(ONE)),
				expression
			);
		}
		case 'times':
			return times(expression, format);
		case 'divided':
			return refuse({ kind: 'division' }, expression);
		case 'sum':
			return expression.of
				.map((part) => summed(part, format))
				.reduce((a, b) => plus(a, b, expression));
		case 'count':
			return expression.of
				.map((part) => counted(part, format))
				.reduce((a, b) => plus(a, b, expression));
	}
}

/** A written number in 分 where it has a unit of money. */
export function constantForm({ decimal, unit }: NumberWritten): LinearForm {
	const shift = { 元: 2, 万元: 6, '%': -2, '': 0 }[unit ?? ''];
	const constant = readDecimal(decimal, shift);
	const dimension = isZero(constant) ? 'zero' : shift > 0 ? 'amount' : 'number';
	return { dimension, constant, terms: [] };
}

function term(written: AddressWritten, reading: Reading, format: Format): LinearForm {
	const { address } = written;
	const column = columnSpokenOf(written, reading === 'count', format);
	if (!namesRows(address) && reading !== 'count') refuse({ kind: 'row-missing' }, written);
	const side = column?.side;
	const dimension = reading === 'count' ? 'number' : 'amount';
	const one: Term = { coefficient: ONE, reading, written, ...(side && { side }) };
	return { dimension, constant: ZERO, terms: [one] };
}

/** `sum(T12[*].合计)` is a column; `sum(a, b)` adds what it is given. */
function summed(part: Expression, format: Format): LinearForm {
	if (part.kind === 'address' && isStar(part.address)) return term(part, 'sum', format);
	const star = firstStar(part);
	return star ? refuse({ kind: 'not-an-address' }, part) : linearForm(part, format);
}

function counted(part: Expression, format: Format): LinearForm {
	if (part.kind !== 'address') return refuse({ kind: 'not-an-address' }, part);
	return term(part, 'count', format);
}

function plus(a: LinearForm, b: LinearForm, place: Expression): LinearForm {
	return {
		dimension: joined(a, b, place),
		constant: add(a.constant, b.constant),
		terms: [...a.terms, ...b.terms]
	};
}

/** The dimension of two things that stand beside each other, if they may. */
export function joined(a: LinearForm, b: LinearForm, place: Expression): Dimension {
	if (a.dimension === b.dimension || b.dimension === 'zero') return a.dimension;
	if (a.dimension === 'zero') return b.dimension;
	const bare = [a, b].some((form) => form.dimension === 'number' && form.terms.length === 0);
	return refuse({ kind: bare ? 'unit-missing' : 'amount-beside-number' }, place);
}

function times(product: Joined, format: Format): LinearForm {
	const [left, right] = [linearForm(product.left, format), linearForm(product.right, format)];
	if (left.terms.length > 0 && right.terms.length > 0)
		refuse({ kind: 'product-of-cells' }, product);
	if (left.dimension === 'amount' && right.dimension === 'amount')
		refuse({ kind: 'amount-times-amount' }, product);
	const [factor, form] = left.terms.length === 0 ? [left, right] : [right, left];
	const scaled = scale(form, factor.constant);
	// 1万元 × count(…) is an amount too.
	return factor.dimension === 'amount' ? { ...scaled, dimension: 'amount' } : scaled;
}

function scale(form: LinearForm, factor: Decimal): LinearForm {
	return {
		dimension: form.dimension,
		constant: multiply(form.constant, factor),
		terms: form.terms.map((t) => ({ ...t, coefficient: multiply(t.coefficient, factor) }))
	};
}

/** Whether an address names many rows. */
export function isStar(address: Address): boolean {
	switch (address.kind) {
		case 'table':
			return address.row === '*';
		case 'form':
			return address.project === '*';
		case 'narrative':
			return false;
	}
}

function namesRows(address: Address): boolean {
	switch (address.kind) {
		case 'table':
			return address.row !== undefined;
		case 'form':
			return address.project !== undefined;
		case 'narrative':
			return address.section !== undefined;
	}
}

function firstStar(expression: Expression): AddressWritten | undefined {
	switch (expression.kind) {
		case 'number':
			return undefined;
		case 'address':
			return isStar(expression.address) ? expression : undefined;
		case 'negative':
			return firstStar(expression.of);
		case 'sum':
		case 'count':
			return expression.of.map(firstStar).find((star) => star !== undefined);
		default:
			return firstStar(expression.left) ?? firstStar(expression.right);
	}
}

export function nameOfTerm({ written }: Term): string {
	return printAddress(written.address);
}
