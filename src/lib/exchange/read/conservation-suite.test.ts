/** The one suite that every importer passes: whatever is done to a document, nothing of it is lost. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_NOISE, type Chance } from '../../../../tests/support/disclosures/noise';
import { smallDisclosure } from '../../../../tests/support/disclosures/small-disclosure';
import { documentFile, paragraph, table } from '../../../../tests/support/office/document-file';
import { ruledPdf } from '../../../../tests/support/office/pdf-file';
import { workbookFile } from '../../../../tests/support/office/workbook-file';
import { readAnyDocument, readDocument } from './read-document';

/** Lines of tabbed cells as a file of each format. */
const IMPORTERS: Readonly<Record<string, (lines: readonly string[]) => Uint8Array>> = {
	text: (lines) => new TextEncoder().encode(lines.join('\n')),
	csv: (lines) =>
		new TextEncoder().encode(
			lines
				.map((line) =>
					[...line.split('\t'), '', '']
						.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
						.join(',')
				)
				.join('\r\n')
		),
	'workbook of one sheet': (lines) => workbookFile([{ name: 'x', rows: rowsOf(lines) }]),
	'workbook of a sheet a part': (lines) =>
		workbookFile(partsOf(lines).map((part, i) => ({ name: `第${i + 1}张`, rows: rowsOf(part) }))),
	'Word document': (lines) =>
		documentFile(
			partsOf(lines)
				.map((part) => {
					const cut = part.findIndex((line) => line.includes('\t'));
					const at = cut < 0 ? part.length : cut;
					const rows = part.slice(at).map((line) => line.split('\t').map(escaped));
					return (
						part
							.slice(0, at)
							.map((line) => paragraph(escaped(line)))
							.join('') + (rows.length > 0 ? table(rows) : '')
					);
				})
				.join('')
		),
	PDF: ruledPdf
};

const characterMaps = async (name: string) => new Uint8Array(readFileSync(`static/cmaps/${name}`));
const read = (bytes: Uint8Array) => readAnyDocument('x', bytes, { characterMaps });

const rowsOf = (lines: readonly string[]) =>
	lines.map((line) => line.split('\t').map((cell) => cell || null));
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Parts as blank lines part them. */
function partsOf(lines: readonly string[]): string[][] {
	const parts: string[][] = [[]];
	for (const line of lines) {
		if (line.trim() === '') parts.push([]);
		else parts.at(-1)!.push(line);
	}
	return parts.filter((part) => part.length > 0);
}

/** A source of chance that a seed replays. */
function chanceOf(seed: number): Chance {
	let state = seed >>> 0;
	return (sides) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * sides);
	};
}

describe.each(Object.keys(IMPORTERS))('the importer of a %s', (name) => {
	const encode = IMPORTERS[name];

	it('[R21] [R24] loses nothing of a well-formed document', async () => {
		const result = await read(encode(smallDisclosure()));
		if (!result.ok) throw new Error(JSON.stringify(result.failure));
		expect(result.report.conservation).toMatchObject({ lost: 0, losses: [], cells: { lost: 0 } });
		expect(result.report.conservation.numbers).toBeGreaterThan(200);
	});

	it('[R21] [R24] loses nothing, whatever was done to it', async () => {
		const noises = fc.subarray(Object.keys(ALL_NOISE), { minLength: 1 });
		await fc.assert(
			fc.asyncProperty(noises, fc.nat(), async (names, seed) => {
				const chance = chanceOf(seed);
				const lines = names.reduce<readonly string[]>(
					(all, noise) => ALL_NOISE[noise](all, chance),
					smallDisclosure()
				);
				const result = await read(encode(lines));
				if (!result.ok) throw new Error(JSON.stringify(result.failure));
				expect(result.report.conservation.losses).toEqual([]);
				expect(result.report.conservation.cells.lost).toBe(0);
			}),
			{ numRuns: 25 }
		);
	});
});

describe('a sheet of 100,000 rows', () => {
	it('is read whole', () => {
		const rows = [...Array(100_000).keys()].map((i) => [`某项目${i}`, i + 0.25]);
		const title = [['2023年项目支出预算表（本年预算）'], ['项目名称', '合计']];
		const read = readDocument('x', workbookFile([{ name: 'x', rows: [...title, ...rows] }]));
		if (!read.ok) throw new Error(JSON.stringify(read.failure));
		expect(read.book.sheets.T12).toHaveLength(100_000);
		expect(read.report.conservation.lost).toBe(0);
	});
});
