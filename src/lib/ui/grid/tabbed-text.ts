/** Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, newlines between lines. */

/**
 * Reads a pasted block. A cell that holds tabs, newlines or quotes comes in double quotes, its own
 * quotes doubled. A quote inside an unquoted cell is a character. One newline at the end closes the
 * last line and opens none. Ragged lines stay ragged.
 */
export function readTabbed(text: string): string[][] {
	const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').replace(/\0/g, '');
	const lines: string[][] = [];
	let line: string[] = [];
	let at = 0;
	for (;;) {
		const cell = source[at] === '"' ? readQuoted(source, at) : undefined;
		const end = cell?.end ?? cellEnd(source, at);
		line.push(cell?.text ?? source.slice(at, end));
		if (source[end] === '\t') {
			at = end + 1;
			continue;
		}
		lines.push(line);
		line = [];
		if (end >= source.length) return lines;
		at = end + 1;
	}
}

/** The quoted cell at `start`, if its closing quote ends the cell; else the quote is mere text. */
function readQuoted(source: string, start: number): { text: string; end: number } | undefined {
	let text = '';
	for (let at = start + 1; at < source.length; at++) {
		if (source[at] !== '"') {
			text += source[at];
			continue;
		}
		if (source[at + 1] === '"') {
			text += '"';
			at++;
			continue;
		}
		const next = source[at + 1];
		return next === undefined || next === '\t' || next === '\n' ? { text, end: at + 1 } : undefined;
	}
	return undefined;
}

function cellEnd(source: string, start: number): number {
	for (let at = start; at < source.length; at++) {
		if (source[at] === '\t' || source[at] === '\n') return at;
	}
	return source.length;
}
