/** G05–G07: what a template or a slip of the keyboard left in the prose. */
import type { Draft } from '../finding/draft';
import type { Rule } from '../rule/rule';
import type { Span } from '../text/plain-text';
import { around, NARRATIVE_TEXT } from '../reading/texts';
import { choicesIn, doubledWordsIn, percentsWithoutSign } from './left-to-fill';
import { UNREAD } from '$lib/budget/book/unread-sheet';

/** Once for each line: its first place, and how many there are. */
function wordingRule(
	rule: Pick<Rule, 'id' | 'severity' | 'comparator'>,
	placesIn: (text: string) => readonly Span[]
): Rule {
	return {
		...rule,
		each: 'row',
		of: ['narrative', UNREAD],
		check: (reader, row): Draft | undefined => {
			const text = reader.text(row, NARRATIVE_TEXT);
			const places = placesIn(text);
			if (places.length === 0) return undefined;
			const [{ start, end }] = places;
			const wrong = text.slice(start, end);
			const quote = around(text, start, end, 12);
			return {
				cells: [{ row, column: NARRATIVE_TEXT }],
				arguments: { quote, wrong, start, end, count: places.length }
			};
		}
	};
}

/** 「增加（减少）0万元」: the words of a template of which one was to be chosen. */
export const choicesAreMade = wordingRule(
	{ id: 'G05', severity: 'error', comparator: 'TXT' },
	choicesIn
);

/** 「增长13.95。」 */
export const percentagesHaveTheirSign = wordingRule(
	{ id: 'G06', severity: 'error', comparator: 'FMT' },
	percentsWithoutSign
);

/** 「主要原因是主要原因是」, 「的的」 */
export const wordsStandOnce = wordingRule(
	{ id: 'G07', severity: 'hint', comparator: 'TXT' },
	doubledWordsIn
);
