/** What the workflow closes to a person, known before the server says so. */
import type { BookHead } from '$lib/budget/book/book';
import { isClosed, progressOf, workflowOf } from '$lib/budget/book/workflow';
import { partOf, type RoomName } from './room-name';
import type { Identity } from './identity';
import type { Refusal } from './refusal';

export function lockOn(room: RoomName, head: BookHead, { role }: Identity): Refusal | undefined {
	const part = partOf(room);
	if (part === undefined) return undefined;
	const { state } = progressOf(workflowOf(head.workflow), part);
	const whose = role === 'coordinator' ? 'coordinator' : 'unit';
	return isClosed(state, whose) ? { kind: 'locked', state } : undefined;
}
