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

/** How a block is pasted. */
export type PasteWay = 'as-is' | 'transposed';

/** `readTabbed`, turned where that is asked for. */
export function readBlock(text: string, way: PasteWay): string[][] {
	return way === 'transposed' ? transposed(readTabbed(text)) : readTabbed(text);
}

/** Lines as columns. A line that lacks cells in the middle of others has blanks there. */
export function transposed(lines: readonly (readonly string[])[]): string[][] {
	const width = Math.max(...lines.map(({ length }) => length));
	return Array.from({ length: width }, (_, at) => {
		const last = lines.findLastIndex((line) => at < line.length);
		return lines.slice(0, last + 1).map((line) => line[at] ?? '');
	});
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
