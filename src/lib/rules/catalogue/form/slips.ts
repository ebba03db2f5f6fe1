/**
 * F31: a filing date unlike that of nearly all other forms of its unit. F30: a handler's name or telephone that differs slightly from that of the unit's other forms.
 * A slip is believed only where the other of the two is the same: two people of like names have
 * two telephones, two telephones have two people.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import { distance } from 'fastest-levenshtein';
import type { RowMark, UnitId } from '$lib/budget/book/book';
import { dayOf } from '../../text/filing-date';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const NAME = '经办人';
const PHONE = '联系电话';

interface Field {
	readonly column: string;
	/** The field that has to be the same. */
	readonly witness: string;
	readonly slight: (a: string, b: string) => boolean;
}

const FIELDS: readonly Field[] = [
	{ column: NAME, witness: PHONE, slight: (a, b) => distance(a, b) === 1 },
	{
		column: PHONE,
		witness: NAME,
		slight: (a, b) => distance(a, b) <= 2 && Math.min(a.length, b.length) >= 5
	}
];

/** So many forms have to agree, and more than have the other value. */
const LEAST_AGREEING = 3;

/** Told once for each slip, however often it was copied. */
export const handlerIsWritten: Rule = {
	id: 'F30',
	severity: 'hint',
	comparator: 'TXT',
	each: 'unit',
	check: (reader, unit) => FIELDS.flatMap((field) => slipsIn(reader, unit, field))
};

function slipsIn(reader: RuleReader, unit: UnitId, { column, witness, slight }: Field): Draft[] {
	const byWitness = new Map<string, Map<string, RowMark[]>>();
	for (const form of reader.group('projects', 'unit', unit)) {
		const [value, other] = [plain(reader, form, column), plain(reader, form, witness)];
		if (value === '' || other === '') continue;
		const values = byWitness.get(other) ?? new Map<string, RowMark[]>();
		byWitness.set(other, values);
		addToList(values, value, form);
	}
	return [...byWitness].flatMap(([other, values]) => {
		const [[usual, usually], ...rest] = [...values].sort(([, a], [, b]) => b.length - a.length);
		if (usually.length < LEAST_AGREEING) return [];
		return rest
			.filter(([value, forms]) => forms.length < usually.length && slight(value, usual))
			.map(([value, forms]): Draft => ({
				cells: [...forms, usually[0]].map(({ id }) => ({ row: id, column })),
				about: value,
				arguments: {
					value,
					usual,
					count: usually.length,
					field: column,
					forms: forms.length,
					witness,
					other
				}
			}));
	});
}

/** Without spaces and dashes; a telephone of the place without its area code, which some leave out. */
function plain(reader: RuleReader, { id }: RowMark, column: string): string {
	const text = reader.text(id, column).normalize('NFKC').replace(/[\s-]/g, '');
	return column === PHONE ? text.replace(/^0\d{2,3}(?=\d{7,8}$)/, '') : text;
}

const DATE = '填报日期';
/** So many forms of a unit have to have one day, and so large a part of all that have any. */
const SAME_DAY = { forms: 5, part: 0.8 };

/**
 * A day that one form has for itself, one digit or two swapped ones away from the day of nearly all
 * others. Units that file in several rounds have no such day, so nothing is told of them.
 */
export const filingDateIsWritten: Rule = {
	id: 'F31',
	severity: 'hint',
	comparator: 'TXT',
	each: 'unit',
	check: (reader, unit) => {
		const byDay = new Map<string, RowMark[]>();
		let all = 0;
		for (const form of reader.group('projects', 'unit', unit)) {
			const day = dayOf(reader.text(form.id, DATE).trim());
			if (day === undefined) continue;
			all++;
			addToList(byDay, day, form);
		}
		const [[usual, usually] = ['', []]] = [...byDay].sort(([, a], [, b]) => b.length - a.length);
		if (usually.length < SAME_DAY.forms || usually.length < all * SAME_DAY.part) return undefined;
		return [...byDay]
			.filter(([day, forms]) => forms.length === 1 && isOneSlipAway(day, usual))
			.map(([day, [form]]): Draft => ({
				cells: [form, usually[0]].map(({ id }) => ({ row: id, column: DATE })),
				arguments: { day, usual, count: usually.length }
			}));
	}
};

function isOneSlipAway(day: string, usual: string): boolean {
	const off = [...day].flatMap((digit, at) => (digit === usual[at] ? [] : [at]));
	if (off.length === 1) return true;
	const [one, other] = off;
	return off.length === 2 && day[one] === usual[other] && day[other] === usual[one];
}
