/** What a bench attack is: harm or heavy work of one person while others write in a book of their own. */
import type { Book } from '$lib/budget/book/book';

export interface Target {
	/** `http://host:port` and `ws://host:port/sync` of the server. */
	readonly http: string;
	readonly sync: string;
	/** A `Cookie` header of the coordinator. */
	readonly coordinator: string;
	/** The id of the book that is attacked. */
	readonly book: string;
	/** How long the attack lasts, ms, where it does not end by itself. */
	readonly lasts: number;
	/** Signs in as the clerk of unit `u1` of the book; the others are the coordinator. */
	signIn(): Promise<Attacker>;
}

export interface Attacker {
	readonly id: string;
	/** A `Cookie` header. */
	readonly cookie: string;
}

export interface Attack {
	/** A few words for the table; the first argument of `npm run bench -- refusals` finds it. */
	readonly name: string;
	/** The book that is attacked, with a unit `u1`; a small one where absent. */
	readonly book?: () => Book;
	/** Does the harm; what it returns is printed beside the figures. */
	readonly run: (target: Target) => Promise<string | void>;
}
