/** Who writes, and when. */

export interface Author {
	readonly by: string;
	/** UTC milliseconds by the server's clock. */
	readonly t: number;
}
