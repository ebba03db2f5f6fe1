import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import { consistentBook } from '../../../../../tests/support/consistent-book';
import type { Book, BookChange } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { linkedFigures } from '$lib/budget/address/linked-figures';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import { printLivingText } from '$lib/budget/living/living-text';
import { REASON_TO_WRITE, standardSection } from '$lib/budget/living/standard-sections';
import { createBookEngine } from '../../engine/book-engine';

const WITH_TEXT = firstFormat().sections.flatMap(({ id, text }) => (text ? [id] : []));

/** A book of standard sections, living or printed once, with another book as its last year. */
function written(seed: number, living: boolean): Book {
	const bare = consistentBook({ seed, scale: 0.2 });
	const last = new LiveBook(consistentBook({ seed: seed + 1, scale: 0.2 }));
	const lastYear = { year: bare.head.year - 1, figures: linkedFigures(last) };
	const book = { ...bare, head: { ...bare.head, settings: { lastYear } } };
	const reader = livingReaderOf(new LiveBook(book));
	const narrative = book.sheets.narrative!.map((row) => {
		const text = standardSection(row.id, reader)?.replaceAll(
			REASON_TO_WRITE,
			`${row.id}的新增任务`
		);
		if (text === undefined) return row;
		const said = living ? text : printLivingText(text, reader).text;
		return { ...row, cells: { ...row.cells, 正文: said } };
	});
	return { ...book, sheets: { ...book.sheets, narrative } };
}
const wrong = (book: Book, ...changes: readonly BookChange[]) => {
	const engine = createBookEngine(new LiveBook(book));
	engine.apply(changes);
	return engine
		.findings()
		.filter(({ rule, severity }) => rule.startsWith('N') && severity === 'error')
		.map(({ rule, message }) => `${rule} ${message.key} ${JSON.stringify(message.arguments)}`);
};

describe('standard sections', () => {
	for (const seed of [1, 5, 9])
		it(`[L10] of a book without contradictions say nothing that its tables contradict (${seed})`, () => {
			expect(wrong(written(seed, true))).toEqual([]);
			expect(wrong(written(seed, false))).toEqual([]);
		});

	it('[L10] are there for every section that the tables answer for', () => {
		const reader = livingReaderOf(new LiveBook(consistentBook({ scale: 0.2 })));
		const texts = WITH_TEXT.map((id) => standardSection(id, reader));
		expect(texts.every((text) => text !== undefined)).toBe(true);
		expect(texts.map((text) => printLivingText(text!, reader).text).join('')).not.toContain('{{');
		expect(standardSection('N11', reader)).toBeUndefined();
	});

	it('[L10] follow their cells; printed ones are contradicted', () => {
		const book = written(1, true);
		const total = book.sheets.T5!.find(({ role }) => role === 'total')!;
		const change = { kind: 'cell', row: total.id, column: '合计', value: 12_340_000 } as const;
		const about = (found: string[]) => found.filter((text) => text.startsWith('N07 N07 '));
		expect(about(wrong(book, change))).toEqual([]);
		expect(about(wrong(written(1, false), change))).toHaveLength(1);
	});
});
