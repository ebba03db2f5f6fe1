import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { smallDisclosure } from '../../../../tests/support/disclosures/small-disclosure';
import { sameBook, writeBookFile } from '$lib/budget/file/book-file';
import { SIZE_LIMIT } from './import-report';
import { readDocument } from './read-document';
import { cpuTime } from '../../../../tests/support/cpu-time';

const text = smallDisclosure().join('\n');
const utf8 = (s: string) => new TextEncoder().encode(s);

function good(bytes: Uint8Array) {
	const result = readDocument('a.txt', bytes);
	if (!result.ok) throw new Error(JSON.stringify(result.failure));
	return result;
}
function failure(bytes: Uint8Array) {
	const result = readDocument('a.txt', bytes);
	return result.ok ? undefined : result.failure;
}

const whole = good(utf8(text));

describe('encodings [R2]', () => {
	const same = (bytes: Uint8Array, encoding: string) => {
		const result = good(bytes);
		expect(result.report.source.encoding).toBe(encoding);
		expect(sameBook(result.book, whole.book)).toBe(true);
		expect(result.report.conservation.lost).toBe(0);
	};
	it('reads UTF-8 with and without a byte order mark', () => {
		same(utf8(text), 'utf-8');
		same(utf8('\ufeff' + text), 'utf-8');
	});
	it('reads GB18030', () => same(iconv.encode(text, 'gb18030'), 'gb18030'));
	it('reads UTF-16, marked or not', () => {
		same(iconv.encode(text, 'utf-16le', { addBOM: true }), 'utf-16le');
		same(iconv.encode(text, 'utf-16be', { addBOM: true }), 'utf-16be');
		same(iconv.encode(text, 'utf-16le', { addBOM: false }), 'utf-16le');
	});
	it('reads Windows line ends', () => {
		expect(sameBook(good(utf8(text.replaceAll('\n', '\r\n'))).book, whole.book)).toBe(true);
	});
	it('refuses what is no encoding of Chinese', () => {
		const latin = iconv.encode('Résumé für die Übergabe '.repeat(40), 'latin1');
		expect(failure(latin)).toMatchObject({ kind: 'unknown-encoding', at: 2 });
	});
});

describe('files that cannot be read [R3] [R4]', () => {
	it('names what is wrong', () => {
		expect(failure(new Uint8Array())).toEqual({ kind: 'empty' });
		expect(failure(utf8(' \n\t\n'))).toEqual({ kind: 'empty' });
		expect(failure(utf8('%PDF-1.7 …'))).toEqual({ kind: 'unsupported-format', format: 'pdf' });
		expect(failure(utf8('PK\x03\x04....word/document.xml'))).toMatchObject({
			kind: 'damaged-archive'
		});
		expect(failure(utf8('PK\x03\x04....xl/workbook.xml'))).toEqual({
			kind: 'damaged-archive',
			problem: 'truncated'
		});
		expect(failure(utf8('<!DOCTYPE html><html>'))).toMatchObject({ kind: 'not-a-disclosure' });
		expect(failure(new Uint8Array([0x41, 0x42, 0x07, 0x43]))).toEqual({ kind: 'binary', at: 2 });
		expect(failure(utf8('会议纪要\n今天讨论了三件事。'))).toEqual({
			kind: 'not-a-disclosure',
			lines: 2,
			firstLine: '会议纪要'
		});
	});
	it('refuses 200 MB at once', () => {
		const bytes = 200 * 1024 * 1024;
		const started = cpuTime();
		expect(failure(new Uint8Array(bytes))).toEqual({ kind: 'too-large', bytes, limit: SIZE_LIMIT });
		expect(cpuTime() - started).toBeLessThan(1000);
	});
	it('never throws, whatever the bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readDocument('x', bytes))
		);
		fc.assert(fc.property(fc.string(), (s) => void readDocument('x', utf8(s))));
	});
});

describe('a document that stops before its end [R5] [R6]', () => {
	const bytes = utf8(text);
	it('gives what is there, and says what is missing', () => {
		const at = bytes.length * 0.6;
		const { book, report } = good(bytes.subarray(0, at));
		expect(report.counts['cut-off']).toBe(1);
		expect(report.counts['section-missing']).toBeGreaterThan(0);
		expect(report.conservation.lost).toBe(0);
		expect(Object.keys(book.sheets)).toContain('T13');
	});
	it('is read wherever it is cut, and nothing of it is lost', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: bytes.length - 1 }), (at) => {
				const result = readDocument('x', bytes.subarray(0, at));
				if (!result.ok) {
					expect(['not-a-disclosure', 'empty', 'unknown-encoding']).toContain(result.failure.kind);
					return;
				}
				expect(result.report.conservation.losses).toEqual([]);
				expect(result.report.counts['cut-off'] ?? 0).toBeGreaterThan(
					at < bytes.length - 120 ? 0 : -1
				);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('documents made to be slow', () => {
	const lines = text.split('\n');
	const before = (start: string, more: readonly string[]) => {
		const at = lines.findIndex((line) => line.startsWith(start));
		return utf8([...lines.slice(0, at), ...more, ...lines.slice(at)].join('\n'));
	};
	const wide = '1\t\t'.repeat(100_000);

	it.each([
		[
			'rows',
			before(
				'苗木采购经费\t5',
				[...Array(20_000).keys()].map((n) => `某项目${n}\t${n}.01`)
			)
		],
		['continuations', before('项目设立必要性', Array<string>(20_000).fill('\t某处12月继续着'))],
		['cells in a table', before('苗木采购经费\t5', [wide])],
		['cells in a grid', before('\t满意度指标', [wide])],
		['cells in a paragraph', utf8(`${text}\n${wide}`)]
	])(
		'many %s take time in proportion, and nothing is lost',
		(_, bytes) => {
			expect(good(bytes).report.conservation.lost).toBe(0);
		},
		20_000
	);
});

describe('book files [R1]', () => {
	it('are read whatever they are called', () => {
		const { book, report } = good(utf8(writeBookFile(whole.book)));
		expect(sameBook(book, whole.book)).toBe(true);
		expect(report.conservation.lost).toBe(0);
	});
	it('fail with the reason of their own reader', () => {
		expect(failure(utf8('{"format":'))).toMatchObject({
			kind: 'bad-book-file',
			failure: { kind: 'not-json' }
		});
	});
});
