import { firstFormat } from '$lib/formats/known-formats';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Column } from '../values/table-shape';
import {
	columnsOfSide,
	printTitle,
	tableIdsOf,
	templateOf,
	type HeaderCell,
	type TableTemplate
} from './table-template';

const SEED = '../shared/seed/jincheng-psb-2023.txt';
const templates = tableIdsOf(firstFormat()).map(
	(id) => [id, templateOf(id, firstFormat())] as const
);

/** Which header cell covers each place, as HTML lays out `colspan` and `rowspan`. */
function layOut({ header }: TableTemplate, width: number): HeaderCell[][][] {
	const places: HeaderCell[][][] = header.map(() => Array.from({ length: width }, () => []));
	header.forEach((line, y) => {
		let x = 0;
		for (const cell of line) {
			while (x < width && places[y][x].length > 0) x++;
			for (let dy = 0; dy < (cell.down ?? 1); dy++) {
				for (let dx = 0; dx < (cell.across ?? 1); dx++) {
					expect(places[y + dy]?.[x + dx], `${cell.text} leaves the grid`).toBeDefined();
					places[y + dy][x + dx].push(cell);
				}
			}
			x += cell.across ?? 1;
		}
	});
	return places;
}

describe.each(templates)('template %s', (id, template) => {
	const width = template.columns.length;

	it('[T1] has a header that tiles its grid', () => {
		for (const line of layOut(template, width)) {
			for (const covering of line) expect(covering.map((cell) => cell.text)).toHaveLength(1);
		}
	});

	it('[T2] says the title of each column right above it', () => {
		const last = layOut(template, width).at(-1)!;
		expect(last.map(([cell]) => cell.text)).toEqual(template.columns.map((column) => column.title));
	});

	it('[T4] names its columns and its rows', () => {
		const { columns, fixedRows } = template;
		expect(new Set(columns.map((column) => column.id)).size).toBe(width);
		const all: readonly Column[] = columns;
		const sides = new Set(columns.map((column) => column.side));
		for (const side of sides) {
			const ofSide = columnsOfSide(template, side);
			expect(ofSide.filter((column) => column.holds === 'label')).toHaveLength(1);
			expect(ofSide.some((column) => column.holds === 'amount')).toBe(true);
			if (side) expect(all.slice(all.indexOf(ofSide[0])).slice(0, ofSide.length)).toEqual(ofSide);
		}
		for (const row of fixedRows) expect(sides).toContain(row.side);
		expect(template.id).toBe(id);
		expect(template.frozen).toBeLessThan(width);
	});

	it.skipIf(!existsSync(SEED))(
		'[T3] has the header that is printed (needs the seed document)',
		() => {
			const lines = readFileSync(SEED, 'utf8')
				.split('\n')
				.map((line) => line.trimEnd());
			const title = lines.lastIndexOf(printTitle(template, 2023));
			expect(title).toBeGreaterThan(0);
			const body = lines
				.slice(title + 1)
				.filter((line) => line !== '' && !/^(部门名称|单位：)/.test(line));
			template.header.forEach((line, i) => {
				const printed = body[i].split('\t').filter((cell) => cell !== '');
				expect(line.map((cell) => cell.text.replace('{year}', '2023'))).toEqual(printed);
			});
		}
	);
});

describe('templates', () => {
	it('are the 13 of the disclosure, in order', () => {
		expect(tableIdsOf(firstFormat())).toEqual(Array.from({ length: 13 }, (_, i) => `T${i + 1}`));
	});
});
