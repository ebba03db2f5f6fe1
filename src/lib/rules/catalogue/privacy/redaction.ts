/** S04–S06: what is left out must stay out, everywhere; and somebody has to answer for it. */
import type { RowId, RowMark, TableId } from '$lib/budget/book/book';
import { exactAmount } from '$lib/budget/values/amount';
import { settingOf } from '$lib/budget/settings/book-settings';
import { roundingInterval } from '../../comparing/interval';
import { roleOfUnit } from '../../reading/lookups';
import { isPlaceholderName } from '../../text/name';
import { needsSetting } from '../../rule/applicability';
import { sheetIn } from '../../reading/places';
import { isPublished } from '../../rule/stage';
import type { Draft } from '../../finding/draft';
import type { Edition, RuleReader } from '../../reading/rule-reader';
import type { Rule } from '../../rule/rule';

/** 「项目1」 without a figure. */
function isHidden(reader: RuleReader, { id }: RowMark): boolean {
	return isPlaceholderName(reader.text(id, '项目')) && reader.amount(id, '合计') === undefined;
}

/** A total less all it shows is what it hides, if it hides one thing only. */
function revealed(reader: RuleReader, total: RowId, parts: readonly RowMark[]): Draft | undefined {
	const printed = reader.amount(total, '合计');
	const hidden = parts.filter((row) => isHidden(reader, row));
	const visible = parts.reduce((sum, { id }) => sum + (reader.amount(id, '合计') ?? 0), 0);
	if (hidden.length !== 1 || printed === undefined || printed === visible) return undefined;
	return {
		cells: [
			{ row: hidden[0].id, column: '合计' },
			{ row: total, column: '合计' }
		],
		// The value itself is not said again: whoever reads the finding need not know it.
		arguments: { name: reader.text(hidden[0].id, '项目').trim(), shown: parts.length - 1 }
	};
}

/** T13 prints a total for each unit; what T12 adds up to is printed in T3 (项目支出 less T13). */
export const hiddenStaysHidden: Rule = {
	id: 'S04',
	severity: 'error',
	comparator: 'PRIV',
	each: 'listed',
	list: (reader) => ['T12', ...reader.head('units').map(({ id }) => id)],
	check: (reader, about) => {
		if (about !== 'T12') {
			const line = reader.find('T13', 'roleOfUnit', roleOfUnit('unit', about));
			if (line === undefined) return undefined;
			return revealed(
				reader,
				line,
				reader.group('T13', 'roleOfUnit', roleOfUnit('project', about))
			);
		}
		return revealedInT12(reader);
	}
};

function revealedInT12(reader: RuleReader): Draft | undefined {
	const hidden = reader.group('T12', 'hidden', 'hidden');
	const projects = reader.find('T3', 'code', '合计');
	const carried = reader.find('T13', 'role', 'total');
	const all = projects === undefined ? undefined : reader.amount(projects, '项目支出');
	if (hidden.length !== 1 || projects === undefined || all === undefined) return undefined;
	const carriedOver = carried === undefined ? 0 : (reader.amount(carried, '合计') ?? 0);
	const visible = reader.sum('T12', 'body', 'body', '合计');
	const [{ id }] = hidden;
	const left = Math.abs(all - carriedOver - visible.value);
	// What rounding leaves is no project.
	if (left <= roundingInterval(visible.figures + 1, '万元')) return undefined;
	return {
		cells: [
			{ row: id, column: '合计' },
			{ row: projects, column: '项目支出' }
		],
		arguments: {
			name: reader.text(id, '项目').trim(),
			shown: reader.group('T12', 'body', 'body').length - 1
		}
	};
}

const CODE_TABLES = ['T2', 'T3', 'T5'] as const satisfies readonly TableId[];

/** A code whose figures are redacted prints none in any table, of any edition. */
export const redactionIsConsistent: Rule = {
	id: 'S05',
	severity: 'error',
	comparator: 'PRIV',
	needs: needsSetting('redactedCodes'),
	each: 'edition',
	of: CODE_TABLES,
	check: (reader, edition: Edition) => {
		const codes = settingOf(reader.head('settings'), 'redactedCodes') ?? [];
		return codes.flatMap((code): Draft[] => {
			const shown = CODE_TABLES.flatMap((table) => {
				const row = reader.find(sheetIn(edition, table), 'code', code);
				const amount = row === undefined ? undefined : reader.amount(row, '合计');
				return row !== undefined && amount ? [{ row, amount }] : [];
			});
			if (shown.length === 0) return [];
			return [
				{
					cells: shown.map(({ row }) => ({ row, column: '合计' })),
					actual: exactAmount(shown[0].amount, '万元'),
					printedIn: '万元',
					arguments: { code }
				}
			];
		});
	}
};

const RECORDS = ['保密审查', '负责人签字'] as const;

export const clearanceIsRecorded: Rule = {
	id: 'S06',
	severity: 'error',
	comparator: 'PRIV',
	each: 'book',
	check: (reader) => {
		if (!reader.hasRows('projects') && !reader.hasRows('narrative')) return undefined;
		const clearance = settingOf(reader.head('settings'), 'clearance') ?? {};
		const missing = RECORDS.filter((record) => clearance[record] === undefined);
		if (missing.length === 0) return undefined;
		const published = isPublished(reader);
		return {
			cells: [],
			severity: published ? 'error' : 'hint',
			...(!published && { variant: 'before' }),
			arguments: { missing: missing.join('、') }
		};
	}
};
