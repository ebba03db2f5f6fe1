/** The same sums and identities in Hebian, in HyperFormula and in json-rules-engine: one edit each. */
import { HyperFormula, type SimpleCellAddress } from 'hyperformula';
import { Engine as JsonRules } from 'json-rules-engine';
import { exactAmount } from '$lib/budget/values/amount';
import type { RowId } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { createEngine } from '$lib/rules/engine/engine';
import { consistentBook } from '../support/consistent-book';
import { seededRandom } from '../support/seeded-random';
import { ARITHMETIC, sumsOf, type Cell, type Sum } from './arithmetic';
import { tellRatio } from './ratios';

interface Peer {
	readonly name: string;
	/** Makes the edit, and gives what is to be told of it. */
	set(cell: Cell, value: number): unknown;
	/** Ids of the rules that fail now. */
	failing(): ReadonlySet<string>;
}

/** Enough for the compiler to be done with the first third; cells of a large book are mostly new. */
const EDITS = 90_000;
/** json-rules-engine takes so long for one edit that fewer will do. */
const SLOW_EDITS = 100;

export async function comparePeers(): Promise<void> {
	for (const scale of [1, 10]) await compareAt(scale);
}

async function compareAt(scale: number): Promise<void> {
	const book = consistentBook({ scale });
	const live = new LiveBook(book);
	const sums = sumsOf(live);
	const cells = editedCells(sums, live);
	const addends = sums.reduce((n, sum) => n + sum.left.length + sum.right.length, 0);
	console.log(
		`\narithmetic rules beside peers, ${scale}×: ${ARITHMETIC.length} rules as ${sums.length} checks of ${addends} cells`
	);
	for (const cell of cells.slice(0, 3)) await expectAgreement(book, sums, cell, live);
	const ours = await measure(hebian(new LiveBook(book)), cells, live, EDITS);
	const spreadsheet = await measure(hyperFormula(live, sums), cells, live, EDITS);
	const json = await measure(jsonRules(live, sums), cells, live, SLOW_EDITS / scale);
	console.log(['', 'p50 µs', 'CPU µs', 'slower by p50', 'by CPU'].map(column).join(''));
	for (const { name, p50, cpu } of [ours, spreadsheet, json]) {
		const ratios = [p50 / ours.p50, cpu / ours.cpu].map((ratio) => `${ratio.toFixed(1)}×`);
		console.log([name, p50.toFixed(2), cpu.toFixed(2), ...ratios].map(column).join(''));
		if (name !== ours.name) tellRatio(`rules: an edit ÷ ${name}, ${scale}×`, ours.p50 / p50);
	}
}

const column = (text: string, at: number): string =>
	at === 0 ? text.padEnd(20) : text.padStart(15);

/** Cells that some check reads, at random but the same for all. */
function editedCells(sums: readonly Sum[], live: LiveBook): Cell[] {
	const random = seededRandom(11);
	const read = new Map<string, Cell>();
	for (const { left, right } of sums)
		for (const { row, column } of [...left, ...right])
			if (typeof live.value(row, column) === 'number')
				read.set(`${row}:${column}`, { row, column });
	const all = [...read.values()];
	return Array.from({ length: EDITS }, () => random.pick(all));
}

/**
 * Each cell is set off by up to 900 万元 and back: both are edits. The first third warms up. What an
 * edit takes in µs: on the clock, half of the time, and of this process's own time on average.
 */
async function measure(peer: Peer, cells: readonly Cell[], live: LiveBook, edits: number) {
	const times: number[] = [];
	const warmUp = Math.ceil(edits / 3);
	let start = process.cpuUsage();
	for (const [at, cell] of cells.slice(0, edits).entries()) {
		if (at === warmUp) start = process.cpuUsage();
		const before = Number(live.value(cell.row, cell.column));
		for (const value of [before + ((at % 900) + 1) * 1_000_000, before]) {
			const start = performance.now();
			const told = peer.set(cell, value);
			// Waiting costs a turn of its own, which is for those who need it.
			if (told instanceof Promise) await told;
			if (at >= warmUp) times.push(performance.now() - start);
		}
	}
	const { user, system } = process.cpuUsage(start);
	times.sort((a, b) => a - b);
	return {
		name: peer.name,
		p50: times[times.length >> 1] * 1000,
		cpu: (user + system) / times.length
	};
}

/** The rules of the catalogue themselves. */
function hebian(live: LiveBook): Peer {
	const engine = createEngine(live, ARITHMETIC);
	return {
		name: 'Hebian',
		set: ({ row, column }, value) => engine.apply([{ kind: 'cell', row, column, value }]),
		failing: () => new Set(engine.findings().map(({ rule }) => rule))
	};
}

