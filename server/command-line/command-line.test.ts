import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBookFile, sameBook, writeBookFile } from '$lib/budget/file/book-file';
import type { ImportReport } from '$lib/exchange/read/import-report';
import { writeDocument } from '$lib/exchange/write/write-document';
import { SEVERITIES } from '$lib/rules/finding/finding';
import { workbookFile } from '../../tests/support/office/workbook-file';
import { SMALL_BOOK } from '../relay/relay-scene';
import { fails } from './check';
import { runCommandLine } from './command-line';

const SEED = '../shared/seed/jincheng-psb-2023.txt';
const folder = mkdtempSync(path.join(tmpdir(), 'hebian-cli-'));
const fileOf = (name: string, content: string | Uint8Array): string => {
	const file = path.join(folder, name);
	writeFileSync(file, content);
	return file;
};

function officeFile(format: 'xlsx' | 'docx' | 'csv'): Uint8Array {
	if (format === 'csv')
		return new TextEncoder().encode(
			'2023年预算支出总表,,,,\n科目编码,科目名称,合计,基本支出,项目支出\n204,公共安全支出,"1,201.50",1200.50,1\n'
		);
	const request = { format, edition: { kind: 'department' } } as const;
	const written = writeDocument(SMALL_BOOK, request, () => undefined);
	if (!written.ok) throw new Error(written.failure.kind);
	return written.file.bytes;
}

async function hebian(...words: string[]) {
	let out = '';
	let error = '';
	const code = await runCommandLine(words, {
		home: folder,
		environment: {},
		out: (text) => void (out += text),
		error: (text) => void (error += text)
	});
	return { code, out, error };
}

describe('hebian read of several files', () => {
	it('is one disclosure, and the report tells them apart [R143]', async () => {
		const tables = fileOf('表.csv', officeFile('csv'));
		const lines = [
			...['2023年预算收入总表', '单位：万元'],
			...['科目编码\t科目名称\t合计', '204\t公共安全支出\t7.00']
		];
		const more = fileOf('收支.txt', lines.join('\n'));
		const [out, report] = [path.join(folder, 'both.json'), path.join(folder, 'both.report.json')];
		const given = ['--department', '甲局', '--out', out, '--report', report];
		const { error } = await hebian('read', tables, more, ...given);
		expect(error).not.toContain('没有写明');
		const read = readBookFile(readFileSync(out, 'utf8'));
		if (!read.ok) throw new Error(read.failure.kind);
		expect(read.book.sheets.T3?.[0]?.cells).toMatchObject({ 编码: '204', 合计: 1_201_500_000 });
		const { source, entries } = JSON.parse(readFileSync(report, 'utf8')) as ImportReport;
		expect(source.name).toBe('表.csv +1');
		const named = new Set(entries.flatMap(({ place }) => place.file ?? []));
		expect(named).toEqual(new Set(['表.csv', '收支.txt']));
		const absent = await hebian('read', tables, path.join(folder, 'none.txt'));
		expect(absent.code).toBe(2);
		expect(absent.error).toContain('none.txt');
	});
});

