/** W42–W44: the account codes of T2, T3 and T5: their form, their order, their names. */
import { firstFormat } from '$lib/formats/known-formats';
import { accountLevel, accountParent, parseAccountCode } from '$lib/budget/values/account-code';
import { settingOf, readSetting } from '$lib/budget/settings/book-settings';
import {
	tableOf,
	type BookHead,
	type RowId,
	type SheetKey,
	type TableId
} from '$lib/budget/book/book';
import { FUNCTIONAL_CODES, FUNCTIONAL_CODES_YEAR } from '$lib/budget/table/functional-codes';
import { columnsOfSide, templateOf } from '$lib/budget/table/table-template';
import type { Message } from '../../finding/finding';
import { TOTAL } from '../../reading/lookups';
import { plainName } from '../../text/name';
import { found, sheetIn } from '../../reading/places';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const CODE_TABLES = ['T2', 'T3', 'T5'] as const satisfies readonly TableId[];

function amountColumns(sheet: SheetKey | undefined): string[] {
	const table = sheet && tableOf(sheet)?.table;
	if (!table) return [];
	const columns = columnsOfSide(templateOf(table, firstFormat()), undefined);
	return columns.flatMap((column) => (column.holds === 'amount' ? [column.id] : []));
}

export const itemHasFigures: Rule = {
	id: 'W42',
	severity: 'warning',
	comparator: 'TXT',
	each: 'row',
	of: CODE_TABLES,
	check: (reader, row) => {
		const sheet = reader.sheetOf(row);
		const code = reader.text(row, '编码').trim();
		if (sheet === undefined || accountLevel(code) !== '项' || !reader.hasFigures(sheet))
			return undefined;
		if (amountColumns(sheet).some((name) => reader.value(row, name))) return undefined;
		const name = reader.text(row, '名称').trim();
		const redacted = settingOf(reader.head('settings'), 'redactedCodes') ?? [];
		if (redacted.includes(code) || /涉密|保密/.test(name)) return undefined;
		return { cells: [{ row, column: '编码' }], arguments: { code, name } };
	}
};

export const codesInOrder: Rule = {
	id: 'W43',
	severity: 'error',
	comparator: 'FMT',
	each: 'edition',
	of: CODE_TABLES,
	check: (reader, edition) =>
		CODE_TABLES.flatMap((table) => checkCodes(reader, sheetIn(edition, table)))
};

function checkCodes(reader: RuleReader, sheet: SheetKey): Draft[] {
	const drafts: Draft[] = [];
	const first = new Map<string, RowId>();
	let above: CodeRow | undefined;
	for (const { id, role } of reader.rows(sheet)) {
		const printed = reader.text(id, '编码').trim();
		if (role === 'total' || printed === TOTAL) continue;
		const code = parseAccountCode(printed);
		if (code === undefined) {
			drafts.push(...found(noCode(reader, id, printed)));
			continue;
		}
		drafts.push(...found(misplaced(reader, sheet, { id, code }, above, first.get(code))));
		if (!first.has(code)) first.set(code, id);
		above = { id, code };
	}
	return drafts;
}

interface CodeRow {
	readonly id: RowId;
	readonly code: string;
}

function noCode(reader: RuleReader, id: RowId, printed: string): Draft | undefined {
	const name = reader.text(id, '名称').trim();
	if (printed === '' && name === '') return undefined;
	const variant = printed === '' ? 'missing' : 'digits';
	return { cells: [{ row: id, column: '编码' }], variant, arguments: { code: printed, name } };
}

/** Twice, without its parent, or before a lower code: the first that is true. */
function misplaced(
	reader: RuleReader,
	sheet: SheetKey,
	{ id, code }: CodeRow,
	above: CodeRow | undefined,
	same: RowId | undefined
): Draft | undefined {
	const at = (...rows: RowId[]) => rows.map((row) => ({ row, column: '编码' }));
	if (same !== undefined) return { cells: at(id, same), variant: 'twice', arguments: { code } };
	const parent = accountParent(code);
	if (parent !== undefined && reader.find(sheet, 'code', parent) === undefined)
		return { cells: at(id), variant: 'parent', arguments: { code, parent } };
	return above && code < above.code
		? { cells: at(id, above.id), variant: 'order', arguments: { code, above: above.code } }
		: undefined;
}

/** The book's own dictionary, else the one that ships for its year. */
function dictionary(
	settings: BookHead['settings'],
	year: number
): Readonly<Record<string, string>> | undefined {
	return (
		settingOf(settings, 'codes') ?? (year === FUNCTIONAL_CODES_YEAR ? FUNCTIONAL_CODES : undefined)
	);
}

function needsDictionary(reader: RuleReader): Message | undefined {
	const [settings, year] = [reader.head('settings'), reader.head('year')];
	const own = readSetting(settings, 'codes');
	if (own.state === 'malformed')
		return { key: 'malformed', arguments: { setting: 'codes', at: own.at } };
	return dictionary(settings, year) ? undefined : { key: 'lacks.codes', arguments: { year } };
}

export const codeHasItsName: Rule = {
	id: 'W44',
	severity: 'error',
	comparator: 'SET',
	needs: needsDictionary,
	each: 'row',
	of: CODE_TABLES,
	check: (reader, row) => {
		const code = parseAccountCode(reader.text(row, '编码'));
		const names = dictionary(reader.head('settings'), reader.head('year'));
		if (code === undefined || !names || !Object.hasOwn(names, code)) return undefined;
		const [expected, actual] = [names[code], reader.text(row, '名称').trim()];
		if (plainName(expected) === plainName(actual)) return undefined;
		return {
			cells: [
				{ row, column: '名称' },
				{ row, column: '编码' }
			],
			...(actual !== '' && { actual }),
			expected,
			...(actual === '' && { variant: 'blank' }),
			arguments: { code }
		};
	}
};
