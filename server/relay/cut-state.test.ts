import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { seededRandom } from '../../tests/support/seeded-random';
import { cutState, type StatePart } from './cut-state';

/** A document that many clients wrote: values over values, texts inside texts, deletions. */
function writtenByMany(seed: number): Y.Doc {
	const random = seededRandom(seed);
	const people = Array.from({ length: 6 }, (_, i) => {
		const doc = new Y.Doc();
		// The first to write has the lowest id, so that Yjs puts what everything rests on last.
		doc.clientID = i + 1;
		return doc;
	});
	for (let round = 0; round < 200; round++) {
		const doc = people[random.between(0, people.length - 1)];
		const cells = doc.getMap('cells');
		cells.set(`r${random.between(0, 40)}:合计`, { v: round, t: round, by: 'x' });
		const text = doc.getText('text:r1:正文');
		text.insert(random.between(0, text.length), `字😀${round}`);
		if (text.length > 20) text.delete(random.between(0, text.length - 3), 2);
		if (random.between(0, 3) > 0) continue;
		const other = people[random.between(0, people.length - 1)];
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
	}
	for (const doc of people) Y.applyUpdate(people[0], Y.encodeStateAsUpdate(doc));
	return people[0];
}

function cut(update: Uint8Array, limit: number): StatePart[] {
	const work = cutState(update, limit);
	for (;;) {
		const { done, value } = work.next();
		if (done) return value;
	}
}

describe('a state in parts', () => {
	it.each([1, 2, 3, 4, 5])('[R22] says the same, and no part rests on a later one (%i)', (seed) => {
		const doc = writtenByMany(seed);
		const whole = Y.encodeStateAsUpdate(doc);
		for (const limit of [100, 1_000, whole.length + 100]) {
			const copy = new Y.Doc();
			const parts = cut(whole, limit);
			expect(parts.length).toBeGreaterThan(limit < 2_000 ? 3 : 0);
			for (const { update } of parts) {
				Y.applyUpdate(copy, update);
				expect(copy.store.pendingStructs).toBeNull();
			}
			expect(copy.store.pendingDs).toBeNull();
			expect(Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(doc))).toBe(true);
			expect(copy.getMap('cells').toJSON()).toEqual(doc.getMap('cells').toJSON());
			expect(copy.getText('text:r1:正文').toJSON()).toBe(doc.getText('text:r1:正文').toJSON());
		}
	});

	it('[R22] knows for each part where it ends', () => {
		const whole = Y.encodeStateAsUpdate(writtenByMany(7));
		for (const { update, ends, deletes } of cut(whole, 300)) {
			expect(Y.parseUpdateMeta(update).to).toEqual(ends);
			if (deletes) expect(ends.size).toBe(0);
			else expect(update.length).toBeLessThan(400);
		}
	});

	it('[R22] can be interrupted', () => {
		const doc = new Y.Doc();
		doc.transact(() => {
			for (let i = 0; i < 5_000; i++)
				doc.getMap('cells').set(`r${i}:合计`, { v: i, t: 1, by: 'x' });
		});
		let steps = 0;
		const work = cutState(Y.encodeStateAsUpdate(doc), 10_000);
		while (!work.next().done) steps++;
		expect(steps).toBeGreaterThan(15);
	});
});