/** Figures in one sheet for each of the book's, checks in a sheet of their own: 1 where one fails. */
function hyperFormula(live: LiveBook, sums: readonly Sum[]): Peer {
	const places = new Map<RowId, { sheet: string; row: number }>();
	const columns = new Map<string, number>();
	const columnOf = (name: string): number => {
		if (!columns.has(name)) columns.set(name, columns.size);
		return columns.get(name)!;
	};
	const sheets: Record<string, (number | string | null)[][]> = {};
	for (const { left, right } of sums)
		for (const { row, column } of [...left, ...right]) {
			const sheet = live.sheetOf(row)!;
			columnOf(column);
			if (places.has(row)) continue;
			sheets[sheet] ??= [];
			places.set(row, { sheet, row: sheets[sheet].push([]) - 1 });
		}
	for (const [id, { sheet, row }] of places)
		sheets[sheet][row] = [...columns.keys()].map((column) => {
			const value = live.value(id, column);
			return typeof value === 'number' ? value : null;
		});
	const name = ({ row, column }: Cell): string => {
		const { sheet, row: at } = places.get(row)!;
		return `${sheet}!${letters(columnOf(column))}${at + 1}`;
	};
	/** Cells that stand below each other are one range, as anybody would write it. */
	const ranges = (cells: Sum['left']): string[] => {
		const runs: Cell[][] = [];
		for (const cell of cells) {
			const last = runs.at(-1)?.at(-1);
			const below = last && places.get(last.row)!;
			const { sheet, row } = places.get(cell.row)!;
			if (below?.sheet === sheet && below.row === row - 1 && last?.column === cell.column)
				runs.at(-1)!.push(cell);
			else runs.push([cell]);
		}
		return runs.map((run) =>
			run.length === 1 ? name(run[0]) : `${name(run[0])}:${name(run.at(-1)!).split('!')[1]}`
		);
	};
	const side = (cells: Sum['left']): string =>
		cells.every(({ sign }) => sign === 1) && cells.length > 1
			? `SUM(${ranges(cells).join(',')})`
			: cells.map((cell) => (cell.sign < 0 ? '-' : '+') + name(cell)).join('') || '0';
	// A finding tells both sides, so each has a cell of its own.
	sheets.checks = sums.map(({ left, right, comparison, within }, at) => {
		const [one, other] = [`A${at + 1}`, `B${at + 1}`];
		const holds = `${one}${comparison === '≤' ? '<=' : '='}${other}`;
		const rounding = `ABS(${one}-${other})<=${within}`;
		return [`=${side(left)}`, `=${side(right)}`, `=IF(${holds},0,IF(${rounding},1,2))`];
	});
	const sheet = HyperFormula.buildFromSheets(sheets, {
		licenseKey: 'gpl-v3',
		useArrayArithmetic: false
	});
	const checks = sheet.getSheetId('checks')!;
	return {
		name: 'HyperFormula',
		set: (cell, value) => {
			const { sheet: key, row } = places.get(cell.row)!;
			const address: SimpleCellAddress = {
				...{ sheet: sheet.getSheetId(key)!, row, col: columnOf(cell.column) }
			};
			const touched = new Set<number>();
			for (const change of sheet.setCellContents(address, value))
				if ('address' in change && change.address.sheet === checks) touched.add(change.address.row);
			return [...touched].map((row) => {
				const figure = (col: number) => Number(sheet.getCellValue({ sheet: checks, row, col }));
				return told(sums[row], row, figure(0), figure(1), VERDICTS[figure(2)]);
			});
		},
		failing: () =>
			new Set(
				sums
					.filter((_, row) => sheet.getCellValue({ sheet: checks, row, col: 2 }) !== 0)
					.map((s) => s.rule)
			)
	};
}

const VERDICTS = ['mended', 'rounding', 'error'];

/** What is to be said of a check, as a finding says it. */
function told({ rule, left, right }: Sum, at: number, one: number, other: number, verdict: string) {
	if (verdict === 'mended') return { id: `${rule}:${at}`, verdict };
	return {
		id: `${rule}:${at}`,
		verdict,
		actual: exactAmount(one, '万元'),
		expected: exactAmount(other, '万元'),
		difference: exactAmount(one - other, '万元'),
		cells: [...left, ...right]
	};
}

function letters(column: number): string {
	const rest = String.fromCharCode(65 + (column % 26));
	return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

/** Both sides of a check are computed facts; a rule fires where they are too far apart. */
function jsonRules(live: LiveBook, sums: readonly Sum[]): Peer {
	const figures = new Map<string, number>();
	const key = ({ row, column }: Cell): string => `${row}:${column}`;
	const engine = new JsonRules([], { allowUndefinedFacts: true });
	for (const [at, { rule, left, right, comparison }] of sums.entries()) {
		for (const cell of [...left, ...right])
			figures.set(key(cell), Number(live.value(cell.row, cell.column) ?? 0));
		const add = (cells: Sum['left']): number =>
			cells.reduce((sum, cell) => sum + cell.sign * figures.get(key(cell))!, 0);
		engine.addFact(`apart ${at}`, () => {
			const apart = add(left) - add(right);
			return comparison === '≤' ? apart : Math.abs(apart);
		});
		engine.addRule({
			conditions: { all: [{ fact: `apart ${at}`, operator: 'greaterThan', value: 0 }] },
			event: { type: rule }
		});
	}
	let failing: ReadonlySet<string> = new Set();
	return {
		name: 'json-rules-engine',
		set: async (cell, value) => {
			figures.set(key(cell), value);
			const { events } = await engine.run();
			failing = new Set(events.map(({ type }) => type));
			return events;
		},
		failing: () => failing
	};
}

/** A comparison of engines that find different things would be worth nothing. */
async function expectAgreement(
	book: ReturnType<typeof consistentBook>,
	sums: readonly Sum[],
	cell: Cell,
	live: LiveBook
): Promise<void> {
	const value = Number(live.value(cell.row, cell.column)) + 123_400_000;
	const said = [hebian(new LiveBook(book)), hyperFormula(live, sums), jsonRules(live, sums)].map(
		async (peer) => {
			await peer.set(cell, value);
			return [...peer.failing()].sort();
		}
	);
	const [ours, ...theirs] = await Promise.all(said);
	for (const other of theirs)
		if (other.join() !== ours.join())
			throw new Error(`Peers disagree: ${other.join(' ')} beside ${ours.join(' ')}`);
}
