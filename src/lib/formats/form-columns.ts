/** The columns of a project form that hold amounts. */
import type { ColumnId } from '$lib/budget/values/table-shape';
import type { PackForm } from './pack-schema';

const known = new WeakMap<PackForm, ReadonlySet<ColumnId>>();

/** A fund of a half is the column of both names: `年度资金总额`. A fund may stand in one half only. */
export function fundColumnsOf(form: PackForm): ReadonlySet<ColumnId> {
	let columns = known.get(form);
	if (!columns) {
		const inHalf = (half: string) => form.funds.filter((fund) => (fund.half ?? half) === half);
		columns = new Set(
			form.halves.flatMap((half) => inHalf(half).map(({ column }) => half + column))
		);
		known.set(form, columns);
	}
	return columns;
}
