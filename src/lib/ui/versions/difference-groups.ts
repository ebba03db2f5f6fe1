/** Differences by sheet, as a person reads them, and as a table for a spreadsheet. */
import { groupBy } from '$lib/budget/values/lists-by-key';
import { bookFormat } from '$lib/formats/book-format';
import { labelOf } from '$lib/budget/table/row-key';
import { tableOf, type BookHead, type Row, type SheetKey } from '$lib/budget/book/book';
import type { BookDifference } from '$lib/collab/edit/compare-books';
import type { VersionWords } from '$lib/messages/versions';
import { printValue, unitOf } from '../conflicts/conflict-value';

export interface DifferenceGroup {
	/** Absent for the head of the book. */
	readonly sheet: SheetKey | undefined;
	readonly differences: readonly BookDifference[];
}

export function groupsOf(differences: readonly BookDifference[]): DifferenceGroup[] {
	const groups = groupBy(differences, (difference) =>
		'sheet' in difference ? difference.sheet : undefined
	);
	return [...groups].map(([sheet, list]) => ({ sheet, differences: list }));
}

/** What a row is called in a list; its id where it has no name. */
export function rowName(sheet: SheetKey, row: Row, head: BookHead): string {
	const table = tableOf(sheet)?.table;
	const { cells, id } = row;
	const name = table
		? labelOf(table, row, bookFormat(head))
		: (cells['项目名称'] ?? cells['标题'] ?? cells['年度.三级'] ?? cells['实施期.三级']);
	return String(name ?? '') || id;
}

/** CSV for a spreadsheet: text stays text, whatever it begins with. */
export function differencesAsCsv(
	differences: readonly BookDifference[],
	words: VersionWords,
	head: BookHead,
	saySheet: (sheet: SheetKey, row: Row) => string
): string {
	const lines = differences.map((difference): string[] => {
		if (difference.kind === 'cell') {
			const { sheet, row, column, before, after } = difference;
			const unit = unitOf(sheet, column, head);
			const print = (value: typeof before): string =>
				printValue(value, unit).replaceAll(',', unit ? '' : ',');
			const by =
				unit && typeof before !== 'string' && typeof after !== 'string'
					? print((after ?? 0) - (before ?? 0))
					: '';
			const place = [saySheet(sheet, row), rowName(sheet, row, head), column, words.kinds.cell];
			return [...place, print(before), print(after), by];
		}
		if (difference.kind === 'row') {
			const { sheet, row, change } = difference;
			return [saySheet(sheet, row), rowName(sheet, row, head), '', words.kinds[change], '', '', ''];
		}
		const key = difference.kind === 'explanation' ? difference.id : difference.key;
		const [before, after] = [difference.before, difference.after].map((value) =>
			value === undefined ? '' : JSON.stringify(value)
		);
		return [words.head, key, '', words.kinds.setting, before, after, ''];
	});
	// The mark tells Excel that it is UTF-8.
	return `\ufeff${[words.csvHead, ...lines].map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}

const FIGURE = /^-?\d+(?:\.\d+)?$/;

function field(text: string): string {
	const plain = /^[=+\-@\t\r]/.test(text) && !FIGURE.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
