/** Forms are in 元 and not rounded: where they make the compared fact, they tell which figure is right. */
import { exactAmount, parseAmount, type Fen } from '$lib/budget/values/amount';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Finding } from '../finding/finding';
import type { Difference } from './difference';

export interface UnroundedFact {
	/** One of the two compared. */
	readonly figure: Fen;
	/** The sum that was rounded, in 元. */
	readonly yuan: string;
	/** How many parts of it have no form, and are taken as tables print them. */
	readonly formless: number;
}

/**
 * What forms in 元 make of the compared fact, by a conversion that some finding tells of. Only
 * where the difference is no more than rounding can make does it matter that they are exact.
 */
export function unroundedFact(difference: Difference): UnroundedFact | undefined {
	const { findings, finding, delta, step } = difference;
	if (Math.abs(delta) > step) return undefined;
	for (const told of [finding, ...findings]) {
		const fact = isOfFact(told, difference) ? factOf(told, difference) : undefined;
		if (fact) return fact;
	}
	return undefined;
}

/** A conversion whose result stands in a compared cell of a table. */
function isOfFact(told: Finding, { sides, book }: Difference): boolean {
	if (told.comparator !== 'CONV' || told.printedIn !== '万元') return false;
	const compared = [sides.actual, ...sides.expected].filter((side) => side !== undefined);
	return told.cells.some(
		(cell) =>
			book.sheetOf(cell.row) !== 'projects' &&
			compared.some(({ row, column }) => row === cell.row && column === cell.column)
	);
}

function factOf(told: Finding, { book, actual, expected }: Difference): UnroundedFact | undefined {
	const read = parseAmount(told.expected ?? '', '万元');
	const yuan = exactSum(told, book);
	if (!read.ok || yuan === undefined) return undefined;
	if (read.value !== actual && read.value !== expected) return undefined;
	return { figure: read.value, yuan, formless: Number(told.message.arguments.formless ?? 0) };
}

/** In 元: as a conversion tells it, or the one form that it is of. */
function exactSum({ message, cells }: Finding, book: BookReader): string | undefined {
	const { exact } = message.arguments;
	if (typeof exact === 'string') return exact;
	const forms = cells.filter(({ row }) => book.sheetOf(row) === 'projects');
	const [value] = forms.map(({ row, column }) => column && book.value(row, column));
	return forms.length === 1 && typeof value === 'number' ? exactAmount(value, '元') : undefined;
}
