/** F26–F28: texts of forms that were taken over from elsewhere. */
import type { RowId } from '$lib/budget/book/book';
import { formProseOf } from '$lib/formats/project-form';
import { formatOfReader } from '$lib/formats/book-format';
import { ALIKE } from '../../reading/form-lookups';
import { likenessOf } from '../../reading/form-likeness';
import { bandOf, shareFrom, similarityOf } from '../../text/text-likeness';
import { NARRATIVE_TEXT, around, textsOf } from '../../reading/texts';
import { otherLevelsIn } from '../../text/level-words';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

export const noOtherLevel: Rule = {
	id: 'F26',
	severity: 'warning',
	comparator: 'TXT',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const level = reader.head('level');
		return textsOf(reader, form).flatMap(({ column, text }): Draft[] => {
			const [first] = otherLevelsIn(text, level);
			if (!first) return [];
			const { word, start, end } = first;
			return [
				{
					cells: [{ row: form, column }],
					arguments: { word, level, start, end, quote: around(text, start, end) }
				}
			];
		});
	}
};

const BASIS = '立项依据';
const DUTIES: RowId = 'O1';
const MOST_FROM_DUTIES = 0.6;
/** A basis shorter than this can't be the list of duties. */
const LEAST_BASIS = 60;

export const basisIsSpecific: Rule = {
	id: 'F27',
	severity: 'warning',
	comparator: 'TXT',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const basis = reader.text(form, BASIS);
		if (basis.length < LEAST_BASIS) return undefined;
		const duties = reader.text(DUTIES, NARRATIVE_TEXT);
		const share = duties === '' ? 0 : shareFrom(basis, duties);
		if (share < MOST_FROM_DUTIES) return undefined;
		return {
			cells: [
				{ row: form, column: BASIS },
				{ row: DUTIES, column: NARRATIVE_TEXT }
			],
			arguments: { percent: Math.round(share * 100) }
		};
	}
};

const NEARLY_SAME = 0.95;
/** Forms of one key that are compared with one form: enough to find one that it repeats. */
const COMPARED = 5;

const proseOf = (reader: RuleReader, form: RowId): string => {
	const cells = reader.cells(form);
	return formProseOf(formatOfReader(reader))
		.map((column) => cells[column] ?? '')
		.join('\n');
};

/** Told at the later of two forms, with the earlier one that it repeats. */
export const formIsNoCopy: Rule = {
	id: 'F28',
	severity: 'hint',
	comparator: 'TXT',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const likeness = likenessOf(reader.cells(form), formProseOf(formatOfReader(reader)));
		if (!likeness) return undefined;
		const earlier = new Set<RowId>();
		for (const [band, lookup] of ALIKE.entries()) {
			const alike = reader.group('projects', lookup, bandOf(likeness, band));
			for (const { id } of alike.slice(0, COMPARED)) {
				if (id === form) break;
				earlier.add(id);
			}
		}
		if (earlier.size === 0) return undefined;
		const text = proseOf(reader, form);
		const best = [...earlier]
			.map((id) => ({ id, like: similarityOf(text, proseOf(reader, id), NEARLY_SAME) }))
			.filter((other) => other.like !== undefined)
			.sort((a, b) => b.like! - a.like!)[0];
		if (!best) return undefined;
		return {
			cells: [
				{ row: form, column: '项目名称' },
				{ row: best.id, column: '项目名称' }
			],
			arguments: {
				percent: Math.floor(best.like! * 100),
				other: reader.text(best.id, '项目名称').trim()
			}
		};
	}
};
