/** Whom this person follows through the book, until they press a key. */
import { createContext } from 'svelte';
import type { Identity } from '$lib/collab/room/identity';

export class Following {
	whom = $state.raw<Identity | undefined>();

	start(identity: Identity): void {
		this.whom = identity;
	}
	stop(): void {
		this.whom = undefined;
	}
}

export const [useFollowing, provideFollowing] = createContext<Following>();
