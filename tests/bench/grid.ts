/**
 * How long it takes until a search of a book of 2,000 forms has its first hits, and all of them; and to
 * filter, sort and fold a table of 5,000 rows. CPU time: on a busy machine others' work is not ours.
 */
import type { Book } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import { hitsIn } from '$lib/ui/find/find-in-book';
import { matcherOf } from '$lib/ui/find/query';
import { tableSheet } from '$lib/ui/grid/table-sheet';
import { SheetViewer } from '$lib/ui/sheet-view/sheet-viewer';
import { cpuClock, quantile } from './cpu-clock';
import { consistentBook } from '../support/consistent-book';
import { tellRatio, yardstick } from './ratios';

const FORMS = 2_000;
const ROWS = 5_000;
const RUNS = 20;
/** What may pass before the first hits are there. */
const BOUND_MS = 100;
const VIEW_BOUND_MS = 50;

/** @returns how many bounds were missed */
export function run(): number {
	const made = consistentBook({ scale: Math.ceil(FORMS / 136), editions: true });
	const book = new LiveBook(made);
	const forms = book.rows('projects');
	const last = String(forms.at(-1)?.cells['项目名称']);
	console.log(`\n${forms.length} forms, ${countCells(made)} cells`);
	console.log('CPU ms'.padEnd(28) + 'first p50     p99   all p50     p99   hits');
	const figure = String(Number(forms.at(-1)?.cells['年度资金总额']) / 100);
	const missed = [
		['a common word', '经费'],
		['a code', '204'],
		['a figure of the last form', figure],
		['the name of the last form', last],
		['what is nowhere', '查无此项甲乙丙']
	].filter(([name, text]) => measure(book, name, text) > BOUND_MS);
	return missed.length + (measureView() > VIEW_BOUND_MS ? 1 : 0);
}

/** @returns p99 of the CPU time to the first hits, in ms */
function measure(book: LiveBook, name: string, text: string): number {
	const first: number[] = [];
	const all: number[] = [];
	let hits = 0;
	for (let run = 0; run < RUNS; run++) {
		const findable = { book, living: livingReaderOf(book), threads: [] };
		const spent = cpuClock();
		hits = 0;
		for (const hit of hitsIn(findable, matcherOf({ text, isWhole: false })!)) {
			if (!hit) continue;
			if (hits++ === 0) first.push(spent());
		}
		all.push(spent());
		if (hits === 0) first.push(all.at(-1)!);
	}
	console.log(`${name.padEnd(28)}${say(first)}  ${say(all)}   ${hits}`);
	tellRatio(`grid: first hits of ${name}`, quantile(first, 0.5) / yardstick());
	return quantile(first, 0.99);
}

/** @returns p99 of the CPU time, in ms */
function measureView(): number {
	const rows = Array.from({ length: ROWS }, (_, i) => {
		const id = String(i).padStart(5, '0');
		const cells = { 项目: `项目${(i * 31) % 997}`, 合计: ((i * 7919) % ROWS) * 10_000 };
		return { id, order: id, unit: `u${i % 9}`, cells };
	});
	const { head } = consistentBook({ scale: 1 });
	const source = {
		book: new LiveBook({ head, sheets: { T12: rows } }),
		mayWrite: () => undefined
	};
	const model = tableSheet(source, 'T12');
	const facts = { hasFindings: () => false, changedAt: () => undefined };
	const times: number[] = [];
	for (let run = 0; run < RUNS; run++) {
		const viewer = new SheetViewer(facts);
		const spent = cpuClock();
		viewer.apply(model, {
			filters: [{ column: '合计', kind: 'amounts', least: run }],
			sort: { column: run % 2 ? '合计' : '项目', way: 'down' }
		});
		times.push(spent());
	}
	console.log(`${`filter and sort ${ROWS} rows`.padEnd(28)}${say(times)}`);
	tellRatio('grid: filter and sort', quantile(times, 0.5) / yardstick());
	return quantile(times, 0.99);
}

const say = (times: readonly number[]): string =>
	[0.5, 0.99].map((part) => quantile(times, part).toFixed(1).padStart(8)).join('');

function countCells({ sheets }: Book): number {
	return Object.values(sheets)
		.flatMap((sheet) => sheet ?? [])
		.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0);
}
