/** N29: a living figure of the text that has nothing to say: its cell is gone, or last year is not known. */
import { isLiving } from '$lib/budget/living/living-figure';
import { printNoting } from '../../reading/living';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import { NARRATIVE_TEXT, quoting } from '../../reading/texts';

export const livingFiguresArePrinted: Rule = {
	id: 'N29',
	severity: 'error',
	comparator: 'TXT',
	each: 'row',
	of: ['narrative'],
	check: (reader, section) => {
		const written = String(reader.value(section, NARRATIVE_TEXT) ?? '');
		if (!isLiving(written)) return undefined;
		const { text, figures } = printNoting(reader, written);
		const times = new Map<string, number>();
		return figures.flatMap(({ source, printed, failure }): Draft[] => {
			const nth = (times.get(source) ?? 0) + 1;
			times.set(source, nth);
			if (!failure) return [];
			const { kind, address = '' } = failure;
			return [
				{
					cells: [{ row: section, column: NARRATIVE_TEXT }],
					about: `${source}#${nth}`,
					variant: kind,
					arguments: { ...quoting(text, printed), words: source.slice(2, -2), address }
				}
			];
		});
	}
};
