/** What is entered in a grid is written whole or not at all, rows that vacant places make among it. */
import { expect, test } from 'vitest';
import type { Batch } from '$lib/collab/room/write';
import type { Session } from '$lib/collab/session/session';
import { LiveBook } from '$lib/budget/live/live-book';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import type { Entry, GridCell } from './grid-port';
import { writeEntries } from './write-entries';

const book = new LiveBook(disclosureOf({ T2: { 合计: { 合计: '1.00' } } }));
const [{ id }] = book.rows('T2');
const cell = (more: Partial<GridCell>): GridCell =>
	({ kind: 'amount', shown: '', exact: '', ...more }) as GridCell;
const vacant = { row: { sheet: 'T2', after: id }, column: '合计' } as const;
const entries: Entry[] = [
	{ line: 0, cell: cell({ ref: { row: id, column: '合计' } }), text: '2' },
	{ line: 1, cell: cell({ vacant }), text: '3' },
	{ line: 2, cell: cell({ vacant }), text: '4' }
] as unknown as Entry[];

test('[C90] cells and new rows are one batch', () => {
	const batches: Batch[] = [];
	const excess = { what: 'cells', limit: 1, holds: 1, adds: 2 } as const;
	const refusal = { kind: 'room-full', excess } as const;
	const refusing = { book, writeAll: () => ({ ok: false, refusal }) } as unknown as Session;
	expect(writeEntries(refusing, entries)).toMatchObject({
		ok: false,
		refused: [{ refusal: { kind: 'refused', refusal } }]
	});
	const session = {
		book,
		writeAll: (batch: Batch) => ({ ok: batches.push(batch) > 0 })
	} as unknown as Session;
	expect(writeEntries(session, entries)).toEqual({ ok: true });
	expect(batches).toHaveLength(1);
	expect(batches[0].edits).toHaveLength(1);
	expect(batches[0].rows?.map(({ cells }) => Object.values(cells ?? {}))).toEqual([
		[3_000_000],
		[4_000_000]
	]);
	expect(new Set(batches[0].rows?.map((row) => row.id)).size).toBe(2);
});
