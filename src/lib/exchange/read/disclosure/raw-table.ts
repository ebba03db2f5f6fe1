/** A table or section that is not the form's is kept in the report as it stands: nothing of it is in the book. */
import type { SourceLine } from '../source';
import type { BookDraft } from './book-draft';
import { guessHeader, samplesOf, signatureOf, type ReadHeading } from './heading';
import type { Outline, RawBlock, SectionBlock } from './outline-blocks';
import { hasFigures, isTabular } from './table-bounds';

/** Lines that share one entry of the report: a sheet of 100,000 lines is no 100,000 problems. */
export const LINES_IN_ENTRY = 50;

/** The title and the first lines in one entry, the rest in more of them. */
export function takeRaw({ title, lines }: RawBlock, draft: BookDraft): void {
	const [first] = title ? [title] : lines;
	if (!first) return;
	draft.headings.push(headingOfLines(lines, title?.text.trim() ?? '', first.grid?.name));
	draft.report('table-raw', first, { ...(title && { found: title.text.trim() }) });
	keepLines([...(title ? [title] : []), ...lines], draft);
}

/** The heading in one entry, and what stands below it as it is. */
export function takeRawSection({ heading, lines }: SectionBlock, draft: BookDraft): void {
	draft.report('section-raw', heading, { found: heading.text.trim() });
	keepLines([heading, ...lines], draft);
}

function keepLines(lines: readonly SourceLine[], draft: BookDraft): void {
	for (let i = 0; i < lines.length; i += LINES_IN_ENTRY)
		draft.takeLines('raw-lines', lines.slice(i, i + LINES_IN_ENTRY));
}

/** What a person may say of a header that was not understood. */
export function headingOfLines(
	lines: readonly SourceLine[],
	title: string,
	sheet?: string
): ReadHeading {
	const { header, columns, body } = guessHeader(lines);
	return {
		signature: signatureOf(columns),
		place: { line: (header[0] ?? lines[0])?.number ?? 1, ...(sheet !== undefined && { sheet }) },
		title,
		columns: columns.map(({ index, texts }) => ({ index, texts })),
		absent: [],
		samples: samplesOf(body)
	};
}

/** Titles that no table follows are lines of a list of tables, or of prose. */
export function dropTitles({ raw, headings }: Outline): void {
	const tables = raw.filter(({ title, lines }) =>
		title ? lines.some(isTabular) : lines.some(hasFigures)
	);
	for (const { title, lines } of raw.filter((block) => !tables.includes(block)))
		headings.push(...(title ? [title] : []), ...lines);
	raw.splice(0, raw.length, ...tables);
}
