/** What an open book is made of: its rooms, its line, its device, and what a test puts in their place. */
import type { Connect } from '../wire/bounded-socket';
import type { Frame } from '../room/change-gatherer';
import type { OfflineStore } from '../device/offline-store';
import type { Identity, RoomAccess } from '../room/identity';
import type { RoomQuota } from '../room/room-quota';
import type { TabChannel } from '../device/tab-channel';

export interface BookSessionOptions {
	readonly bookId: string;
	readonly identity: Identity;
	readonly rooms: readonly RoomAccess[];
	/** Where rooms are: `wss://host/sync`. */
	readonly url: string;
	readonly store: OfflineStore;
	/** The channel to other tabs that use the same store; absent: this is the only one. */
	readonly tabs?: TabChannel;
	/** The device's clock, UTC ms. */
	readonly clock?: () => number;
	/** Server minus device in ms, where it is known already. */
	readonly clockOffset?: number;
	/** At least 16 characters of `[A-Za-z0-9_-]`, never the same twice. */
	readonly randomId?: () => string;
	/** Yjs client ids, for runs that must repeat exactly. */
	readonly clientId?: () => number;
	/** What one room may hold; absent: what the server allows. */
	readonly quota?: RoomQuota;
	readonly connect?: Connect;
	readonly frame?: Frame;
}
