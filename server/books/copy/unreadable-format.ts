/** What is asked of a book whose format this version cannot read: nothing can be told of its tables. */
export class UnreadableFormat extends Error {
	readonly failure: { readonly kind: 'unreadable-format'; readonly id: string };

	/** @param id as the book carries it */
	constructor(id: string) {
		super(`unreadable format: ${id}`);
		this.failure = { kind: 'unreadable-format', id };
	}
}
