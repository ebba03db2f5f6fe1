import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { deriveHistory } from './derive-history';
import type { HistoryChange } from './history';
import { hideRow, setCell, setOrder, setText, showRow } from '../edit/operation';
import { cellsOf, conflictsOf, metaOf, rowsOf, textName, valueOf } from '../room/schema';
import { applyPieces } from '../room/text-change';

const AUTHOR = { by: 'a', t: 5 };

/** A room with one row, and what its history is told to be. */
function room(): {
	doc: Y.Doc;
	told: HistoryChange[];
	change: (run: (doc: Y.Doc) => void) => HistoryChange[];
} {
	const doc = new Y.Doc();
	rowsOf(doc).set('r1:sheet', 'T2');
	rowsOf(doc).set('r1:order', 'a0');
	cellsOf(doc).set('r1:合计', { v: 100, t: 1, by: 'server' });
	doc.getText(textName('r1', '正文')).insert(0, '共三人');
	const told: HistoryChange[] = [];
	doc.on('afterTransaction', (transaction: Y.Transaction) =>
		told.push(...deriveHistory(doc, transaction))
	);
	const change = (run: (doc: Y.Doc) => void): HistoryChange[] => {
		doc.transact(() => run(doc));
		return told.splice(0);
	};
	return { doc, told, change };
}

describe('the history of a room', () => {
	it('tells a cell with its value before and after, and who says they wrote it', () => {
		const { change } = room();
		const told = change((doc) => setCell(doc, 'r1', '合计', 250, AUTHOR));
		expect(told).toEqual([
			{
				...{ kind: 'cell', sheet: 'T2', row: 'r1', column: '合计' },
				...{ before: 100, after: 250, author: 'a', written: 5 }
			}
		]);
		expect(change((doc) => setCell(doc, 'r1', '合计', 250, { by: 'b', t: 6 }))).toEqual([]);
		expect(change((doc) => setCell(doc, 'r1', '合计', undefined, AUTHOR))).toMatchObject([
			{ before: 250 }
		]);
	});

	it('tells of a text only what differs', () => {
		const { change } = room();
		const told = change((doc) => setText(doc, 'r1', '正文', '共四人', AUTHOR));
		expect(told).toMatchObject([
			{
				...{ kind: 'text', row: 'r1', column: '正文', author: 'a' },
				pieces: [{ at: 1, removed: '三', inserted: '四', lead: '共', tail: '人' }]
			}
		]);
	});

	it('tells rows that come, go, come back and move', () => {
		const { change } = room();
		const told = [
			...change((doc) => {
				rowsOf(doc).set('r2:sheet', 'T2');
				rowsOf(doc).set('r2:order', 'a1');
			}),
			...change((doc) => hideRow(doc, 'r2', [], AUTHOR)),
			...change((doc) => showRow(doc, 'r2')),
			...change((doc) => setOrder(doc, 'r2', 'Zz'))
		];
		expect(told).toEqual(
			['inserted', 'removed', 'restored', 'moved'].map((what) => ({
				...{ kind: 'row', sheet: 'T2', row: 'r2' },
				change: what
			}))
		);
	});

	it('tells pieces of the head, but not what only the machine needs', () => {
		const { change } = room();
		const told = change((doc) => {
			metaOf(doc).set('setting:disabled', [{ rule: 'X03', reason: '口径' }]);
			metaOf(doc).set('schema', 2);
		});
		expect(told).toEqual([
			{ kind: 'head', key: 'setting:disabled', after: [{ rule: 'X03', reason: '口径' }] }
		]);
	});

	it('tells a conflict in place of the cell it is about, and how it was settled', () => {
		const { change } = room();
		const kept = { v: 3, t: 9, by: 'b' };
		const told = change((doc) => {
			cellsOf(doc).set('r1:合计', kept);
			const record = { row: 'r1', column: '合计', kept, lost: { v: 2, t: 8, by: 'a' }, at: 10 };
			conflictsOf(doc).set('c', record);
		});
		expect(told).toEqual([
			{
				...{ kind: 'conflict', sheet: 'T2', row: 'r1', column: '合计' },
				...{ kept: { value: 3, by: 'b' }, lost: { value: 2, by: 'a' } }
			}
		]);
		expect(
			change((doc) => conflictsOf(doc).set('c:settled', { by: 'a', t: 11, chose: 'lost' }))
		).toEqual([{ kind: 'settled', sheet: 'T2', row: 'r1', column: '合计', chose: 'lost' }]);
	});

	it('adds up: replayed over what was, it is what is, whatever two people do while apart', () => {
		const edit = fc.record({
			who: fc.nat(1),
			what: fc.constantFrom('cell', 'text', 'sync' as const),
			key: fc.nat(2),
			value: fc.nat(5)
		});
		fc.assert(
			fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
				const { doc: server, told } = room();
				const people = [10, 20].map((id) => {
					const doc = new Y.Doc();
					doc.clientID = id;
					Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
					return doc;
				});
				const shown = (): Record<string, unknown> =>
					Object.fromEntries(
						['c0', 'c1', 'c2', '正文', '项目概况'].map((column) => [
							column,
							valueOf(server, 'r1', column)
						])
					);
				const replayed = shown();
				for (const { who, what, key, value } of edits) {
					const doc = people[who];
					if (what === 'cell')
						doc.transact(() => setCell(doc, 'r1', `c${key}`, value || undefined, AUTHOR));
					else if (what === 'text') {
						const column = key ? '正文' : '项目概况';
						const words = String(valueOf(doc, 'r1', column) ?? '');
						const at = Math.min(value, words.length);
						const next = `${words.slice(0, at)}字${value}${words.slice(at + key)}`;
						doc.transact(() => setText(doc, 'r1', column, next, AUTHOR));
					} else {
						Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
						replay(replayed, told.splice(0));
						expect(replayed).toEqual(shown());
						Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
					}
				}
			})
		);
	});
});

function replay(values: Record<string, unknown>, changes: readonly HistoryChange[]): void {
	for (const change of changes) {
		if (change.kind === 'cell') {
			expect(values[change.column]).toEqual(change.before);
			values[change.column] = change.after;
		} else if (change.kind === 'text') {
			const before = String(values[change.column] ?? '');
			values[change.column] = applyPieces(before, change.pieces) || undefined;
		}
	}
}
