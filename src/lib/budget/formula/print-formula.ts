/** Prints formulas in one way, with no bracket more than needed. */
import { printAddress } from '../address/address';
import type { AddressWritten, Expression, Formula, NumberWritten } from './formula';

/** `parseFormula` of it is the same formula, at the places where it now stands. */
export function printFormula({ left, comparison, right, tolerance }: Formula): string {
	const sides = `${print(left, 0)} ${comparison} ${print(right, 0)}`;
	return tolerance ? `${sides} ± ${printNumber(tolerance)}` : sides;
}

/** How tightly each kind binds; what binds less than its place asks for is put in brackets. */
const STRENGTH = { plus: 1, minus: 1, times: 2, divided: 2, negative: 3 } as const;
const SIGN = { plus: '+', minus: '−', times: '×', divided: '÷' } as const;

/** A short address without the name of its table. */
function printWritten({ address, short }: AddressWritten): string {
	const printed = printAddress(address);
	if (!short) return printed;
	return printed.slice(address.kind === 'table' ? address.table.length : 1);
}

function print(expression: Expression, asked: number): string {
	const strength = STRENGTH[expression.kind as keyof typeof STRENGTH] ?? 4;
	const printed = printBare(expression);
	return strength < asked ? `(${printed})` : printed;
}

function printBare(expression: Expression): string {
	switch (expression.kind) {
		case 'number':
			return printNumber(expression);
		case 'address':
			return printWritten(expression);
		case 'negative':
			return `−${print(expression.of, STRENGTH.negative)}`;
		case 'plus':
		case 'minus':
		case 'times':
		case 'divided': {
			const { kind, left, right } = expression;
			const strength = STRENGTH[kind];
			return `${print(left, strength)} ${SIGN[kind]} ${print(right, strength + 1)}`;
		}
		case 'sum':
		case 'count':
			return `${expression.kind}(${expression.of.map((part) => print(part, 0)).join(', ')})`;
	}
}

function printNumber({ decimal, unit }: NumberWritten): string {
	return decimal + (unit ?? '');
}
