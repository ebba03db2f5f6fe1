import { expect, it } from 'vitest';
import { carriedFormat } from '$lib/formats/book-format';
import { knownFormat } from '$lib/formats/known-formats';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { disclosurePaper } from './paper/disclosure-paper';
import { writeDocument } from './write-document';

it.each([
	['cn/budget/shanxi-city-2023', '2023年度部门预算公开'],
	['cn/accounts/2024', '2023年度部门决算公开']
])('[W87] a document of %s is called %s, and its files, too', (id, title) => {
	const head = { ...SMALL_BOOK.head, year: 2023, format: carriedFormat(knownFormat(id)!) };
	const book = { head, sheets: {} };
	expect(disclosurePaper(book).title).toBe(title);
	for (const format of ['html', 'csv', 'xlsx', 'docx'] as const) {
		const written = writeDocument(book, { format, edition: { kind: 'department' } }, () => {});
		if (!written.ok) throw new Error(written.failure.kind);
		expect(written.file.name).toContain(`${head.department.name}${title}`);
	}
});
