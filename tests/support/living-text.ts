/** A text whose figures live in many cells of a book. */
import { addressOf } from '$lib/budget/address/address-book';
import type { Book, Row } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { livingCell, printLivingFigure } from '$lib/budget/living/living-figure';

/** Some cells of each of these sheets, and the columns of all projects. */
export function livingText(book: Book): string {
	const live = new LiveBook(book);
	const editions = live.sheets.filter((sheet) => sheet.startsWith('T3@')).slice(0, 2);
	const figures = (['T1', 'T3', 'T12', 'projects', ...editions] as const).flatMap((sheet) =>
		live
			.rows(sheet)
			.slice(0, 8)
			.flatMap((row) => figuresOf(live, row))
	);
	return [
		...figures,
		'{{F[*].年度资金总额}}',
		'{{F[*].年度资金总额|列表}}',
		'{{T12[*].合计}}'
	].join('，');
}

function figuresOf(live: LiveBook, row: Row): string[] {
	return Object.entries(row.cells)
		.filter(([, value]) => typeof value === 'number')
		.slice(0, 2)
		.flatMap(([column]) => {
			const address = addressOf(live, row.id, column);
			return address ? printLivingFigure(livingCell(address)) : [];
		});
}
