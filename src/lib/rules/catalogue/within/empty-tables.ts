/** W26–W28: 政府性基金 (T7, T8) and 国有资本经营 (T9), which most departments leave empty. */
import type { RowId, Side, TableId } from '$lib/budget/book/book';
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import { codeColumnOf, labelColumnOf } from '$lib/budget/table/row-key';
import { TOTAL } from '../../reading/lookups';
import { filled, found, sheetIn } from '../../reading/places';
import type { Draft } from '../../finding/draft';
import type { Edition, RuleReader } from '../../reading/rule-reader';
import type { Place } from '../../finding/finding';
import type { Rule } from '../../rule/rule';

const TABLES = ['T7', 'T8', 'T9'] as const satisfies readonly TableId[];
type OtherBudget = (typeof TABLES)[number];

/** 「本表无数据」, 「本表为空」: says that there is nothing, and not why. */
const EMPTY = /本表[^，,。；;]{0,4}(?:无|没有|为?空)[^，,。；;]*/;
/** 「本部门没有政府性基金预算」: whatever else says 无. */
const REASON = /无|没有|未|不涉及|不安排/;

function noteOf(reader: RuleReader, edition: Edition, table: OtherBudget): string {
	return reader.text(noteRowOf(sheetIn(edition, table)), NOTE_COLUMN).trim();
}

/** Where a table as a whole is spoken of: its 合计, else its first row. */
function placeOf(reader: RuleReader, edition: Edition, table: OtherBudget): RowId | undefined {
	const sheet = sheetIn(edition, table);
	return reader.find(sheet, 'code', TOTAL) ?? reader.rows(sheet)[0]?.id;
}

/** The table first, then its note if it has one. */
function places(reader: RuleReader, edition: Edition, table: OtherBudget): Place[] {
	const row = placeOf(reader, edition, table);
	const note = noteRowOf(sheetIn(edition, table));
	const side = row === undefined ? undefined : reader.mark(row)?.side;
	const column = codeColumnOf(table, side)?.id ?? NOTE_COLUMN;
	return [
		...(row === undefined ? [] : [{ row, column }]),
		...(noteOf(reader, edition, table) === '' ? [] : [{ row: note, column: NOTE_COLUMN }])
	];
}

const each = (
	check: (reader: RuleReader, edition: Edition, table: OtherBudget) => Draft | undefined
) => ({
	each: 'edition' as const,
	of: TABLES,
	check: (reader: RuleReader, edition: Edition): Draft[] =>
		found(
			...TABLES.map((table) => {
				if (!reader.hasRows(sheetIn(edition, table))) return undefined;
				const draft = check(reader, edition, table);
				return draft && { ...draft, about: table };
			})
		)
});

/** Asked only once the book is being filled in at all. */
export const emptyTableNoted: Rule = {
	id: 'W26',
	severity: 'error',
	comparator: 'TXT',
	...each((reader, edition, table): Draft | undefined => {
		if (!filled(reader, edition, 'T1') || filled(reader, edition, table)) return undefined;
		const note = noteOf(reader, edition, table);
		if (note !== '' && REASON.test(note.replace(EMPTY, ''))) return undefined;
		const cells = places(reader, edition, table);
		if (note === '') return { cells, arguments: { table } };
		return { cells, severity: 'warning', variant: 'reason', arguments: { table, note } };
	})
};

export const filledTableNotNoted: Rule = {
	id: 'W27',
	severity: 'error',
	comparator: 'TXT',
	...each((reader, edition, table): Draft | undefined => {
		const note = noteOf(reader, edition, table);
		if (!EMPTY.test(note) || !filled(reader, edition, table)) return undefined;
		return { cells: places(reader, edition, table), arguments: { table, note } };
	})
};

/** 国有资本经营预算收入 (10306), transfers and carry-over; 国有资本经营预算支出 (223), transfers. */
const CAPITAL_CODES: Readonly<Record<Side, RegExp>> = {
	收入: /^(?:103|105|110)/,
	支出: /^(?:223|230)/
};

export const capitalCodes: Rule = {
	id: 'W28',
	severity: 'warning',
	comparator: 'SET',
	each: 'edition',
	of: ['T9'],
	check: (reader, edition) =>
		found(
			...(['收入', '支出'] as const).map((side): Draft | undefined => {
				const code = codeColumnOf('T9', side)!.id;
				const others = reader.rows(sheetIn(edition, 'T9')).filter((row) => {
					const text = row.side === side ? reader.text(row.id, code).trim() : '';
					return /^\d+$/.test(text) && !CAPITAL_CODES[side].test(text);
				});
				if (others.length === 0) return undefined;
				const [{ id }] = others;
				return {
					cells: others.map((row) => ({ row: row.id, column: code })),
					arguments: {
						side,
						count: others.length,
						code: reader.text(id, code).trim(),
						name: reader.text(id, labelColumnOf('T9', side)!.id).trim()
					}
				};
			})
		)
};
