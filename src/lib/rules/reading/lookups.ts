/**
 * By what rules look rows up. Each lookup gives a row its key within its sheet, or none; the engine
 * keeps the rows of each key together, in document order, and sums over them up to date.
 */
import type { ColumnId, Row, SheetKey, Side, TableId } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { isClassLabel, threePublicItem } from '$lib/budget/table/detail-rows';
import { codeColumnOf, codeOf, keyOf, labelOf } from '$lib/budget/table/row-key';
import type { Column } from '$lib/budget/table/table-template';
import { bareLabel } from '$lib/budget/values/row-label';
import type { Format, FormatRow, FormatTable } from '$lib/formats/format';
import { formKey, type FormLookup } from './form-lookups';
import { isPlaceholderName, plainName } from '../text/name';

export type LookupKey = string | undefined;
export type Lookup = keyof typeof LOOKUPS | FormLookup;

/** The key of the 合计 row in the lookups `code` and `parent`. */
export const TOTAL = '合计';

type KeyOf = (row: Row, table: TableId, format: Format) => LookupKey;

const isTotal: (...of: Parameters<KeyOf>) => boolean = (row, table, format) =>
	row.role === 'total' ||
	bareLabel(codeOf(table, row, format) || labelOf(table, row, format)) === TOTAL;

function labelKey(row: Row, table: TableId, format: Format): string {
	return `${row.side ?? ''}|${bareLabel(labelOf(table, row, format))}`;
}

/** A name on one side of a table, or in a table without sides. */
export function sided(side: Side | undefined, key: string): string {
	return side === undefined ? key : `${side}|${key}`;
}

function classKey(row: Row, table: TableId, format: Format): LookupKey {
	if (isTotal(row, table, format)) return undefined;
	const label = bareLabel(labelOf(table, row, format));
	const classes = functionalClasses(format);
	if (!codeColumnOf(table, row.side, format)) {
		const printed = classesInPanel(format, table, row.side);
		if (!printed || printed.others.has(label) || !isClassLabel(label)) return undefined;
		return printed.byLabel.get(label) ?? classes.byName.get(label) ?? label;
	}
	const code = codeOf(table, row, format);
	if (code.length !== 3) return undefined;
	return classes.codes.has(code) ? code : label || code;
}

interface Classes {
	readonly byName: ReadonlyMap<string, string>;
	readonly codes: ReadonlySet<string>;
}
const classesOf = new WeakMap<Format, Classes>();

function functionalClasses(format: Format): Classes {
	let classes = classesOf.get(format);
	if (!classes) {
		const entries = format.lists.get(FUNCTIONAL_CLASSES)?.entries ?? [];
		const byName = new Map(entries.map(({ label, code = label }) => [label, code]));
		classesOf.set(format, (classes = { byName, codes: new Set(byName.values()) }));
	}
	return classes;
}
const FUNCTIONAL_CLASSES = 'functional-classes';

/** A panel that lists functional classes by name. */
interface ClassPanel {
	/** Codes by label, as any document prints it. */
	readonly byLabel: ReadonlyMap<string, string>;
	/** What it prints beside them. */
	readonly others: ReadonlySet<string>;
}
const classPanels = new WeakMap<FormatTable, ReadonlyMap<Side | undefined, ClassPanel>>();

/** The class that a printed row stands for, where its panel prints no codes. */
export function classOfRow({ code, at }: FormatRow): string | undefined {
	return code ?? at.account;
}

function classesInPanel(
	format: Format,
	table: TableId,
	side: Side | undefined
): ClassPanel | undefined {
	const template = format.byId.get(table);
	let panels = template && classPanels.get(template);
	if (template && !panels) {
		const sides = new Set(template.fixedRows.map((row) => row.side));
		panels = new Map(
			[...sides].flatMap((panel): [Side | undefined, ClassPanel][] => {
				const rows = template.fixedRows.filter((row) => row.side === panel);
				if (!rows.some(classOfRow)) return [];
				const labels = (of: FormatRow): string[] =>
					[of.label, ...(of.aliases ?? [])].map(bareLabel);
				const named = rows.flatMap((row) =>
					labels(row).map((label) => [label, classOfRow(row)] as const)
				);
				const byLabel = named.flatMap(([label, code]) => (code ? [[label, code] as const] : []));
				const others = named.flatMap(([label, code]) => (code ? [] : [label]));
				return [[panel, { byLabel: new Map(byLabel), others: new Set(others) }]];
			})
		);
		classPanels.set(template, panels);
	}
	return panels?.get(side);
}

