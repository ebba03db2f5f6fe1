import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { closeAll, meet, two } from '../../../../tests/support/undo-scene';
import type { BookSession } from '../session/book-session';
import type { RestoreStep } from './restore';

const TEXT = '项目概况';
const textOf = (session: BookSession): string => String(session.book.value('p1', TEXT) ?? '');
const write = (session: BookSession, value: string): void =>
	void session.write([{ row: 'p1', column: TEXT, value: value || undefined }]);

afterEach(closeAll);

test('[C48] characters deleted one by one come back in their order', async () => {
	const [a] = await two();
	const before = '（二）其他：无。';
	write(a, before);
	for (let length = before.length - 1; length >= 0; length--) write(a, before.slice(0, length));
	for (let i = 0; i < before.length; i++) a.undo();
	expect(textOf(a)).toBe(before);
	for (let i = 0; i < before.length; i++) a.redo();
	expect(textOf(a)).toBe('');
});

test('[C48] what was typed, deleted and brought back goes when the typing is undone', async () => {
	const [a] = await two();
	write(a, '甲乙丙丁戊己');
	write(a, '甲乙丙己');
	for (let i = 0; i < 2; i++) a.undo();
	expect(textOf(a)).toBe('甲乙丙');
	for (let i = 0; i < 2; i++) a.redo();
	expect(textOf(a)).toBe('甲乙丙己');
});

/** Characters of one unit and of two, so that a pair that is cut shows. */
const letters = fc.array(fc.constantFrom('甲', '乙', '丙', 'a', '𠀀', '😀'), { maxLength: 6 });
const step = fc.record({
	kind: fc.constantFrom(
		'text',
		'text',
		'text',
		'back',
		'back',
		'delete',
		'several',
		'rows',
		'restore',
		'cell'
	),
	at: fc.nat(30),
	remove: fc.nat(4),
	insert: letters,
	value: fc.nat(9)
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Brings rows and a text back to the words of this book's beginning. */
function restore(session: BookSession, value: number): void {
	const steps = [1, 2, 3].map((n): RestoreStep => {
		const cells = { 项目: '一', 合计: n };
		return { kind: 'row', sheet: 'T12', row: { id: `r${n}`, order: `a${n}`, unit: 'u1', cells } };
	});
	const project = {
		id: 'p1',
		order: 'a0',
		unit: 'u1',
		cells: { 项目名称: '一', [TEXT]: '甲乙丙' }
	};
	const all: RestoreStep[] = [...steps, { kind: 'row', sheet: 'projects', row: project }];
	session.restoring.restore(all.slice(value % 3));
}

let id = 0;

/** One write of a person; `insert` is what their keyboard has. */
function take(session: BookSession, { kind, at, remove, insert, value }: Step): void {
	const characters = [...textOf(session)];
	const from = at % (characters.length + 1);
	const rows = session.book.rows('T12');
	const row = rows[at % rows.length]?.id;
	if (kind === 'text') characters.splice(from, remove, ...insert);
	else if (kind === 'back') characters.splice(Math.max(0, characters.length - 1), 1);
	else if (kind === 'delete') characters.splice(from, 1);
	else if (kind === 'several') {
		for (let i = characters.length - 1; i >= from; i -= 5) characters.splice(i, remove, ...insert);
	} else if (kind === 'cell') session.write([{ row, column: '合计', value: value || undefined }]);
	else if (kind === 'restore') restore(session, value);
	else if (value < 4)
		session.insertRow({ sheet: 'T12', unit: 'u1', after: row, cells: { 合计: value } });
	else if (value < 6 && rows.length > 1) session.removeRow(row);
	else if (value < 8) session.moveRow(row, rows[value % rows.length].id);
	else
		session.writeAll({
			rows: [{ id: `x${id++}`, sheet: 'T12', unit: 'u1', after: row, cells: { 合计: value } }],
			edits: [
				{ row, column: '合计', value },
				{ row: 'p1', column: TEXT, value: characters.slice(from).join('') || undefined }
			]
		});
	write(session, characters.join(''));
}

test('[C48] undo of one person alone gives exactly what was before; redo gives what was then', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
			const [a] = await two();
			const states = [a.book.snapshot()];
			a.on('undo', () => states.push(a.book.snapshot()));
			for (const each of steps) take(a, each);
			const written = [...states];
			for (let round = 0; round < 2; round++) {
				for (let i = written.length - 1; i > 0; i--) {
					expect(a.book.snapshot()).toEqual(written[i]);
					expect(a.undo()).toEqual({ done: true, skipped: [] });
				}
				for (let i = 0; i < written.length - 1; i++) {
					expect(a.book.snapshot()).toEqual(written[i]);
					expect(a.redo()).toEqual({ done: true, skipped: [] });
				}
			}
			await closeAll();
		}),
		{ numRuns: 150 }
	);
});

const theirs = fc.record({ at: fc.nat(30), meet: fc.boolean(), turn: fc.nat(3) });

test('[C48] what another puts in meanwhile stays, and nothing else differs', async () => {
	const steps = fc.array(fc.tuple(step, theirs), { maxLength: 20 });
	await fc.assert(
		fc.asyncProperty(steps, async (pairs) => {
			const [a, b] = await two();
			const ofA = () => [...textOf(a)].filter((c) => !/[①-⑳]/u.test(c)).join('');
			const before = ofA();
			let put = '';
			for (const [mine, other] of pairs) {
				// Only what another has put in: a does not delete it.
				const text = [...textOf(a)];
				const from = mine.at % (text.length + 1);
				const own = text.filter((c, i) => /[①-⑳]/u.test(c) || i < from || i >= from + mine.remove);
				own.splice(Math.min(from, own.length), 0, ...mine.insert);
				write(a, own.join(''));
				for (let i = 0; i < other.turn; i++) a.undo();
				for (let i = 0; i < other.turn - 1; i++) a.redo();
				const one = String.fromCodePoint(0x2460 + put.length);
				const there = [...textOf(b)];
				there.splice(other.at % (there.length + 1), 0, one);
				write(b, there.join(''));
				put += one;
				if (other.meet) meet(a, b);
			}
			meet(a, b);
			while (a.redo().done);
			const after = ofA();
			while (a.undo().done);
			expect(ofA()).toBe(before);
			while (a.redo().done);
			expect(ofA()).toBe(after);
			meet(a, b);
			expect([...textOf(b)].filter((c) => put.includes(c)).sort()).toEqual([...put].sort());
			expect(textOf(a)).toBe(textOf(b));
			await closeAll();
		}),
		{ numRuns: 150 }
	);
});
