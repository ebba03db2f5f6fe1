/**
 * The rules that are made from a format, for each format: a consistent book has no error, slips are
 * told of where they are made, an undone slip leaves nothing, and incremental equals full.
 */
import { deepStrictEqual } from 'node:assert';
import type { Book, BookChange, CellValue, ColumnId, Row, SheetKey } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { bookFormat, carriedFormat } from '$lib/formats/book-format';
import { FORMAT_IDS, knownFormat } from '$lib/formats/known-formats';
import { createBookEngine } from '$lib/rules/engine/book-engine';
import type { Engine } from '$lib/rules/engine/engine';
import type { Finding } from '$lib/rules/finding/finding';
import { consistentBook } from '../support/consistent-book';
import { bookOfFacts } from '../support/formats/book-of-facts';
import { provinceFormat } from '../support/formats/province-pack';
import { seededRandom, type SeededRandom } from '../support/seeded-random';

/** The consistent books of all formats, by id; those of the made-up province too. */
export function booksOfFormats(seed: number): ReadonlyMap<string, Book> {
	const province = provinceFormat();
	const books = new Map(FORMAT_IDS.map((id) => [id, bookOf(id, seed)] as const));
	return books.set(province.id, bookOfFacts(province, { seed, funds: ['一般公共预算'] }));
}

/** Formats that extend the first one have its tables, but for those that they leave out. */
function bookOf(id: string, seed: number): Book {
	const format = knownFormat(id)!;
	const made = consistentBook({ seed, scale: 0.1 });
	if (!format.tables.some((table) => table.id in made.sheets)) return bookOfFacts(format, { seed });
	if (id === bookFormat(made.head).id) return made;
	const kept = Object.entries(made.sheets).filter(([sheet]) => {
		const table = tableOf(sheet as SheetKey)?.table;
		return table === undefined ? sheet === 'notes' : format.byId.has(table);
	});
	return {
		head: { ...made.head, format: carriedFormat(format) },
		sheets: { ...Object.fromEntries(kept), projects: [], narrative: [] }
	};
}

export interface PackRecall {
	readonly errors: readonly Finding[];
	readonly tried: number;
	readonly flagged: number;
	readonly missed: readonly string[];
}

/** Throws where an undone slip leaves something behind. */
export function recallOf(book: Book, seed: number, runs: number): PackRecall {
	const random = seededRandom(seed);
	const live = new LiveBook(book);
	const engine = createBookEngine(live);
	const before = engine.findings();
	const figures = live.sheets.flatMap((sheet) =>
		tableOf(sheet) ? live.rows(sheet).flatMap((row) => figuresIn(sheet, row)) : []
	);
	const missed: string[] = [];
	for (let run = 0; run < runs; run++) {
		const place = random.pick(figures);
		if (!isTold(engine, place, random))
			missed.push(`${place.sheet} ${place.row.id} ${place.column}`);
		deepStrictEqual(engine.findings(), before);
	}
	const grave = before.filter(({ severity }) => severity === 'error' || severity === 'rounding');
	return { errors: grave, tried: runs, flagged: runs - missed.length, missed };
}

interface Figure {
	readonly sheet: SheetKey;
	readonly row: Row;
	readonly column: ColumnId;
	readonly value: number;
}

function figuresIn(sheet: SheetKey, row: Row): Figure[] {
	return Object.entries(row.cells).flatMap(([column, value]) =>
		typeof value === 'number' && value !== 0 ? [{ sheet, row, column, value }] : []
	);
}

/** One digit of the figure becomes another; then it is as it was. */
function isTold(
	engine: Engine,
	{ sheet, row, column, value }: Figure,
	random: SeededRandom
): boolean {
	const set = (to: CellValue) =>
		engine.apply([{ kind: 'cell', row: row.id, column, value: to }] satisfies BookChange[]);
	const { added } = set(otherDigit(value, random));
	const told = added.some(
		({ cells, ranges }) =>
			cells.some((cell) => cell.row === row.id && cell.column === column) ||
			ranges?.some((range) => range.sheet === sheet && range.column === column)
	);
	set(value);
	return told;
}

/** Of the digits that are printed: 分 of 万元 are not. */
function otherDigit(value: number, random: SeededRandom): number {
	const digits = String(value);
	const at = random.between(0, Math.max(0, digits.length - 5));
	const other = String((Number(digits[at]) + random.between(1, 9)) % 10);
	return Number(digits.slice(0, at) + other + digits.slice(at + 1));
}

/** Throws where the findings after random edits differ from those of a fresh engine. */
export function replayEdits(book: Book, seed: number, edits: number): void {
	const random = seededRandom(seed);
	const live = new LiveBook(book);
	const engine = createBookEngine(live);
	for (let edit = 0; edit < edits; edit++) {
		engine.apply([anyEdit(live, random)]);
		if (edit % 10 !== 9) continue;
		const fresh = createBookEngine(new LiveBook(live.snapshot())).findings();
		deepStrictEqual(engine.findings(), fresh);
	}
}

function anyEdit(live: LiveBook, random: SeededRandom): BookChange {
	const sheets = live.sheets.filter((sheet) => tableOf(sheet) && live.rows(sheet).length > 0);
	const rows = live.rows(random.pick(sheets));
	const row = random.pick(rows);
	if (rows.length > 1 && random.chance(0.1)) return { kind: 'row-removed', row: row.id };
	const sheet = live.sheetOf(row.id)!;
	const { columns } = bookFormat(live.head).byId.get(tableOf(sheet)!.table)!;
	const { id: column, holds } = random.pick(columns);
	const other = random.pick(rows).cells[column];
	if (random.chance(0.2)) return { kind: 'cell', row: row.id, column, value: undefined };
	const figure = random.between(0, 9_999) * 10_000;
	return { kind: 'cell', row: row.id, column, value: holds === 'amount' ? figure : other };
}

/** @returns whether every format tells enough */
export function fuzzPacks(seed: number, runs: number): void {
	for (const [id, book] of booksOfFormats(seed)) {
		const { errors, tried, flagged, missed } = recallOf(book, seed, runs);
		console.log(
			`  ${((flagged / tried) * 100).toFixed(1)} %  figures of ${id}: ${flagged} of ${tried}`
		);
		if (errors.length > 0) throw new Error(`${id}: ${JSON.stringify(errors[0])}`);
		if (flagged / tried < LEAST) throw new Error(`${id}: missed ${missed.slice(0, 5).join('; ')}`);
		replayEdits(book, seed, Math.ceil(runs / 10));
	}
}

/** The least share of figures that must be told of where they are wrong. */
export const LEAST = 0.98;
