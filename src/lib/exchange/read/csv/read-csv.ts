/** Comma- or tab-separated text (RFC 4180, and as spreadsheets write it) → lines of cells. */
import { gridLine, type Source, type SourceCell, type SourceGrid } from '../source';

interface CsvRecord {
	/** The line of the file on which it begins, from 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** A quoted cell may go on over several lines; a quote inside an unquoted one is a character. */
export function readCsv(text: string): Source {
	const bare = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
	const grid: SourceGrid = { name: '', apart: true };
	const records = recordsOf(bare, separatorOf(bare));
	const lines = records.map(({ cells }, at) =>
		gridLine(
			at + 1,
			grid,
			cells.flatMap((cell, index): SourceCell[] => {
				const trimmed = cell.trim();
				return trimmed === '' ? [] : [{ line: at + 1, index, text: trimmed }];
			})
		)
	);
	return { lines, locate: (line) => ({ line: records[line - 1]?.line ?? line }) };
}

/** Whichever stands more often on the first line that has any. */
function separatorOf(text: string): string {
	const first = text.split('\n').find((line) => /[,\t;]/.test(line)) ?? '';
	const count = (separator: string) => first.split(separator).length;
	return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function recordsOf(text: string, separator: string): CsvRecord[] {
	const records: CsvRecord[] = [];
	let cells: string[] = [];
	let [at, line, begun] = [0, 1, 1];
	while (at <= text.length) {
		const { cell, end } = cellAt(text, at, separator);
		line += text.slice(at, end).split('\n').length - 1;
		cells.push(cell);
		at = end + 1;
		if (text[end] === separator) continue;
		records.push({ line: begun, cells });
		cells = [];
		begun = ++line;
	}
	return records;
}

function cellAt(text: string, at: number, separator: string): { cell: string; end: number } {
	const quoted = text[at] === '"' ? /^"((?:[^"]|"")*)"/.exec(text.slice(at)) : null;
	const after = quoted ? at + quoted[0].length : at;
	let end = after;
	while (end < text.length && text[end] !== separator && text[end] !== '\n') end++;
	// What follows a closing quote belongs to no cell; then the quote was a character.
	if (quoted && text.slice(after, end).trim() === '')
		return { cell: quoted[1].replaceAll('""', '"'), end };
	if (!quoted) return { cell: text.slice(at, end), end };
	let plain = at;
	while (plain < text.length && text[plain] !== separator && text[plain] !== '\n') plain++;
	return { cell: text.slice(at, plain), end: plain };
}
