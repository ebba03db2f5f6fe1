/** What stands in a column, to be filtered by. */
import type { AmountUnit } from '$lib/budget/values/amount';
import type { SheetModel } from '../grid/grid-port';

export interface ColumnValues {
	/** As shown, each once, amounts by size and texts as a dictionary has them; '' is a blank. */
	readonly values: readonly string[];
	readonly holdsAmounts: boolean;
	readonly unit: AmountUnit;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

export function valuesOf({ lines }: SheetModel, at: number): ColumnValues {
	const cells = lines.map((line) => line.cells[at]);
	const amounts = new Map(cells.map(({ shown, amount }) => [shown, amount]));
	const values = [...amounts.keys()].sort((a, b) => {
		const [x, y] = [amounts.get(a), amounts.get(b)];
		return x !== undefined && y !== undefined ? x - y : collator.compare(a, b);
	});
	const first = cells.find(({ kind }) => kind === 'amount');
	return { values, holdsAmounts: first !== undefined, unit: first?.unit ?? '万元' };
}
