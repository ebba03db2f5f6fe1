/** Compares the two sides of a formula of a pack in a book, for an edition, a key or a form. */
import type { RowId, SheetKey, UnitId } from '$lib/budget/book/book';
import { keyOfFixed } from '$lib/formats/format-tables';
import type { FormatTable } from '$lib/formats/format';
import { addsUp, atMost, identical, type Comparison } from '../comparing/compare';
import { detailSum } from '../own/detail-rows';
import { measure } from '../own/measure';
import type { TableAddress } from '../own/linear-form';
import { roleOfUnit, TOTAL } from '../reading/lookups';
import { cell, column, known, plus, type Operand } from '../reading/operand';
import { sheetOf } from '../reading/places';
import type { RuleReader } from '../reading/rule-reader';
import type { KeyInEdition } from '../rule/rule';
import type { Tie, TieSide, TieTerm } from './tie';

/** An edition, a key in an edition, a form, or nothing (the book). */
type Subject = Partial<KeyInEdition> | RowId | undefined;

/** @returns nothing where a table that it needs has no figures yet */
export function compareTie(reader: RuleReader, tie: Tie, subject: Subject): Comparison | undefined {
	const where = whereOf(tie, subject);
	if (![tie.actual, tie.expected].every((side) => isFilled(reader, side, where))) return undefined;
	const comparison = comparisonOf(reader, tie, where);
	// At the lowest codes the comparison is kept as it is, and only made again (E22).
	if (tie.through !== 'code' || !hasCodesBelow(reader, tie, where)) return comparison;
	if (comparison.draft() === undefined) return comparison;
	return follows(reader, tie, where) ? undefined : comparison;
}

/** Whether it holds; where it cannot be asked it doesn't. */
export function holdsIn(reader: RuleReader, tie: Tie, subject: Subject): boolean {
	// A condition is asked of the edition, whatever the rule goes through.
	const where = whereOf(tie, typeof subject === 'string' ? undefined : subject);
	if (![tie.actual, tie.expected].every((side) => isFilled(reader, side, where))) return false;
	const { actual, expected, comparator } = comparisonOf(reader, tie, where);
	return comparator === '≤' ? actual.value <= expected.value : actual.value === expected.value;
}

interface Where {
	readonly unit?: UnitId | undefined;
	readonly key?: string | undefined;
	readonly form?: RowId;
	readonly tie: Tie;
}

function whereOf(tie: Tie, subject: Subject): Where {
	if (typeof subject === 'string') return { tie, form: subject };
	return { tie, unit: subject?.unit, key: subject?.key };
}

function comparisonOf(reader: RuleReader, tie: Tie, where: Where): Comparison {
	const [actual, expected] = [tie.actual, tie.expected].map((side) => amount(reader, side, where));
	// Without a figure of its own, what is missing in an edition is told apart by its unit (E18).
	const edition = actual.cells().length === 0 ? where.unit : undefined;
	const about = [tie.about, edition].filter((part) => part !== undefined).join(':');
	const manner = { unit: tie.unit, ...(about !== '' && { about }) };
	if (tie.comparison === '≤') return atMost(actual, expected, manner);
	return (tie.isIdentity ? identical : addsUp)(actual, expected, manner);
}

function amount(reader: RuleReader, { terms, constant }: TieSide, where: Where): Operand {
	const parts = terms.map((term) => ({ sign: term.sign, operand: figure(reader, term, where) }));
	const added = parts.flatMap(({ sign, operand }) => (sign === 1 ? [operand] : []));
	const taken = parts.flatMap(({ sign, operand }) => (sign === -1 ? [operand] : []));
	const sum = plus(...added).with(taken, -1);
	return constant === 0 ? sum : plus(sum, known(constant, 0));
}

function figure(reader: RuleReader, { term, table }: TieTerm, where: Where): Operand {
	const { form } = where;
	if (!table)
		return (
			measure(reader, term, form === undefined ? undefined : { row: form, sheet: 'projects' }) ??
			plus()
		);
	const address = term.written.address as TableAddress;
	const sheet = sheetOf(where, table);
	const isOfUnit = table.shared && where.unit !== undefined;
	if (term.reading === 'sum') {
		const key = isOfUnit ? roleOfUnit('project', where.unit!) : undefined;
		if (key === undefined) return detailSum(reader, sheet, address.column!, term.side);
		const rows = { sheet, lookup: 'roleOfUnit', key, unit: where.unit! } as const;
		return column(reader, rows, address.column!);
	}
	return cell(reader, rowOf(reader, sheet, { term, table, sign: 1 }, where), address.column!);
}

/** Of a table that the units share, the total of a unit's edition is the unit's own line. */
function rowOf(
	reader: RuleReader,
	sheet: SheetKey,
	{ term, table }: TieTerm,
	{ unit, key, tie }: Where
): RowId | undefined {
	const { row } = term.written.address as TableAddress;
	if (row === undefined || row === '*')
		return key === undefined || tie.through === undefined || tie.through === 'forms'
			? undefined
			: reader.find(sheet, tie.through, key);
	if (table!.shared && unit !== undefined && isTotalOf(table!, row.key))
		return reader.find(sheet, 'roleOfUnit', roleOfUnit('unit', unit));
	return reader.find(sheet, 'name', `${term.side ?? ''}|${row.key}`, row.nth);
}

function isTotalOf(table: FormatTable, key: string): boolean {
	return table.fixedRows.some((row) => row.role === 'total' && keyOfFixed(table, row) === key);
}

/**
 * An empty table says nothing, and neither does its side: but a table that may be empty, beside
 * another that is filled, adds nothing.
 */
function isFilled(reader: RuleReader, { terms }: TieSide, where: Where): boolean {
	const tables = new Map(terms.flatMap(({ table }) => (table ? [[table.id, table]] : [])));
	if (tables.size === 0) return true;
	let filled = 0;
	for (const table of tables.values()) {
		if (hasFigures(reader, table, where)) filled++;
		else if (table.emptyNote === undefined) return false;
	}
	return filled > 0;
}

function hasFigures(reader: RuleReader, table: FormatTable, where: Where): boolean {
	const sheet = sheetOf(where, table);
	if (!reader.hasFigures(sheet)) return false;
	if (!table.shared || where.unit === undefined) return true;
	return reader.group(sheet, 'unit', where.unit).length > 0;
}

/**
 * Whether what is off at a code is what is off at the codes below it: it is told there. The sums of
 * each table are compared by themselves.
 */
function follows(reader: RuleReader, tie: Tie, where: Where): boolean {
	const below = (side: TieSide): number =>
		side.terms.reduce((sum, { sign, term, table }) => {
			const { column: name } = term.written.address as TableAddress;
			const rows = [sheetOf(where, table!), 'parent', where.key ?? TOTAL] as const;
			return sum + sign * reader.sum(...rows, name!).value;
		}, 0);
	const { actual, expected } = comparisonOf(reader, tie, where);
	const off = below(tie.actual) - below(tie.expected);
	return tie.comparison === '≤' ? off > 0 : off === actual.value - expected.value;
}

function hasCodesBelow(reader: RuleReader, { actual, expected }: Tie, where: Where): boolean {
	const tables = [...actual.terms, ...expected.terms].flatMap(({ table }) => table ?? []);
	return tables.some(
		(table) => reader.group(sheetOf(where, table), 'parent', where.key ?? TOTAL).length > 0
	);
}
