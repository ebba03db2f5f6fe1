/** Every figure of the rows that stand in real documents is read, in one row and in its order. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trueRows } from '../../../../../tests/support/pdf-truth';
import { readPdf } from './read-pdf';

const DOCUMENTS = '../shared/documents';
const files = existsSync(DOCUMENTS)
	? readdirSync(DOCUMENTS).filter((name) => name.endsWith('.pdf'))
	: [];
const maps = async (name: string) => new Uint8Array(readFileSync(`static/cmaps/${name}`));
const FIGURE = /[+-]?\d[\d,]*\.\d+/g;

describe.skipIf(files.length === 0)(
	`figures of ${DOCUMENTS}, as pdftotext finds them [R139]`,
	() => {
		it.for(files)('%s', async (file, { skip }) => {
			const path = `${DOCUMENTS}/${file}`;
			const rows = trueRows(path) ?? skip('pdftotext of poppler-utils is not installed');
			const source = await readPdf(new Uint8Array(readFileSync(path)), maps);
			const read = source.lines.map((line) => line.text.match(FIGURE) ?? []);
			const several = rows.filter(({ figures }) => figures.length > 1);
			const torn = several.filter(({ figures }) => !read.some((line) => isWithin(figures, line)));
			expect(torn.slice(0, 5), `${torn.length} of ${several.length} rows`).toEqual([]);
		});
	}
);

/** Whether the figures stand in the line, in their order. */
function isWithin(figures: readonly string[], line: readonly string[]): boolean {
	let at = 0;
	for (const figure of line) if (figure === figures[at]) at++;
	return at === figures.length;
}
