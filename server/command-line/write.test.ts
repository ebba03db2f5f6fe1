import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBookFile, writeBookFile } from '$lib/budget/file/book-file';
import { readWorkbook } from '../../tests/support/read-workbook';
import { SMALL_BOOK } from '../relay/relay-scene';
import { runCommandLine } from './command-line';
import { formatOf } from './write';

const folder = mkdtempSync(path.join(tmpdir(), 'hebian-write-'));
const source = path.join(folder, 'small.hebian.json');
writeFileSync(source, writeBookFile(SMALL_BOOK));

async function write(...words: string[]) {
	let error = '';
	const code = await runCommandLine(['write', source, ...words], {
		home: folder,
		out: () => {},
		error: (text) => void (error += text)
	});
	return { code, error };
}

describe('hebian write', () => {
	it('writes a workbook, of the department or of one unit', async () => {
		const to = path.join(folder, 'all.xlsx');
		expect((await write('--to', to, '--formulas')).code).toBe(0);
		expect(readWorkbook(readFileSync(to)).sheets[0].name).toBe('目录');
		const [unit] = SMALL_BOOK.head.units;
		const own = path.join(folder, 'unit.json');
		expect((await write('--to', own, '--edition', `unit:${unit.name}`)).code).toBe(0);
		const read = readBookFile(readFileSync(own, 'utf8'));
		expect(read.ok && read.book.head.department.name).toBe(unit.name);
	});

	it('refuses what it does not know in one sentence, and writes nothing', async () => {
		const to = path.join(folder, 'none.xlsx');
		for (const words of [
			['--to', path.join(folder, 'x.odt')],
			['--to', to, '--edition', 'unit:没有这个单位'],
			['--to', to, '--edition', '全部'],
			['--to', path.join(folder, 'no/such/folder.xlsx')],
			// Nobody has reviewed or signed it.
			['--to', to, '--public']
		]) {
			const { code, error } = await write(...words);
			expect([code, error.trim().split('\n').length]).toEqual([2, 1]);
		}
		expect(() => readFileSync(to)).toThrow();
	});

	it('refuses a document with tables that were not recognised, and names them', async () => {
		const file = path.join(folder, 'foreign.csv');
		const rows = ['2023年支出功能分类预算表', '类,款,项,科目名称,预算数', '207,01,01,行政运行,5'];
		const known = [
			'2023年预算支出总表',
			'科目编码,科目名称,合计',
			'207,文化支出,5',
			'208,其他支出,6'
		];
		writeFileSync(file, [...known, ...rows].join('\n'));
		const to = path.join(folder, 'foreign.xlsx');
		const said = { out: '', error: '' };
		const terminal = {
			home: folder,
			out: (text: string) => void (said.out += text),
			error: (text: string) => void (said.error += text)
		};
		expect(await runCommandLine(['write', file, '--to', to], terminal)).toBe(3);
		expect(said.error).toContain('2023年支出功能分类预算表');
		expect(() => readFileSync(to)).toThrow();
		expect(await runCommandLine(['read', file], terminal)).toBe(3);
		expect(said.out).toContain('2 张表中识别 1 张');
	});

	it('tells the format by the end of the name', () => {
		expect(formatOf('甲.局/out.XLSX')).toBe('xlsx');
		expect(formatOf('out.hebian.json')).toBe('json');
		expect(['out.zip', 'out.data.zip', 'a.csv'].map(formatOf)).toEqual(['html', 'data', 'csv']);
		expect(formatOf('out')).toBeUndefined();
	});
});
