/** Bounds of the relay. All are generous for people and tight for programs gone wrong. */
import { MAX_FRAME } from '$lib/collab/wire/wire';
import { ROOM_QUOTA, type RoomQuota } from '$lib/collab/room/room-quota';

export interface RelayLimits {
	/** Largest frame accepted, in bytes. */
	readonly frame: number;
	/** What may wait before session and document are ready. */
	readonly waitingFrames: number;
	readonly waitingBytes: number;
	/** Bytes queued to a reader before it counts as too slow. */
	readonly unsent: number;
	/** Milliseconds that a reader has for one part of a sync. */
	readonly partPatience: number;
	/** Token buckets of one connection: `burst` at once, then `perSecond`. */
	readonly updates: Rate;
	readonly bytes: Rate;
	readonly presence: Rate;
	/** Largest presence state, in bytes of JSON. */
	readonly presenceState: number;
	/** How often one connection may be asked for what its updates rest on. */
	readonly asks: number;
	/** Frames that may be on their way behind a gap before it is asked for once more. */
	readonly behindGap: number;
	/** Milliseconds between pings; a socket that missed two is gone. */
	readonly ping: number;
	/** Milliseconds without anybody after which a room is put away. */
	readonly idle: number;
	/** Log rows after which a room is compacted. */
	readonly compactAfter: number;
	readonly connectionsPerSession: number;
	/** What one room may hold. */
	readonly quota: RoomQuota;
	/** Sockets that one person, and one address, may open. */
	readonly joinsOfPerson: Rate;
	readonly joinsOfAddress: Rate;
}

export interface Rate {
	readonly burst: number;
	readonly perSecond: number;
}

export const RELAY_LIMITS: RelayLimits = {
	frame: MAX_FRAME,
	waitingFrames: 64,
	waitingBytes: 4 * MAX_FRAME,
	unsent: 8 * 1024 * 1024,
	partPatience: 60_000,
	updates: { burst: 1_000, perSecond: 100 },
	bytes: { burst: 16 * 1024 * 1024, perSecond: 1024 * 1024 },
	presence: { burst: 200, perSecond: 50 },
	presenceState: 4 * 1024,
	asks: 5,
	behindGap: 100,
	ping: 15_000,
	idle: 30_000,
	compactAfter: 1_000,
	connectionsPerSession: 400,
	quota: ROOM_QUOTA,
	joinsOfPerson: { burst: 2_000, perSecond: 20 },
	joinsOfAddress: { burst: 10_000, perSecond: 200 }
};
