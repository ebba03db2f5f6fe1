/** One table of a pack → a table of a format, with all that is wrong in it. */
import { placeHeader } from '$lib/budget/values/header-place';
import type { TableTemplate } from '$lib/budget/values/table-shape';
import { bareLabel } from '$lib/budget/values/row-label';
import type { Coordinates, CoordinateSpace, Dimension } from './coordinates';
import type { CodeList, FormatPanel, FormatTable } from './format';
import type { PackReason } from './pack-failure';
import { COLUMN_ID, type Axis, type PackTable } from './pack-table';
import {
	deriveHeader,
	frozenOf,
	layColumns,
	panelsOf,
	sideOf,
	type LaidColumn
} from './table-layout';
import { layRows, type LaidRow } from './table-rows';

type Refuse = (place: string, reason: PackReason) => void;

const BODY: Readonly<Record<Axis, TableTemplate['body']>> = {
	fixed: 'fixed',
	'functional-tree': 'code-tree',
	'income-tree': 'code-tree',
	economic: 'free',
	projects: 'free',
	units: 'free',
	list: 'free'
};

/** @param refuse takes each problem at its place within the table */
export function readTable(
	table: PackTable,
	lists: ReadonlyMap<string, CodeList>,
	space: CoordinateSpace,
	refuse: Refuse
): FormatTable {
	checkShape(table, refuse);
	const laid = layColumns(table);
	const rows = layRows(table, lists, refuse);
	const joint = new JointCoordinates(table, space, refuse);
	const columns = laid.map((one) => ({
		...one.column,
		at: joint.of(`${one.place}.at`, one.column.panel, one.at)
	}));
	const fixedRows = rows.map(({ row, at, place }) => ({
		...row,
		at: joint.of(`${place}.at`, row.panel, at)
	}));
	checkTwice(laid, rows, refuse);
	joint.checkCells(laid, rows);
	const panels = readPanels(table, joint);
	return {
		...namesOf(table),
		unit: table.unit,
		at: table.at ?? {},
		columns,
		...headersOf(table, laid, refuse),
		body: BODY[panels[0].axis],
		fixedRows,
		frozen: frozenOf(table, laid),
		panels,
		...(table.total !== undefined && { total: table.total }),
		transposed: table.transposed ?? false,
		shared: table.shared ?? false,
		...(table.rules !== undefined && { rules: table.rules }),
		...(table.note !== undefined && { note: table.note }),
		...(table.emptyNote !== undefined && { emptyNote: table.emptyNote }),
		...(table.presence && { presence: table.presence })
	};
}

function readPanels(table: PackTable, joint: JointCoordinates): FormatPanel[] {
	return panelsOf(table).map((panel, i) => {
		const side = sideOf(table, panel);
		return {
			axis: panel.axis ?? table.axis ?? 'fixed',
			at: joint.of('.at', i, []),
			...(panel.title !== undefined && { title: panel.title }),
			...(side !== undefined && { side })
		};
	});
}

function namesOf(
	table: PackTable
): Pick<FormatTable, 'id' | 'name' | 'titles' | 'address' | 'aliases' | 'short'> {
	const titles = titlesOf(table);
	const address = table.name ?? table.id;
	return {
		id: table.id as FormatTable['id'],
		name: titles[0],
		titles,
		address,
		aliases: table.aliases ?? [],
		short: table.short ?? address
	};
}

export function titlesOf({ title }: PackTable): string[] {
	return typeof title === 'string' ? [title] : [title.core, ...(title.aliases ?? [])];
}

function checkShape(table: PackTable, refuse: Refuse): void {
	if (table.panels && (table.columns ?? table.rows)) refuse('', { kind: 'columns-and-panels' });
	if (!table.panels && !table.columns) refuse('', { kind: 'no-columns' });
	const panels = table.panels ?? [];
	panels.forEach((panel, i) => {
		const side = sideOf(table, panel);
		if (panels.length < 2) return;
		const place = `.panels[${i}]`;
		if (side === undefined) refuse(place, { kind: 'no-side' });
		else {
			const first = panels.findIndex((other) => sideOf(table, other) === side);
			if (first < i) refuse(place, { kind: 'name-twice', name: side, first: `.panels[${first}]` });
		}
	});
}

function headersOf(
	table: PackTable,
	laid: readonly LaidColumn[],
	refuse: Refuse
): Pick<FormatTable, 'header' | 'paperHeader'> {
	const header = table.header ?? deriveHeader(laid, false);
	const placed = placeHeader(header, laid.length);
	if (!placed.ok) refuse('.header', placed.gap);
	const isSplit = laid.some(({ column }) => column.split);
	return { header, paperHeader: isSplit ? deriveHeader(laid, true) : header };
}

function checkTwice(laid: readonly LaidColumn[], rows: readonly LaidRow[], refuse: Refuse): void {
	const columns = new Set<string>();
	for (const { column, place } of laid) {
		if (columns.has(column.id)) refuse(place, { kind: 'column-twice', column: column.id });
		if (!COLUMN_ID.test(column.id)) refuse(place, { kind: 'no-column-id', title: column.title });
		columns.add(column.id);
	}
	// A name may stand again among the closing rows (三 拨款 of 上年结转); addresses number them.
	const names = new Set<string>();
	for (const { row, place } of rows) {
		const name = `${row.panel}:${row.band ?? ''}:${row.code ?? bareLabel(row.label)}`;
		if (names.has(name)) refuse(place, { kind: 'row-twice', row: row.label });
		names.add(name);
	}
}

/** The coordinates of rows, columns and cells; what contradicts is refused once, where it is written. */
class JointCoordinates {
	readonly #above: readonly (readonly (Coordinates | undefined)[])[];

	constructor(
		table: PackTable,
		readonly space: CoordinateSpace,
		readonly refuse: Refuse
	) {
		this.#check('.at', table.at);
		this.#above = panelsOf(table).map((panel, i) => {
			this.#check(`.panels[${i}].at`, panel.at);
			return [table.at, panel.at];
		});
	}

	of(place: string, panel: number, parts: readonly (Coordinates | undefined)[]): Coordinates {
		for (const part of parts) this.#check(place, part);
		const joined = this.space.join(...this.#above[panel], ...parts);
		if (joined.ok) return joined.at;
		const { dimension, values } = joined;
		this.refuse(place, { kind: 'contradiction', dimension, values });
		return {};
	}

	/** Every row of a panel with every column of it. */
	checkCells(laid: readonly LaidColumn[], rows: readonly LaidRow[]): void {
		for (const { row, at, place } of rows)
			for (const one of laid) {
				if (one.column.panel !== row.panel) continue;
				const joined = this.space.join(...this.#above[row.panel], ...at, ...one.at);
				if (joined.ok || !this.space.join(...at).ok || !this.space.join(...one.at).ok) continue;
				const { dimension, values } = joined;
				this.refuse(`${place}.at`, { kind: 'contradiction', dimension, values });
				break;
			}
	}

	#check(place: string, at: Coordinates | undefined): void {
		for (const [dimension, value] of Object.entries(at ?? {}) as [Dimension, string][])
			if (!this.space.has(dimension, value))
				this.refuse(place, { kind: 'unknown-value', dimension, value });
	}
}
