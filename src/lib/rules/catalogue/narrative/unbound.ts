/**
 * N28: figures in 万元 that no cell answers for: a person must check them, and can say so (人工).
 * What was said holds for the figure as it is written: another figure is another matter.
 */
import { settingOf } from '$lib/budget/settings/book-settings';
import { isLiving } from '$lib/budget/living/living-figure';
import type { SectionId } from '../../prose/section-id';
import { SECTION_IDS } from '../../prose/section-id';
import { printNoting } from '../../reading/living';
import type { Span } from '../../text/plain-text';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { NARRATIVE_TEXT } from '../../reading/texts';
import { quoting, section } from './stated';

const WITH_FIGURES: readonly SectionId[] = SECTION_IDS.filter((id) => id.startsWith('N'));

/** Where living figures stand: the cells that they are of answer for them. */
function livingIn(reader: RuleReader, id: SectionId): readonly Span[] {
	const written = String(reader.value(id, NARRATIVE_TEXT) ?? '');
	return isLiving(written)
		? printNoting(reader, written).figures.map(({ printed }) => printed)
		: [];
}

export const unboundFigures: Rule = {
	id: 'N28',
	severity: 'hint',
	comparator: 'TXT',
	each: 'book',
	check: (reader) => {
		const manual = settingOf(reader.head('settings'), 'manualFigures') ?? {};
		return WITH_FIGURES.flatMap((id) => {
			const said = section(reader, id);
			const living = livingIn(reader, id);
			const loose = said.claims.unbound.filter(
				({ kind, span }) =>
					kind === 'amount' &&
					!living.some(({ start, end }) => start <= span.start && span.end <= end)
			);
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
