/** The tables of a format, as the grid, the readers, the writers and the rules ask for them. */
import { ordinal } from '$lib/budget/values/ordinal';
import { bareLabel } from '$lib/budget/values/row-label';
import type { Coordinates } from './coordinates';
import type { EditionKind, Format, FormatColumn, FormatRow, FormatTable } from './format';

/** The tables that an edition publishes, in order. */
export function formatTables(
	format: Format,
	edition: EditionKind = 'department'
): readonly FormatTable[] {
	const { without } = format.editions[edition];
	return without ? format.tables.filter(({ id }) => !without.includes(id)) : format.tables;
}

const named = new WeakMap<Format, ReadonlyMap<string, FormatTable>>();

/** The table that answers to an id, an address name or an alias. */
export function tableNamed(format: Format, name: string): FormatTable | undefined {
	let tables = named.get(format);
	if (!tables) {
		tables = new Map(
			format.tables.flatMap((table) =>
				[table.id, table.address, ...table.aliases].map((name) => [name, table] as const)
			)
		);
		named.set(format, tables);
	}
	return tables.get(name);
}

/** What a printed title may say. */
export interface TitleFacts {
	readonly year: number;
	readonly department: string;
	/** Of a unit's edition. */
	readonly unit?: string;
}

/** What an edition prints above a table. */
export interface TableHead {
	/** 「预算公开表1」; may be empty. */
	readonly number: string;
	/** 「2023年预算收支总表」 */
	readonly title: string;
	/** 「部门名称：…」 beside the unit of the figures; may be empty. */
	readonly owner: string;
}

export function formatHead(
	format: Format,
	table: FormatTable,
	edition: EditionKind,
	{ year, department, unit }: TitleFacts
): TableHead {
	const { title, titles, ...own } = format.editions[edition];
	const placeIn = (kind: EditionKind): number => formatTables(format, kind).indexOf(table) + 1;
	const number = placeIn(edition) || placeIn('department');
	const words: Readonly<Record<string, string>> = {
		year: String(year),
		department,
		unit: unit ?? department,
		title: titles && Object.hasOwn(titles, table.id) ? titles[table.id] : table.name,
		number: String(number),
		nn: String(number).padStart(2, '0'),
		n: number > 0 ? ordinal(number) : ''
	};
	const filled = (text: string): string =>
		text.replace(/\{([a-z]+)\}/g, (all, word: string) =>
			Object.hasOwn(words, word) ? words[word] : all
		);
	return {
		number: filled(own.number ?? `${format.kind}公开表{number}`),
		title: filled(title),
		owner: filled(own.owner ?? (edition === 'unit' ? '单位名称：{unit}' : '部门名称：{department}'))
	};
}

/** The title alone. */
export function formatTitle(...of: Parameters<typeof formatHead>): string {
	return formatHead(...of).title;
}

/**
 * What a cell means: the coordinates of its fixed row and its column together. `undefined` where the
 * column stands in another panel.
 */
export function cellCoordinates(
	{ space }: Format,
	row: FormatRow,
	column: FormatColumn
): Coordinates | undefined {
	if (row.panel !== column.panel) return undefined;
	const joined = space.join(row.at, column.at);
	return joined.ok ? joined.at : undefined;
}

const aliases = new WeakMap<FormatTable, ReadonlyMap<string, string>>();

/** Of the labels that a form words otherwise, by side: the name of the row. Names of other rows are none. */
function aliasesIn(table: FormatTable): ReadonlyMap<string, string> {
	let names = aliases.get(table);
	if (!names) {
		const placed = (row: FormatRow, name: string): string => `${row.side ?? ''}|${name}`;
		const own = new Set(table.fixedRows.map((row) => placed(row, keyOfFixed(table, row))));
		names = new Map(
			table.fixedRows
				.flatMap((row) =>
					(row.aliases ?? []).map(
						(alias) => [placed(row, bareLabel(alias)), keyOfFixed(table, row)] as const
					)
				)
				.filter(([alias]) => !own.has(alias))
		);
		aliases.set(table, names);
	}
	return names;
}

/** The name by which the format calls a row of that bare label; the label itself where it knows no other. */
export function officialName(table: FormatTable, side: FormatRow['side'], label: string): string {
	const names = aliasesIn(table);
	return names.size === 0 ? label : (names.get(`${side ?? ''}|${label}`) ?? label);
}

/** The name of a fixed row in addresses: its code where its panel prints codes, else its bare label. */
export function keyOfFixed(
	{ columns }: FormatTable,
	{ panel, key, code, label }: FormatRow
): string {
	const hasCodes = columns.some((column) => column.panel === panel && column.holds === 'code');
	return key ?? (hasCodes ? code : undefined) ?? bareLabel(label);
}

/** Tables with a row for each project: those of the year's own money, and of what is left of last year's. */
export interface ProjectTables {
	readonly ofYear: readonly FormatTable[];
	readonly carried: readonly FormatTable[];
}

export function projectTablesOf({ tables }: Pick<Format, 'tables'>): ProjectTables {
	const all = tables.filter(({ panels }) => panels.some(({ axis }) => axis === 'projects'));
	const isCarried = ({ at }: FormatTable): boolean => at.origin === '上年';
	return { ofYear: all.filter((table) => !isCarried(table)), carried: all.filter(isCarried) };
}

/** A sheet that an edition has for itself: who may write it may write what belongs to the edition. */
export function editionSheet({ tables }: Pick<Format, 'tables'>, unit?: string): string {
	const own = tables.find(({ shared }) => !shared) ?? tables[0];
	// A book whose format cannot be read has no tables, and nobody writes it.
	const table = own?.id ?? 'narrative';
	return unit === undefined || own === undefined ? table : `${table}@${unit}`;
}
