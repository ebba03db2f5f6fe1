/** Whoever measures the relay is told of what it does; nothing is measured where nobody asks. */
export interface RelayMeter {
	/** An update is durable and in the document, so long after it came. */
	stored(milliseconds: number): void;
	/** A connection is closed because of what it sent. */
	refused(reason: string): void;
}
