/**
 * N28: figures in 万元 that no cell answers for: a person must check them, and can say so (人工).
 * What was said holds for the figure as it is written: another figure is another matter.
 */
import { settingOf } from '$lib/budget/book-settings';
import type { SectionId } from '../../prose/section-id';
import { SECTION_IDS } from '../../prose/section-id';
import type { Draft, Rule } from '../../rule';
import { quoting, section } from './stated';

const WITH_FIGURES: readonly SectionId[] = SECTION_IDS.filter((id) => id.startsWith('N'));

export const unboundFigures: Rule = {
	id: 'N28',
	severity: 'hint',
	comparator: 'TXT',
	each: 'book',
	check: (reader) => {
		const manual = settingOf(reader.head('settings'), 'manualFigures') ?? {};
		return WITH_FIGURES.flatMap((id) => {
			const said = section(reader, id);
			const loose = said.claims.unbound.filter((fact) => fact.kind === 'amount');
			return loose.flatMap((fact): Draft[] => {
				const quoted = quoting(said, fact.span);
				const nth = loose.filter(
					(other) =>
						other.span.start <= fact.span.start &&
						said.text.slice(other.span.start, other.span.end) === quoted.quote
				).length;
				const about = `${quoted.quote}#${nth}`;
				const figure = `${id}:${about}`;
				if (Object.hasOwn(manual, figure)) return [];
				const cells = [{ row: id, column: '正文' }];
				return [{ cells, about, arguments: { ...quoted, figure } }];
			});
		});
	}
};
