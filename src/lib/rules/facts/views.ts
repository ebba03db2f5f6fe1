/** Where a format shows a fact: cells that have the same coordinates, one by one or code by code. */
import { addToList } from '$lib/budget/values/lists-by-key';
import { cellCoordinates } from '$lib/formats/format-tables';
import { DIMENSIONS, type Coordinates, type Dimension } from '$lib/formats/coordinates';
import type { Format, FormatColumn, FormatTable } from '$lib/formats/format';
import { classOfRow, type Lookup } from '../reading/lookups';
import {
	isTree,
	panelsOf,
	printedRows,
	type Panel,
	type PrintedRow
} from '$lib/budget/totals/panel';

/** One cell: of a row that the form prints, in the edition that is asked. */
export interface PointView {
	readonly table: FormatTable;
	readonly panel: Panel;
	readonly row: PrintedRow;
	readonly column: FormatColumn;
	readonly at: Coordinates;
}

/** A column read at the row of each code. */
export interface CodeView {
	readonly table: FormatTable;
	readonly column: FormatColumn;
	/** `code` where rows print codes, `class` where they are the names of the 类. */
	readonly lookup: Extract<Lookup, 'code' | 'class'>;
	/** All but the code. */
	readonly at: Coordinates;
}

/** Cells of one coordinate, each group in the order of the format. */
export type Facts<View> = ReadonlyMap<string, readonly View[]>;

export function pointsOf(format: Format): Facts<PointView> {
	const facts = new Map<string, PointView[]>();
	for (const { table, panel } of panels(format)) {
		for (const row of printedRows(table, panel)) {
			// What stands beside a code is read code by code.
			if (classOfRow(row.row) !== undefined) continue;
			for (const column of panel.amounts) {
				const at = cellCoordinates(format, row.row, column);
				if (at && !addsUpObjects(at, panel))
					addToList(facts, nameOf(at), { table, panel, row, column, at });
			}
		}
	}
	return facts;
}

/** 三公经费 and 会议费 together are not all that is spent, which their 合计 seems to say. */
function addsUpObjects({ object }: Coordinates, { amounts, rows }: Panel): boolean {
	return object === undefined && [...amounts, ...rows].some(({ at }) => at.object !== undefined);
}

/** By dimension and the rest of the coordinates: `account` of functional trees, `economic` of others. */
export function codesOf(format: Format): Facts<CodeView> {
	const facts = new Map<string, CodeView[]>();
	for (const { table, panel } of panels(format)) {
		if (panel.side !== undefined && isTree(panel)) continue;
		const of = codedBy(panel);
		if (!of) continue;
		for (const column of panel.amounts) {
			const joined = format.space.join(of.at, column.at);
			if (!joined.ok) continue;
			const view = { table, column, lookup: of.lookup, at: joined.at };
			addToList(facts, `${of.dimension} ${nameOf(joined.at)}`, view);
		}
	}
	return facts;
}

function codedBy(
	panel: Panel
): { dimension: Dimension; lookup: CodeView['lookup']; at: Coordinates } | undefined {
	if (panel.axis === 'functional-tree')
		return { dimension: 'account', lookup: 'code', at: panel.at };
	if (panel.axis === 'economic' && panel.code)
		return { dimension: 'economic', lookup: 'code', at: panel.at };
	const classes = panel.rows.filter((row) => classOfRow(row) !== undefined);
	const [first] = classes;
	if (panel.axis !== 'fixed' || panel.code || !first) return undefined;
	if (!classes.every(({ at }) => at.account !== undefined)) return undefined;
	const { account: _account, ...at } = first.at;
	return { dimension: 'account', lookup: 'class', at };
}

/** What lists of units and projects add up is what they list, be it all or not. */
function panels(format: Format): { table: FormatTable; panel: Panel }[] {
	return format.tables.flatMap((table) =>
		panelsOf(table)
			.filter(({ axis }) => axis !== 'list' && axis !== 'units' && axis !== 'projects')
			.map((panel) => ({ table, panel }))
	);
}

export function nameOf(at: Coordinates): string {
	return DIMENSIONS.flatMap((d) => (at[d] === undefined ? [] : [`${d}=${at[d]}`])).join(' ');
}
