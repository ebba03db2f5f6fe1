/** One falsehood at a time: the narrative rules must see it, and say nothing of what is true. */
import { describe, expect, test } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../../tests/support/consistent-book';
import { withNarrative } from '../../../../../tests/support/consistent-narrative';
import { seededRandom } from '../../../../../tests/support/seeded-random';
import { createEngine, type Engine } from '../../engine/engine';
import { factsOf } from '../../prose/facts';
import { CATALOGUE } from '../catalogue';

const RULES = CATALOGUE.filter((rule) => rule.id.startsWith('N'));
const ids = (engine: Engine) => engine.findings().map((finding) => finding.id);

describe.each([1, 2, 3, 4, 5])('book %i', (seed) => {
	const book = withNarrative(consistentBook({ seed, scale: 0.2 }));
	const live = new LiveBook(book);
	const engine = createEngine(live, RULES);
	const say = (row: string, text: string) =>
		engine.apply([{ kind: 'cell', row, column: '正文', value: text }]);

	test('[N] a true narrative is left in peace', () => {
		expect(engine.findings()).toEqual([]);
	});

	test('[N] a falsified figure is seen, and forgotten when it is mended', () => {
		const random = seededRandom(seed);
		const missed: string[] = [];
		let tried = 0;
		for (const { id: row, cells } of book.sheets.narrative!) {
			const text = String(cells['正文']);
			for (const fact of factsOf(text).facts) {
				if (fact.kind !== 'amount' && fact.kind !== 'percent' && fact.kind !== 'count') continue;
				// No rule knows how much is bought of what, so a share of it is free to be anything.
				if (/预留/.test(text.slice(fact.span.start - 4, fact.span.start))) continue;
				const written = text.slice(fact.span.start, fact.span.end);
				const digits = [...written.matchAll(/\d/g)];
				const { index } = random.pick(digits);
				const other = (Number(written[index]) + random.between(1, 9)) % 10;
				const wrong = written.slice(0, index) + other + written.slice(index + 1);
				say(row, text.slice(0, fact.span.start) + wrong + text.slice(fact.span.end));
				tried++;
				if (!engine.findings().some((f) => f.cells.some((cell) => cell.row === row)))
					missed.push(
						`${row} ${text.slice(fact.span.start - 12, fact.span.start)}${written}→${wrong}`
					);
				say(row, text);
				expect(ids(engine)).toEqual([]);
			}
		}
		expect(tried).toBeGreaterThan(50);
		// A change may be off by so little that its percentage still fits; nothing else can hide.
		expect(missed.filter((place) => !/(增加|减少)/.test(place))).toEqual([]);
		expect(missed.length / tried).toBeLessThan(0.04);
	});

	test('[N] after any such change the engine says what a fresh one would', () => {
		for (const { id: row, cells } of book.sheets.narrative!) {
			const text = String(cells['正文']);
			say(row, text.replace(/\d/, '7').replace('增加', '减少').replace('、', ''));
			expect(engine.findings()).toEqual(
				createEngine(new LiveBook(live.snapshot()), RULES).findings()
			);
		}
		for (const { id: row, cells } of book.sheets.narrative!) say(row, String(cells['正文']));
		expect(ids(engine)).toEqual([]);
	});
});
