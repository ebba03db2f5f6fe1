/** Which lines of a sheet a view lets through. */
import { matcherOf } from '../find/query';
import type { GridCell, GridLine, SheetModel } from '../grid/grid-port';
import type { ColumnFilter, SheetView, ViewFacts } from './sheet-view';

export function lineFilter(
	model: SheetModel,
	view: SheetView,
	facts: ViewFacts
): (line: GridLine) => boolean {
	const tests: ((line: GridLine) => boolean)[] = (view.filters ?? []).map((filter) =>
		columnTest(model, filter)
	);
	const { units, withFindings, changedSince, withoutEmpty } = view;
	if (units) tests.push(({ owner }) => owner !== undefined && units.includes(owner));
	if (withFindings) tests.push((line) => rowsOf(line).some((row) => facts.hasFindings(row)));
	if (changedSince !== undefined)
		tests.push(({ cells }) => cells.some((cell) => isChanged(cell, changedSince, facts)));
	if (withoutEmpty) tests.push(holdsAmount);
	return (line) => tests.every((test) => test(line));
}

/** A filter of a column that the sheet has no more lets everything through. */
function columnTest({ columns }: SheetModel, filter: ColumnFilter): (line: GridLine) => boolean {
	const at = columns.findIndex(({ id }) => id === filter.column);
	if (at < 0) return () => true;
	const test = cellTest(filter);
	return ({ cells }) => test(cells[at]);
}

function cellTest(filter: ColumnFilter): (cell: GridCell) => boolean {
	switch (filter.kind) {
		case 'values': {
			const values = new Set(filter.values);
			return ({ shown }) => values.has(shown);
		}
		case 'text': {
			const matcher = matcherOf({ text: filter.text, isWhole: false });
			return ({ shown }) => !matcher || matcher.inText(shown).length > 0;
		}
		case 'amounts': {
			const { least = -Infinity, most = Infinity } = filter;
			return ({ amount }) => amount !== undefined && amount >= least && amount <= most;
		}
	}
}

function isChanged({ ref }: GridCell, since: number, facts: ViewFacts): boolean {
	const at = ref && facts.changedAt(ref.row, ref.column);
	return at !== undefined && at >= since;
}

/** A sheet without amounts has no line that is empty of them. */
function holdsAmount({ cells }: GridLine): boolean {
	const amounts = cells.filter(({ kind }) => kind === 'amount');
	return amounts.length === 0 || amounts.some(({ exact }) => exact !== '');
}

export function rowsOf({ cells }: GridLine): readonly string[] {
	return [...new Set(cells.flatMap(({ ref }) => (ref ? [ref.row] : [])))];
}
