/** `hebian read`: a document → a book file and a report of where everything went. */
import { writeFileSync } from 'node:fs';
import { writeBookFile } from '$lib/budget/file/book-file';
import {
	ENTRY_WEIGHTS,
	notRead,
	rawSections,
	rawTables,
	type EntryKind,
	type ImportReport
} from '$lib/exchange/read/import-report';
import type { Locale } from '$lib/messages';
import { reading } from '$lib/messages/reading';
import { SERVER_WORDS } from '$lib/messages/server';
import { readFile } from './read-file';
import { EXIT, type Terminal } from './terminal';

export interface ReadOptions {
	readonly out?: string;
	readonly report?: string;
	readonly lang: Locale;
}

export async function read(
	file: string,
	{ out, report, lang }: ReadOptions,
	terminal: Terminal
): Promise<number> {
	const words = SERVER_WORDS[lang];
	const result = await readFile(file, lang, terminal);
	if (!result.ok) {
		terminal.error(`${result.sentence}\n`);
		return EXIT.failed;
	}
	const files: [string | undefined, () => string][] = [
		[out, () => writeBookFile(result.book)],
		[report, () => JSON.stringify(result.report, null, '\t') + '\n']
	];
	for (const [target, text] of files) {
		if (target === undefined) continue;
		try {
			writeFileSync(target, text());
			terminal.error(`${words.wrote(target)}\n`);
		} catch (error) {
			const reason = (error as NodeJS.ErrnoException).code ?? String(error);
			terminal.error(`${words.cannotWrite(target, reason)}\n`);
			return EXIT.failed;
		}
	}
	const { sheets } = result.book;
	const tables = Object.keys(sheets).filter((sheet) => /^T\d+$/.test(sheet)).length;
	const projects = sheets.projects?.length ?? 0;
	terminal.out(`${words.readSummary({ tables, projects, problems: problemsIn(result.report) })}\n`);
	const { numbers, lost } = result.report.conservation;
	terminal.out(`${reading[lang].conservation(numbers, lost, notRead(result.report))}\n`);
	const raw = rawTables(result.report);
	const sections = rawSections(result.report).length;
	if (raw.length > 0)
		terminal.out(`${words.readPartly({ read: tables, of: tables + raw.length })}\n`);
	if (sections > 0) terminal.out(`${words.proseLeft(sections)}\n`);
	return raw.length + sections > 0 ? EXIT.partly : EXIT.well;
}

function problemsIn({ counts }: ImportReport): number {
	let problems = 0;
	for (const [kind, count] of Object.entries(counts))
		if (ENTRY_WEIGHTS[kind as EntryKind] === 'problem') problems += count;
	return problems;
}
