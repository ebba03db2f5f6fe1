/** F22–F25: who filed a form, for whom, and when. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { RowId, RowMark, Unit } from '$lib/budget/book/book';
import { settingOf } from '$lib/budget/settings/book-settings';
import { distance } from 'fastest-levenshtein';
import { BLANK, type FormLookup } from '../../reading/form-lookups';
import { dayOf } from '../../text/filing-date';
import { plainName } from '../../text/name';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const CODE_FIELD = '主管部门及代码';
const UNIT_FIELD = '实施单位';

const cellsIn = (forms: readonly Pick<RowMark, 'id'>[], column: string) =>
	forms.map(({ id }) => ({ row: id, column }));

/** Told once for each wrong value in a unit: it was copied from form to form. */
export const departmentIsOwn: Rule = {
	id: 'F22',
	severity: 'error',
	comparator: 'SET',
	each: 'unit',
	check: (reader, unit) => {
		const { code, name } = reader.head('department');
		if (code === '' || name === '') return undefined;
		const own = plainName(`${code}-${name}`);
		const wrong = new Map<string, RowMark[]>();
		for (const form of reader.group('projects', 'unit', unit)) {
			const value = reader.text(form.id, CODE_FIELD).trim();
			if (plainName(value) === own) continue;
			addToList(wrong, value, form);
		}
		return [...wrong].map(([value, forms]): Draft => {
			const cells = cellsIn(forms, CODE_FIELD);
			const expected = `${code}-${name}`;
			const said = { arguments: { count: forms.length }, about: value };
			if (value === '') return { cells, expected, variant: 'blank', ...said };
			return { cells, expected, actual: value, ...said };
		});
	}
};

/** By the register, of which every form asks. */
const plainNames = new WeakMap<readonly Unit[], ReadonlySet<string>>();

function plainNamesOf(units: readonly Unit[]): ReadonlySet<string> {
	const known = plainNames.get(units);
	if (known) return known;
	const made = new Set(units.map(({ name }) => plainName(name)));
	plainNames.set(units, made);
	return made;
}

export const unitIsRegistered: Rule = {
	id: 'F23',
	severity: 'error',
	comparator: 'SET',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const units = reader.head('units');
		const value = reader.text(form, UNIT_FIELD).trim();
		if (units.length === 0) return undefined;
		const cells = [{ row: form, column: UNIT_FIELD }];
		if (value === '') return { cells, variant: 'blank' };
		if (plainNamesOf(units).has(plainName(value))) return undefined;
		const names = units.map(({ name }) => name);
		const [nearest, steps] = nearestOf(value, names);
		// 「晋城市公安局人民警察训练」 is a unit's name cut short; another one is not in the register.
		if (steps > 3) return { cells, actual: value };
		return { cells, actual: value, expected: nearest, variant: 'like' };
	}
};

function nearestOf(value: string, names: readonly string[]): [string, number] {
	return names
		.map((name): [string, number] => [name, distance(plainName(name), plainName(value))])
		.reduce((a, b) => (b[1] < a[1] ? b : a));
}

const PEOPLE: readonly (readonly [column: string, lookup: FormLookup])[] = [
	['负责人', 'noHead'],
	['经办人', 'noHandler']
];
/** Where most forms leave a field blank, that is one thing to mend, told at the first of them. */
const NAMED_FORMS = 64;

export const peopleAreNamed: Rule = {
	id: 'F24',
	severity: 'error',
	comparator: 'TXT',
	each: 'book',
	check: (reader) =>
		PEOPLE.flatMap(([field, lookup]): Draft[] => {
			const blank = reader.group('projects', lookup, BLANK);
			const all = reader.group('projects', 'body', 'body').length;
			if (blank.length === 0) return [];
			if (blank.length * 2 <= all)
				return blank.map(({ id }) => ({
					cells: [{ row: id, column: field }],
					arguments: { field }
				}));
			return [
				{
					cells: cellsIn(blank.slice(0, NAMED_FORMS), field),
					variant: 'most',
					about: field,
					arguments: { field, count: blank.length, all }
				}
			];
		})
};

const DATE_FIELD = '填报日期';
/** Budgets of a year are made from the summer before it until they are passed on in its spring. */
function windowOf(reader: RuleReader): { from: string; to: string } {
	const year = reader.head('year');
	return (
		settingOf(reader.head('settings'), 'filingWindow') ?? {
			from: `${year - 1}-06-01`,
			to: `${year}-04-30`
		}
	);
}

export const filingDateIsValid: Rule = {
	id: 'F25',
	severity: 'warning',
	comparator: 'FMT',
	each: 'row',
	of: ['projects'],
	check: (reader, form: RowId): Draft | undefined => {
		const written = reader.text(form, DATE_FIELD).trim();
		const cells = [{ row: form, column: DATE_FIELD }];
		if (written === '') return { cells, variant: 'blank' };
		const day = dayOf(written);
		if (day === undefined) return { cells, variant: 'invalid', arguments: { written } };
		const { from, to } = windowOf(reader);
		if (day >= from && day <= to) return undefined;
		return { cells, arguments: { day, from, to } };
	}
};
