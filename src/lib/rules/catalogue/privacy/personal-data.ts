/** S01, S02, S07: what identifies a person. */
import type { RowId } from '$lib/budget/book/book';
import { formTextsOf } from '$lib/formats/project-form';
import { personalNumbersIn, type PersonalNumber } from '../../text/personal-number';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { atPublication, isPublished } from '../../rule/stage';
import { textsOf } from '../../reading/texts';

/** One finding a text, that never repeats the number it is about. */
function numbersOf(
	reader: RuleReader,
	row: RowId,
	isMeant: (number: PersonalNumber) => boolean
): Draft[] {
	return textsOf(reader, row, formTextsOf).flatMap(({ column, text }): Draft[] => {
		const found = personalNumbersIn(text).filter(isMeant);
		if (found.length === 0) return [];
		const [{ kind, start, end }] = found;
		return [
			{
				cells: [{ row, column }],
				arguments: { kind, masked: masked(text.slice(start, end)), count: found.length, start, end }
			}
		];
	});
}

/** 「138****6789」 */
function masked(number: string): string {
	const shown = number.length > 8 ? 3 : 2;
	return number.slice(0, shown) + '*'.repeat(4) + number.slice(-shown);
}

export const mobileIsMasked: Rule = {
	id: 'S01',
	severity: 'error',
	comparator: 'PRIV',
	each: 'row',
	of: ['projects', 'narrative'],
	check: (reader, row) => {
		const severity = atPublication(reader, 'error');
		return numbersOf(reader, row, ({ kind }) => kind === '手机号').map((draft) => ({
			...draft,
			severity
		}));
	}
};

const HANDLER = '经办人';
/** 「张*」, 「李某」, 「××」 */
const MASKED_NAME = /[*＊×xX某○●]/;

/** Told once a unit. */
export const handlerIsMasked: Rule = {
	id: 'S02',
	severity: 'explain',
	comparator: 'PRIV',
	each: 'unit',
	check: (reader, unit) => {
		const named = reader.group('projects', 'unit', unit).filter(({ id }) => {
			const name = reader.text(id, HANDLER).trim();
			return name !== '' && !MASKED_NAME.test(name);
		});
		if (named.length === 0) return undefined;
		return {
			cells: named.slice(0, 64).map(({ id }) => ({ row: id, column: HANDLER })),
			severity: atPublication(reader, 'explain'),
			...(!isPublished(reader) && { variant: 'before' }),
			arguments: { count: named.length }
		};
	}
};

export const identityIsMasked: Rule = {
	id: 'S07',
	severity: 'error',
	comparator: 'PRIV',
	each: 'row',
	of: ['projects', 'narrative'],
	check: (reader, row) => numbersOf(reader, row, ({ kind }) => kind !== '手机号')
};
