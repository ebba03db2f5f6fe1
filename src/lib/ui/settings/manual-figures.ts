/** Figures of the text that a person checked by hand, as writes of the book's settings. */
import { settingOf } from '$lib/budget/settings/book-settings';
import type { Session } from '$lib/collab/session/session';
import type { WriteResult } from '$lib/collab/room/write';

/** `figure` as N28 names it: `N2:3.5万元#1`. */
export function markFigure(session: Session, figure: string, isManual: boolean): WriteResult {
	const { [figure]: _before, ...others } =
		settingOf(session.book.head.settings, 'manualFigures') ?? {};
	const mark = { by: session.identity.name, at: new Date().toISOString() };
	const marked = isManual ? { ...others, [figure]: mark } : others;
	return session.writeSetting('manualFigures', marked);
}
