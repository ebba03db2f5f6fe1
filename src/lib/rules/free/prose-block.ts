/** The prose of a document, whatever its format: sections of the narrative, and what was not read. */
import type { Row, RowId } from '$lib/budget/book/book';
import { UNREAD, UNREAD_TEXT } from '$lib/budget/book/unread-sheet';
import type { Draft } from '../finding/draft';
import type { Place } from '../finding/finding';
import type { Span } from '../text/plain-text';
import { NARRATIVE_TEXT, quoting } from '../reading/texts';
import type { RuleReader } from '../reading/rule-reader';

interface Line {
	readonly row: RowId;
	/** Offset of its first character in the block. */
	readonly start: number;
	readonly text: string;
}

/** Prose that belongs together: a section, or the lines between two tables. */
export interface ProseBlock {
	/** Its first row. */
	readonly id: RowId;
	readonly text: string;
	readonly lines: readonly Line[];
}

const IS_TABLE_LINE = /\t/;

/** What was not read: prose, and tables between. Table lines in a row are one run. */
export interface UnreadParts {
	readonly prose: readonly ProseBlock[];
	/** Each with the lines of prose right above it, the nearest last. */
	readonly tables: readonly { readonly above: readonly Line[]; readonly lines: readonly Line[] }[];
}

/** For `RuleReader.digest`. */
export function partUnread(rows: readonly Row[]): UnreadParts {
	const runs: { table: boolean; lines: Line[] }[] = [];
	for (const row of rows) {
		const text = String(row.cells[UNREAD_TEXT] ?? '');
		const table = IS_TABLE_LINE.test(text);
		let run = runs.at(-1);
		if (run?.table !== table) runs.push((run = { table, lines: [] }));
		const last = run.lines.at(-1);
		const start = last ? last.start + last.text.length + (goesOn(last.text, text) ? 0 : 1) : 0;
		run.lines.push({ row: row.id, text, start });
	}
	return {
		prose: runs.filter(({ table }) => !table).map(({ lines }) => blockOf(lines)),
		tables: runs.flatMap(({ table, lines }, i) =>
			table ? [{ above: (runs[i - 1]?.lines ?? []).slice(-4), lines }] : []
		)
	};
}

/** A line this long without closing punctuation was broken by the page, not by its author. */
const WRAPPED_LINE = 30;
const LIST_START =
	/^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}(?:[)）、]|[.．](?!\d))|第[一二三四五六七八九十]+部分|[①-⑳])/u;

function goesOn(before: string, after: string): boolean {
	return (
		before.length >= WRAPPED_LINE && !/[。；：！？;:]\s*$/.test(before) && !LIST_START.test(after)
	);
}

function blockOf(lines: readonly Line[]): ProseBlock {
	let text = '';
	for (const line of lines) text += (line.start > text.length ? '\n' : '') + line.text;
	return { id: lines[0].row, lines, text };
}

/** Ids of all blocks, for rules that are kept once for each. */
export function blockIds(reader: RuleReader): string[] {
	const narrative = reader.rows('narrative').map(({ id }) => id);
	return [...narrative, ...reader.digest(UNREAD, partUnread).prose.map(({ id }) => id)];
}

export function blockAt(reader: RuleReader, id: RowId): ProseBlock | undefined {
	if (reader.sheetOf(id) === 'narrative') {
		const text = reader.text(id, NARRATIVE_TEXT);
		return { id, text, lines: [{ row: id, start: 0, text }] };
	}
	return reader.digest(UNREAD, partUnread).prose.find((block) => block.id === id);
}

export function blocksOf(reader: RuleReader): ProseBlock[] {
	return blockIds(reader).flatMap((id) => blockAt(reader, id) ?? []);
}

/** The line in which a place of the block stands. */
function lineAt({ lines }: ProseBlock, at: number): Line {
	return lines.findLast(({ start }) => start <= at) ?? lines[0];
}

export function placeIn(block: ProseBlock, at: number): Place {
	return { row: lineAt(block, at).row, column: NARRATIVE_TEXT };
}

/** Arguments of a finding that quotes its block: offsets are those of the line. */
export function quotingBlock(
	block: ProseBlock,
	{ start, end }: Span
): NonNullable<Draft['arguments']> {
	const line = lineAt(block, start);
	return quoting(line.text, { start: start - line.start, end: end - line.start });
}
