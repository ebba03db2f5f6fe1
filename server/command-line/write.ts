/** `hebian write`: a book → the files that an office sends around and publishes. */
import { writeFileSync } from 'node:fs';
import type { Book, Unit } from '$lib/budget/book/book';
import type { Edition } from '$lib/exchange/write/edition';
import type { FormsPlace } from '$lib/exchange/write/paper/disclosure-paper';
import { rawSections, rawTables, type ImportReport } from '$lib/exchange/read/import-report';
import { WRITE_FORMATS, writeDocument, type WriteFormat } from '$lib/exchange/write/write-document';
import type { Locale } from '$lib/messages';
import { SERVER_WORDS } from '$lib/messages/server';
import { WRITING_WORDS } from '$lib/messages/writing';
import { shippedFile } from '../shipped-file';
import { ProgressBar } from './progress-bar';
import { readFile } from './read-file';
import { EXIT, type Terminal } from './terminal';

export interface WriteOptions {
	readonly to: string;
	readonly format?: WriteFormat;
	/** `department`, or `unit:` with the id or name of a unit. */
	readonly edition: string;
	readonly public?: boolean;
	readonly forms?: FormsPlace;
	readonly formulas?: boolean;
	readonly lang: Locale;
}

const FONT = 'fonts/noto-serif-sc.ttf.gz';

/** The format that the end of a file's name asks for. */
export function formatOf(file: string): WriteFormat | undefined {
	const name = file.toLowerCase();
	const formats = Object.keys(WRITE_FORMATS) as WriteFormat[];
	const endings = formats.flatMap((format): [WriteFormat, string][] => {
		const whole = `.${WRITE_FORMATS[format].ending}`;
		return [
			[format, whole],
			[format, whole.slice(whole.lastIndexOf('.'))]
		];
	});
	// `.data.zip` is told from `.zip` by its longer end; of two equal ones the first counts.
	return endings
		.toSorted(([, a], [, b]) => b.length - a.length)
		.find(([, ending]) => name.endsWith(ending))?.[0];
}

export async function write(
	file: string,
	options: WriteOptions,
	terminal: Terminal
): Promise<number> {
	const words = WRITING_WORDS[options.lang];
	const refuse = (sentence: string, exit: number = EXIT.failed): number => {
		terminal.error(`${sentence}\n`);
		return exit;
	};
	const format = options.format ?? formatOf(options.to);
	if (format === undefined)
		return refuse(words.unknownFormat(options.to, Object.keys(WRITE_FORMATS)));
	const read = await readFile(file, options.lang, terminal);
	if (!read.ok) return refuse(read.sentence);
	const lacking = sayRaw(read.report, options);
	if (lacking !== undefined) return refuse(lacking, EXIT.partly);
	const edition = editionNamed(options.edition, read.book.head.units);
	if (edition === undefined) return refuse(words.badEdition(options.edition));
	const written = writeWithBar(read.book, { ...options, format, edition }, terminal);
	if (!written.ok) return refuse(words.failure(written.failure));
	try {
		writeFileSync(options.to, written.file.bytes);
	} catch (error) {
		const reason = (error as NodeJS.ErrnoException).code ?? String(error);
		return refuse(SERVER_WORDS[options.lang].cannotWrite(options.to, reason));
	}
	if (written.file.lacking?.length) terminal.error(`${words.lacking(written.file.lacking)}\n`);
	terminal.error(`${SERVER_WORDS[options.lang].wrote(options.to)}\n`);
	return EXIT.well;
}

function writeWithBar(
	book: Book,
	options: Omit<WriteOptions, 'edition'> & { format: WriteFormat; edition: Edition },
	terminal: Terminal
): ReturnType<typeof writeDocument> {
	const { format, edition, formulas, forms, lang } = options;
	const bar = new ProgressBar(terminal.screen);
	const font = format === 'pdf' ? shippedFile(terminal.home, FONT) : undefined;
	const audience = options.public ? 'public' : 'internal';
	const written = writeDocument(
		book,
		{ format, edition, audience, formulas, forms, font },
		(done, total) => bar.show(WRITING_WORDS[lang].writing, done, total)
	);
	bar.clear();
	return written;
}

/** What the written document would lack, because it was not recognised. */
function sayRaw(report: ImportReport, { to, lang }: WriteOptions): string | undefined {
	const words = WRITING_WORDS[lang];
	const [tables, sections] = [rawTables(report), rawSections(report)];
	if (tables.length > 0) return words.rawTables(to, tables);
	return sections.length > 0 ? words.rawSections(to, sections) : undefined;
}

function editionNamed(text: string, units: readonly Unit[]): Edition | undefined {
	if (text === 'department') return { kind: 'department' };
	const named = /^unit:(.+)$/u.exec(text)?.[1];
	if (named === undefined) return undefined;
	const unit = units.find(({ id, name }) => id === named || name === named);
	return { kind: 'unit', unit: unit?.id ?? named };
}
