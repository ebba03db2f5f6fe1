/** How fast rules are: the whole check, one edit, and memory, on a book and on ones 10 and 100 times its size. */
import type { BookChange, ColumnId, SheetKey } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { createEngine, type Engine } from '$lib/rules/engine/engine';
import { consistentBook } from '../support/consistent-book';
import { seededRandom, type SeededRandom } from '../support/seeded-random';
import { tellRatio, yardstick } from './ratios';
import { comparePeers } from './rule-peers';

/** What is edited, and what a person calls it. */
const PLACES: readonly { name: string; sheet: SheetKey; column: ColumnId }[] = [
	{ name: 'T1 class', sheet: 'T1', column: '当年' },
	{ name: 'T2 code', sheet: 'T2', column: '一般公共预算' },
	{ name: 'T6 line', sheet: 'T6', column: '合计' },
	{ name: 'T12 project', sheet: 'T12', column: '一般公共预算' },
	{ name: 'T13 project', sheet: 'T13', column: '合计' },
	{ name: 'form funds', sheet: 'projects', column: '年度资金总额' },
	{ name: 'form name', sheet: 'projects', column: '项目名称' }
];
const EDITS = 2_000;
const WARM_UP = 300;

/** Scales of the book, and `peers`; all of it if nothing is named. */
export async function run(words: readonly string[] = []): Promise<void> {
	const wanted = words.length > 0 ? words : ['1', '10', '100', 'peers'];
	for (const word of wanted)
		if (word === 'peers') await comparePeers();
		else measure(Number(word));
}

function measure(scale: number): void {
	const book = consistentBook({ scale });
	const rows = Object.values(book.sheets).reduce((sum, sheet) => sum + (sheet?.length ?? 0), 0);
	const cells = Object.values(book.sheets)
		.flatMap((sheet) => sheet ?? [])
		.reduce((sum, row) => sum + Object.keys(row.cells).length, 0);
	const check = () => createEngine(new LiveBook(book)).findings();
	const runs = Math.max(1, 40 / scale);
	const checks: number[] = [];
	const first = time(check);
	// The compiler goes on for some dozens of checks; of a book a hundred times as large one is enough.
	cpuOf(check, runs - 1);
	const cpu = cpuOf(() => checks.push(time(check)), runs);
	const live = new LiveBook(book);
	const before = heap();
	const engine = createEngine(live);
	const memory = heap() - before;
	console.log(
		`\n${scale}×: ${rows} rows, ${cells} cells  whole check p50 ${ms(quantile(checks, 0.5))} ms` +
			` (CPU ${ms(cpu)} ms; the first ${ms(first)} ms)  engine ${memory.toFixed(1)} MB`
	);
	tellRatio(`rules: whole check, ${scale}×`, quantile(checks, 0.5) / yardstick());
	const titles = ['p50 ms', 'p99 ms', 'max ms', 'CPU p99'].map((title) => title.padStart(9));
	console.log('edit'.padEnd(14) + titles.join(''));
	const random = seededRandom(7);
	const all: Taken[] = [];
	for (const place of PLACES) all.push(...report(place.name, edits(engine, live, place, random)));
	all.push(...report('row in and out', rowEdits(engine, live, random)));
	report('all', all);
	const clock = all.map((edit) => edit.clock);
	tellRatio(`rules: an edit, ${scale}×`, quantile(clock, 0.5) / yardstick());
}

/** Each edit is made and taken back: both are measured, and the book stays consistent. */
function edits(
	engine: Engine,
	live: LiveBook,
	{ sheet, column }: (typeof PLACES)[number],
	random: SeededRandom
): Taken[] {
	return measured(() => {
		const row = random.pick(live.rows(sheet));
		const before = row.cells[column];
		const value =
			typeof before === 'string' ? `${before}改` : (before ?? 0) + random.between(1, 900) * 10_000;
		const change = { kind: 'cell', row: row.id, column } as const;
		return [[{ ...change, value }], [{ ...change, value: before }]];
	}, engine);
}

function rowEdits(engine: Engine, live: LiveBook, random: SeededRandom): Taken[] {
	return measured((at) => {
		const near = random.pick(live.rows('T12'));
		const id = `new${at}`;
		const row = { id, order: `${near.order}V`, unit: near.unit, role: 'project' } as const;
		return [
			[
				{ kind: 'row', sheet: 'T12', row },
				{ kind: 'cell', row: id, column: '项目', value: `新增项目${at}` }
			],
			[{ kind: 'row-removed', row: id }]
		];
	}, engine);
}

/** What one edit took, in milliseconds: on the clock, and of this process's own time. */
interface Taken {
	readonly clock: number;
	/** Where others keep the machine busy, the clock tells of them too. */
	readonly cpu: number;
}

function measured(batches: (at: number) => BookChange[][], engine: Engine): Taken[] {
	const edits: Taken[] = [];
	for (let at = 0; at < WARM_UP + EDITS / 2; at++)
		for (const changes of batches(at)) {
			let clock = 0;
			const cpu = cpuOf(() => (clock = time(() => engine.apply(changes))), 1);
			if (at >= WARM_UP) edits.push({ clock, cpu });
		}
	return edits;
}

function report(name: string, edits: Taken[]): Taken[] {
	const clock = edits.map((edit) => edit.clock);
	const cpu = edits.map((edit) => edit.cpu);
	const figures = [...[0.5, 0.99, 1].map((q) => quantile(clock, q)), quantile(cpu, 0.99)];
	console.log(name.padEnd(14) + figures.map((figure) => ms(figure).padStart(9)).join(''));
	return edits;
}

function time(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

/** CPU milliseconds of one run, its collector's threads included; what others on the machine do doesn't count. */
function cpuOf(work: () => unknown, runs: number): number {
	const start = process.cpuUsage();
	for (let at = 0; at < runs; at++) work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000 / runs;
}

function quantile(times: readonly number[], q: number): number {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}

const ms = (milliseconds: number): string => milliseconds.toFixed(3);

/** MB in use after a collection, flat arrays (which are outside of the heap) included. */
function heap(): number {
	// What a collection frees of flat arrays is given back by the next one.
	for (let at = 0; at < 3; at++) (globalThis as { gc?: () => void }).gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 2 ** 20;
}
