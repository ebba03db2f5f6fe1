/** Why work for a thread was not done. */
export type WorkFailure =
	/** Too much waits already, or the server stops. `retryAt`: UTC milliseconds. */
	| { readonly kind: 'busy'; readonly retryAt: number }
	/** This person has asked for as much as may wait of one. */
	| { readonly kind: 'throttled'; readonly retryAt: number }
	/** The thread took too long or too much memory, or ended; another has taken its place. */
	| { readonly kind: 'work-stopped'; readonly reason: StopReason };

export type StopReason = 'timeout' | 'memory' | 'crash';

export class WorkFailed extends Error {
	constructor(readonly failure: WorkFailure) {
		super(failure.kind);
	}
}
