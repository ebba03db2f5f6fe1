/** `hebian read`: a document → a book file and a report of where everything went. */
import { writeFileSync } from 'node:fs';
import { tableOf, type Book } from '$lib/budget/book/book';
import { writeBookFile } from '$lib/budget/file/book-file';
import {
	ENTRY_WEIGHTS,
	missingFields,
	notRead,
	rawSections,
	rawTables,
	type EntryKind,
	type ImportReport
} from '$lib/exchange/read/import-report';
import type { GivenHead } from '$lib/exchange/read/disclosure/read-disclosure';
import type { Locale } from '$lib/messages';
import { reading } from '$lib/messages/reading';
import { SERVER_WORDS } from '$lib/messages/server';
import { readFile } from './read-file';
import { EXIT, type Terminal } from './terminal';

export interface ReadOptions {
	readonly out?: string;
	readonly report?: string;
	/** What the document does not say. */
	readonly year?: string;
	readonly department?: string;
	readonly level?: string;
	readonly lang: Locale;
}

export async function read(
	files: readonly string[],
	options: ReadOptions,
	terminal: Terminal
): Promise<number> {
	const { out, lang } = options;
	const words = SERVER_WORDS[lang];
	const result = await readFile(files, lang, terminal, headOf(options));
	if (!result.ok) {
		terminal.error(`${result.sentence}\n`);
		return EXIT.failed;
	}
	// A book of no year, or of nobody, is none: it is asked for before anything is written.
	const missing = missingFields(result.report);
	if (missing.length > 0) {
		terminal.error(`${reading[lang].missing(missing)}${words.giveHead(missing)}\n`);
		if (out !== undefined) return EXIT.partly;
	}
	if (!writeFiles(result, options, terminal)) return EXIT.failed;
	const { format } = result.report;
	if (format) terminal.out(`${reading[lang].format(format)}\n`);
	const { sheets } = result.book;
	const tables = format?.recognised ?? tablesIn(result.book);
	const projects = sheets.projects?.length ?? 0;
	terminal.out(`${words.readSummary({ tables, projects, problems: problemsIn(result.report) })}\n`);
	const { numbers, lost } = result.report.conservation;
	terminal.out(`${reading[lang].conservation(numbers, lost, notRead(result.report))}\n`);
	const raw = rawTables(result.report);
	const sections = rawSections(result.report).length;
	for (const title of raw) terminal.out(`${words.tableLeft(title)}\n`);
	if (sections > 0) terminal.out(`${words.proseLeft(sections)}\n`);
	return raw.length + sections + missing.length > 0 ? EXIT.partly : EXIT.well;
}

/** `false` where a file could not be written, which is told. */
function writeFiles(
	{ book, report: told }: { readonly book: Book; readonly report: ImportReport },
	{ out, report, lang }: ReadOptions,
	terminal: Terminal
): boolean {
	const words = SERVER_WORDS[lang];
	const files: [string | undefined, () => string][] = [
		[out, () => writeBookFile(book)],
		[report, () => JSON.stringify(told, null, '\t') + '\n']
	];
	for (const [target, text] of files) {
		if (target === undefined) continue;
		try {
			writeFileSync(target, text());
			terminal.error(`${words.wrote(target)}\n`);
		} catch (error) {
			const reason = (error as NodeJS.ErrnoException).code ?? String(error);
			terminal.error(`${words.cannotWrite(target, reason)}\n`);
			return false;
		}
	}
	return true;
}

function headOf({ year, department, level }: ReadOptions): GivenHead {
	return {
		...(year !== undefined && /^(?:19|20)\d{2}$/.test(year) && { year: Number(year) }),
		...(department !== undefined && { department }),
		...(level !== undefined && { level })
	};
}

function tablesIn(book: Book): number {
	return Object.keys(book.sheets).filter(
		(sheet) => tableOf(sheet)?.unit === undefined && tableOf(sheet)
	).length;
}

function problemsIn({ counts }: ImportReport): number {
	let problems = 0;
	for (const [kind, count] of Object.entries(counts))
		if (ENTRY_WEIGHTS[kind as EntryKind] === 'problem') problems += count;
	return problems;
}
