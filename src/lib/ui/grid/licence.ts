/**
 * The grid library's licence key. Trials and tests run on its evaluation key; an office sets the
 * key it bought in the server's configuration, which hands it on through `/api/me`.
 */
let key = 'non-commercial-and-evaluation';

export function handsontableKey(): string {
	return key;
}

/** Call before the first grid opens; a missing key leaves the evaluation key. */
export function setHandsontableKey(bought: string | undefined): void {
	if (bought) key = bought;
}
