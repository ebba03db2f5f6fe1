/** What somebody is called, by id: who is here, and whoever has a role in the book. */
import type { Workspace } from './workspace.svelte';

/** The name, or the id of somebody who is not known here. */
export function nameOf(id: string, workspace: Workspace): string {
	const known = [
		workspace.open?.session.identity,
		...workspace.peers.map((peer) => peer.identity),
		...workspace.members
	];
	return known.find((identity) => identity?.id === id)?.name ?? workspace.names[id] ?? id;
}
