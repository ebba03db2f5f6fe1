import fc from 'fast-check';
import { expect, it } from 'vitest';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { changesOf, randomEdit } from '../../../../tests/support/random-edits';
import { livingText } from '../../../../tests/support/living-text';
import { LiveBook } from '$lib/budget/live/live-book';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import { printLivingText } from '$lib/budget/living/living-text';
import { printNoting } from './living';
import { PlainReader } from '../own/formula-reader';

const book = consistentBook({ seed: 7, scale: 0.1, editions: true });
const text = livingText(book);

it('[E23] prints figures of tables and forms for rules as for people, whatever becomes of rows, names and units', () => {
	fc.assert(
		fc.property(fc.array(randomEdit, { maxLength: 30 }), (edits) => {
			const live = new LiveBook(book);
			for (const [serial, edit] of edits.entries())
				for (const change of changesOf(edit, live, serial)) live.apply(change);
			const forRules = printNoting(new PlainReader(live), text);
			expect(forRules).toEqual(printLivingText(text, livingReaderOf(live)));
		}),
		{ numRuns: 200 }
	);
});
