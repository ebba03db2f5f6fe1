/** What people may write of the head: settings and explanations, each in the name of whoever writes it. */
import { isExplanationKey } from '$lib/collab/room/explanation-record';
import { isHeadKey, readStamped } from '$lib/collab/room/head-record';
import type { SheetRoom } from '$lib/collab/room/room-name';
import type { Writer } from './rights';

/** The head is the department's, its schema the server's; a unit explains its own findings. */
export function wrongHeadKey(room: SheetRoom, key: string): boolean {
	return !isHeadKey(key) || (room.kind !== 'department' && !isExplanationKey(key));
}

/** What is wrong with a piece of the head; the words are for the log. */
export function wrongHead(
	_key: string,
	value: unknown,
	who: Writer,
	mayBeLost: (t: unknown) => boolean
): string | undefined {
	const stamped = readStamped(value);
	if (!stamped) return 'no stamp';
	return stamped.by === who.id || mayBeLost(stamped.t) ? undefined : 'foreign name';
}
