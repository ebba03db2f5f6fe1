/** W23–W25: which 经济科目 stand where in T6 (基本支出分经济科目表). */
import { distance } from 'fastest-levenshtein';
import type { RowId } from '$lib/budget/book/book';
import {
	basicExpenseOf,
	DEPARTMENT_CLASSES,
	DEPARTMENT_CODES,
	departmentClassNamed,
	departmentCodesNamed,
	economicName,
	governmentCodeOf,
	governmentCodesOf
} from '$lib/budget/table/economic-code';
import { plainName } from '../../text/name';
import { found, sheetIn } from '../../reading/places';
import type { Draft } from '../../finding/draft';
import type { Edition, RuleReader } from '../../reading/rule-reader';
import type { Rule } from '../../rule/rule';
import { economicTree } from '$lib/budget/table/economic-tree';

const NAMES = { name: '部门科目', beside: '政府科目' };

/** A printed account without the code that some departments print before its name. */
const accountName = (printed: string): string => printed.replace(/^[\s\d]+/, '').trim();

/** A 款 of T6 with the 类 above it. */
interface Account {
	readonly row: RowId;
	readonly name: string;
	readonly government: string;
	readonly classRow: RowId;
	readonly className: string;
}

/** The 款 rows, in order; 类 without rows of their own stand for themselves. */
function accounts(reader: RuleReader, edition: Edition): Account[] {
	return economicTree(reader, sheetIn(edition, 'T6'), NAMES).classes.flatMap(
		({ row: classRow, children }) => {
			const className = accountName(reader.text(classRow, '部门科目'));
			return (children.length > 0 ? children : [classRow]).map((row) => ({
				row,
				classRow,
				className,
				name: accountName(reader.text(row, '部门科目')),
				government: accountName(reader.text(row, '政府科目'))
			}));
		}
	);
}

/** Codes that an account can have: of its 类 where that is known, else all of its name. */
function codesOf({ name, className, row, classRow }: Account): readonly string[] {
	const classCode = departmentClassNamed(className)?.code;
	if (row === classRow) return classCode === undefined ? [] : [classCode];
	const named = departmentCodesNamed(name).map(({ code }) => code);
	const inClass = named.filter((code) => classCode !== undefined && code.startsWith(classCode));
	return inClass.length > 0 ? inClass : named;
}

const OTHER_COLUMN = { 人员经费: '公用经费', 公用经费: '人员经费' } as const;

export const columnOfAccount: Rule = {
	id: 'W23',
	severity: 'warning',
	comparator: 'TXT',
	each: 'edition',
	of: ['T6'],
	check: (reader, edition) =>
		found(
			...accounts(reader, edition).map((account): Draft | undefined => {
				const columns = new Set(codesOf(account).map(basicExpenseOf));
				const [belongs] = columns;
				if (columns.size !== 1 || belongs === undefined) return undefined;
				const column = OTHER_COLUMN[belongs];
				return reader.amount(account.row, column)
					? {
							cells: [{ row: account.row, column }],
							arguments: { name: account.name, column, belongs }
						}
					: undefined;
			})
		)
};

/** 「的」 comes and goes: 其他对个人和家庭（的）补助. */
const fold = (name: string): string => plainName(name).replace(/的/g, '');

/** Names of the 政府科目 that may stand beside an account; none where the relation isn't certain. */
function allowed(reader: RuleReader, edition: Edition, account: Account): readonly string[] {
	const kind = reader.head('units').find(({ id }) => id === edition.unit)?.kind;
	const government = codesOf(account).map((code) => {
		if (kind === undefined) return governmentCodesOf(code);
		const one = governmentCodeOf(code, kind);
		return one === undefined ? [] : [one];
	});
	if (government.some((codes) => codes.length === 0)) return [];
	return [...new Set(government.flat().map((code) => economicName(code) ?? code))];
}

export const governmentAccount: Rule = {
	id: 'W24',
	severity: 'error',
	comparator: 'SET',
	each: 'edition',
	of: ['T6'],
	check: (reader, edition) =>
		found(
			...economicTree(reader, sheetIn(edition, 'T6'), NAMES).classes.flatMap(({ row, children }) =>
				[row, ...children].map((line) => misspelt(reader, line))
			),
			...accounts(reader, edition).map((account) => mapping(reader, edition, account))
		)
};

function mapping(reader: RuleReader, edition: Edition, account: Account): Draft | undefined {
	const { row, name, government } = account;
	if (government === '') return undefined;
	const names = allowed(reader, edition, account);
	if (names.length === 0 || names.some((n) => fold(n) === fold(government))) return undefined;
	return {
		cells: [
			{ row, column: '政府科目' },
			{ row, column: '部门科目' }
		],
		actual: government,
		expected: names.join('、'),
		arguments: { name }
	};
}

const DEPARTMENT_NAMES = new Map(
	[...DEPARTMENT_CLASSES, ...DEPARTMENT_CODES].map(({ name }) => [fold(name), name])
);

/** A name that is one letter off the classification. One that is like no other is not judged. */
function misspelt(reader: RuleReader, row: RowId): Draft | undefined {
	const actual = accountName(reader.text(row, '部门科目'));
	const name = fold(actual);
	if (name.length < 3 || DEPARTMENT_NAMES.has(name)) return undefined;
	const like = [...DEPARTMENT_NAMES].filter(([official]) => distance(official, name) === 1);
	if (like.length === 0) return undefined;
	return {
		cells: [{ row, column: '部门科目' }],
		severity: 'warning',
		variant: 'name',
		about: 'name',
		actual,
		expected: like.map(([, official]) => official).join('、')
	};
}

export const accountOnce: Rule = {
	id: 'W25',
	severity: 'error',
	comparator: 'SET',
	each: 'edition',
	of: ['T6'],
	check: (reader, edition) => {
		const first = new Map<string, RowId>();
		const drafts: Draft[] = [];
		for (const { row, name, government, className } of accounts(reader, edition)) {
			const pair = [className, name, government].map(fold).join('|');
			const before = first.get(pair);
			if (before === undefined) first.set(pair, row);
			else
				drafts.push({
					cells: [
						{ row, column: '部门科目' },
						{ row: before, column: '部门科目' }
					],
					arguments: { name, government }
				});
		}
		return drafts;
	}
};
