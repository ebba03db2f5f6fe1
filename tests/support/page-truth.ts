/**
 * Truth beside what we read: the words of a PDF and their places as pdftotext of poppler-utils finds
 * them. Each figure that was read is looked for on its page, and the place tells whether the book has
 * it in the right row and column.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { DraftRow, Fate } from '../../src/lib/exchange/read/disclosure/book-draft';
import { draftDisclosure } from '../../src/lib/exchange/read/disclosure/read-disclosure';
import { fold } from '../../src/lib/exchange/read/disclosure/similarity';
import { headerPaths } from '../../src/lib/exchange/read/disclosure/template-header';
import type { FormatStatement } from '../../src/lib/exchange/read/import-report';
import { readPdf } from '../../src/lib/exchange/read/pdf/read-pdf';
import { plainSource } from '../../src/lib/exchange/read/plain-source';
import type { SourceCell } from '../../src/lib/exchange/read/source';
import { knownFormat } from '../../src/lib/formats/known-formats';
import type { Format, FormatColumn, FormatTable } from '../../src/lib/formats/format';

interface Word {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** A figure of the book beside its word on the page. */
interface Placed {
	readonly row: DraftRow;
	readonly column: FormatColumn;
	readonly cell: SourceCell;
	readonly page: number;
	readonly word: Word;
}

export interface Measured {
	readonly format: FormatStatement;
	/** Figures of the tables of the book that stand on the page in their row and under their header. */
	readonly right: number;
	/** Those that stand in another row or under another header: each told. */
	readonly wrong: readonly string[];
	/** Read, but not to be found on the page by the other program. */
	readonly unseen: readonly string[];
	/** Figures of tables that stayed raw, or that fit nowhere. */
	readonly left: number;
}

const FIGURE = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/;

/**
 * @param as which column a figure is said to be in: to see that the tool finds what is wrong
 * @returns `undefined` where pdftotext is not installed
 */
export async function measurePdf(
	path: string,
	as: (column: FormatColumn, table: FormatTable) => FormatColumn = (column) => column
): Promise<Measured | undefined> {
	const pages = wordsOf(path);
	if (!pages) return undefined;
	const maps = async (name: string) => new Uint8Array(readFileSync(`static/cmaps/${name}`));
	const source = plainSource(await readPdf(new Uint8Array(readFileSync(path)), maps));
	const drafted = draftDisclosure(source, { dangling: 0 });
	if (!drafted.ok) throw new Error('not a disclosure');
	const { draft, statement } = drafted;
	const format = knownFormat(statement.id)!;
	const found = new PageFinder(pages);
	const placed: Placed[] = [];
	const unseen: string[] = [];
	let left = 0;
	for (const line of source.lines) {
		const figures = line.filled.flatMap((cell) =>
			figureOf(cell, draft.fates.get(cell) ?? [], format)
		);
		if (line.grid === undefined || figures.length === 0) continue;
		const page = source.locate?.(line.number).page ?? 0;
		const texts = figures.map(({ cell }) => cell.text.replace(/\s/g, ''));
		const words = found.rowOf(page, texts);
		figures.forEach(({ cell, row, column }, i) => {
			const word = words?.[i];
			if (!row || !column) left++;
			else if (word) {
				const said = as(column, format.byId.get(row.sheet)!);
				placed.push({ row, column: said, cell, page, word });
			} else unseen.push(`p. ${page}: ${row.sheet} ${column.id} ${cell.text}`);
		});
	}
	const wrong = placed.flatMap((one) => {
		const table = format.byId.get(one.row.sheet)!;
		const why = misplaced(one, table, placed, pages);
		return why === undefined
			? []
			: [`p. ${one.page} ${table.id} ${one.column.id} ${one.cell.text}: ${why}`];
	});
	return { format: statement, right: placed.length - wrong.length, wrong, unseen, left };
}

/** A figure of a table: placed in a column of amounts, or left in the report. */
function figureOf(
	cell: SourceCell,
	fates: readonly Fate[],
	format: Format
): { cell: SourceCell; row?: DraftRow; column?: FormatColumn }[] {
	if (!FIGURE.test(cell.text.replace(/\s/g, ''))) return [];
	for (const fate of fates) {
		if (fate.to === 'report' && ['raw-lines', 'unplaced'].includes(fate.entry.kind))
			return [{ cell }];
		if (fate.to !== 'book') continue;
		const { row } = fate;
		const column = format.byId.get(row.sheet)?.columns.find(({ id }) => id === fate.column);
		return column?.holds === 'amount' ? [{ cell, row, column }] : [];
	}
	return [];
}

