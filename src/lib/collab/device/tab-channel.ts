/** How the tabs of one browser tell each other what they did, server or no server. */
import type { RoomName } from '../room/room-name';
import type { WaitingEdit } from './offline-store';

export type TabMessage =
	/** An edit of that tab; it has stored it, or is about to. */
	| {
			readonly kind: 'edited';
			readonly room: RoomName;
			readonly update: Uint8Array;
			/** Those of the update's edits that the server has yet to acknowledge. */
			readonly edits: readonly WaitingEdit[];
	  }
	/** A tab has opened: others send what it lacks, by its state vector. */
	| { readonly kind: 'opened'; readonly room: RoomName; readonly vector: Uint8Array }
	| { readonly kind: 'acknowledged'; readonly room: RoomName; readonly vector: Uint8Array }
	/** Edits were set aside and the room forgotten: begin it anew. */
	| { readonly kind: 'rebuilt'; readonly room: RoomName };

export interface TabChannel {
	post(message: TabMessage): void;
	listen(listener: (message: TabMessage) => void): void;
	close(): void;
}

/** The browser's BroadcastChannel; `undefined` where there is none. */
export function openTabChannel(name: string): TabChannel | undefined {
	if (typeof BroadcastChannel === 'undefined') return undefined;
	const channel = new BroadcastChannel(name);
	// In Node it would keep the process alive.
	(channel as { unref?: () => void }).unref?.();
	let open = true;
	return {
		// What is still under way when a book is closed may want to tell of it.
		post: (message) => {
			if (open) channel.postMessage(message);
		},
		listen: (listener) => {
			channel.onmessage = ({ data }: MessageEvent<TabMessage>) => listener(data);
		},
		close: () => {
			open = false;
			channel.close();
		}
	};
}
