/** What an undo or a redo could not take back, for a person. */
import type { BookHead } from '$lib/budget/book/book';
import type { UndoResult } from '$lib/collab/edit/undo';
import { notices } from '../state/notices.svelte';
import { sayRefusal, words } from '../state/words.svelte';

/** Tells it; false where all of it was refused. */
export function tellUndone({ skipped, refusal }: UndoResult, head: BookHead): boolean {
	if (refusal) notices.say(sayRefusal(refusal, head), 'problem');
	else if (skipped.length > 0) notices.say(words().bar.skippedUndo(skipped.length));
	return refusal === undefined;
}
