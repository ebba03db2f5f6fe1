/**
 * Parts of a book whose rows are not here: their room is damaged, or has not arrived. What counts or
 * adds up where their rows belong is not known.
 */
import { bookFormat } from '$lib/formats/book-format';
import { tableOf, type BookHead, type SheetKey, type UnitId } from './book';

/** A unit, or the department itself. */
export type MissingPart = UnitId | 'department';

/**
 * Whether rows of a missing part belong to a sheet.
 * @param unit only the rows of this unit are asked about
 */
export function lacksRowsOf(
	part: MissingPart,
	sheet: SheetKey,
	head: BookHead,
	unit = tableOf(sheet)?.unit
): boolean {
	return unit === undefined ? holdsRowsOf(part, sheet, head) : unit === part;
}

/** Whether a sheet that is nobody's alone has rows of the part. */
function holdsRowsOf(part: MissingPart, sheet: SheetKey, head: BookHead): boolean {
	if (sheet.startsWith('indicators@')) return false;
	const table = tableOf(sheet)?.table;
	const isShared =
		table === undefined
			? sheet === 'projects'
			: (bookFormat(head).byId.get(table)?.shared ?? false);
	return isShared || part === 'department';
}
