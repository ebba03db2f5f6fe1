/** What may be typed next in a formula: tables, units, rows, columns, signs. */
import { printAddress, type Address } from '$lib/budget/address/address';
import { addressOf } from '$lib/budget/address/address-book';
import { templateFor } from '$lib/budget/table/book-columns';
import type { SheetKey, TableId } from '$lib/budget/book/book';
import { bookFormat } from '$lib/formats/book-format';
import { fundColumnsOf } from '$lib/formats/project-form';
import { tableNamed } from '$lib/formats/format-tables';
import type { BookReader } from '$lib/budget/live/live-book';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import { printLivingText } from '$lib/budget/living/living-text';
import { labelOf } from '$lib/budget/table/row-key';
import { bareLabel } from '$lib/budget/values/row-label';
import { projectLabel } from '$lib/budget/address/sheet-names';
import { templateOf } from '$lib/budget/table/table-template';
import { publicUnitName, unitPubliclyNamed } from '$lib/budget/book/unit';
import { claimsOf, nameOfClaim } from '../prose/claims';
import { SECTION_IDS } from '../prose/section-id';
import type { ExpectedToken } from '$lib/budget/formula/failure';
import { expectedAfter } from '$lib/budget/formula/parse-formula';
import { AddressToken, wordsOf } from '$lib/budget/formula/tokens';

export interface Completion {
	/** What takes the place of `from` to `to`. */
	readonly insert: string;
	readonly kind: 'table' | 'unit' | 'row' | 'column' | 'function' | 'sign' | 'fact';
	/** What a person knows it by, where the text to be inserted doesn't say it. */
	readonly label?: string;
}

export interface Completions {
	readonly from: number;
	readonly to: number;
	readonly items: readonly Completion[];
}

/** More than anybody looks through; typing narrows them. */
export const ITEMS_LIMIT = 60;

/** What may stand at `offset`, those that begin with what is typed there first. */
export function completionsAt(text: string, offset: number, book: BookReader): Completions {
	const at = Math.min(Math.max(offset, 0), text.length);
	const { tokens } = wordsOf(text.slice(0, at));
	const last = tokens.at(-1);
	const isOpen = last && last.startOffset + last.image.length === at;
	if (last && isOpen && last.tokenType === AddressToken && BEYOND_NAME.test(last.image)) {
		const items = insideAddress(last.image, book);
		return { from: last.startOffset, to: at, items: items.slice(0, ITEMS_LIMIT) };
	}
	const typed = /[\p{L}\p{N}_]*$/u.exec(text.slice(0, at))![0];
	const from = at - typed.length;
	const before = tokens.filter((token) => token.startOffset < from);
	const items = fitting(typed, nextItems(before, book));
	return { from, to: at, items: items.slice(0, ITEMS_LIMIT) };
}

function nextItems(before: Parameters<typeof expectedAfter>[0], book: BookReader): Completion[] {
	const how = { format: bookFormat(book.head), rule: 'formula' } as const;
	return expectedOrNothing(before, how).flatMap((token) => {
		switch (token) {
			case 'address':
				return startingItems(book);
			case 'sum':
			case 'count':
				return [{ insert: `${token}(`, kind: 'function' as const }];
			case 'number':
			case 'end':
				return [];
			default:
				return SIGNS[token].map((insert) => ({ insert, kind: 'sign' as const }));
		}
	});
}

const SIGNS: Record<
	Exclude<ExpectedToken, 'address' | 'sum' | 'count' | 'number' | 'end'>,
	string[]
> = {
	comparison: ['=', '≠', '≤', '≥', '<', '>'],
	tolerance: ['± 0.01'],
	...{
		plus: ['+'],
		minus: ['−'],
		times: ['×'],
		divided: [],
		open: ['('],
		close: [')'],
		comma: [',']
	}
};

export function expectedOrNothing(
	...[before, how]: Parameters<typeof expectedAfter>
): ExpectedToken[] {
	try {
		return expectedAfter(before, how);
	} catch {
		// Something before is no number or address; its failure is told where it stands.
		return [];
	}
}

export function startingItems(book: BookReader): Completion[] {
	return [
		...bookFormat(book.head)
			.tables.filter(({ id }) => book.rows(id).length > 0)
			.map(({ id, short }) => ({ insert: `${id}[`, label: short, kind: 'table' as const })),
		{ insert: 'F[', kind: 'table' },
		{ insert: 'N[', kind: 'table' }
	];
}

