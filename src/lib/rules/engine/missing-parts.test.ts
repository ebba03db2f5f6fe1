import { describe, expect, it } from 'vitest';
import { consistentBook } from '../../../../tests/support/consistent-book';
import {
	tableOf,
	type Book,
	type BookChange,
	type Row,
	type SheetKey
} from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { createBookEngine } from './book-engine';
import type { Finding } from '../finding/finding';

const FULL = consistentBook({ seed: 11 });
const { units } = FULL.head;
const GONE = units.at(-1)!.id;

/** The book without what a unit's room holds, and the changes that bring it. */
function without(unit: string): { book: Book; back: BookChange[] } {
	const forms = new Set(
		(FULL.sheets.projects ?? []).filter((f) => f.unit === unit).map((f) => f.id)
	);
	const sheets: Record<string, readonly Row[]> = {};
	const back: BookChange[] = [];
	for (const [key, rows = []] of Object.entries(FULL.sheets)) {
		const sheet = key as SheetKey;
		const isTheirs = (row: Row): boolean =>
			tableOf(sheet)?.unit === unit || row.unit === unit || forms.has(key.split('@')[1]);
		sheets[key] = rows.filter((row) => !isTheirs(row));
		for (const { cells, ...row } of rows.filter(isTheirs)) {
			back.push({ kind: 'row', sheet, row });
			for (const [column, value] of Object.entries(cells))
				back.push({ kind: 'cell', row: row.id, column, value });
		}
	}
	return { book: { ...FULL, sheets }, back };
}

const openIn = (findings: readonly Finding[]): string[] =>
	findings.filter(({ severity }) => severity !== 'hint').map(({ id }) => id);

describe('[E24] a part of the book that is not here', () => {
	const { book, back } = without(GONE);
	const whole = createBookEngine(new LiveBook(FULL));
	const known = new Set(whole.findings().map(({ id }) => id));

	it('makes no finding that the whole book has not; what is held back is listed with the part', () => {
		const naive = createBookEngine(new LiveBook(book));
		const wrong = naive.findings().filter(({ id }) => !known.has(id));
		expect(wrong.some(({ severity }) => severity === 'error')).toBe(true);

		const engine = createBookEngine(new LiveBook(book));
		const delta = engine.missing([GONE]);
		expect(openIn(engine.findings()).filter((id) => !known.has(id))).toEqual([]);
		for (const { id } of wrong) expect(delta.removed.map((finding) => finding.id)).toContain(id);
		const held = engine.notApplicable().filter(({ why }) => why.key === 'lacks.parts');
		for (const { rule } of wrong) expect(held.map((entry) => entry.rule)).toContain(rule);
		for (const { why } of held)
			expect(why.arguments).toEqual({ units: units.at(-1)!.name, department: 0 });
		expect(new Set(held.map(({ rule }) => rule)).size).toBe(held.length);
	});

	it('says of the others what it said, also after an edit', () => {
		const engine = createBookEngine(new LiveBook(book));
		engine.missing([GONE]);
		const total = book.sheets.T2!.find((row) => typeof row.cells['合计'] === 'number')!;
		const value = Number(total.cells['合计']) + 100_000_000;
		const { added } = engine.apply([{ kind: 'cell', row: total.id, column: '合计', value }]);
		expect(added.some(({ severity }) => severity === 'error')).toBe(true);
	});

	it('is checked as if it had never been missing once it comes', () => {
		const engine = createBookEngine(new LiveBook(book));
		engine.missing([GONE]);
		engine.apply(back);
		engine.missing([]);
		const told = (findings: readonly Finding[]): string => JSON.stringify(findings);
		expect(told(engine.findings())).toBe(told(whole.findings()));
		expect(engine.notApplicable()).toEqual(whole.notApplicable());
	});

	it('leaves only what the units keep for themselves where it is the department', () => {
		const engine = createBookEngine(new LiveBook(book));
		engine.missing(['department']);
		const held = engine.notApplicable().filter(({ why }) => why.key === 'lacks.parts');
		expect(held.length).toBeGreaterThan(20);
		expect(held[0].why.arguments).toEqual({ units: '', department: 1 });
	});
});
