/** Where a book's workflow stands, read from its room: worked out anew only when the room changes. */
import type * as Y from 'yjs';
import { workflowOf, type Workflow } from '$lib/budget/book/workflow';
import { readSteps } from '$lib/collab/room/workflow-room';

export function workflowIn(doc: Y.Doc): () => Workflow {
	let known: Workflow | undefined;
	doc.on('afterTransaction', () => (known = undefined));
	return () => (known ??= workflowOf(readSteps(doc)));
}