/** Past the name of a table there is an edition, a row or a column. */
export const BEYOND_NAME = /[@[.]/;
const PARTS =
	/^([\p{L}_][\p{L}\p{N}_]*)(?:@((?:\\.|[^[.\\])*))?(\[(?:\\.|[^\]\\])*(\])?)?(?:\.(.*))?$/su;

/** What an address that ends at the cursor may go on with. */
export function insideAddress(image: string, book: BookReader): Completion[] {
	const [, lead = '', unit, bracket, closed, column] = PARTS.exec(image) ?? [];
	const table = tableNamed(bookFormat(book.head), lead)?.id;
	if (bracket === undefined) return unit !== undefined && table ? unitItems(table, unit, book) : [];
	const typed = bracket.slice(1).replace(/\\(.)/g, '$1');
	const edition = unit?.replace(/\\(.)/g, '$1');
	if (closed === undefined) {
		if (lead === 'F') return projectItems(typed, book);
		if (lead === 'N') return sectionItems(typed, book);
		return table ? rowItems(table, edition, typed, book) : [];
	}
	if (column === undefined) return [];
	const head = image.slice(0, image.length - column.length);
	if (lead === 'F') return columnItems(head, formColumns(book), column);
	if (lead === 'N') return factItems(head, typed.slice(0, -1), column, book);
	return table ? columnItems(head, amountColumns(table, book), column) : [];
}

function unitItems(table: TableId, typed: string, book: BookReader): Completion[] {
	if (templateOf(table, bookFormat(book.head)).shared) return [];
	return book.head.units
		.filter(({ id }) => book.rows(`${table}@${id}`).length > 0)
		.map(({ id }) => publicUnitName(book.head.units, id))
		.filter((name) => matches(typed, name))
		.map((edition) => ({
			insert: `${printAddress({ kind: 'table', table, edition })}[`,
			label: edition,
			kind: 'unit'
		}));
}

function rowItems(
	table: TableId,
	edition: string | undefined,
	typed: string,
	book: BookReader
): Completion[] {
	const unit = edition === undefined ? undefined : unitPubliclyNamed(book.head, edition)?.id;
	const sheet: SheetKey = unit === undefined ? table : `${table}@${unit}`;
	const [first] = amountColumns(table, book);
	const star: Address = {
		...{ kind: 'table', table, ...(edition !== undefined && { edition }), row: '*' }
	};
	return [
		...(typed === '' || typed === '*'
			? [{ insert: `${printAddress(star)}.`, kind: 'row' as const }]
			: []),
		...best(typed, book.rows(sheet), (row) => {
			const side = templateOf(table, bookFormat(book.head)).columns.find(
				(c) => c.holds === 'amount' && (c.side === undefined || c.side === row.side)
			);
			const address = addressOf(book, row.id, side?.id ?? first);
			const label = bareLabel(labelOf(table, row, bookFormat(book.head)));
			if (address?.kind !== 'table') return undefined;
			const { column: _column, ...named } = address;
			return { insert: `${printAddress(named)}.`, label, kind: 'row' };
		})
	];
}

function projectItems(typed: string, book: BookReader): Completion[] {
	return [
		...(typed === '' || typed === '*' ? [{ insert: 'F[*].', kind: 'row' as const }] : []),
		...best(typed, book.rows('projects'), (row) => {
			const address = addressOf(book, row.id);
			const label = projectLabel(row);
			return address && { insert: `${printAddress(address)}.`, label, kind: 'row' };
		})
	];
}

function sectionItems(typed: string, book: BookReader): Completion[] {
	return SECTION_IDS.flatMap((id) => {
		const name = id.replace(/^N/, '');
		if (book.sheetOf(id) !== 'narrative' || !name.startsWith(typed)) return [];
		const label = bookFormat(book.head).sections.find((section) => section.id === id)?.title;
		return [{ insert: `N[${name}].`, kind: 'row', ...(label && { label }) }];
	});
}

function factItems(head: string, section: string, typed: string, book: BookReader): Completion[] {
	const id = SECTION_IDS.find((s) => s === section || s === `N${section}`);
	if (!id) return [];
	const text = printLivingText(String(book.value(id, '正文') ?? ''), livingReaderOf(book)).text;
	const claims = claimsOf(id, text);
	return claims.claims
		.filter((claim) => claim.kind === 'amount')
		.map((claim) => nameOfClaim(claims, claim))
		.filter((name) => matches(typed, name))
		.map((name) => ({ insert: head + name, label: name, kind: 'fact' }));
}

function columnItems(head: string, columns: readonly string[], typed: string): Completion[] {
	const items = columns.map((column): Completion => ({
		insert: head + column,
		label: column,
		kind: 'column'
	}));
	return fitting(typed, items);
}

function formColumns(book: BookReader): string[] {
	return [...fundColumnsOf(bookFormat(book.head))];
}

function amountColumns(table: TableId, book: BookReader): string[] {
	const { columns } = templateFor(book.head, table, book.rows(table));
	return columns.flatMap(({ id, holds }) => (holds === 'amount' ? [id] : []));
}

/** Rows that begin with what is typed, then those that have it anywhere, each in document order. */
function best<T>(
	typed: string,
	rows: readonly T[],
	itemOf: (row: T) => Completion | undefined
): Completion[] {
	const begin: Completion[] = [];
	const contain: Completion[] = [];
	for (const row of rows) {
		if (begin.length >= ITEMS_LIMIT) break;
		const item = itemOf(row);
		if (!item) continue;
		const name = item.insert.slice(item.insert.indexOf('[') + 1);
		if (name.startsWith(typed) || item.label?.startsWith(typed)) begin.push(item);
		else if (name.includes(typed) || item.label?.includes(typed)) contain.push(item);
	}
	return [...begin, ...contain];
}

/** Those that begin with what is typed, then those that have it anywhere, each in their order. */
export function fitting(typed: string, items: readonly Completion[]): Completion[] {
	const wanted = typed.toLowerCase();
	const begins = ({ insert, label }: Completion): boolean =>
		[insert.replace(SHORT, ''), label].some((name) => name?.toLowerCase().startsWith(wanted));
	const fit = items.filter(({ insert, label }) => matches(typed, insert, label));
	return [...fit.filter(begins), ...fit.filter((item) => !begins(item))];
}

/** How a short address begins, before the name of its row or column. */
const SHORT = /^[.[]/;

function matches(typed: string, ...names: (string | undefined)[]): boolean {
	const wanted = typed.toLowerCase();
	return names.some((name) => name?.toLowerCase().includes(wanted));
}
