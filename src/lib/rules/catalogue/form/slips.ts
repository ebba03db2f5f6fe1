/**
 * F30: a handler's name or telephone that differs slightly from that of the unit's other forms.
 * A slip is believed only where the other of the two is the same: two people of like names have
 * two telephones, two telephones have two people.
 */
import { distance } from 'fastest-levenshtein';
import type { RowMark, UnitId } from '$lib/budget/book';
import type { Draft, Rule, RuleReader } from '../../rule';

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
		values.set(value, [...(values.get(value) ?? []), form]);
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
