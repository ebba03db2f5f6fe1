/** N10, N11: 一般公共预算基本支出 (六) against 基本支出经济科目表 (T6). */
import { TOTAL } from '../../reading/lookups';
import { plainName } from '../../text/name';
import { cell } from '../../reading/operand';
import { filled } from '../../reading/places';
import type { ListClaim } from '../../prose/claim';
import type { Draft } from '../../finding/draft';
import type { Place } from '../../finding/finding';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { againstTables, DEPARTMENT, placeOf, quoting, section, type Section } from './stated';

const COLUMNS: Readonly<Record<string, string>> = {
	基本支出: '合计',
	人员经费: '人员经费',
	公用经费: '公用经费'
};

export const basicSpendingInText: Rule = {
	id: 'N10',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) => {
		if (!filled(reader, DEPARTMENT, 'T6')) return undefined;
		const total = reader.find('T6', 'code', TOTAL);
		return againstTables(section(reader, 'N6'), ({ subject }) =>
			subject in COLUMNS ? [cell(reader, total, COLUMNS[subject])] : undefined
		);
	}
};

/** Accounts of T6 that hold a figure in a column, by plain name; a 类 prints no 政府科目. */
function accountsIn(reader: RuleReader, column: string): Map<string, Place> {
	const accounts = new Map<string, Place>();
	for (const { id, role } of reader.rows('T6')) {
		if (role === 'total' || reader.text(id, '政府科目').trim() === '') continue;
		if (!reader.amount(id, column)) continue;
		accounts.set(plainName(reader.text(id, '部门科目')), { row: id, column });
	}
	return accounts;
}

export const listedAccounts: Rule = {
	id: 'N11',
	severity: 'warning',
	comparator: 'SET',
	each: 'book',
	check: (reader) => {
		if (!filled(reader, DEPARTMENT, 'T6')) return undefined;
		const said = section(reader, 'N6');
		return said.claims.claims.flatMap((claim) =>
			claim.kind === 'list' ? compareLists(reader, said, claim) : []
		);
	}
};

function compareLists(reader: RuleReader, said: Section, list: ListClaim): Draft[] {
	const accounts = accountsIn(reader, COLUMNS[list.subject]);
	const listed = new Set(list.items.map(({ name }) => plainName(name)));
	const drafts: Draft[] = list.items
		.filter(({ name }) => !accounts.has(plainName(name)))
		.map((item) => ({
			cells: [placeOf(said, list)],
			actual: item.name,
			variant: 'extra',
			about: item.name,
			arguments: { ...quoting(said, item.span), name: item.name, subject: list.subject }
		}));
	const missing = [...accounts].filter(([name]) => !listed.has(name));
	if (missing.length === 0) return drafts;
	const names = missing.map(([, { row }]) => reader.text(row, '部门科目').trim()).join('、');
	drafts.push({
		cells: [placeOf(said, list), ...missing.map(([, place]) => place)],
		// 等 says that the list is not meant to be whole.
		...(list.open && { severity: 'hint' as const }),
		expected: names,
		variant: 'missing',
		about: 'missing',
		arguments: { ...quoting(said, list.span), names, subject: list.subject }
	});
	return drafts;
}
