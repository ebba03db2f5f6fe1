/** The report of a book file: its reader refuses what it does not know, so nothing can be lost. */
import type { ImportReport } from './import-report';
import { numbersOf } from './disclosure/number-token';

export function bookFileReport(source: {
	name: string;
	encoding: string;
	bytes: number;
	text: string;
}): ImportReport {
	const { name, encoding, bytes, text } = source;
	const numbers = numbersOf(text).length;
	return {
		source: { name, encoding, bytes, lines: text.split('\n').length },
		entries: [],
		counts: {},
		conservation: {
			numbers,
			inBook: numbers,
			inReport: 0,
			lost: 0,
			cells: { total: 0, inBook: 0, labels: 0, inReport: 0, lost: 0 },
			losses: []
		}
	};
}
