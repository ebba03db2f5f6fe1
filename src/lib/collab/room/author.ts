/** Who writes, and when. */

export interface Author {
	readonly by: string;
	/** What records that people read call them; absent: `by`. */
	readonly name?: string;
	/** UTC milliseconds by the server's clock. */
	readonly t: number;
}
