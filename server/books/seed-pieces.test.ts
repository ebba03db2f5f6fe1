import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { piecesOf } from './seed-pieces';

function filled(rows: number): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = 1;
	doc.transact(() => {
		for (let i = 0; i < rows; i++) {
			doc.getMap('cells').set(`r${i}:合计`, { v: i * 100, t: 1, by: 'x' });
			if (i % 3 === 0) doc.getText(`text:${i}`).insert(0, `第${i}段`.repeat(i % 50));
		}
		doc.getMap('cells').set('r0:合计', { v: 7, t: 1, by: 'x' });
		doc.getText('text:3').delete(0, 2);
	});
	return doc;
}

const said = (doc: Y.Doc): unknown => [
	doc.getMap('cells').toJSON(),
	...[0, 3, 6, 30].map((i) => doc.getText(`text:${i}`).toString())
];

describe('the seed of a room in pieces', () => {
	it('[K8] says what the whole says, and each piece needs those before it only', () => {
		const doc = filled(2_000);
		const pieces = piecesOf(doc, 4_096);
		expect(pieces.length).toBeGreaterThan(10);
		for (const piece of pieces) expect(piece.length).toBeLessThan(2 * 4_096);
		const copy = new Y.Doc();
		for (const piece of pieces) {
			Y.applyUpdate(copy, piece);
			expect(copy.store.pendingStructs).toBeNull();
		}
		expect(said(copy)).toEqual(said(doc));
		expect(Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(doc))).toBe(true);
		expect([...Y.encodeStateAsUpdate(copy)]).toEqual([...Y.encodeStateAsUpdate(doc)]);
	});

	it('[K8] is one where it is small, or written by several', () => {
		const doc = filled(10);
		expect(piecesOf(doc)).toEqual([Y.encodeStateAsUpdate(doc)]);
		doc.clientID = 2;
		doc.getMap('cells').set('a', 1);
		expect(piecesOf(doc, 10)).toEqual([Y.encodeStateAsUpdate(doc)]);
	});
});
