/**
 * What a part of the book holds, as a short text for each of its sheets: equal contents have equal
 * digests. It tells an approval that what it approved has changed since; it keeps nobody out.
 */
import { bookFormat } from '$lib/formats/book-format';
import { tableOf, type BookHead, type Cells, type RowMark, type SheetKey } from '../book/book';
import type { BookReader } from './live-book';
import { tableIdsOf } from '../table/table-template';
import type { Part, PartDigests } from '../book/workflow';

/** A row of a sheet with what it holds. */
export interface DigestRow {
	readonly mark: Pick<RowMark, 'id' | 'unit' | 'side' | 'role'>;
	readonly cells: Readonly<Cells>;
}

/** The sheets that hold something of the part, in document order. */
export function sheetsOfPart(
	book: Pick<BookReader, 'rows'> & { readonly head?: BookHead },
	part: Part
): SheetKey[] {
	const tables = tableIdsOf(bookFormat(book.head ?? {}));
	const own = tables.map((table): SheetKey => (part === 'department' ? table : `${table}@${part}`));
	const shared: SheetKey[] = part === 'department' ? [] : [...tables];
	const forms = book
		.rows('projects')
		.filter((form) => isOfPart(form, part))
		.map((form): SheetKey => `indicators@${form.id}`);
	const prose: SheetKey[] = part === 'department' ? ['narrative', 'notes'] : [];
	const sheets: SheetKey[] = [...own, ...shared, 'projects', ...forms, ...prose];
	return sheets.filter((sheet) => book.rows(sheet).some((row) => isOfPart(row, part, sheet)));
}

/** Whether a row belongs to the part; every row of a unit's own edition does. */
export function isOfPart(
	row: Pick<RowMark, 'unit'>,
	part: Part,
	sheet: SheetKey = 'projects'
): boolean {
	const edition = tableOf(sheet)?.unit;
	return (edition ?? row.unit ?? 'department') === part;
}

/** The digest of one sheet's rows, which the caller has narrowed to the part. */
export function digestOf(rows: Iterable<DigestRow>): string {
	const digest = new Digest();
	for (const { mark, cells } of rows) {
		digest.add(`\u0001${mark.id}\u0002${mark.side ?? ''}\u0002${mark.role ?? ''}`);
		for (const column of Object.keys(cells).sort())
			digest.add(`\u0003${column}\u0002${typeof cells[column]}\u0002${cells[column]}`);
	}
	return digest.text;
}

/** The digests of all sheets of a part. */
export function digestsOfPart(book: Pick<BookReader, 'rows'>, part: Part): PartDigests {
	const entries = sheetsOfPart(book, part).map((sheet) => {
		const rows = book.rows(sheet).filter((row) => isOfPart(row, part, sheet));
		return [sheet, digestOf(rows.map((row) => ({ mark: row, cells: row.cells })))] as const;
	});
	return Object.fromEntries(entries);
}

/** Two 32-bit FNV-1a hashes with different beginnings: 64 bits against chance, not against malice. */
class Digest {
	#a = 0x811c9dc5;
	#b = 0x9747b28c;

	add(text: string): void {
		for (let i = 0; i < text.length; i++) {
			const code = text.charCodeAt(i);
			this.#a = Math.imul(this.#a ^ code, 0x01000193);
			this.#b = Math.imul(this.#b ^ (code + 0x9e37), 0x01000193) ^ (this.#b >>> 15);
		}
	}

	get text(): string {
		return [this.#a, this.#b].map((n) => (n >>> 0).toString(16).padStart(8, '0')).join('');
	}
}
