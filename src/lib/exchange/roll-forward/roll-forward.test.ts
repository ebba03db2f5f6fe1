import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBookFile, sameBook, writeBookFile } from '$lib/budget/file/book-file';
import { settingOf } from '$lib/budget/settings/book-settings';
import type { Book, Row, SheetKey } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { projectTerms } from './continuing';
import { rollForward } from './roll-forward';
import { rollProse } from './roll-prose';

const SAMPLE = new URL('../../../../static/sample/jincheng-psb-2023.hebian.json', import.meta.url);
function sample(): Book {
	const read = readBookFile(readFileSync(SAMPLE, 'utf8'));
	if (!read.ok) throw new Error(read.failure.kind);
	return read.book;
}
const counter = () => {
	let next = 0;
	return () => `y${++next}`;
};
const project = (id: string, name: string, attribute: string, period: string): Row => ({
	id,
	order: id,
	unit: 'u1',
	cells: { 项目名称: name, 项目属性: attribute, 项目期: period }
});
const withProjects = (projects: Row[]): Book => ({
	head: { ...sample().head, year: 2023 },
	sheets: { projects }
});

describe('[R150] whether a project goes on', () => {
	it.each([
		['经常性项目（长期开展）', '1年', '甲', 'long-term', true],
		['延续性项目（阶段开展）', '3年', '2022年甲', 'still-runs', true],
		['延续性项目（阶段开展）', '3年', '2021年甲', 'over', false],
		['延续性项目（阶段开展）', '3 年', '甲', 'start-unknown', true],
		['延续性项目', '2022年—2024年', '甲', 'still-runs', true],
		['经常性项目（长期开展）', '2021-2023年', '甲', 'over', false],
		['一次性项目（1年结束）', '1年', '甲', 'over', false],
		['一次性项目（1年结束）', '3年', '甲', 'contradictory', true],
		['', '', '甲', 'unreadable', false]
	] as const)('%s %s %s: %s', (attribute, period, name, reason, goesOn) => {
		const [term] = projectTerms(withProjects([project('p1', name, attribute, period)]));
		expect(term).toMatchObject({ reason, goesOn });
	});
});

describe('[R151] last year’s text', () => {
	it('keeps its words, moves its years and marks its figures', () => {
		const text =
			'2023年度收入总计41,764.14万元，与2022年相比增加14.75%，共有车辆12辆。依据《2023年办法》，2019年起执行。';
		expect(rollProse(text, 2023)).toEqual({
			text: '2024年度收入总计【待填】万元，与2023年相比增加【待填】%，共有车辆【待填】辆。依据《2023年办法》，2019年起执行。',
			marked: 3
		});
	});
});

describe('[R152] the sample, rolled forward', () => {
	const last = sample();
	const { book, record } = rollForward(last, { nextId: counter() });
	const live = new LiveBook(book);

	it('leaves living figures to their cells', () => {
		const living =
			'{{T3[合计].合计}}，另{{T12[2023年经费].合计|比上年}}、{{F[2023年经费@市局].年度资金总额|元}}';
		const text = `2023年支出${living}，共3.00万元。`;
		expect(rollProse(text, 2023).text).toBe(`2024年支出${living}，共【待填】万元。`);
	});

	it('has no figure of the year, and survives its file', () => {
		for (const [sheet, rows = []] of Object.entries(book.sheets))
			if (/^T\d/.test(sheet))
				for (const { cells } of rows)
					expect(Object.values(cells).filter((value) => typeof value === 'number')).toEqual([]);
		for (const { cells } of book.sheets.projects ?? [])
			expect(Object.keys(cells).filter((column) => /^年度.*资金/.test(column))).toEqual([]);
		const read = readBookFile(writeBookFile(book));
		expect(read.ok && sameBook(read.book, book)).toBe(true);
		expect(book.head.year).toBe(2024);
	});

	it('keeps last year’s figures, to the last one', () => {
		const linked = settingOf(book.head.settings, 'lastYear');
		expect(linked?.year).toBe(2023);
		expect(linked?.figures['T1[收入总计].金额']).toBe(417_641_400_00);
	});

	it('has a line for every project, and rows for those that go on', () => {
		const lines = record.lines.filter(({ part }) => part === 'project');
		const names = new Set(lines.map(({ name }) => name));
		for (const { cells } of last.sheets.projects ?? [])
			expect(names).toContain(String(cells['项目名称']));
		const carried = projectTerms(last).filter(({ goesOn }) => goesOn);
		expect(live.rows('projects').map(({ id }) => id)).toEqual(carried.map((one) => one.project));
		expect(live.rows('T12').length).toBeGreaterThanOrEqual(carried.length);
		expect(carried.length).toBeGreaterThan(0);
	});

	it('tells of every table that had rows', () => {
		const told = new Set(
			record.lines.flatMap(({ part, name }) => (part === 'table' ? [name] : []))
		);
		for (const [sheet, rows = []] of Object.entries(last.sheets))
			if (/^T\d/.test(sheet) && sheet !== 'T12' && rows.length > 0)
				expect(told).toContain(sheet as SheetKey);
	});

	it('lets a person decide otherwise', () => {
		const [first] = projectTerms(last).filter(({ reason }) => reason === 'over');
		const chosen = rollForward(last, {
			nextId: counter(),
			decided: new Map([[first.project, true]])
		});
		expect(chosen.book.sheets.projects?.map(({ id }) => id)).toContain(first.project);
		expect(chosen.record.lines).toContainEqual({
			part: 'project',
			name: first.name,
			carried: true,
			reason: 'chosen'
		});
	});
});
