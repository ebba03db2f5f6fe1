/**
 * Cuts a V1 update into several that each fit a frame. Structs of one client stay in order and
 * nothing depends on a later part of its own client, so parts may be applied as they arrive.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import * as encoding from 'lib0/encoding';
import { readUpdate, type DeleteSpan, type StructSpan } from './update-reader';

/** Room for the counts and ids that a part writes beside its structs. */
const OVERHEAD = 64;

/** The same update in parts of at most `limit` bytes, except where a single struct is longer. */
export function splitUpdate(bytes: Uint8Array, limit: number): Uint8Array[] {
	if (bytes.length <= limit) return [bytes];
	const parts: Part[] = [new Part()];
	const place = (size: number): Part => {
		const last = parts[parts.length - 1];
		if (last.size + size + OVERHEAD <= limit || last.size === 0) return last;
		parts.push(new Part());
		return parts[parts.length - 1];
	};
	readUpdate(bytes, {
		clients: () => undefined,
		struct: (span) => place(span.to - span.from).addStruct(span),
		deleted: (span) => place(DELETE_SIZE).addDelete(span)
	});
	return parts.map((part) => part.encode(bytes));
}

/** At most: clock, length, and the client's id and count if it is the first of its client. */
const DELETE_SIZE = 24;

class Part {
	size = 0;
	readonly #structs = new Map<number, StructSpan[]>();
	readonly #deletes = new Map<number, DeleteSpan[]>();

	addStruct(span: StructSpan): void {
		this.size += span.to - span.from;
		if (addToList(this.#structs, span.client, span).length === 1) this.size += 20;
	}

	addDelete(span: DeleteSpan): void {
		this.size += DELETE_SIZE;
		addToList(this.#deletes, span.client, span);
	}

	encode(bytes: Uint8Array): Uint8Array {
		return encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, this.#structs.size);
			for (const [client, spans] of this.#structs) {
				encoding.writeVarUint(encoder, spans.length);
				encoding.writeVarUint(encoder, client);
				encoding.writeVarUint(encoder, spans[0].clock);
				for (const { from, to } of spans) {
					encoding.writeUint8Array(encoder, bytes.subarray(from, to));
				}
			}
			encoding.writeVarUint(encoder, this.#deletes.size);
			for (const [client, spans] of this.#deletes) {
				encoding.writeVarUint(encoder, client);
				encoding.writeVarUint(encoder, spans.length);
				for (const { clock, length } of spans) {
					encoding.writeVarUint(encoder, clock);
					encoding.writeVarUint(encoder, length);
				}
			}
		});
	}
}
