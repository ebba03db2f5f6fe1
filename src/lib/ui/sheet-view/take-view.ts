/** The view that a link carries. */
import type { SheetKey } from '$lib/budget/book/book';
import type { Session } from '$lib/collab/session/session';
import { sheetViewWords } from '$lib/messages/sheet-view';
import { notices } from '../state/notices.svelte';
import { preferences } from '../state/preferences.svelte';
import { viewsOf } from './kept-views.svelte';
import { readView } from './view-text';

/** Looks at the sheet as the link says; what cannot be read changes nothing, and is said. */
export function takeView(session: Session, sheet: SheetKey, text: string): void {
	const view = readView(text);
	if (view) viewsOf(session).set(sheet, view);
	else notices.say(sheetViewWords[preferences.locale].badLink, 'problem');
}
