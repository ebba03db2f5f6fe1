import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBookFile, writeBookFile } from '$lib/budget/book-file';
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

	it('tells the format by the end of the name', () => {
		expect(formatOf('甲.局/out.XLSX')).toBe('xlsx');
		expect(formatOf('out.hebian.json')).toBe('json');
		expect(['out.zip', 'out.data.zip', 'a.csv'].map(formatOf)).toEqual(['html', 'data', 'csv']);
		expect(formatOf('out')).toBeUndefined();
	});
});
