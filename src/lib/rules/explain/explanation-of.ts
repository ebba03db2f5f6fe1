/** The explanation (说明) that a person gives for a finding, bound to the values it is given for. */
import { printCell } from '$lib/budget/address/address-book';
import type { BookHead, CellValue, Explanation } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Finding } from '../finding/finding';
import { operandCells } from '../rule/answered';

/** What is to be kept in the book, before it is known by whom and when. */
export type GivenExplanation = Pick<Explanation, 'rule' | 'operands' | 'text'> &
	Partial<Pick<Explanation, 'id' | 'unit'>>;

/**
 * One that was given for the same cells before is taken up again, under its id, so that a renewed
 * explanation doesn't leave its lapsed one behind.
 */
export function explanationOf(finding: Finding, book: BookReader, text: string): GivenExplanation {
	const operands: Record<string, CellValue> = {};
	for (const { row, column } of operandCells(finding, book))
		operands[printCell(book, row, column)] = book.value(row, column) ?? '';
	const { rule, unit } = finding;
	const earlier = book.head.explanations.findLast(
		(one) => one.rule === rule && (one.unit ?? unit) === unit && sameKeys(one.operands, operands)
	);
	return {
		...(earlier && { id: earlier.id }),
		...(unit !== undefined && { unit }),
		rule,
		operands,
		text: text.trim()
	};
}

/** The explanation of which a finding says that it lapsed (M03). */
export function lapsedBy(
	{ rule, message }: Finding,
	{ explanations }: BookHead
): Explanation | undefined {
	if (rule !== 'M03') return undefined;
	return explanations.find(({ id }) => id === message.arguments.explanation);
}

/** Whether a finding can be bound to anything at all. */
export function isExplainable(finding: Finding, book: BookReader): boolean {
	return finding.severity === 'explain' && operandCells(finding, book).length > 0;
}

function sameKeys(a: Explanation['operands'], b: Explanation['operands']): boolean {
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key));
}
