/** What of the book the page in the middle shows: where 「本页」 looks. */
import { noteRowOf } from '$lib/budget/book/table-note';
import type { Here } from '../navigation/here';
import { placesOfProject, type FindPlace } from './find-in-book';

/** `undefined` on pages that show no part of the document. */
export function placesHere(here: Here): readonly FindPlace[] | undefined {
	switch (here.kind) {
		case 'table':
			return [{ sheet: here.sheet }, { sheet: 'notes', row: noteRowOf(here.sheet) }];
		case 'project':
			return placesOfProject(here.project);
		case 'section':
			return [{ sheet: 'narrative', row: here.section }];
		default:
			return undefined;
	}
}