function parentKey(row: Row, table: TableId, format: Format): LookupKey {
	if (isTotal(row, table, format)) return undefined;
	const code = codeOf(table, row, format);
	if (code.length === 3) return sided(row.side, TOTAL);
	const isBelow = code.length === 5 || code.length === 7;
	return isBelow ? sided(row.side, code.slice(0, -2)) : undefined;
}

function threePublicKey(row: Row, table: TableId, format: Format): LookupKey {
	return isTotal(row, table, format)
		? TOTAL
		: threePublicItem(bareLabel(labelOf(table, row, format)));
}

function roleIn(row: Row, table: TableId, format: Format): LookupKey {
	const { axis } = format.byId.get(table)?.panels[0] ?? {};
	return row.role ?? (axis === 'projects' ? 'project' : undefined);
}

/** One unit's projects of one name; hidden ones (「项目1」) have no name. */
function projectKey(row: Row, table: TableId, format: Format): LookupKey {
	if (isTotal(row, table, format)) return undefined;
	const name = plainName(labelOf(table, row, format));
	return name === '' || isPlaceholderName(name) ? undefined : `${row.unit ?? ''}|${name}`;
}

function hiddenKey(row: Row, table: TableId, format: Format): LookupKey {
	const [first] = columnsHolding(format, table, 'amount');
	const shown = first !== undefined && typeof row.cells[first] === 'number';
	return !shown && isPlaceholderName(labelOf(table, row, format)) ? 'hidden' : undefined;
}

/** The public name of a row on its side, and beside a name the words that tell its rows apart. */
function lineKey(row: Row, table: TableId, format: Format): LookupKey {
	const texts = columnsHolding(format, table, 'text').map((column) =>
		plainName(String(row.cells[column] ?? ''))
	);
	return [`${row.side ?? ''}|${keyOf(table, row, format)}`, ...texts].join('|');
}

function columnsHolding(format: Format, table: TableId, what: Column['holds']): ColumnId[] {
	const { columns = [] } = format.byId.get(table) ?? {};
	return columns.flatMap(({ id, holds }) => (holds === what ? [id] : []));
}

export const LOOKUPS = {
	/** Account code; `合计` for the total row. */
	code: (row, table, format) =>
		isTotal(row, table, format) ? TOTAL : codeOf(table, row, format) || undefined,
	/** Code of the row one level up, `side|code` where there are sides: its rows are its children. */
	parent: parentKey,
	/** Functional class (类), by code where the table prints codes, else by label. */
	class: classKey,
	/** The rows of all classes of a side together, under `all` or `side|all`. */
	classes: (row, table, format) =>
		classKey(row, table, format) === undefined ? undefined : sided(row.side, 'all'),
	/** `side|label` without ordinal. */
	label: labelKey,
	threePublic: threePublicKey,
	/** By plain label: an economic account has a row for each 政府科目 beside it. */
	account: (row, table, format) => plainName(labelOf(table, row, format)) || undefined,
	/** `unit|plain name` of projects. */
	project: projectKey,
	/** Projects whose name and figures are kept secret, under one key. */
	hidden: hiddenKey,
	/** `side|name`, as addresses name rows. */
	name: (row, table, format) => `${row.side ?? ''}|${keyOf(table, row, format)}`,
	/** What the same line of another edition has too: `side|name`, with its texts (政府科目). */
	line: lineKey,
	/** All rows but totals, under one key. */
	body: (row, table, format) => (isTotal(row, table, format) ? undefined : 'body'),
	/** Rows but totals by unit. */
	unit: (row, table, format) => (isTotal(row, table, format) ? undefined : row.unit),
	/** `total`, `unit` or `project`; a row without a role is a project where rows are projects. */
	role: roleIn,
	/** `role|unit`. */
	roleOfUnit: (row, table, format) => {
		const role = roleIn(row, table, format);
		return role === undefined || row.unit === undefined ? undefined : `${role}|${row.unit}`;
	}
} satisfies Record<string, KeyOf>;

/** Lookups in whose keys amounts count: a row gets another key when a figure comes or goes. */
export const AMOUNT_LOOKUPS: ReadonlySet<Lookup> = new Set<Lookup>(['hidden']);

/** The key of `row` in a sheet; sheets that are neither tables nor the forms have none. */
export function lookupKey(lookup: Lookup, sheet: SheetKey, row: Row, format: Format): LookupKey {
	if (sheet === 'projects') return formKey(lookup, row, format);
	const table = tableOf(sheet)?.table;
	const keyOf = (LOOKUPS as Partial<Record<Lookup, KeyOf>>)[lookup];
	return table === undefined ? undefined : keyOf?.(row, table, format);
}

/** The key of a row in the lookup `roleOfUnit`. */
export function roleOfUnit(role: 'unit' | 'project', unit: string): string {
	return `${role}|${unit}`;
}
