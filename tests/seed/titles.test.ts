/** The seed document under titles as other offices write them: the same tables with the same figures. */
import { firstFormat } from '$lib/formats/known-formats';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import { readDocument } from '$lib/exchange/read/read-document';

const DOCUMENT = '../shared/seed/jincheng-psb-2023.txt';
const present = existsSync(DOCUMENT);
const ORDINALS = '一二三四五六七八九十';
const ordinal = (n: number): string => (n > 10 ? `十${ORDINALS[n - 11]}` : ORDINALS[n - 1]);

/** The core of a title, its year and its place among the 13 → the title as another office has it. */
const WRITINGS: Readonly<Record<string, (core: string, n: number) => string>> = {
	'an ordinal before': (core, n) => `${ordinal(n)}、2023年${core}`,
	'表N before': (core, n) => `表${n} 2023年${core}`,
	'公开NN表 before': (core, n) => `公开${String(n).padStart(2, '0')}表 ${core}`,
	'the year behind': (core) => `${core}（2023年度）`,
	'部门 before': (core) => `2023年部门${core}`,
	'单位 before': (core) => `2023年单位${core}`,
	'the name of the unit before': (core) => `青禾市文旅局2023年${core}`,
	'without what it says in brackets': (core) => `2023年${core.replace(/（.*）$/, '')}`,
	'年度 for 年': (core) => `2023年度${core}`
};

function tablesOf(text: string) {
	const read = readDocument('seed.txt', new TextEncoder().encode(text));
	if (!read.ok) throw new Error(read.failure.kind);
	expect(read.report.conservation.lost).toBe(0);
	return tableIdsOf(firstFormat()).map((id) =>
		read.book.sheets[id]?.map(({ cells, side }) => ({ cells, side }))
	);
}

describe.skipIf(!present)(`titles of tables (needs ${DOCUMENT})`, () => {
	const text = present ? readFileSync(DOCUMENT, 'utf8') : '';
	const known = present ? tablesOf(text) : [];

	it.each(Object.keys(WRITINGS))('[R40] with %s: 13 tables with the same figures', (name) => {
		const titles = new Map(
			tableIdsOf(firstFormat()).map((id, i) => {
				const { name: core } = templateOf(id, firstFormat());
				return [`2023年${core}`, WRITINGS[name](core, i + 1)];
			})
		);
		const lines = text.split('\n').map((line) => titles.get(line.trim()) ?? line);
		expect(lines.filter((line) => [...titles.values()].includes(line)).length).toBe(13);
		const tables = tablesOf(lines.join('\n'));
		for (const [i, id] of tableIdsOf(firstFormat()).entries())
			expect(tables[i], id).toEqual(known[i]);
	});
});
