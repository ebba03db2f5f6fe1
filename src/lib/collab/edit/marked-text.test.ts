/** Two people change how the words of one line look, apart: the words stay as they are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
	LINE_MARKS,
	readMarkedLine,
	TEXT_MARKS,
	withoutMarks,
	writeMarkedLine,
	type LineMark,
	type TextMark
} from '$lib/budget/values/text-mark';
import { setText } from './operation';
import { textName } from '../room/schema';

const WORDS = '今年重点保障{{T1[收入总计].金额}}基层单位运转';
/** Single characters; a figure is one thing. */
const UNITS = WORDS.match(/\{\{.*?\}\}|./g)!;
type Look = readonly (readonly TextMark[])[];

interface Marking {
	readonly from: number;
	readonly length: number;
	readonly mark: TextMark;
	readonly on: boolean;
}

const marking: fc.Arbitrary<Marking> = fc.record({
	from: fc.nat(UNITS.length - 1),
	length: fc.integer({ min: 1, max: UNITS.length }),
	mark: fc.constantFrom(...TEXT_MARKS),
	on: fc.boolean()
});

function marked(look: Look, { from, length, mark, on }: Marking): Look {
	return look.map((marks, i) => {
		if (i < from || i >= from + length) return marks;
		return TEXT_MARKS.filter((each) => (each === mark ? on : marks.includes(each)));
	});
}
const plain: Look = UNITS.map(() => []);
const written = (look: Look, mark?: LineMark): string =>
	writeMarkedLine({
		mark,
		runs: look.map((marks, i) => ({ text: UNITS[i], marks }))
	});

const set = (doc: Y.Doc, text: string, by: string): void =>
	void setText(doc, 'N1', '正文', text, { by, t: 1 });
const textOf = (doc: Y.Doc): string => doc.getText(textName('N1', '正文')).toString();

/** Both write on what was there, apart, and then hear of each other. */
function merged(before: string, ours: string, theirs: string): string {
	const [a, b] = [new Y.Doc(), new Y.Doc()];
	set(a, before, 'a');
	Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
	set(a, ours, 'a');
	set(b, theirs, 'b');
	Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
	Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
	expect(textOf(a)).toBe(textOf(b));
	return textOf(a);
}

test('[C14] marks that two people set apart leave the words as they are', () => {
	fc.assert(
		fc.property(fc.array(marking, { maxLength: 2 }), marking, marking, (first, one, other) => {
			const before = first.reduce(marked, plain);
			const text = merged(
				written(before),
				written(marked(before, one)),
				written(marked(before, other))
			);
			expect(withoutMarks(text)).toBe(WORDS);
		}),
		{ numRuns: 2000 }
	);
});

test('[C14] words that one writes into what the other marks are kept, and marked', () => {
	fc.assert(
		fc.property(marking, fc.nat(WORDS.length), (one, at) => {
			const place = at >= 6 && at < 6 + UNITS[6].length ? 6 : at;
			const theirs = WORDS.slice(0, place) + '【补】' + WORDS.slice(place);
			const text = merged(WORDS, written(marked(plain, { ...one, on: true })), theirs);
			expect(withoutMarks(text)).toBe(theirs);
			expect(readMarkedLine(text).runs.some(({ marks }) => marks.includes(one.mark))).toBe(true);
		}),
		{ numRuns: 500 }
	);
});

const lineMark = fc.constantFrom(...LINE_MARKS);

test('[C14] what one makes of a line and the other of its words are both kept', () => {
	fc.assert(
		fc.property(marking, lineMark, (one, mark) => {
			const words = written(marked(plain, { ...one, on: true }));
			const text = merged(WORDS, words, written(plain, mark));
			expect(withoutMarks(text)).toBe(WORDS);
			expect(readMarkedLine(text)).toEqual({ mark, runs: readMarkedLine(words).runs });
		}),
		{ numRuns: 500 }
	);
});

test('[C14] of two things that two people make of a line it becomes one, and its words stay', () => {
	const any = fc.option(lineMark, { nil: undefined });
	fc.assert(
		fc.property(any, lineMark, lineMark, (before, one, other) => {
			const text = merged(written(plain, before), written(plain, one), written(plain, other));
			expect(withoutMarks(text)).toBe(WORDS);
			expect([one, other]).toContain(readMarkedLine(text).mark);
		}),
		{ numRuns: 200 }
	);
});

test('[C14] what two people write into one blank line of a list stands after its one mark', () => {
	fc.assert(
		fc.property(lineMark, (mark) => {
			const blank = `甲\n{{${mark}}}`;
			const text = merged(blank, `${blank}受理`, `${blank}审核`);
			expect([`${blank}受理审核`, `${blank}审核受理`]).toContain(text);
		})
	);
});
