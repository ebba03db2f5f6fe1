/** How sums climb a tree of codes: the total is the sum of the 类, a 类 that of its 款, a 款 that of its 项. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { RowId } from '$lib/budget/book/book';
import type { FormatTable } from '$lib/formats/format';
import { addsUp, type Comparison } from '../comparing/compare';
import { sided, TOTAL } from '../reading/lookups';
import { cell, column } from '../reading/operand';
import type { RuleReader } from '../reading/rule-reader';
import type { Rule } from '../rule/rule';
import { isTree, panelsOf, type Panel } from '$lib/budget/totals/panel';
import { addingUp } from './adding-up';

const LEVELS = ['total', '类', '款'] as const;
type Level = (typeof LEVELS)[number];
/** By the digits of its code. */
const LEVEL: Readonly<Record<number, Level>> = { 3: '类', 5: '款' };

export function treeSums(table: FormatTable): Rule[] {
	return panelsOf(table).flatMap((panel) => {
		if (!isTree(panel)) return [];
		const byId = new Map<string, Level[]>();
		const made = `=${table.address}[${sided(panel.side, '类款项')}]`;
		for (const level of LEVELS) {
			const id = table.rules?.[level] ?? table.rules?.total ?? made;
			addToList(byId, id, level);
		}
		return [...byId].map(([id, levels]) => ruleOf(table, panel, id, levels));
	});
}

function ruleOf(table: FormatTable, panel: Panel, id: string, levels: readonly Level[]): Rule {
	return {
		...addingUp(id.startsWith('=') ? undefined : id, id, {
			table: table.short,
			whole: TOTAL,
			parts: 'levels'
		}),
		each: 'row',
		of: [table.id],
		check: (reader, row) => climb(reader, row, panel, levels, table.unit)
	};
}

/** Compares a row with the rows one level below it; silent where none are printed. */
function climb(
	reader: RuleReader,
	row: RowId,
	{ side, code, amounts }: Panel,
	levels: readonly Level[],
	unit: FormatTable['unit']
): Comparison[] | undefined {
	const mark = reader.mark(row);
	const sheet = reader.sheetOf(row);
	if (!mark || sheet === undefined || (side !== undefined && mark.side !== side)) return undefined;
	const printed = reader.text(row, code!.id).trim();
	const level = mark.role === 'total' || printed === TOTAL ? 'total' : LEVEL[printed.length];
	if (level === undefined || !levels.includes(level)) return undefined;
	const key = sided(side, level === 'total' ? TOTAL : printed);
	if (reader.group(sheet, 'parent', key).length === 0) return undefined;
	return amounts.map(({ id }) =>
		addsUp(cell(reader, row, id), column(reader, { sheet, lookup: 'parent', key }, id), { unit })
	);
}
