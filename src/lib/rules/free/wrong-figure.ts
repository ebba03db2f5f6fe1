/** A figure or word of a text that its own sentence contradicts. */
import type { Draft } from '../finding/draft';
import type { RuleReader } from '../reading/rule-reader';
import type { Span } from '../text/plain-text';
import { blockAt, blockIds, placeIn, quotingBlock, type ProseBlock } from './prose-block';
import type { Rule } from '../rule/rule';

export interface WrongFigure extends Pick<
	Draft,
	'variant' | 'actual' | 'expected' | 'difference' | 'severity' | 'printedIn' | 'arguments'
> {
	readonly span: Span;
}

export function draftOf(block: ProseBlock, { span, ...wrong }: WrongFigure): Draft {
	return {
		cells: [placeIn(block, span.start)],
		about: `${span.start}`,
		...wrong,
		arguments: { ...quotingBlock(block, span), ...wrong.arguments }
	};
}

/** Where rules of a format that know the section's sentences already speak of them. */
export type Told = (reader: RuleReader, block: ProseBlock) => (wrong: WrongFigure) => boolean;

/** A rule about each block of prose by itself. */
export function proseRule(
	rule: Pick<Rule, 'id' | 'severity' | 'comparator'>,
	wrongIn: (text: string) => readonly WrongFigure[],
	toldElsewhere?: Told
): Rule {
	return {
		...rule,
		each: 'listed',
		list: blockIds,
		check: (reader, id) => {
			const block = blockAt(reader, id);
			if (!block) return undefined;
			const wrong = wrongIn(block.text);
			if (wrong.length === 0) return undefined;
			const isTold = toldElsewhere?.(reader, block);
			return wrong.filter((one) => !isTold?.(one)).map((one) => draftOf(block, one));
		}
	};
}
