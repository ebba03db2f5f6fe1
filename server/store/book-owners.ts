/** Who works on which book, where several servers (nodes) share one store. */

export type BookOwner =
	| { readonly kind: 'ours' }
	/** `url`: where the other node is reached by its neighbours. */
	| { readonly kind: 'theirs'; readonly url: string };

export interface BookOwners {
	/** Whether this node has the book. */
	owns(book: string): boolean;
	/** The books of this node. */
	readonly owned: Iterable<string>;
	/** Takes the book where no living node has it, and tells who has it now. */
	claim(book: string): Promise<BookOwner>;
	/** Where those of the books are that another living node has: by book, its address. */
	elsewhere(books: readonly string[]): Promise<ReadonlyMap<string, string>>;
	/**
	 * Lets others have the book, unless somebody came for it meanwhile.
	 * @param isIdle whether nothing of it is in memory
	 */
	release(book: string, isIdle: () => boolean): Promise<void>;
}

/** Another node has the book: nothing of it may be read into memory or written here. */
export class BookElsewhere extends Error {
	readonly code = 'BOOK_ELSEWHERE';
	constructor(readonly book: string) {
		super(`another node has the book ${book}`);
	}
}
