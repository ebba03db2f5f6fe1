/** Compares the two sides of a formula of a pack in a book, for an edition, a key or a form. */
import type { RowId, SheetKey, Side, UnitId } from '$lib/budget/book/book';
import { keyOfFixed } from '$lib/formats/format-tables';
import type { FormatTable } from '$lib/formats/format';
import { Comparison, type Manner } from '../comparing/compare';
import { detailSum } from '../own/detail-rows';
import { measure } from '../own/measure';
import type { TableAddress } from '../own/linear-form';
import { roleOfUnit, sided, TOTAL } from '../reading/lookups';
import { cell, column, known, plus, type Operand, type Rows } from '../reading/operand';
import { sheetOf } from '../reading/places';
import type { RuleReader } from '../reading/rule-reader';
import type { KeyInEdition } from '../rule/rule';
import type { Tie, TieSide, TieTerm } from './tie';

/** An edition, a key in an edition, a form, or nothing (the book). */
type Subject = Partial<KeyInEdition> | RowId | undefined;

/**
 * @param manner in which it is told, where the formula has several
 * @returns nothing where a table that it needs has no figures yet
 */
export function compareTie(
	reader: RuleReader,
	tie: Tie,
	subject: Subject,
	manner: Manner = {}
): Comparison | undefined {
	const where = whereOf(tie, subject);
	if (![tie.actual, tie.expected].every((side) => isFilled(reader, side, where))) return undefined;
	const comparison = comparisonOf(reader, tie, where, manner);
	// A field of a form that is left blank bounds nothing.
	if (tie.through === 'forms' && tie.comparator === '≤' && !canBeAsked(tie, comparison))
		return undefined;
	// At the lowest codes the comparison is kept as it is, and only made again (E22).
	if (tie.through !== 'code' || !hasCodesBelow(reader, tie, where)) return comparison;
	if (comparison.draft() === undefined) return comparison;
	return follows(reader, tie, where) ? undefined : comparison;
}

/** Whether it holds; where a side has no figure it cannot be asked, and doesn't. */
export function holdsIn(reader: RuleReader, tie: Tie, subject: Subject): boolean {
	// A condition is asked of the edition, whatever the rule goes through.
	const where = whereOf(tie, typeof subject === 'string' ? undefined : subject);
	const comparison = comparisonOf(reader, tie, where);
	if (!canBeAsked(tie, comparison)) return false;
	return comparison.holds(comparison.actual.value, comparison.expected.value);
}

/** Whether each side has a figure, or is a number that the formula says. */
function canBeAsked(tie: Tie, { actual, expected }: Comparison): boolean {
	const has = ({ terms }: TieSide, { figures }: Operand): boolean =>
		terms.length === 0 || figures > 0;
	return has(tie.actual, actual) && has(tie.expected, expected);
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

function comparisonOf(reader: RuleReader, tie: Tie, where: Where, own: Manner = {}): Comparison {
	const [actual, expected] = [tie.actual, tie.expected].map((side) => amount(reader, side, where));
	// Without a figure of its own, what is missing in an edition is told apart by its unit (E18).
	const edition = actual.cells().length === 0 ? where.unit : undefined;
	const about = [tie.about, edition].filter((part) => part !== undefined).join(':');
	const manner = { ...own, unit: tie.unit, ...(about !== '' && { about }) };
	return new Comparison(tie.comparator, actual, expected, manner);
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
			: rowAt(reader, { sheet, lookup: tie.through, key }, term.side);
	if (table!.shared && unit !== undefined && isTotalOf(table!, row.key))
		return reader.find(sheet, 'roleOfUnit', roleOfUnit('unit', unit));
	return reader.find(sheet, 'name', `${term.side ?? ''}|${row.key}`, row.nth);
}

/** Codes of the two sides of a table are kept together. */
function rowAt(
	reader: RuleReader,
	{ sheet, lookup, key }: Rows,
	side: Side | undefined
): RowId | undefined {
	if (lookup !== 'code' || side === undefined) return reader.find(sheet, lookup, key);
	return reader.group(sheet, lookup, key).find((row) => row.side === side)?.id;
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
			const rows = [sheetOf(where, table!), 'parent', keyOn(term.side, where)] as const;
			return sum + sign * reader.sum(...rows, name!).value;
		}, 0);
	const { actual, expected } = comparisonOf(reader, tie, where);
	const off = below(tie.actual) - below(tie.expected);
	return tie.comparator === '≤' ? off > 0 : off === actual.value - expected.value;
}

function hasCodesBelow(reader: RuleReader, { actual, expected }: Tie, where: Where): boolean {
	return [...actual.terms, ...expected.terms].some(
		({ table, term }) =>
			table && reader.group(sheetOf(where, table), 'parent', keyOn(term.side, where)).length > 0
	);
}

const keyOn = (side: Side | undefined, { key = TOTAL }: Where): string => sided(side, key);
