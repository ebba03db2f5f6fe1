/**
 * Time and memory of reading documents: a PDF of 25 pages, the seed, and a workbook of 20 MB. Each is
 * read in a process of its own, so that the peak is that document's. Making the workbook is not counted.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SIZE_LIMIT } from '$lib/exchange/read/import-report';
import { readAnyDocument } from '$lib/exchange/read/read-document';
import { tellRatio, yardstick } from './ratios';
import { workbookFile, type TestCell } from '../support/office/workbook-file';

const SHARED = '../shared';
/** Milliseconds, and megabytes of the process at its peak. */
const GOALS = { pdf: { time: 2_000 }, seed: { time: 600 }, workbook: { peak: 300 } } as const;
export type ReadingCase = keyof typeof GOALS;
export const CASES = Object.keys(GOALS) as ReadingCase[];

/** The document of a case, made in `folder` where it is none of those beside us; `undefined`: it is absent. */
export function documentOf(what: ReadingCase, folder: string): string | undefined {
	if (what === 'workbook') return largeWorkbook(path.join(folder, 'large.xlsx'));
	const under = path.join(SHARED, what === 'pdf' ? 'documents' : 'seed');
	if (!existsSync(under)) return undefined;
	const [suffix, named] = what === 'pdf' ? ['.pdf', 'sh-juesuan-2024-caizheng'] : ['.txt', ''];
	const found = readdirSync(under).find((name) => name.endsWith(suffix) && name.startsWith(named));
	return found && path.join(under, found);
}

/**
 * One long table under a known title; the rest of 20 MB is a picture that no reader opens, since a
 * workbook of that size is seldom all figures.
 */
function largeWorkbook(file: string): string {
	const row = (n: number): TestCell[] => {
		const whole = 1_000 + (n % 9_000) / 100;
		return [`示例项目第${n}号`, whole, whole, 0, 0, 0, 0];
	};
	const head: TestCell[][] = [
		['2023年项目支出预算表（本年预算）'],
		['部门名称：甲局', null, null, null, null, null, '单位：万元'],
		['项目名称', '合计', '2023年财政拨款', null, null, '财政专户管理资金', '单位资金'],
		[null, null, '一般公共预算', '政府性基金预算', '国有资本经营预算']
	];
	const merges = ['A3:A4', 'B3:B4', 'C3:E3', 'F3:F4', 'G3:G4'];
	const rows = [...head, ...Array.from({ length: 40_000 }, (_, n) => row(n))];
	const sheet = { name: '项目支出', rows, merges };
	const room = SIZE_LIMIT - workbookFile([sheet]).length - 65_536;
	// Noise, which no packing makes smaller.
	const noise = randomBytes(room);
	writeFileSync(file, workbookFile([sheet], { parts: { 'xl/media/picture.bin': noise } }));
	return file;
}

export async function run(what: ReadingCase, file: string): Promise<void> {
	const bytes = new Uint8Array(readFileSync(file));
	const characterMaps = async (name: string): Promise<Uint8Array> =>
		new Uint8Array(readFileSync(`static/cmaps/${name}`));
	let told = 0;
	const start = performance.now();
	const read = await readAnyDocument(path.basename(file), bytes, {
		characterMaps,
		progress: () => void told++
	});
	const time = performance.now() - start;
	if (!read.ok) throw new Error(JSON.stringify(read.failure));
	const peak = process.resourceUsage().maxRSS / 1024;
	const goal = GOALS[what];
	tellRatio(`reading: ${what}`, time / yardstick());
	const missed = ('time' in goal && time > goal.time) || ('peak' in goal && peak > goal.peak);
	const columns = [
		what.padEnd(9),
		`${(statSync(file).size / 2 ** 20).toFixed(1)} MB`.padStart(8),
		`${time.toFixed(0)} ms`.padStart(9),
		`${peak.toFixed(0)} MB peak`.padStart(13),
		`${read.report.conservation.numbers} numbers`.padStart(15),
		`told ${told} times`.padStart(16),
		missed ? 'over its goal' : 'within its goal'
	];
	console.log(columns.join('  '));
	if (missed) process.exitCode = 1;
}
