/** The rows that a table prints, filled or not, from what a pack writes and the lists that it names. */
import { ordinal } from '$lib/budget/values/ordinal';
import type { Coordinates } from './coordinates';
import type { CodeList, FormatRow, ListEntry } from './format';
import type { PackReason } from './pack-failure';
import type { PackPanel, PackRow, PackRowList, PackTable } from './pack-table';
import { panelsOf, sideOf } from './table-layout';

/** The one row of a transposed table, as addresses call it. */
export const ONLY_ROW = '金额';

export interface LaidRow {
	readonly row: Omit<FormatRow, 'at'>;
	readonly at: readonly (Coordinates | undefined)[];
	readonly place: string;
}

type Refuse = (place: string, reason: PackReason) => void;

/** All fixed rows of a table in order, panel after panel. */
export function layRows(
	table: PackTable,
	lists: ReadonlyMap<string, CodeList>,
	refuse: Refuse
): LaidRow[] {
	return panelsOf(table).flatMap((panel, number) => {
		const top = table.panels ? `.panels[${number}].rows` : '.rows';
		const side = sideOf(table, panel);
		const marks = {
			panel: number,
			...(side !== undefined && { side: side as FormatRow['side'] })
		};
		const own = (panel.rows ?? []).flatMap((row, i): LaidRow[] => {
			const place = `${top}[${i}]`;
			return 'list' in row
				? listRows(row, lists, place, marks, refuse)
				: [fixedRow(row, place, marks)];
		});
		const rows = withTotal(table, panel, own, top, marks);
		return side === undefined ? rows : withBands(rows);
	});
}

type Marks = Pick<FormatRow, 'panel' | 'side'>;

function fixedRow(row: PackRow, place: string, marks: Marks): LaidRow {
	return {
		row: {
			label: row.label,
			...marks,
			print: 'all',
			...(row.code !== undefined && { code: row.code }),
			...(row.aliases && { aliases: row.aliases }),
			...(row.total !== undefined && { role: 'total' }),
			...(row.total === 'grand' && { grand: true }),
			...(row.band !== undefined && { band: row.band })
		},
		at: [row.at],
		place
	};
}

function listRows(
	ref: PackRowList,
	lists: ReadonlyMap<string, CodeList>,
	place: string,
	marks: Marks,
	refuse: Refuse
): LaidRow[] {
	const list = lists.get(ref.list);
	if (!list) {
		refuse(place, { kind: 'unknown-list', list: ref.list });
		return [];
	}
	for (const name of [...(ref.only ?? []), ...(ref.without ?? [])])
		if (!list.entries.some((entry) => isNamed(entry, name)))
			refuse(place, { kind: 'unknown-entry', entry: name });
	const named = (entry: ListEntry, names: readonly string[]): boolean =>
		names.some((name) => isNamed(entry, name));
	return list.entries
		.filter((entry) => !ref.only || named(entry, ref.only))
		.filter((entry) => !ref.without || !named(entry, ref.without))
		.map(({ label, code, at }, i) => ({
			row: {
				label: ref.ordinal ? `${ordinal(i + 1)}、${label}` : label,
				...marks,
				print: ref.print ?? 'all',
				...(code !== undefined && { code })
			},
			at: [at, ref.at],
			place
		}));
}

/** An entry is named by its name, its code, or a code that it begins with. */
function isNamed({ label, code }: ListEntry, name: string): boolean {
	return label === name || (code?.startsWith(name) ?? false);
}

/** A table that says where its total stands need not write the row. */
function withTotal(
	table: PackTable,
	panel: PackPanel,
	rows: LaidRow[],
	place: string,
	marks: Marks
): LaidRow[] {
	if (table.transposed)
		return [{ row: { label: '', key: ONLY_ROW, ...marks, print: 'all' }, at: [], place }];
	if (table.total === undefined || (panel.axis ?? table.axis ?? 'fixed') === 'fixed') return rows;
	const total: LaidRow = {
		row: { label: table.totalLabel ?? '合计', ...marks, role: 'total', print: 'all' },
		at: [],
		place
	};
	return table.total === 'first' ? [total, ...rows] : [...rows, total];
}

/** The first total closes the body; 总计 stands at the very end. */
function withBands(rows: readonly LaidRow[]): LaidRow[] {
	const closing = rows.findIndex(({ row }) => row.role === 'total');
	return rows.map(({ row, ...rest }, i) => {
		// A total that leads its rows closes nothing.
		const derived = row.grand ? 'grand' : closing > 0 && i >= closing ? 'closing' : 'body';
		return { row: { ...row, band: row.band ?? derived }, ...rest };
	});
}
