/** Book files of every format that Hebian brings, and of one that it does not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMAT_IDS, knownFormat } from '$lib/formats/known-formats';
import { arbitraryFilling, filledBook } from '../../../../tests/support/formats/filled-book';
import { provinceFormat } from '../../../../tests/support/formats/province-pack';
import { canonicalText } from '../live/same-book';
import { readBookFile, writeBookFile } from './book-file';

const FORMATS = [...FORMAT_IDS.map((id) => knownFormat(id)!), provinceFormat()];
const one = filledBook(provinceFormat(), ({ holds }) =>
	holds === 'amount' ? 1_234_56 : undefined
);

type FileJson = {
	version: number;
	style?: { id: string; content: { tables: { unit?: string }[] } };
	tables: Record<string, { rows: { cells: Record<string, string> }[] }>;
};
const parsed = (text: string): FileJson => JSON.parse(text) as FileJson;
const failureOf = (file: FileJson) => {
	const result = readBookFile(JSON.stringify(file));
	return result.ok ? undefined : result.failure;
};

describe('[F13] a book of a format', () => {
	it.each(FORMATS.map((format) => [format.id, format] as const))(
		'%s comes back from its file',
		(_id, format) => {
			fc.assert(
				fc.property(arbitraryFilling, (fill) => {
					const book = filledBook(format, fill);
					const result = readBookFile(writeBookFile(book));
					expect(result.ok && canonicalText(result.book)).toBe(canonicalText(book));
				}),
				{ numRuns: 4 }
			);
		}
	);

	it('carries its format whole, as version 2', () => {
		const file = parsed(writeBookFile(one));
		expect(file.version).toBe(2);
		expect(file.style?.id).toBe('test/province');
		expect(file.style?.content.tables).toHaveLength(provinceFormat().tables.length);
	});

	it('has the figures of each table in its own unit', () => {
		const { tables } = parsed(writeBookFile(one));
		const units = provinceFormat().tables.map(({ id, unit, columns }) => {
			const amounts = columns.filter(({ holds }) => holds === 'amount').map(({ id }) => id);
			const figure = tables[id].rows.flatMap(({ cells }) => amounts.map((a) => cells[a]))[0];
			return [unit, figure];
		});
		expect(new Set(units.map(String))).toEqual(new Set(['元,1234.56', '万元,0.123456']));
	});

	it('is refused where it has tables that the format does not have', () => {
		const file = parsed(writeBookFile(one));
		expect(failureOf({ ...file, tables: { ...file.tables, T1: { rows: [] } } })).toEqual({
			kind: 'unknown-key',
			path: ['tables'],
			key: 'T1'
		});
	});

	it('is refused with the first problem of a format that cannot be read', () => {
		const file = parsed(writeBookFile(one));
		file.style!.content.tables[0].unit = '亿元';
		expect(failureOf(file)).toMatchObject({ kind: 'unreadable-format', id: 'test/province' });
		expect(failureOf(file)).toMatchObject({ problem: expect.stringContaining('tables.json') });
		expect(failureOf({ ...file, style: { id: 'x' } as never })).toMatchObject({
			kind: 'invalid',
			path: ['style', 'version']
		});
	});

	it('is not written where its format cannot be read', () => {
		const format = { id: 'test/gone', version: 1, content: {} };
		expect(() => writeBookFile({ ...one, head: { ...one.head, format } })).toThrow(RangeError);
	});

	it('is of the first format where it says nothing, and version 1', () => {
		const first = filledBook(knownFormat(FORMAT_IDS[0])!, () => undefined);
		const { format: _format, ...head } = first.head;
		const file = parsed(writeBookFile({ head, sheets: {} }));
		expect([file.version, file.style]).toEqual([1, undefined]);
		expect(failureOf({ ...parsed(writeBookFile(one)), version: 1 })).toEqual({
			kind: 'unknown-key',
			path: [],
			key: 'style'
		});
	});
});
