/** Many pieces of bytes in one buffer, on their way between threads. */
export interface Packed {
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Where each piece ends. */
	readonly ends: readonly number[];
}

/** How many bytes are copied between two interruptions. */
const STEP = 1024 * 1024;

export function* pack(pieces: readonly Uint8Array[]): Generator<undefined, Packed> {
	const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	const ends: number[] = [];
	let [at, rested] = [0, 0];
	for (const piece of pieces) {
		bytes.set(piece, at);
		ends.push((at += piece.length));
		if (at - rested < STEP) continue;
		rested = at;
		yield;
	}
	return { bytes, ends };
}

/** The pieces again, as views of the one buffer. */
export function unpack({ bytes, ends }: Packed): Uint8Array[] {
	return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}
