/** Labels of rows as they are printed, and the names that are in them. */
/** 「四、」「（四）」「①」「4.」 before a label. */
const ORDINAL =
	/^(?:[（(]?[一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|[①-⑳]|\d+[.、．](?!\d))\s*/u;

/** A printed label without its ordinal and without spaces inside. */
export function bareLabel(printed: string): string {
	return printed.replace(ORDINAL, '').replace(/\s+/g, '');
}
