/** What the bench asks of a client, whichever server it talks to. */
export interface BenchClient {
	readonly open: Promise<void>;
	/** Updates of others that came. */
	delivered: number;
	/** Milliseconds from send to acknowledgement, and from send to being applied elsewhere. */
	readonly acks: number[];
	readonly applied: number[];
	sent: number;
	/** How many had been sent when measuring began. */
	before: number;
	write(): void;
	reset(): void;
	close(): void;
}

/** Milliseconds, the same in all processes of this machine. */
export const now = (): number => performance.timeOrigin + performance.now();
