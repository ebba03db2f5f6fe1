/** P05, P08, P09: whose project it is, and what the forms of a unit add up to. */
import { exactAmount, roundHalfUp, type Fen } from '$lib/budget/values/amount';
import type { RowId } from '$lib/budget/book/book';
import { fundColumn } from '$lib/budget/form/first-form';
import { judgeSum } from '../../comparing/interval';
import { roleOfUnit } from '../../reading/lookups';
import { plainName } from '../../text/name';
import type { Operand } from '../../reading/operand';
import { income, totalOf } from '../../reading/places';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const YEAR_TOTAL = fundColumn('年度', '总额');

export const formIsOfSameUnit: Rule = {
	id: 'P05',
	severity: 'error',
	comparator: 'SET',
	each: 'row',
	of: ['T13'],
	check: (reader, row) => {
		const form = reader.partner(row)?.row;
		const unit = reader.mark(row)?.unit;
		if (form === undefined || unit === undefined) return undefined;
		const expected = reader.head('units').find(({ id }) => id === unit)?.name;
		const actual = reader.text(form, '实施单位').trim();
		// A form that names no unit, or none of the register, is F23's.
		const known = reader.head('units').some(({ name }) => plainName(name) === plainName(actual));
		if (!expected || !known || plainName(actual) === plainName(expected)) return undefined;
		return {
			cells: [
				{ row: form, column: '实施单位' },
				{ row, column: '项目' }
			],
			actual,
			expected
		};
	}
};

interface CarryOver {
	/** The unit's line of T13. */
	readonly line: RowId;
	readonly printed: Fen;
	/** Its projects by their forms in 元, and by their rows where they have no form. */
	readonly exact: Fen;
	readonly forms: readonly RowId[];
	readonly formless: number;
	readonly figures: number;
}

function carryOverOf(reader: RuleReader, unit: string): CarryOver | undefined {
	const line = reader.find('T13', 'roleOfUnit', roleOfUnit('unit', unit));
	const printed = line === undefined ? undefined : reader.amount(line, '合计');
	if (line === undefined || printed === undefined) return undefined;
	const rows = reader.group('T13', 'roleOfUnit', roleOfUnit('project', unit));
	let [exact, formless, figures] = [0, 0, 0];
	const forms: RowId[] = [];
	for (const { id } of rows) {
		const form = reader.partner(id)?.row;
		const inForm = form === undefined ? undefined : reader.amount(form, YEAR_TOTAL);
		if (form !== undefined && inForm !== undefined) forms.push(form);
		else formless++;
		const amount = inForm ?? reader.amount(id, '合计');
		if (amount !== undefined) figures++;
		exact += amount ?? 0;
	}
	return { line, printed, exact, forms, formless, figures };
}

const draftOf = ({ line, printed, exact, forms }: CarryOver): Draft => {
	const rounded = roundHalfUp(exact, 4);
	return {
		cells: [
			{ row: line, column: '合计' },
			...forms.slice(0, 64).map((row) => ({ row, column: YEAR_TOTAL }))
		],
		actual: exactAmount(printed, '万元'),
		expected: exactAmount(rounded, '万元'),
		difference: exactAmount(printed - rounded, '万元'),
		printedIn: '万元',
		arguments: { exact: exactAmount(exact, '元'), forms: forms.length }
	};
};

/** Only where each project has its form: one that has none is P01's. */
export const formsAddUpToUnit: Rule = {
	id: 'P08',
	severity: 'error',
	comparator: 'SUM',
	each: 'unit',
	check: (reader, unit) => {
		const carried = carryOverOf(reader, unit);
		if (!carried || carried.formless > 0 || carried.forms.length === 0) return undefined;
		const difference = carried.printed - roundHalfUp(carried.exact, 4);
		// What rounding alone explains was told where it was rounded: of the rows (P03) and the line (W39).
		return judgeSum(difference, carried.figures, '万元') === 'different'
			? draftOf(carried)
			: undefined;
	}
};

/** The carry-over as T1, T2 and T4 print it, where they do. */
function printedElsewhere(reader: RuleReader): Operand[] {
	const edition = {};
	return [
		income(reader, edition, 'T1', '上年结转'),
		totalOf(reader, edition, 'T2', '上年结转'),
		income(reader, edition, 'T4', '上年财政拨款结转')
	].filter(({ figures }) => figures > 0);
}

/**
 * What the carry-over is before rounding. Told where tables print two totals (X20): it says which
 * of them is right.
 */
export const unroundedCarryOver: Rule = {
	id: 'P09',
	severity: 'hint',
	comparator: 'CONV',
	each: 'book',
	check: (reader) => {
		const line = reader.find('T13', 'role', 'total');
		const printed = line === undefined ? undefined : reader.amount(line, '合计');
		if (line === undefined || printed === undefined) return undefined;
		const others = printedElsewhere(reader).filter(({ value }) => value !== printed);
		if (others.length === 0) return undefined;
		const parts = reader.head('units').flatMap(({ id }) => carryOverOf(reader, id) ?? []);
		const exact = parts.reduce((sum, part) => sum + part.exact, 0);
		const forms = parts.flatMap((part) => part.forms);
		if (forms.length === 0) return undefined;
		const draft = draftOf({ line, printed, exact, forms, formless: 0, figures: 0 });
		const formless = parts.reduce((sum, part) => sum + part.formless, 0);
		return {
			...draft,
			cells: [draft.cells[0], ...others.flatMap((other) => other.cells()), ...draft.cells.slice(1)],
			...(roundHalfUp(exact, 4) === printed && { variant: 'right' }),
			arguments: { ...draft.arguments, formless, other: exactAmount(others[0].value, '万元') }
		};
	}
};
