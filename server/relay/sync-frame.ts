import * as encoding from 'lib0/encoding';
import { MESSAGE, type SYNC } from '$lib/collab/wire/wire';

/** A sync frame; an update message that came as a frame is passed on as it is. */
export function syncFrame(
	kind: (typeof SYNC)[keyof typeof SYNC],
	body: Uint8Array,
	frame?: Uint8Array
): Uint8Array {
	if (frame) return frame;
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.sync);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, body);
	});
}