describe('hebian check', () => {
	const book = (): string => fileOf('small.hebian.json', writeBookFile(SMALL_BOOK));

	it('prints findings for people', async () => {
		const { out, error } = await hebian('check', book());
		expect(out).toMatch(/晋城市公安局2023年/);
		expect(out).toMatch(/错误 \d+ {2}需说明 \d+/);
		expect(error).toBe('');
		expect((await hebian('check', book(), '--lang', 'en')).out).toMatch(/error \d+ {2}explain \d+/);
	});

	it('prints the same as data', async () => {
		const { out } = await hebian('check', book(), '--format', 'json');
		const result = JSON.parse(out) as {
			book: object;
			counts: Record<string, number>;
			findings: Record<string, unknown>[];
		};
		expect(result.book).toEqual({ department: '晋城市公安局', year: 2023 });
		expect(Object.keys(result.counts)).toEqual([...SEVERITIES]);
		const total = Object.values(result.counts).reduce((sum, n) => sum + n, 0);
		expect(result.findings.length).toBe(total);
		for (const finding of result.findings)
			expect(Object.keys(finding)).toEqual([
				...['rule', 'severity', 'comparator', 'title', 'message', 'cells'],
				...['expected', 'actual', 'difference', 'unit']
			]);
	});

	it('ends with 1 for findings at or above --fail-on, else with 0', async () => {
		const none = { error: 0, explain: 0, warning: 0, hint: 9, rounding: 9 };
		expect(fails(none, 'warning')).toBe(false);
		expect(fails({ ...none, error: 1 }, 'error')).toBe(true);
		expect(fails({ ...none, error: 1 }, 'warning')).toBe(true);
		expect(fails({ ...none, warning: 1 }, 'explain')).toBe(false);
		expect(fails({ ...none, warning: 1 }, 'warning')).toBe(true);
		expect(fails({ ...none, error: 1 }, 'never')).toBe(false);
		expect((await hebian('check', book(), '--fail-on', 'never')).code).toBe(0);
	});

	it.each([
		['is not there', (): string => path.join(folder, 'none.txt')],
		['is a folder', (): string => folder],
		['is empty', (): string => fileOf('empty.txt', '')],
		['is no disclosure', (): string => fileOf('letter.txt', '你好\n再见\n')],
		['is no book file', (): string => fileOf('bad.json', '{"format":"hebian-book","version":1')],
		['is binary', (): string => fileOf('x.bin', new Uint8Array([0, 1, 2, 3, 0, 5]))],
		['is too large', (): string => fileOf('large.txt', new Uint8Array(21 * 1024 * 1024))]
	])('ends with 2 and says why where the file %s', async (_why, file) => {
		for (const lang of ['zh', 'en']) {
			const { code, out, error } = await hebian('check', file(), '--lang', lang);
			expect([code, out]).toEqual([2, '']);
			expect(error).toContain(file());
			expect(error.trim().split('\n').length).toBe(1);
		}
	});

	it('ends with 2 where the command is not understood, with 0 for help', async () => {
		for (const words of [['chekc'], ['check'], ['check', 'x', '--fail-on', 'sometimes']])
			expect((await hebian(...words)).code).toBe(2);
		const help = await hebian('--help');
		expect([help.code, help.out]).toEqual([0, expect.stringContaining('check')]);
	});
});

describe('hebian read', () => {
	it('writes the book and the report', async () => {
		const source = fileOf('small.hebian.json', writeBookFile(SMALL_BOOK));
		const out = path.join(folder, 'out.hebian.json');
		const report = path.join(folder, 'report.json');
		const result = await hebian('read', source, '--out', out, '--report', report);
		expect(result.code).toBe(0);
		const read = readBookFile(readFileSync(out, 'utf8'));
		expect(read.ok && sameBook(read.book, SMALL_BOOK)).toBe(true);
		expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ conservation: { lost: 0 } });
	});

	it.each(['xlsx', 'docx', 'csv'] as const)('reads and checks %s', async (format) => {
		const file = fileOf(`small.${format}`, officeFile(format));
		const out = path.join(folder, `${format}.json`);
		// One table names no department: it is asked for, and no book is written without.
		const isBare = format === 'csv';
		if (isBare) {
			const asked = await hebian('read', file, '--out', out);
			expect(asked).toMatchObject({
				code: 3,
				error: expect.stringContaining('--department') as unknown
			});
			expect(existsSync(out)).toBe(false);
		}
		const given = isBare ? ['--department', '青禾市文旅局'] : [];
		const read = await hebian('read', file, '--out', out, ...given);
		expect(read.code).toBe(0);
		expect(read.out).toMatch(/样式：.*全部识别/);
		expect(read.out).toMatch(/全部有去处/);
		const check = await hebian('check', file, '--fail-on', 'never');
		expect(check.code).toBe(0);
	});

	it('says in which part, line and column an office file is broken', async () => {
		const bytes = workbookFile([], {
			parts: { 'xl/workbook.xml': '<workbook>\n<sheets></workbook>' }
		});
		const { code, error } = await hebian('read', fileOf('broken.xlsx', bytes));
		expect(code).toBe(2);
		expect(error).toMatch(/broken\.xlsx: .*xl\/workbook\.xml 第 2 行第 \d+ 列/);
	});

	it('writes nothing where nothing could be read, and says where it cannot write', async () => {
		const out = path.join(folder, 'nothing.json');
		expect((await hebian('read', fileOf('empty.txt', ''), '--out', out)).code).toBe(2);
		expect(existsSync(out)).toBe(false);
		const source = fileOf('small.hebian.json', writeBookFile(SMALL_BOOK));
		const nowhere = path.join(folder, 'none/out.json');
		const { code, error } = await hebian('read', source, '--out', nowhere);
		expect([code, error.includes('ENOENT')]).toEqual([2, true]);
	});

	it.skipIf(!existsSync(SEED))('reads the real disclosure and checks it', async () => {
		const out = path.join(folder, 'seed.hebian.json');
		const read = await hebian('read', SEED, '--out', out);
		expect(read.out).toMatch(/13 张表、130 份/);
		const fromText = await hebian('check', SEED, '--format', 'json');
		const fromFile = await hebian('check', out, '--format', 'json');
		expect(fromText.code).toBe(1);
		expect(fromFile.out).toBe(fromText.out);
	});
});