function wordsOf(path: string): Word[][] | undefined {
	let xml: string;
	try {
		const options = { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' } as const;
		xml = execFileSync('pdftotext', ['-bbox', path, '-'], options);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	const WORD =
		/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g;
	return xml
		.split('<page ')
		.slice(1)
		.map((page) =>
			[...page.matchAll(WORD)].map(([, left, top, right, bottom, text]) => ({
				text: text.replaceAll('&amp;', '&'),
				...{ left: Number(left), right: Number(right), top: Number(top), bottom: Number(bottom) }
			}))
		);
}

const middle = ({ top, bottom }: Word): number => (top + bottom) / 2;

/** Whether two words stand in one row: most of their heights is common. */
function isBeside(a: Word, b: Word): boolean {
	const common = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
	return common >= 0.6 * Math.min(a.bottom - a.top, b.bottom - b.top);
}

/** Rows of figures of each page, from the top; each is found once. */
class PageFinder {
	readonly #rows: Map<number, { readonly words: Word[]; used: boolean }[]> = new Map();

	constructor(pages: readonly Word[][]) {
		pages.forEach((words, i) => {
			const figures = words
				.filter(({ text }) => FIGURE.test(text))
				.toSorted((a, b) => middle(a) - middle(b));
			const rows: { words: Word[]; used: boolean }[] = [];
			for (const word of figures) {
				const row = rows.at(-1);
				if (row && isBeside(word, row.words[0])) row.words.push(word);
				else rows.push({ words: [word], used: false });
			}
			for (const { words } of rows) words.sort((a, b) => a.left - b.left);
			this.#rows.set(i + 1, rows);
		});
	}

	/** The words of the next row that has these figures in this order, among others or not. */
	rowOf(page: number, figures: readonly string[]): (Word | undefined)[] | undefined {
		const rows = this.#rows.get(page) ?? [];
		for (const exact of [true, false])
			for (const row of rows) {
				if (row.used || (exact && row.words.length !== figures.length)) continue;
				const words = within(figures, row.words);
				if (!words) continue;
				row.used = true;
				return words;
			}
		return undefined;
	}
}

function within(figures: readonly string[], words: readonly Word[]): Word[] | undefined {
	const found: Word[] = [];
	let at = 0;
	for (const figure of figures) {
		while (at < words.length && words[at].text !== figure) at++;
		if (at === words.length) return undefined;
		found.push(words[at++]);
	}
	return found;
}

/** Why a figure does not stand where the book has it; `undefined` where it does. */
function misplaced(
	one: Placed,
	table: FormatTable,
	all: readonly Placed[],
	pages: readonly Word[][]
): string | undefined {
	const near = fold(besideOf(one, pages[one.page - 1], all));
	const names = rowNames(one.row, table, one.column);
	if (names.length > 0 && !names.some((name) => holds(near, name)))
		return `its row is no 「${names.join(' ')}」`;
	const same = all.filter(({ row, page }) => row.sheet === one.row.sheet && page === one.page);
	for (const other of same) {
		if (other.column === one.column || !isBeside(other.word, one.word)) continue;
		const order = table.columns.indexOf(other.column) - table.columns.indexOf(one.column);
		const side = other.word.left - one.word.left;
		if (Math.sign(order) !== Math.sign(side))
			return `it stands on the other side of ${other.column.id}`;
	}
	return underOther(one, table, all, pages);
}

/** The words between the rows of figures above and below. */
function besideOf({ page, word }: Placed, words: readonly Word[], all: readonly Placed[]): string {
	const y = middle(word);
	const rows = all
		.filter((other) => other.page === page && !isBeside(other.word, word))
		.map((other) => middle(other.word));
	const above = Math.max(...rows.filter((other) => other < y), y - 60);
	const below = Math.min(...rows.filter((other) => other > y), y + 60);
	return words
		.filter((one) => middle(one) > (above + y) / 2 - 4 && middle(one) < (below + y) / 2 + 4)
		.toSorted((a, b) => a.top - b.top || a.left - b.left)
		.map(({ text }) => text)
		.join('');
}

/** What names a row: its code, its label, or what stands beside a group. */
function rowNames(row: DraftRow, table: FormatTable, { side }: FormatColumn): string[] {
	return table.columns
		.filter((column) => column.side === side && column.holds !== 'amount')
		.flatMap(({ id }) => row.cells[id] ?? [])
		.map(String);
}

/** Nearly all letters of a text, wherever a page breaks it. */
function holds(page: string, text: string): boolean {
	const letters = [...fold(text)];
	return letters.filter((letter) => page.includes(letter)).length >= letters.length * 0.8;
}

/** Whether the header above says otherwise; asked where the page has the header. */
function underOther(
	one: Placed,
	table: FormatTable,
	all: readonly Placed[],
	pages: readonly Word[][]
): string | undefined {
	const ofTable = all.filter(({ row }) => row.sheet === one.row.sheet);
	const first = Math.min(...ofTable.map(({ page }) => page));
	const top = Math.min(...ofTable.filter(({ page }) => page === first).map(({ word }) => word.top));
	const { left, right } = zoneOf(one, ofTable);
	const texts = fold(
		pages[first - 1]
			.filter((word) => word.bottom <= top + 2 && word.bottom > top - 170)
			.filter((word) => word.right > left && word.left < right)
			.map(({ text }) => text)
			.join('')
	);
	const wanted = headerPaths(table)
		.find(({ column }) => column.id === one.column.id)!
		.texts.at(-1)!;
	const isTotal = wanted.endsWith('计') && texts.includes('计');
	if (isTotal || holds(texts, wanted)) return undefined;
	return `above it stands 「${texts.slice(-30)}」, no 「${wanted}」`;
}

/** From the figures of the column to the left to those of the one to the right. */
function zoneOf(one: Placed, all: readonly Placed[]): { left: number; right: number } {
	const own = all.filter(({ column }) => column === one.column);
	const [from, to] = [
		Math.min(...own.map(({ word }) => word.left)),
		Math.max(...own.map(({ word }) => word.right))
	];
	const others = all.filter(({ column }) => column !== one.column);
	const before = others.map(({ word }) => word.right).filter((x) => x < from);
	const behind = others.map(({ word }) => word.left).filter((x) => x > to);
	return { left: Math.max(...before, from - 60), right: Math.min(...behind, to + 60) };
}
