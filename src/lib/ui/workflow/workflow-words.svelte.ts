/** Words of the way to approval in the language chosen; read in a template, they change with it. */
import { packetWords, type PacketWords } from '$lib/messages/packets';
import { workflowWords, type WorkflowWords } from '$lib/messages/workflow';
import { preferences } from '../state/preferences.svelte';

export function sayWorkflow(): WorkflowWords {
	return workflowWords[preferences.locale];
}

export function sayPackets(): PacketWords {
	return packetWords[preferences.locale];
}
