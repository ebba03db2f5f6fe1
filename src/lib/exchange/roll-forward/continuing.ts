/** Which projects go on into the next year, and why. */
import type { Book, Row, RowId } from '$lib/budget/book/book';
import { PROJECT_NAME } from '$lib/formats/project-form';
import { termOf } from '$lib/rules/text/form-term';

export type TermReason =
	/** 经常性项目 */
	| 'long-term'
	/** The term began in the year of the name, and its last year is not before the new one. */
	| 'still-runs'
	/** A term of several years whose first one isn't written: somebody has to look. */
	| 'start-unknown'
	/** 一次性 by its 属性, several years by its 项目期. */
	| 'contradictory'
	| 'over'
	/** Neither 项目属性 nor 项目期 can be read. */
	| 'unreadable';

export interface ProjectTerm {
	readonly project: RowId;
	readonly name: string;
	/** Id of its unit. */
	readonly unit?: string;
	readonly goesOn: boolean;
	readonly reason: TermReason;
	/** 项目属性 and 项目期 as written. */
	readonly attribute: string;
	readonly period: string;
}

const text = (row: Row, column: string): string => String(row.cells[column] ?? '');

/** What the terms of the book's projects say about the year after it, in the book's order. */
export function projectTerms(book: Book): ProjectTerm[] {
	const next = book.head.year + 1;
	return (book.sheets.projects ?? []).map((row) => {
		const attribute = text(row, '项目属性');
		const period = text(row, '项目期');
		const name = text(row, PROJECT_NAME);
		const reason = reasonOf(name, termOf(attribute, period), period, next);
		return {
			project: row.id,
			name,
			...(row.unit !== undefined && { unit: row.unit }),
			goesOn: reason !== 'over' && reason !== 'unreadable',
			reason,
			attribute,
			period
		};
	});
}

function reasonOf(
	name: string,
	{ attribute, years }: ReturnType<typeof termOf>,
	period: string,
	next: number
): TermReason {
	// 「2023—2025年」 says more than any number of years.
	const last = /20\d\d\D+(20\d\d)/.exec(period.normalize('NFKC'))?.[1];
	if (last !== undefined) return Number(last) >= next ? 'still-runs' : 'over';
	if (attribute === '经常性') return 'long-term';
	if (attribute === undefined && years === undefined) return 'unreadable';
	if (attribute === '延续性' && years === undefined) return 'start-unknown';
	if (years === undefined || years < 2) return 'over';
	const first = /(20\d\d)年/.exec(name.normalize('NFKC'))?.[1];
	if (first !== undefined) return Number(first) + years > next ? 'still-runs' : 'over';
	return attribute === '一次性' ? 'contradictory' : 'start-unknown';
}
