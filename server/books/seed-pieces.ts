/** The first updates of a room: its seed, in pieces that are written one after the other. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Bytes that a piece holds before the next begins. */
export const PIECE = 64 * 1024;

/**
 * Updates that together say what the document says; each needs those before it only. A document that
 * is small, or that several clients wrote, is one piece.
 */
export function piecesOf(doc: Y.Doc, most = PIECE): Uint8Array[] {
	const whole = Y.encodeStateAsUpdate(doc);
	if (whole.length <= most || doc.store.clients.size !== 1) return [whole];
	const [[client, structs]] = doc.store.clients;
	const pieces: Uint8Array[] = [];
	let body = new Y.UpdateEncoderV1();
	let first = 0;
	for (const [i, struct] of structs.entries()) {
		struct.write(body, 0);
		if (encoding.length(body.restEncoder) < most && i + 1 < structs.length) continue;
		const { clock } = structs[first].id;
		pieces.push(updateOf({ client, clock, count: i + 1 - first }, body.toUint8Array()));
		body = new Y.UpdateEncoderV1();
		first = i + 1;
	}
	const deletions = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
	return deletions.length > NOTHING ? [...pieces, deletions] : pieces;
}

/** Bytes of an update without structs and deletions. */
const NOTHING = 2;

/** An update (V1) of one client's structs, which follow each other from `clock` on, without deletions. */
function updateOf(
	{ client, clock, count }: { client: number; clock: number; count: number },
	structs: Uint8Array
): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of [1, count, client, clock]) encoding.writeVarUint(encoder, number);
	encoding.writeUint8Array(encoder, structs);
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}
