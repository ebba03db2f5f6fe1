/** Makes a book: written as a book file, sent to the server, which reads it and seeds its rooms. */
import { writeBookFile } from '$lib/budget/file/book-file';
import type { Book } from '$lib/budget/book/book';
import { sendByHttp, Upload } from '../state/upload.svelte';

export class BookMaking {
	readonly #upload = new Upload(sendByHttp);

	get state() {
		return this.#upload.state;
	}
	get busy(): boolean {
		return this.#upload.busy;
	}

	/** The id of the new book; `undefined`: `state` says why there is none. */
	async make(book: Book): Promise<string | undefined> {
		const { department, year } = book.head;
		const name = `${department.name}${year}.hebian.json`;
		this.#upload.again();
		await this.#upload.read(new File([writeBookFile(book)], name, { type: 'application/json' }));
		const { state } = this.#upload;
		return state.phase === 'done' ? state.book : undefined;
	}
}

/** Row ids of a book of that year: none that the book of another year has. */
export function rowIds(year: number): () => string {
	let next = 0;
	return () => `n${year}-${++next}`;
}
