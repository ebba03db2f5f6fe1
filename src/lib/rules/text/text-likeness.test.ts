import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { createEngine } from '../engine/engine';
import { BANDS, bandOf, formLikeness, similarityOf } from './text-likeness';

const random = seededRandom(7);
const signs = (length: number): string[] =>
	Array.from({ length }, () => String.fromCharCode(0x4e00 + random.between(0, 4_000)));

/** A text with a share of its signs replaced, in runs as people edit. */
function edited(text: string, share: number): string {
	const at = random.between(0, Math.floor(text.length * (1 - share)));
	const run = signs(Math.floor(text.length * share)).join('');
	return text.slice(0, at) + run + text.slice(at + run.length);
}

const bands = (text: string): string[] =>
	Array.from({ length: BANDS }, (_, band) => bandOf(formLikeness([text])!, band));
const meet = (a: string, b: string): boolean => bands(a).some((band, i) => band === bands(b)[i]);

describe('texts that are nearly the same', () => {
	it('[E21] meet in a band, 98 times of 100', () => {
		const pairs = Array.from({ length: 200 }, () => signs(600).join('')).map((text) => [
			text,
			edited(text, 0.04)
		]);
		expect(pairs.filter(([a, b]) => meet(a, b)).length).toBeGreaterThanOrEqual(196);
	});

	it('[E21] are compared with few others', () => {
		const texts = Array.from({ length: 300 }, () => signs(300).join(''));
		const keys = texts.flatMap((text) => bands(text).map((band, i) => `${i} ${band}`));
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('have no likeness where there is too little of them', () => {
		expect(formLikeness(['', '同上。'])).toBeUndefined();
	});

	it('are as alike as the signs they share, without punctuation', () => {
		expect(similarityOf('一、二，三。', '一二三', 0.9)).toBe(1);
		expect(similarityOf('一二三四', '一二三五', 0.7)).toBe(0.75);
		expect(similarityOf('一二三四', '一二三五', 0.9)).toBeUndefined();
		expect(similarityOf('', '', 0.9)).toBeUndefined();
	});
});

it('[E1] [E21] near-duplicates come and go with the texts of either form', () => {
	const text = signs(400).join('');
	const names = ['甲', '乙', '丙', '丁'];
	const projects = Object.fromEntries(
		names.map((name) => [name, { unit: 'u1', 项目概况: signs(400).join('') }])
	);
	const live = new LiveBook(disclosureOf({ projects }));
	const engine = createEngine(live);
	const copies = (): string[] =>
		engine
			.findings()
			.filter(({ rule }) => rule === 'F28')
			.map(({ cells }) => cells.map(({ row }) => row).join(' '));
	const write = (row: string, value: string) =>
		engine.apply([{ kind: 'cell', row, column: '项目概况', value }]);
	expect(copies()).toEqual([]);
	write('projects-2', text);
	write('projects-0', `${text}甲`);
	expect(copies()).toEqual(['projects-2 projects-0']);
	for (let step = 0; step < 60; step++) {
		const source = random.chance(0.5) ? text : signs(400).join('');
		write(`projects-${random.between(0, 3)}`, edited(source, 0.02));
		const fresh = createEngine(new LiveBook(live.snapshot())).findings();
		expect(engine.findings()).toEqual(fresh);
	}
});
