/** Comma-separated values (RFC 4180), safe to open in a spreadsheet program. */

/** What a spreadsheet program would execute, and the mark itself, so that it can be taken off again. */
const EXECUTABLE = /^['=+\-@\t\r＝＋－＠]/;
/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** Figures are decimals without separators and stand as they are; text never executes. */
export type CsvValue = string | { readonly figure: string } | undefined;

/** Text with an apostrophe before it where a spreadsheet program would take it for a formula. */
export function harmless(text: string): string {
	return EXECUTABLE.test(text) ? `'${text}` : text;
}

export function* csvLines(
	header: readonly string[],
	lines: Iterable<readonly CsvValue[]>
): Iterable<string> {
	yield `${BYTE_ORDER_MARK}${header.map(field).join(',')}\r\n`;
	for (const line of lines) yield `${line.map(field).join(',')}\r\n`;
}

function field(value: CsvValue): string {
	if (value === undefined) return '';
	if (typeof value !== 'string') return value.figure;
	const text = harmless(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
