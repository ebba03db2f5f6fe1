/** The honest saved state of a book: what is true of all its rooms together. */
import type { RoomReplica } from './room-replica';
import type { SaveState } from './session';

/** `server` only where every room's last edit was acknowledged as durable. */
export function saveStateOf(replicas: readonly RoomReplica[]): SaveState {
	const waiting = replicas.reduce((sum, replica) => sum + replica.waiting, 0);
	const online = replicas.every((replica) => replica.online);
	const failed = replicas.some((replica) => replica.failure !== undefined);
	const storing = replicas.some((replica) => replica.storing);
	const calm = waiting === 0 ? 'server' : 'device';
	return { state: failed ? 'failed' : storing ? 'saving' : calm, waiting, online };
}
