/** Whether a formula makes sense in a book: only one that does may be saved. */
import { resolve } from '$lib/budget/address/address-book';
import type { Book } from '$lib/budget/book/book';
import { LiveBook, type BookReader } from '$lib/budget/live/live-book';
import { unitPubliclyNamed } from '$lib/budget/book/unit';
import { bookFormat } from '$lib/formats/book-format';
import { createEngine } from '../engine/engine';
import type { Finding } from '../finding/finding';
import { compileFormula, type CompiledRule } from '../own/compile';
import { reading, refuse, type Read } from '$lib/budget/formula/failure';
import type { AddressWritten, Place } from '$lib/budget/formula/formula';
import { PlainReader, type FormulaReader } from '../own/formula-reader';
import { isStar, type Term } from '../own/linear-form';
import { measure } from '../own/measure';
import type { OwnRule } from '../own/own-rule';
import { rowsOf } from '../own/own-rules';
import { columnPlace } from '../own/spoken-column';

/** Rows that one rule may be checked for, and rows that one of its sums may go through. */
export const ROWS_LIMIT = 20_000;

/** Compiles a formula, and finds each unit, row, project and fact that it names. */
export function checkFormula(text: string, book: BookReader): Read<CompiledRule> {
	const compiled = compileFormula(text, bookFormat(book.head));
	if (!compiled.ok) return compiled;
	return reading(() => {
		const reader = new PlainReader(book);
		const { left, right } = compiled.value;
		for (const term of [...left.terms, ...right.terms]) refuseUnknown(term, book, reader);
		return compiled.value;
	});
}

function refuseUnknown(term: Term, book: BookReader, reader: FormulaReader): void {
	const { written } = term;
	const { address } = written;
	if (address.kind === 'narrative') {
		if (measure(reader, term) === undefined)
			refuse(
				{ kind: 'unknown-fact', fact: address.column! },
				columnPlace(written, address.column!)
			);
		return;
	}
	const unit =
		address.kind === 'table'
			? address.edition
			: address.project !== '*' && address.project !== undefined
				? address.project.unit
				: undefined;
	if (unit !== undefined && !unitPubliclyNamed(book.head, unit))
		refuse({ kind: 'unknown-unit', unit }, rowPlace(written));
	if (isStar(address)) return refuseTooMany(term, book, reader);
	const row = address.kind === 'table' ? address.row : address.project;
	if (row === undefined || row === '*' || resolve(book, address)) return;
	refuse(
		address.kind === 'table'
			? { kind: 'unknown-row', row: row.key }
			: { kind: 'unknown-project', project: row.key },
		rowPlace(written)
	);
}

function refuseTooMany(term: Term, book: BookReader, reader: FormulaReader): void {
	const { address } = term.written;
	const sheet = address.kind === 'table' ? address.table : 'projects';
	const found =
		term.reading === 'each'
			? rowsOf({ each: term } as CompiledRule, reader).length
			: book.rows(sheet).length;
	if (found > ROWS_LIMIT) refuse({ kind: 'too-many-rows', limit: ROWS_LIMIT, found }, term.written);
}

/** An address without its column: what names the row. */
function rowPlace({ at, length, address }: AddressWritten): Place {
	const { column } = address;
	return { at, length: column === undefined ? length : length - column.length - 1 };
}

/** What a rule would find in a book, by the very way it will find it. */
export function testOwnRule(rule: OwnRule, book: Book): readonly Finding[] {
	const head = { ...book.head, settings: { ownRules: [rule] } };
	return createEngine(new LiveBook({ ...book, head }), []).findings();
}
