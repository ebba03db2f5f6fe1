/** What the columns of a header may be in a table that a person chose: the likeliest, by their texts. */
import type { Format } from '$lib/formats/format';
import type { ColumnId, TableId } from '$lib/budget/book/book';
import { templateOf } from '$lib/budget/table/table-template';
import { pathLikeness } from './header-columns';
import type { ReadHeading } from './heading';
import { headerPaths } from './template-header';

/** Less alike than this a suggestion would be a guess. */
const LEAST = 0.45;

/** By column index; what was read already stays as it was. */
export function suggestColumns(
	heading: ReadHeading,
	table: TableId,
	format: Format
): Record<number, ColumnId> {
	const chosen: Record<number, ColumnId> = {};
	const taken = new Set<ColumnId>();
	const take = (index: number, id: ColumnId): void => {
		if (index in chosen || taken.has(id)) return;
		chosen[index] = id;
		taken.add(id);
	};
	if (heading.table === table)
		for (const { index, column } of heading.columns) if (column) take(index, column);
	const pairs = heading.columns.flatMap(({ index, texts }) =>
		headerPaths(templateOf(table, format)).map(({ column, texts: official }) => ({
			index,
			id: column.id,
			alike: pathLikeness(texts, official)
		}))
	);
	pairs.sort((a, b) => b.alike - a.alike);
	for (const { index, id, alike } of pairs) if (alike >= LEAST) take(index, id);
	return chosen;
}
