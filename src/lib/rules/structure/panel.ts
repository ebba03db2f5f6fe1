/** What the generators of this room ask of a panel, and what their rules are called. */
import type { Side } from '$lib/budget/book/book';
import { bareLabel } from '$lib/budget/values/row-label';
import type { Coordinates } from '$lib/formats/coordinates';
import type { FormatColumn, FormatRow, FormatTable } from '$lib/formats/format';
import type { Axis } from '$lib/formats/pack-table';
import type { Rule } from '../rule/rule';

export interface Panel {
	readonly side: Side | undefined;
	readonly axis: Axis;
	/** What all its cells share. */
	readonly at: Coordinates;
	readonly amounts: readonly FormatColumn[];
	readonly code: FormatColumn | undefined;
	/** The rows that the form prints. */
	readonly rows: readonly FormatRow[];
}

export function panelsOf(table: FormatTable): Panel[] {
	return table.panels.map(({ axis, at, side }, panel) => {
		const columns = table.columns.filter((column) => column.panel === panel);
		return {
			...{ axis, at, side },
			amounts: columns.filter(({ holds }) => holds === 'amount'),
			code: columns.find(({ holds }) => holds === 'code'),
			rows: table.fixedRows.filter((row) => row.panel === panel)
		};
	});
}

/** Whether its rows are codes of a classification, each the sum of those below it. */
export function isTree({ axis, code }: Panel): boolean {
	return code !== undefined && axis !== 'units' && axis !== 'projects' && axis !== 'list';
}

/** So many addends are named in the title of a rule. */
const NAMED = 4;

/** What is added up: each by its name, or rows as a book lists them. */
type Addends = readonly string[] | 'classes' | 'levels' | 'rows' | 'projects';

/** What a rule says of a sum: the id that people know it by, or one made of what is added up. */
export function addingUp(
	known: string | undefined,
	made: string,
	{ table, whole, parts }: { table: string; whole: string; parts: Addends }
): Pick<Rule, 'id' | 'severity' | 'comparator' | 'says'> {
	const sum = { id: known ?? made, severity: 'error', comparator: 'SUM' } as const;
	if (known !== undefined) return sum;
	if (typeof parts === 'string')
		return { ...sum, says: { key: `adds-up.${parts}`, arguments: { table, whole } } };
	const named = parts.length <= NAMED ? parts.map(bareLabel).join(' + ') : '';
	return {
		...sum,
		says: { key: 'adds-up', arguments: { table, whole, parts: named, count: parts.length } }
	};
}
