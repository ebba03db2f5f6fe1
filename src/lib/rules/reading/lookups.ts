/**
 * By what rules look rows up. Each lookup gives a row its key within its sheet, or none; the engine
 * keeps the rows of each key together, in document order, and sums over them up to date.
 */
import type { Row, SheetKey, TableId } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { isClassLabel, threePublicItem } from '$lib/budget/table/detail-rows';
import { FUNCTIONAL_CLASSES } from '$lib/budget/table/functional-class';
import { codeOf, keyOf, labelOf } from '$lib/budget/table/row-key';
import { bareLabel } from '$lib/budget/values/row-label';
import { formKey, type FormLookup } from './form-lookups';
import { isPlaceholderName, plainName } from '../text/name';

export type LookupKey = string | undefined;
export type Lookup = keyof typeof LOOKUPS | FormLookup;

/** The key of the 合计 row in the lookups `code` and `parent`. */
export const TOTAL = '合计';

type KeyOf = (row: Row, table: TableId) => LookupKey;

const isTotal = (row: Row, table: TableId): boolean =>
	row.role === 'total' || bareLabel(codeOf(table, row) || labelOf(table, row)) === TOTAL;

const CLASS_CODES = new Map(FUNCTIONAL_CLASSES.map((c) => [c.label, c.code]));
const KNOWN_CLASSES = new Set(FUNCTIONAL_CLASSES.map((c) => c.code));

function labelKey(row: Row, table: TableId): string {
	return `${row.side ?? ''}|${bareLabel(labelOf(table, row))}`;
}

function classKey(row: Row, table: TableId): LookupKey {
	if (table === 'T1' || table === 'T4') {
		if (row.side !== '支出' || row.role === 'total') return undefined;
		const label = bareLabel(labelOf(table, row));
		return isClassLabel(label) ? (CLASS_CODES.get(label) ?? label) : undefined;
	}
	const code = codeOf(table, row);
	if (code.length !== 3 || isTotal(row, table)) return undefined;
	return KNOWN_CLASSES.has(code) ? code : bareLabel(labelOf(table, row)) || code;
}

function parentKey(row: Row, table: TableId): LookupKey {
	if (isTotal(row, table)) return undefined;
	const code = codeOf(table, row);
	if (code.length === 3) return TOTAL;
	return code.length === 5 || code.length === 7 ? code.slice(0, -2) : undefined;
}

function threePublicKey(row: Row, table: TableId): LookupKey {
	return isTotal(row, table) ? TOTAL : threePublicItem(bareLabel(labelOf(table, row)));
}

function roleIn(row: Row, table: TableId): LookupKey {
	return row.role ?? (table === 'T13' ? 'project' : undefined);
}

/** One unit's projects of one name; hidden ones (「项目1」) have no name. */
function projectKey(row: Row, table: TableId): LookupKey {
	if (isTotal(row, table)) return undefined;
	const name = plainName(labelOf(table, row));
	return name === '' || isPlaceholderName(name) ? undefined : `${row.unit ?? ''}|${name}`;
}

function hiddenKey(row: Row, table: TableId): LookupKey {
	const shown = typeof row.cells['合计'] === 'number';
	return !shown && isPlaceholderName(labelOf(table, row)) ? 'hidden' : undefined;
}

/** The public name of a row on its side, and in T6 the 政府科目 that tells its rows apart. */
function lineKey(row: Row, table: TableId): LookupKey {
	const name = `${row.side ?? ''}|${keyOf(table, row)}`;
	return table === 'T6' ? `${name}|${plainName(String(row.cells['政府科目'] ?? ''))}` : name;
}

export const LOOKUPS = {
	/** Account code; `合计` for the total row. */
	code: (row, table) => (isTotal(row, table) ? TOTAL : codeOf(table, row) || undefined),
	/** Code of the row one level up: the rows of one key are the children of that row. */
	parent: parentKey,
	/** Functional class (类), by code in T2 and T3, by label in T1 and T4. */
	class: classKey,
	/** The rows of all classes together, under one key. */
	classes: (row, table) => (classKey(row, table) === undefined ? undefined : 'all'),
	/** `side|label` without ordinal. */
	label: labelKey,
	threePublic: threePublicKey,
	/** 部门科目 of T6 by plain name: one for each 政府科目 beside it. */
	account: (row) => plainName(String(row.cells['部门科目'] ?? '')) || undefined,
	/** `unit|plain name` of projects. */
	project: projectKey,
	/** Projects whose name and figures are kept secret, under one key. */
	hidden: hiddenKey,
	/** `side|name`, as addresses name rows. */
	name: (row, table) => `${row.side ?? ''}|${keyOf(table, row)}`,
	/** What the same line of another edition has too: `side|name`, in T6 `|name|政府科目`. */
	line: lineKey,
	/** All rows but totals, under one key. */
	body: (row, table) => (isTotal(row, table) ? undefined : 'body'),
	/** Rows but totals by unit. */
	unit: (row, table) => (isTotal(row, table) ? undefined : row.unit),
	/** `total`, `unit` or `project`; a row of T13 without a role is a project. */
	role: roleIn,
	/** `role|unit`. */
	roleOfUnit: (row, table) => {
		const role = roleIn(row, table);
		return role === undefined || row.unit === undefined ? undefined : `${role}|${row.unit}`;
	}
} satisfies Record<string, KeyOf>;

/** Lookups in whose keys amounts count: a row gets another key when a figure comes or goes. */
export const AMOUNT_LOOKUPS: ReadonlySet<Lookup> = new Set<Lookup>(['hidden']);

/** The key of `row` in a sheet; sheets that are neither tables nor the forms have none. */
export function lookupKey(lookup: Lookup, sheet: SheetKey, row: Row): LookupKey {
	if (sheet === 'projects') return formKey(lookup, row);
	const table = tableOf(sheet)?.table;
	const keyOf = (LOOKUPS as Partial<Record<Lookup, KeyOf>>)[lookup];
	return table === undefined ? undefined : keyOf?.(row, table);
}

/** The key of a row in the lookup `roleOfUnit`. */
export function roleOfUnit(role: 'unit' | 'project', unit: string): string {
	return `${role}|${unit}`;
}
