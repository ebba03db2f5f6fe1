/** W26, W27: an empty table says so, and why; one that has figures doesn't say that it is empty. */
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import { columnsOfSide } from '$lib/budget/table/table-template';
import type { Format, FormatTable } from '$lib/formats/format';
import type { Draft } from '../finding/draft';
import type { Place } from '../finding/finding';
import { found, sheetOf } from '../reading/places';
import type { Edition, RuleReader } from '../reading/rule-reader';
import type { Rule } from '../rule/rule';

/** 「本表无数据」, 「本表为空」: says that there is nothing, and not why. */
const EMPTY = /本表[^，,。；;]{0,4}(?:无|没有|为?空)[^，,。；;]*/;
/** 「本部门没有政府性基金预算」: whatever else says 无. */
const REASON = /无|没有|未|不涉及|不安排/;

function noteOf(reader: RuleReader, edition: Edition, table: FormatTable): string {
	return reader.text(noteRowOf(sheetOf(edition, table)), NOTE_COLUMN).trim();
}

/** Where a table as a whole is spoken of: its total, else its first row; and its note if it has one. */
function places(reader: RuleReader, edition: Edition, table: FormatTable): Place[] {
	const sheet = sheetOf(edition, table);
	const rows = reader.rows(sheet);
	const row = (rows.find(({ role }) => role === 'total') ?? rows[0])?.id;
	const side = row === undefined ? undefined : reader.mark(row)?.side;
	const column = columnsOfSide(table, side)[0]?.id ?? NOTE_COLUMN;
	return [
		...(row === undefined ? [] : [{ row, column }]),
		...(noteOf(reader, edition, table) === ''
			? []
			: [{ row: noteRowOf(sheet), column: NOTE_COLUMN }])
	];
}

const isFilled = (reader: RuleReader, edition: Edition, table: FormatTable): boolean =>
	reader.hasFigures(sheetOf(edition, table));

/** @returns the two rules, about the tables that a format wants noted where they are empty */
export function emptyTableNotes({ tables }: Format): Rule[] {
	const noted = tables.filter(({ emptyNote }) => emptyNote !== undefined);
	if (noted.length === 0) return [];
	const rule = (
		id: string,
		check: (reader: RuleReader, edition: Edition, table: FormatTable) => Draft | undefined
	): Rule => ({
		id,
		severity: 'error',
		comparator: 'TXT',
		each: 'edition',
		of: noted.map((table) => table.id),
		check: (reader, edition) =>
			found(
				...noted.map((table): Draft | undefined => {
					// The tables that all units share are the department's.
					const isElsewhere = table.shared && edition.unit !== undefined;
					if (isElsewhere || !reader.hasRows(sheetOf(edition, table))) return undefined;
					const draft = check(reader, edition, table);
					return draft && { ...draft, about: table.id };
				})
			)
	});
	return [
		rule('W26', (reader, edition, table) => notNoted(reader, edition, table, tables)),
		rule('W27', filledAndNoted)
	];
}

/** Asked only once the book is being filled in at all. */
function notNoted(
	reader: RuleReader,
	edition: Edition,
	table: FormatTable,
	tables: readonly FormatTable[]
): Draft | undefined {
	if (isFilled(reader, edition, table)) return undefined;
	if (!tables.some((other) => isFilled(reader, edition, other))) return undefined;
	const note = noteOf(reader, edition, table);
	if (note !== '' && REASON.test(note.replace(EMPTY, ''))) return undefined;
	const cells = places(reader, edition, table);
	const words = { table: table.id };
	if (note === '') return { cells, arguments: words };
	return { cells, severity: 'warning', variant: 'reason', arguments: { ...words, note } };
}

function filledAndNoted(
	reader: RuleReader,
	edition: Edition,
	table: FormatTable
): Draft | undefined {
	const note = noteOf(reader, edition, table);
	if (!EMPTY.test(note) || !isFilled(reader, edition, table)) return undefined;
	return { cells: places(reader, edition, table), arguments: { table: table.id, note } };
}
