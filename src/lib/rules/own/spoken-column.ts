/** The column that an address speaks of: figures only, and only columns that the form prints. */
import type { Column } from '$lib/budget/table/table-template';
import { columnOf } from '$lib/budget/table/table-template';
import { fundColumnsOf, indicatorColumnsOf } from '$lib/formats/project-form';
import type { Format } from '$lib/formats/format';
import { refuse } from '$lib/budget/formula/failure';
import type { AddressWritten, Place } from '$lib/budget/formula/formula';

/** `undefined` where rows are counted, or in forms and narrative, whose columns have no template. */
export function columnSpokenOf(
	written: AddressWritten,
	rowsWillDo: boolean,
	format: Format
): Column | undefined {
	const { address } = written;
	const { column } = address;
	const isShared = address.kind === 'table' && format.byId.get(address.table)?.shared;
	if (isShared && address.edition !== undefined)
		refuse({ kind: 'no-editions', table: address.table }, written);
	if (column === undefined)
		return rowsWillDo ? undefined : refuse({ kind: 'column-missing' }, endOf(written));
	const place = columnPlace(written, column);
	switch (address.kind) {
		case 'table': {
			const found = columnOf(address.table, column, format);
			if (!found) return refuse({ kind: 'unknown-column', column }, place);
			return found.holds === 'amount' ? found : refuse({ kind: 'text-column', column }, place);
		}
		case 'form': {
			const isText =
				address.indicator !== undefined
					? indicatorColumnsOf(format).includes(column)
					: format.form?.fields.some(({ id }) => id === column);
			if (isText) refuse({ kind: 'text-column', column }, place);
			const isFund = fundColumnsOf(format).has(column);
			if (address.indicator !== undefined || !isFund)
				refuse({ kind: 'unknown-column', column }, place);
			return undefined;
		}
		case 'narrative':
			// Which facts a section states is known from the book only.
			if (column === '正文' || column === '标题') refuse({ kind: 'text-column', column }, place);
			return undefined;
	}
}

/** Columns end an address. */
export function columnPlace({ at, length }: Place, column: string): Place {
	return { at: at + length - column.length, length: column.length };
}

function endOf({ at, length }: Place): Place {
	return { at: at + length, length: 0 };
}
