/** What a document calls itself: 「2023年度部门预算公开」, 「2024年度部门决算公开」. */
import { bookFormat } from '$lib/formats/book-format';
import type { BookHead } from './book';

export function disclosureTitle(head: Pick<BookHead, 'year' | 'format'>): string {
	return `${head.year}年度部门${bookFormat(head).kind}公开`;
}
