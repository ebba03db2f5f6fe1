/** What the engine adds to a rule's draft: the identity of the finding and where it counts. */
import { tableOf, type SheetKey, type UnitId } from '$lib/budget/book/book';
import type { Finding } from '../finding/finding';
import type { Draft } from '../finding/draft';
import type { Place } from '../finding/finding';
import type { Rule } from './rule';
import type { RuleReader } from '../reading/rule-reader';

export function finish(rule: Rule, draft: Draft, reader: RuleReader): Finding {
	const { cells, ranges, about } = draft;
	const unit = cells[0] && unitOf(cells[0], reader);
	const id = draft.rule ?? rule.id;
	const said = rule.says?.key ?? rule.id;
	const finding: Finding = {
		id: [id, cells[0]?.row, cells[0]?.column, about].filter((part) => part).join(':'),
		rule: id,
		severity: draft.severity ?? rule.severity,
		comparator: draft.comparator ?? rule.comparator,
		cells,
		sheets: sheetsOf(draft, reader),
		message: {
			key: draft.variant === undefined ? said : `${said}.${draft.variant}`,
			arguments: { ...rule.says?.arguments, ...draft.arguments }
		}
	};
	return Object.assign(
		finding,
		unit !== undefined && { unit },
		ranges?.length && { ranges },
		draft.expected !== undefined && { expected: draft.expected },
		draft.actual !== undefined && { actual: draft.actual },
		draft.difference !== undefined && { difference: draft.difference },
		draft.printedIn && { printedIn: draft.printedIn }
	);
}

function sheetsOf({ cells, ranges = [] }: Draft, reader: RuleReader): SheetKey[] {
	const sheets = new Set<SheetKey>();
	for (const { row } of cells) {
		const sheet = reader.sheetOf(row);
		if (sheet !== undefined) sheets.add(sheet);
	}
	for (const { sheet } of ranges) sheets.add(sheet);
	return [...sheets];
}

/** The unit that answers for a cell: its row's, else that of the edition or project it stands in. */
function unitOf({ row }: Place, reader: RuleReader): UnitId | undefined {
	const unit = reader.mark(row)?.unit;
	if (unit !== undefined) return unit;
	const sheet = reader.sheetOf(row);
	if (sheet?.startsWith('indicators@')) return reader.mark(sheet.slice('indicators@'.length))?.unit;
	return sheet && tableOf(sheet)?.unit;
}
