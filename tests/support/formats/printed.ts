/** What documents print of their tables, to hold a pack against. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { HeaderCell } from '../../../src/lib/budget/values/table-shape';
import { readXlsx } from '../../../src/lib/exchange/read/xlsx/read-xlsx';
import type { SourceLine } from '../../../src/lib/exchange/read/source';

export const DOCUMENTS = '../shared/documents';

/** A header as one text for each line: each cell with the columns and lines that it covers. */
export function headerLines(header: readonly (readonly HeaderCell[])[]): string[] {
	return header.map((line) =>
		line.map(({ text, across = 1, down = 1 }) => `${text} ${across}×${down}`).join(' | ')
	);
}

/** The lines of a PDF as pdftotext lays them out; `undefined` where one of the two is not there. */
export function pdfLines(name: string): readonly string[] | undefined {
	const path = `${DOCUMENTS}/${name}`;
	if (!existsSync(path)) return undefined;
	try {
		const options = { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' } as const;
		const text = execFileSync('pdftotext', ['-layout', path, '-'], options);
		return text.split(/[\n\f]/).filter((line) => line.trim() !== '');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

/** Titles above tables: a line below them says in which unit the table is. */
export function tableTitles(lines: readonly string[]): string[] {
	const hasUnit = (line: string | undefined) => /单位\s*[:：]\s*(?:万元|元)\s*$/u.test(line ?? '');
	return lines
		.filter((line, i) => /表\s*$/u.test(line) && hasUnit(lines[i + 1]))
		.map((line) => line.trim());
}

/** Titles in the list of contents: they stand behind a number. */
export function listedTitles(lines: readonly string[]): string[] {
	return lines
		.map((line) => line.trim().replace(/[\s.…·]*\d*$/u, ''))
		.filter((line) => /^(?:[一二三四五六七八九十]+、|\d{1,2}\s*[.．、]).{1,60}表$/u.test(line));
}

/** The lines of each sheet that has a table, without its title and its line of the unit. */
export function workbookTables(name: string): { title: string; lines: readonly SourceLine[] }[] {
	const { lines } = readXlsx(new Uint8Array(readFileSync(`${DOCUMENTS}/${name}`)));
	const names = [...new Set(lines.map(({ grid }) => grid?.name))];
	return names
		.map((sheet) => lines.filter(({ grid }) => grid?.name === sheet))
		.filter(([title]) => /表$/u.test(title.filled[0].text))
		.map(([title, , ...rest]) => ({ title: title.filled[0].text, lines: rest }));
}

/** Lines of a sheet as header lines; line breaks within cells are of the paper only. */
export function sheetHeader(lines: readonly SourceLine[], levels: number): string[] {
	return headerLines(
		lines.slice(0, levels).map(({ filled }) =>
			filled.map(({ text, across, down }) => ({
				text: text.replace(/\s+/gu, ''),
				...(across !== undefined && { across }),
				...(down !== undefined && { down })
			}))
		)
	);
}
