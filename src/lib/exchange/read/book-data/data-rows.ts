/** Rows of a list by the names of its columns, wherever its header stands and in whatever order. */
import type { Place } from '../import-report';
import type { Source, SourceLine } from '../source';
import type { At, DataProblem, DataResult } from './data-problem';

/** A column by the names it goes by; the first is told where it is missing. */
export type Columns<C extends string> = Readonly<Record<C, readonly string[]>>;

export class DataRow<C extends string> {
	constructor(
		readonly cells: Readonly<Record<C, string>>,
		readonly at: (column: C) => At
	) {}
}

/** Blank lines are skipped; so is what stands above the header. */
export function dataRows<C extends string>(
	source: Source,
	columns: Columns<C>,
	optional: readonly NoInfer<C>[] = []
): DataResult<readonly DataRow<C>[]> {
	const ids = Object.keys(columns) as C[];
	const required = ids.filter((id) => !optional.includes(id));
	const found = source.lines
		.map((line, at) => ({ at, index: headerOf(line, columns, ids) }))
		.find(({ index }) => required.every((id) => index.has(id)));
	if (!found)
		return {
			ok: false,
			problems: [{ kind: 'no-header', expected: required.map((id) => columns[id][0]) }]
		};
	const rows = source.lines
		.slice(found.at + 1)
		.filter(({ filled }) => filled.length > 0)
		.map((line) => rowOf(source, line, ids, columns, found.index));
	return rows.length > 0
		? { ok: true, value: rows }
		: { ok: false, problems: [{ kind: 'no-rows' }] };
}

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/[\s()（）:：]/g, '');

function headerOf<C extends string>(
	line: SourceLine,
	columns: Columns<C>,
	ids: readonly C[]
): Map<C, number> {
	const index = new Map<C, number>();
	for (const cell of line.filled) {
		const id = ids.find((one) => columns[one].some((name) => bare(name) === bare(cell.text)));
		if (id !== undefined && !index.has(id)) index.set(id, cell.index);
	}
	return index;
}

function rowOf<C extends string>(
	source: Source,
	line: SourceLine,
	ids: readonly C[],
	columns: Columns<C>,
	index: ReadonlyMap<C, number>
): DataRow<C> {
	const cells = Object.fromEntries(
		ids.map((id) => [id, line.filled.find((cell) => cell.index === index.get(id))?.text ?? ''])
	) as Record<C, string>;
	const placed: Place = { line: line.number, ...source.locate?.(line.number) };
	return new DataRow(cells, (column) => ({
		place: { ...placed, cell: (index.get(column) ?? 0) + 1 },
		column: columns[column][0]
	}));
}

/** Reads every row; where one tells of a problem, all problems are the answer. */
export function readAll<C extends string, T>(
	rows: readonly DataRow<C>[],
	read: (row: DataRow<C>, tell: (problem: DataProblem) => void) => T | undefined
): DataResult<T[]> {
	const problems: DataProblem[] = [];
	const value: T[] = [];
	for (const row of rows) {
		const one = read(row, (problem) => problems.push(problem));
		if (one !== undefined) value.push(one);
	}
	return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** Tells where something was given before. */
export class OnlyOnce {
	readonly #seen = new Map<string, Place>();

	note(key: string, found: string, at: At): DataProblem | undefined {
		const first = this.#seen.get(key);
		if (first) return { kind: 'twice', found, first, ...at };
		this.#seen.set(key, at.place);
		return undefined;
	}
}
