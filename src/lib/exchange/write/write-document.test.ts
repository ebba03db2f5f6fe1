import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBook } from '../../../../tests/support/arbitrary-book';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { readBookFile, sameBook } from '$lib/budget/file/book-file';
import type { Book } from '$lib/budget/book/book';
import { editionOf } from './edition';
import { writeDocument, type WriteRequest } from './write-document';

const request = { format: 'json', edition: { kind: 'department' } } as const;
function written(book: Book, asked: WriteRequest): Book {
	const result = writeDocument(book, asked, () => {});
	if (!result.ok) throw new Error(result.failure.kind);
	const read = readBookFile(new TextDecoder().decode(result.file.bytes));
	if (!read.ok) throw new Error(read.failure.kind);
	return read.book;
}

describe('a written document', () => {
	it('as a book file is the whole book, units and all [W5]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				expect(sameBook(written(book, request), book)).toBe(true);
			}),
			{ numRuns: 40 }
		);
	});

	it('of a unit holds its own tables, rows and projects only, under its name [W2]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const [unit] = book.head.units;
				const edition = { kind: 'unit', unit: unit.id } as const;
				const result = editionOf(book, edition);
				if (!result.ok) throw new Error('no edition');
				const { head, sheets } = result.book;
				expect(head.department).toEqual({ code: unit.code, name: unit.name });
				for (const sheet of ['T11', 'T12', 'T13', 'projects'] as const)
					expect(sheets[sheet] ?? []).toEqual(
						(book.sheets[sheet] ?? []).filter((row) => row.unit === unit.id)
					);
				expect(sheets.T2).toEqual(book.sheets[`T2@${unit.id}`] ?? []);
				expect(sheets.narrative).toBe(undefined);
				expect(writeDocument(book, { ...request, edition }, () => {}).ok).toBe(true);
			}),
			{ numRuns: 40 }
		);
	});

	it('prints figures of tables and project forms for people, and keeps them living in the book file [W79]', () => {
		const text =
			'办案费{{F[办案费#2@分局].年度资金总额}}，即{{F[办案费#2@分局].年度资金总额|元}}。';
		const book = disclosureOf({
			projects: {
				办案费: { unit: 'u2', 年度资金总额: '10000' },
				'办案费#2': { unit: 'u2', 年度资金总额: '1234567.89' }
			},
			narrative: { N10: { 标题: '绩效管理情况', 正文: text } }
		});
		const textOf = ({ sheets }: Book) => sheets.narrative?.[0].cells['正文'];
		const edition = editionOf(book, request.edition);
		expect(edition.ok && textOf(edition.book)).toBe('办案费123.46万元，即1,234,567.89元。');
		expect(textOf(written(book, request))).toBe(text);
	});

	it('of no unit, or a PDF without a font, is refused', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const edition = { kind: 'unit', unit: '没有' } as const;
				expect(writeDocument(book, { ...request, edition }, () => {})).toMatchObject({
					failure: { kind: 'no-such-unit' }
				});
				expect(writeDocument(book, { ...request, format: 'pdf' }, () => {})).toMatchObject({
					failure: { kind: 'no-font' }
				});
			}),
			{ numRuns: 3 }
		);
	});
});
