/** Reads a whole book into a server through its API, as the first page does. */
import { expect } from '@playwright/test';
import type { Book } from '../../src/lib/budget/book/book';
import { writeBookFile } from '../../src/lib/budget/file/book-file';
import type { Desk } from './desk';

/** @returns the address of the new book */
export async function readBook({ context, url }: Desk, book: Book): Promise<string> {
	const answer = await context.request.post(`${url}/api/books`, {
		data: Buffer.from(writeBookFile(book)),
		headers: {
			origin: url,
			'content-type': 'application/octet-stream',
			'x-file-name': 'made.hebian.json'
		}
	});
	expect(answer.status()).toBe(201);
	const { id } = (await answer.json()) as { id: string };
	return `${url}/book/${id}`;
}
