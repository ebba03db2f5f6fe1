/** Bytes on their way between threads: handed over, not copied. */

/**
 * The buffers of arrays that are handed over. Where an array is a piece of a larger buffer, others may
 * need that: it is left out, and copied.
 */
export function handedOver(...arrays: readonly Uint8Array[]): ArrayBuffer[] {
	return arrays.flatMap(({ buffer, byteLength }) =>
		buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
	);
}

/** The bytes alone, in a buffer that nobody else holds. */
export function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	return new Uint8Array(bytes);
}

/** A text as UTF-8, in a buffer of its own. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(text);
}
