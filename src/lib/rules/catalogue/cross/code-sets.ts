/** X34, X35: which account codes the tables list, and by what names. */
import { firstFormat } from '$lib/formats/known-formats';
import type { ColumnId, RowId, TableId } from '$lib/budget/book/book';
import { labelColumnOf } from '$lib/budget/table/row-key';
import { TOTAL } from '../../reading/lookups';
import { plainName } from '../../text/name';
import { coded, filled, sheetIn } from '../../reading/places';
import type { Draft } from '../../finding/draft';
import type { Edition, RuleReader } from '../../reading/rule-reader';
import type { KeyInEdition, Rule } from '../../rule/rule';

export const sameCodes: Rule = {
	id: 'X34',
	severity: 'error',
	comparator: 'SET',
	each: 'key',
	of: ['T2', 'T3', 'T5'],
	lookup: 'code',
	check: (reader, { key: code, ...edition }) =>
		code === TOTAL || !filled(reader, edition, 'T2', 'T3')
			? undefined
			: missingRow(reader, edition, code)
};

function missingRow(reader: RuleReader, edition: Edition, code: string): Draft | undefined {
	const [income, spending, appropriation] = (['T2', 'T3', 'T5'] as const).map((table) =>
		reader.find(sheetIn(edition, table), 'code', code)
	);
	const at = (row: RowId, variant: string, column = '编码'): Draft => ({
		cells: [{ row, column }],
		variant,
		arguments: { code }
	});
	if (spending !== undefined && income === undefined) return at(spending, 'no-income');
	if (income !== undefined && spending === undefined) return at(income, 'no-spending');
	if (appropriation !== undefined && spending === undefined)
		return at(appropriation, 'no-spending');
	const general = coded(reader, edition, 'T2', code, '一般公共预算');
	const listed = appropriation !== undefined || !filled(reader, edition, 'T5');
	if (income === undefined || listed || general.value === 0) return undefined;
	return at(income, 'no-appropriation', '一般公共预算');
}

const NAMING_TABLES = ['T2', 'T3', 'T5', 'T8', 'T9'] as const satisfies readonly TableId[];

interface NamedCode {
	readonly row: RowId;
	readonly column: ColumnId;
	readonly printed: string;
	readonly name: string;
}

export const oneNameForACode: Rule = {
	id: 'X35',
	severity: 'error',
	comparator: 'SET',
	each: 'key',
	of: NAMING_TABLES,
	lookup: 'code',
	check: (reader, subject) => {
		if (subject.key === TOTAL) return undefined;
		const all = namesOf(reader, subject);
		const usual = commonest(all);
		return all
			.filter(({ name }) => name !== usual?.name)
			.map(({ row, column, printed }) => ({
				cells: [
					{ row, column },
					{ row: usual!.row, column: usual!.column }
				],
				variant: printed === '' ? 'blank' : undefined,
				arguments: { code: subject.key, name: printed, usual: usual!.printed }
			}));
	}
};

function namesOf(reader: RuleReader, { key: code, ...edition }: KeyInEdition): NamedCode[] {
	return NAMING_TABLES.flatMap((table) =>
		reader.group(sheetIn(edition, table), 'code', code).map(({ id, side }) => {
			const column = labelColumnOf(table, side, firstFormat())?.id ?? '名称';
			const printed = reader.text(id, column).trim();
			return { row: id, column, printed, name: plainName(printed) };
		})
	);
}

/** The name that most tables print; of several, the one printed first. A blank is no name. */
function commonest(all: readonly NamedCode[]): NamedCode | undefined {
	const count = new Map<string, number>();
	for (const { name } of all) count.set(name, (count.get(name) ?? 0) + 1);
	const printed = all.filter(({ name }) => name !== '');
	return (
		printed.reduce<NamedCode | undefined>(
			(best, named) =>
				best === undefined || count.get(named.name)! > count.get(best.name)! ? named : best,
			undefined
		) ?? all[0]
	);
}
