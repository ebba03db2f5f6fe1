import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printJson } from './json-print';
import { jsonErrorAt, jsonKeyTwice } from './json-syntax';

const parses = (text: string): boolean => {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
};

describe('jsonErrorAt', () => {
	it('[F7] knows JSON where the engine does, and places its first error', () => {
		const nearly = fc
			.tuple(
				fc.json(),
				fc.nat(60),
				fc.constantFrom('', ',', '}', '"', '\\', '1', 'x', '\n'),
				fc.nat(2)
			)
			.map(([text, at, put, cut]) => text.slice(0, at) + put + text.slice(at + cut));
		fc.assert(
			fc.property(nearly, (text) => {
				const at = jsonErrorAt(text);
				expect(at === undefined).toBe(parses(text));
				if (at !== undefined) expect(at).toBeLessThanOrEqual(text.length);
			}),
			{ numRuns: 3000 }
		);
	});

	it.each([
		['', 0],
		['{', 1],
		['{"a":1,}', 7],
		['[1 2]', 3],
		['{"a" 1}', 5],
		['"ab', 3],
		['"a\nb"', 2],
		['"\\x"', 1],
		['[1]]', 3],
		['{"a":01}', 6],
		['年度预算', 0]
	])('[F7] %j breaks at %i', (text, at) => {
		expect(jsonErrorAt(text)).toBe(at);
	});

	it('[F6] is not exhausted by depth or length', () => {
		expect(jsonErrorAt('['.repeat(1_000_000))).toBe(1_000_000);
		expect(jsonErrorAt(`"${'a'.repeat(5_000_000)}`)).toBe(5_000_001);
	});
});

describe('jsonKeyTwice', () => {
	it('[F10] finds a key that one object holds twice', () => {
		expect(jsonKeyTwice('{"a":{"a":1},"b":[{"a":1},{"a":2}]}')).toBeUndefined();
		expect(jsonKeyTwice('[{"a":1,"b":{},"\\u0061":2}]')).toEqual({ at: 15, key: 'a' });
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(jsonKeyTwice(text)).toBeUndefined();
			})
		);
	});
});

describe('printJson', () => {
	it('is JSON of the same value', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				expect(JSON.parse(printJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
			})
		);
	});
	it('keeps short values on one line and opens long ones', () => {
		const row = { id: 'r1', label: '办公费', cells: { 合计: '1.00' } };
		expect(printJson(row)).toBe(`${JSON.stringify(row)}\n`);
		const lines = printJson({ rows: Array(5).fill(row) }).split('\n');
		expect(lines[2]).toBe(`\t\t${JSON.stringify(row)},`);
	});
});
