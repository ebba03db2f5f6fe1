/** What a bench attack is: harm that one person does while others write in a book of their own. */
import type { Book } from '$lib/budget/book';

export interface Target {
	/** `http://host:port` and `ws://host:port/sync` of the server. */
	readonly http: string;
	readonly sync: string;
	/** The id of the book that is attacked. */
	readonly book: string;
	/** How long the attack lasts, ms, where it does not end by itself. */
	readonly lasts: number;
	/** Becomes somebody of demo mode other than the others, who are `coordinator`; a `Cookie` header. */
	signIn(identity: string): Promise<string>;
}

export interface Attack {
	/** A few words for the table; the first argument of `npm run bench -- refusals` finds it. */
	readonly name: string;
	/** The book that is attacked; a small one where absent. Its unit `u1` has the clerk `clerk-u1`. */
	readonly book?: () => Book;
	/** Does the harm; what it returns is printed beside the figures. */
	readonly run: (target: Target) => Promise<string | void>;
}
