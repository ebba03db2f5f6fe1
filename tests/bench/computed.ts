/**
 * A book of 20,000 computed cells: how long it takes to open, and how long one edit of a figure takes
 * until all values that depend on it are there. Totals climb a tree of codes; columns are added up in rows.
 */
import { performance } from 'node:perf_hooks';
import { ComputedCells } from '$lib/budget/computed/computed-cells';
import type { Book, BookChange, Row } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { firstFormat } from '$lib/formats/known-formats';
import { headOf } from '../support/small-book';

const CELLS = 20_000;
const EDITS = 5_000;
/** 类, 款 in each, 项 in each. */
const SHAPE = [10, 10, 25];

export function run(): void {
	const columns = firstFormat()
		.byId.get('T2')!
		.columns.filter(({ holds }) => holds === 'amount')
		.map(({ id }) => id);
	const [whole, ...parts] = columns;
	const leaves: string[] = [];
	const rows: Row[] = [];
	let left = CELLS;
	const put = (code: string, isLeaf: boolean): void => {
		const formulas: Record<string, string> = { [whole]: parts.map((part) => `.${part}`).join('+') };
		formulas[whole] = `=${formulas[whole]}`;
		if (!isLeaf) for (const part of parts) formulas[part] = '=sum([*])';
		const given = left > 0 ? formulas : {};
		left -= Object.keys(given).length;
		const cells: Record<string, string | number> = { 编码: code, 名称: `科目${code}` };
		if (isLeaf) for (const part of parts) cells[part] = 10_000 * (rows.length + 1);
		if (isLeaf) leaves.push(code);
		const role = code === '合计' ? { role: 'total' as const } : {};
		const order = `a${String(rows.length).padStart(6, '0')}`;
		rows.push({ id: `r${code}`, order, ...role, cells, formulas: given });
	};
	put('合计', false);
	for (let a = 0; a < SHAPE[0]; a++) {
		const top = String(200 + a);
		put(top, false);
		for (let b = 0; b < SHAPE[1]; b++) {
			const middle = `${top}${String(b + 1).padStart(2, '0')}`;
			put(middle, false);
			for (let c = 0; c < SHAPE[2]; c++) put(`${middle}${String(c + 1).padStart(2, '0')}`, true);
		}
	}
	// What is left of the 20,000 stands in a second table that copies the first.
	const copies: Row[] = rows.slice(0, Math.ceil(left / columns.length)).map((row) => ({
		...{ id: `c${row.id}`, order: row.order, cells: { ...row.cells } },
		formulas: Object.fromEntries(
			columns.map((column) => [column, `=T2[${String(row.cells.编码)}].${column}`])
		)
	}));
	const head: Book['head'] = headOf();
	const began = performance.now();
	const book = new LiveBook({ head, sheets: { T2: rows, T3: copies } });
	const computed = new ComputedCells(book);
	const opened = performance.now() - began;
	const count = [...rows, ...copies].reduce(
		(sum, { formulas = {} }) => sum + Object.keys(formulas).length,
		0
	);
	const times: number[] = [];
	let changed = 0;
	for (let edit = 0; edit < EDITS; edit++) {
		const row = `r${leaves[(edit * 7919) % leaves.length]}`;
		const column = parts[edit % parts.length];
		const change: BookChange = { kind: 'cell', row, column, value: 10_000 * (edit + 3) };
		const from = performance.now();
		book.apply(change);
		changed += computed.settle([change]).length;
		times.push(performance.now() - from);
	}
	times.sort((a, b) => a - b);
	const at = (share: number): string => times[Math.floor(times.length * share)].toFixed(3);
	console.log(`computed cells ${count}, opened in ${opened.toFixed(0)} ms`);
	console.log(
		`one edit, ${(changed / EDITS).toFixed(1)} values: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (goal 5 ms), most ${times.at(-1)!.toFixed(1)} ms`
	);
}
