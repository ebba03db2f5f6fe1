/** M01, M02, M04: every unit submits, an approval holds for what was approved, a return says what of. */
import { firstFormat } from '$lib/formats/known-formats';
import type { SheetKey } from '$lib/budget/book/book';
import { digestOf, isOfPart } from '$lib/budget/live/part-digest';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { progressOf, workflowOf, type Part, type Workflow } from '$lib/budget/book/workflow';
import type { Need } from '../../rule/applicability';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { isPublished } from '../../rule/stage';

const needsWorkflow: Need = (reader) =>
	reader.head('workflow')?.length ? undefined : { key: 'lacks.workflow', arguments: {} };

const workflow = (reader: RuleReader): Workflow => workflowOf(reader.head('workflow'));

/** Late only where the round has gone beyond the units; before, it is a thing to be done. */
function isDue(reader: RuleReader): boolean {
	const { round } = workflow(reader);
	return isPublished(reader) || round === '批复' || round === '公开';
}

export const everyUnitHasSubmitted: Rule = {
	id: 'M01',
	severity: 'error',
	comparator: 'SET',
	needs: needsWorkflow,
	each: 'unit',
	check: (reader, unit) => {
		const { state } = progressOf(workflow(reader), unit);
		if (state !== '填报' && state !== '退回') return undefined;
		const name = reader.head('units').find(({ id }) => id === unit)?.name ?? unit;
		return {
			cells: [],
			about: unit,
			severity: isDue(reader) ? 'error' : 'hint',
			...(state === '退回' && { variant: 'returned' }),
			arguments: { unit: name, round: workflow(reader).round }
		};
	}
};

const BETWEEN = ' ';

/** Where something of the part may stand: what was approved, and tables that were empty then. */
function sheetsToCompare(part: Part, approved: Readonly<Record<string, string>>): string[] {
	const all = tableIdsOf(firstFormat());
	const tables = all.map((table) => (part === 'department' ? table : `${table}@${part}`));
	const others = part === 'department' ? ['narrative', 'notes'] : all;
	return [...new Set([...Object.keys(approved), ...tables, ...others, 'projects'])];
}

/** Told once for each sheet that changed, at its first row. */
export const approvalStands: Rule = {
	id: 'M02',
	severity: 'error',
	comparator: 'ID',
	needs: needsWorkflow,
	each: 'listed',
	list: (reader) =>
		[...workflow(reader).parts].flatMap(([part, { approval }]) =>
			approval ? sheetsToCompare(part, approval.digests).map((sheet) => part + BETWEEN + sheet) : []
		),
	check: (reader, subject) => {
		const [part, ...rest] = subject.split(BETWEEN);
		const sheet = rest.join(BETWEEN) as SheetKey;
		const { approval } = progressOf(workflow(reader), part);
		if (!approval) return undefined;
		const rows = reader.rows(sheet).filter((row) => isOfPart(row, part, sheet));
		const now = digestOf(rows.map((mark) => ({ mark, cells: reader.cells(mark.id) })));
		if (now === (approval.digests[sheet] ?? digestOf([]))) return undefined;
		const name = reader.head('units').find(({ id }) => id === part)?.name;
		return {
			cells: rows.slice(0, 1).map(({ id }) => ({ row: id })),
			about: subject,
			...(name === undefined && { variant: 'department' }),
			arguments: { unit: name ?? '', by: approval.by, sheet: sheet.split('@')[0] }
		};
	}
};

export const returnCites: Rule = {
	id: 'M04',
	severity: 'warning',
	comparator: 'TXT',
	needs: needsWorkflow,
	each: 'listed',
	list: (reader) =>
		[...workflow(reader).parts].flatMap(([part, { returned }]) => (returned ? [part] : [])),
	check: (reader, part) => {
		const { returned } = progressOf(workflow(reader), part);
		if (!returned || returned.cited.some(({ rule }) => rule !== '')) return undefined;
		const name = reader.head('units').find(({ id }) => id === part)?.name;
		return {
			cells: [],
			about: returned.id,
			...(name === undefined && { variant: 'department' }),
			arguments: { unit: name ?? '', by: returned.by }
		};
	}
};
