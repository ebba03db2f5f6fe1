/** What holds for every pack, whatever its tables are. */
import { describe, expect, it } from 'vitest';
import { parseAddress } from '$lib/budget/address/address';
import { LIVING_FORMATS, piecesOf } from '$lib/budget/living/living-figure';
import { cellCoordinates, formatTables, formatTitle } from '../format-tables';
import { namesIn, unknownNames } from '../formula-names';
import { FORMAT_IDS, knownFormat } from '../known-formats';
import type { PackSection } from '../pack-schema';
import { byName, readFormat } from '../read-format';
import { printFailure } from '../pack-failure';
import { matchTitle } from '../title';
import { packFiles } from './packs';

/** The texts of a section with an entry's words in place of `{key}`, and what it looks at. */
function textsOf({ text = [] }: PackSection): { said: string[]; cells: string[] } {
	const fill = (words: string) => words.replace(/(?<!\{)\{(key|code|label)\}(?!\})/g, '*');
	const said: string[] = [];
	const cells: string[] = [];
	for (const part of text)
		if (typeof part === 'string') said.push(part);
		else if ('each' in part) {
			const { each } = part;
			const keys = 'columns' in each ? each.columns : 'rows' in each ? each.rows : ['201'];
			for (const key of keys) {
				const filled = (words: string) => fill(words.replaceAll(/\{(?:key|code)\}/g, key));
				said.push(filled(part.text));
				cells.push(filled(part.cell));
			}
		} else cells.push(part.change);
	return { said, cells };
}

/** `T[row].column`, as it stands in a formula. */
const ADDRESS = /[\p{L}_][\p{L}\p{N}_]*\[[^\]]*\](?:\.[^\s+−=≤,()]+)?/gu;

/** The living figures of a text: what they add up or divide, and how they are printed. */
function figuresOf(text: string): { source: string; terms: string[]; as: string }[] {
	return piecesOf(text)
		.filter(({ kind }) => kind === 'figure')
		.map(({ source }) => {
			const [sum, as = '万元'] = source.slice(2, -2).split('|');
			return { source, as, terms: sum.split(/ [+−/-] /).filter((term) => !WORDS.test(term)) };
		});
}

const WORDS = /^(?:年度|上年度|单位)$/;

describe.each(FORMAT_IDS)('%s', (id) => {
	const read = readFormat(id, packFiles);
	const format = knownFormat(id)!;
	const space = {
		tables: byName(format.tables),
		sections: format.sections,
		form: format.form
	};

	it('F1 is read without a problem', () => {
		expect(read.ok ? [] : read.failures.map(printFailure)).toEqual([]);
	});

	it('F4 names in its standard texts only what it has', () => {
		for (const section of format.sections) {
			const { said, cells } = textsOf(section);
			const figures = said.flatMap(figuresOf).flatMap(({ terms }) => terms);
			for (const name of [...figures, ...cells]) {
				expect(namesIn(name), name).not.toEqual([]);
				expect(unknownNames(name, space), `${section.id}: ${name}`).toEqual([]);
			}
			for (const { source, kind } of said.flatMap(piecesOf))
				if (kind === 'text') expect(source, section.id).not.toMatch(/[{}]/);
		}
	});

	it('writes addresses, in formulas, charts and texts, as they are read', () => {
		const formulas = format.formulas.flatMap(({ formula, when = '' }) => [
			...`${formula} ${when}`.matchAll(ADDRESS)
		]);
		const lines = format.charts.flatMap(({ lines }) => lines.map(({ cell }) => cell));
		const texts = format.sections.map(textsOf);
		const figures = texts.flatMap(({ said }) => said.flatMap(figuresOf));
		for (const { source, as } of figures) expect(LIVING_FORMATS, source).toContain(as);
		const addresses = [
			...formulas.map(([address]) => address),
			...lines.map((cell) => cell.replace(/\{(?:code|label)\}/g, '201')),
			...texts.flatMap(({ cells }) => cells),
			...figures.flatMap(({ terms }) => terms)
		];
		for (const address of addresses)
			expect(parseAddress(address, format), address).toMatchObject({ ok: true });
	});

	it('has the sections that its charts stand in', () => {
		const sections = format.sections.map((section) => section.id);
		for (const chart of format.charts) expect(sections).toContain(chart.section);
	});

	it.each(['department', 'unit'] as const)('F6 knows the titles that its %s prints', (edition) => {
		const facts = { year: 2024, department: '青禾市文旅局', unit: '青禾市图书馆' };
		for (const table of formatTables(format, edition)) {
			const title = formatTitle(format, table, edition, facts);
			const found = matchTitle(title, format);
			expect(found?.table.id, title).toBe(table.id);
			expect([undefined, edition], title).toContain(found?.edition);
		}
	});

	it('F7 says for each figure that is always printed what it means', () => {
		for (const { fixedRows, columns } of format.tables)
			for (const row of fixedRows)
				for (const column of columns) {
					if (column.holds !== 'amount' || column.panel !== row.panel) continue;
					expect(cellCoordinates(format, row, column)).toMatchObject({
						flow: expect.stringMatching(/^[收支]/) as unknown,
						stage: expect.any(String) as unknown
					});
				}
	});
});
