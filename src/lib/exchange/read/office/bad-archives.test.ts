import { describe, expect, it } from 'vitest';
import { smallWorkbook } from '../../../../../tests/support/disclosures/small-workbook';
import { workbookFile } from '../../../../../tests/support/office/workbook-file';
import { withDirectoryField, zipFile } from '../../../../../tests/support/office/zip-file';
import type { ReadFailure } from '../import-report';
import { readDocument } from '../read-document';

function failure(bytes: Uint8Array): ReadFailure {
	const result = readDocument('bad.xlsx', bytes);
	if (result.ok) throw new Error('was read');
	return result.failure;
}
const small = workbookFile(smallWorkbook());
const withPart = (name: string, content: string) =>
	workbookFile(smallWorkbook(), { parts: { [name]: content } });
const SHEET = 'xl/worksheets/sheet1.xml';

describe('archives [R70]', () => {
	it('that would swell are refused before they are unpacked', () => {
		const zeros = zipFile({ 'xl/workbook.xml': new Uint8Array(150 * 1024 * 1024) });
		expect(zeros.length).toBeLessThan(200_000);
		expect(failure(zeros)).toMatchObject({ kind: 'archive-too-large', of: 'growth' });
	});
	it('that say they are small and are not, are held to what they say', () => {
		const zeros = zipFile({ 'xl/workbook.xml': new Uint8Array(50 * 1024 * 1024) });
		const liar = withDirectoryField(zeros, 0, 24, 4, 1000);
		expect(failure(liar)).toMatchObject({ kind: 'damaged-archive', problem: 'checksum' });
	});
	it('with too many members, or with members that share bytes, are refused', () => {
		const many = Object.fromEntries([...Array(5_001).keys()].map((i) => [`xl/${i}`, '']));
		expect(failure(zipFile(many))).toMatchObject({ kind: 'archive-too-large', of: 'members' });
		const shared = withDirectoryField(small, 3, 42, 4, 0);
		expect(failure(shared)).toMatchObject({ kind: 'damaged-archive', problem: 'overlap' });
	});
	it('that are encrypted say so', () => {
		expect(failure(withDirectoryField(small, 2, 8, 2, 1))).toMatchObject({
			kind: 'password-protected'
		});
	});
	it('whose content does not match its checksum are refused', () => {
		const crc = withDirectoryField(small, 2, 16, 4, 12345);
		expect(failure(crc)).toMatchObject({ kind: 'damaged-archive', problem: 'checksum' });
	});
	it('cut anywhere are refused, and nothing is taken over', () => {
		for (let at = 4; at < small.length; at += 997) {
			const result = readDocument('cut.xlsx', small.subarray(0, at));
			expect(result.ok).toBe(false);
		}
	});
	it('with any byte changed either read whole or are refused', () => {
		for (let at = 4; at < small.length; at += 499) {
			const broken = small.slice();
			broken[at] ^= 0x55;
			const result = readDocument('broken.xlsx', broken);
			if (result.ok) expect(result.report.conservation.losses).toEqual([]);
		}
	});
});

describe('Office files under a password [R71]', () => {
	it('are an OLE container, and named as such', () => {
		const name = [...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]);
		const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, ...name]);
		expect(failure(ole)).toEqual({ kind: 'password-protected' });
		expect(failure(ole.subarray(0, 10))).toMatchObject({ format: 'ole' });
	});
});

describe('XML [R72]', () => {
	it('with a document type is not read, so no entity is', () => {
		const xml =
			'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>';
		expect(failure(withPart(SHEET, xml))).toEqual({ kind: 'doctype', part: SHEET });
	});
	it('that is broken is told with part, line and column', () => {
		const xml = '<worksheet>\n<sheetData><row></sheetData></worksheet>';
		expect(failure(withPart(SHEET, xml))).toMatchObject({
			kind: 'broken-xml',
			part: SHEET,
			line: 2
		});
		expect(failure(withPart(SHEET, '<worksheet>'))).toMatchObject({ kind: 'broken-xml' });
		expect(failure(withPart(SHEET, '<a>&undefined;</a>'))).toMatchObject({ kind: 'broken-xml' });
	});
	it('nested without end is refused', () => {
		expect(failure(withPart(SHEET, '<a>'.repeat(100_000)))).toMatchObject({ kind: 'broken-xml' });
	});
	it('missing from the file is named', () => {
		expect(failure(zipFile({ 'xl/styles.xml': '<a/>' }))).toEqual({
			kind: 'missing-part',
			part: 'xl/workbook.xml'
		});
	});
});

describe('workbooks', () => {
	it('[R73] with macros and links are read without them, and say so', () => {
		const parts = { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<a/>' };
		const result = readDocument('m.xlsm', workbookFile(smallWorkbook(), { parts }));
		if (!result.ok) throw new Error(result.failure.kind);
		expect(result.report.entries.slice(0, 2).map((e) => [e.kind, e.found])).toEqual([
			['left-out', 'macros'],
			['left-out', 'external-links']
		]);
	});
	it.each(['__proto__', 'constructor', 'prototype', 'toString'])(
		'with a sheet, a header and labels called %s are read',
		(name) => {
			const sheets = smallWorkbook((sheet) => ({
				...sheet,
				name: sheet.name.replace('预算公开表3', name),
				rows: [...sheet.rows.map((row, y) => (y === 4 ? [...row, name] : row)), [name, name, 1]]
			}));
			const names = Object.getOwnPropertyNames(Object.prototype);
			const result = readDocument('p.xlsx', workbookFile(sheets));
			if (!result.ok) throw new Error(result.failure.kind);
			expect(result.report.conservation.lost).toBe(0);
			const held = Object.values(result.book.sheets).flatMap((rows) => rows ?? []);
			for (const row of held) {
				expect(Object.getPrototypeOf(row.cells)).toBe(Object.prototype);
				expect(row.id in Object.prototype).toBe(false);
			}
			expect(held.some(({ cells }) => Object.values(cells).includes(name))).toBe(true);
			expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);
		}
	);
});
