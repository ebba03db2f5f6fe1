/** Which rules don't apply to a book, without checking it: what a list of rules needs to know. */
import type { Book } from '$lib/budget/book';
import { LiveBook } from '$lib/budget/live-book';
import { Gate, type NotApplicable } from './applicability';
import { CATALOGUE } from './catalogue/catalogue';
import { ObservedBook } from './observed-book';
import { ownRulesOff } from './own/own-rules';
import { TrackingReader } from './tracking-reader';

const NOBODY = (): void => {};

/** As `notApplicable` of an engine over this book. */
export function whatDoesNotApply(book: Book): NotApplicable[] {
	const observed = new ObservedBook(new LiveBook(book), {
		rowCame: NOBODY,
		rowWent: NOBODY,
		sheetFilled: NOBODY,
		sheetEmptied: NOBODY,
		unitsChanged: NOBODY,
		keyCame: NOBODY,
		keyWent: NOBODY
	});
	const reader = new TrackingReader(observed);
	const closed = CATALOGUE.flatMap((rule) => {
		const gate = new Gate(rule);
		reader.noting(gate, () => gate.ask(reader));
		return gate.closed ?? [];
	});
	return [...closed, ...ownRulesOff(book.head.settings)];
}
