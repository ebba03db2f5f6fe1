/**
 * Time and memory of writing the sample book (real figures, 130 forms) in each format: each in a
 * process of its own, so that the peak is that format's. Reading the book file is not counted.
 */
import { readFileSync } from 'node:fs';
import { readBookFile } from '$lib/budget/file/book-file';
import { tellRatio, yardstick } from './ratios';
import { WRITE_FORMATS, writeDocument, type WriteFormat } from '$lib/exchange/write/write-document';

const BOOK = 'static/sample/jincheng-psb-2023.hebian.json';
const FONT = 'static/fonts/noto-serif-sc.ttf.gz';

export const FORMATS = Object.keys(WRITE_FORMATS);

export function run(format: WriteFormat): void {
	const read = readBookFile(readFileSync(BOOK, 'utf8'));
	if (!read.ok) throw new Error(`cannot read ${BOOK}`);
	const font = readFileSync(FONT);
	const [start, before] = [performance.now(), process.cpuUsage()];
	const request = { format, edition: { kind: 'department' }, font } as const;
	const written = writeDocument(read.book, request, () => {});
	if (!written.ok) throw new Error(written.failure.kind);
	const cpu = process.cpuUsage(before);
	const time = performance.now() - start;
	tellRatio(`exchange: ${format}`, time / yardstick());
	const columns = [
		format.padEnd(5),
		`${time.toFixed(0)} ms`.padStart(9),
		`${(cpu.user / 1000).toFixed(0)} ms user`.padStart(13),
		`${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB peak`.padStart(12),
		`${(written.file.bytes.length / 1024).toFixed(0)} KB`.padStart(8)
	];
	console.log(columns.join('  '));
}
