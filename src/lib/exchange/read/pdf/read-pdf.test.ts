import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { smallDisclosure } from '../../../../../tests/support/disclosures/small-disclosure';
import {
	pdfFile,
	ruledPdf,
	streamFile,
	stroke,
	text,
	widthOf
} from '../../../../../tests/support/office/pdf-file';
import type { ReadFailure } from '../import-report';
import { readAnyDocument, type ReadResult } from '../read-document';
import type { SourceLine } from '../source';
import { readPdf } from './read-pdf';
import { refuseSwelling } from './stream-bounds';

const maps = async (name: string) => new Uint8Array(readFileSync(`static/cmaps/${name}`));
const read = (bytes: Uint8Array): Promise<ReadResult> =>
	readAnyDocument('a.pdf', bytes, { characterMaps: maps });
async function failure(bytes: Uint8Array): Promise<ReadFailure | undefined> {
	const result = await read(bytes);
	return result.ok ? undefined : result.failure;
}
const shown = ({ filled }: SourceLine) =>
	filled.map(({ index, text, across, down }) =>
		[index, text, ...(across || down ? [across ?? 1, down ?? 1] : [])].join(':')
	);

/** A page with a table of 3 columns: its lines at these heights, and its cells. */
function table(heights: readonly number[], cells: readonly string[]): string[] {
	const [top, bottom] = [heights[0], heights[heights.length - 1]];
	return [
		...heights.map((y) => stroke(50, y, 350, y)),
		...[50, 150, 250, 350].map((x) => stroke(x, bottom, x, top)),
		...cells
	];
}

describe('the lines of a PDF', () => {
	const lines = async (...pages: Parameters<typeof pdfFile>[0]) =>
		(await readPdf(pdfFile(pages), maps)).lines;

	it('[R130] are cells where straight lines enclose them, however these are drawn', async () => {
		const cells = [text(55, 705, '项目'), text(160, 705, '合计'), text(55, 685, '办公费')];
		const figures = [text(300, 685, '1,234.50')];
		const drawn = table([720, 700, 680], [...cells, ...figures]);
		const expected = [
			['0:项目', '1:合计'],
			['0:办公费', '2:1,234.50']
		];
		expect((await lines({ drawn })).map(shown)).toEqual(expected);
		const boxes = drawn.map((step) => {
			const [x, y, , toX, toY] = step.split(' ');
			if (!step.endsWith(' l S')) return step;
			return `${x} ${y} ${Math.max(0.4, Number(toX) - Number(x))} ${Math.max(0.4, Number(toY) - Number(y))} re f`;
		});
		expect((await lines({ drawn: boxes })).map(shown)).toEqual(expected);
	});

	it('[R130] have merged cells where a line between two is missing', async () => {
		const drawn = [
			...[stroke(50, 720, 350, 720), stroke(150, 700, 350, 700), stroke(50, 680, 350, 680)],
			...[stroke(50, 680, 50, 720), stroke(150, 680, 150, 720), stroke(350, 680, 350, 720)],
			...[stroke(250, 680, 250, 700), text(60, 697, '名称'), text(200, 706, '金额')],
			...[text(160, 686, '合计'), text(260, 686, '其中')]
		];
		expect((await lines({ drawn })).map(shown)).toEqual([
			['0:名称:1:2', '1:金额:2:1'],
			['1:合计', '2:其中']
		]);
	});

	it('[R131] join what wrapping parted, and keep the line ends that it did not make', async () => {
		const cell = [text(54, 707, '某单位某某项目采购经费'.slice(0, 9)), text(54, 693, '费用')];
		const ends = [text(154, 707, '1.采购'), text(154, 693, '2.验收')];
		const [line] = await lines({ drawn: table([720, 685], [...cell, ...ends]) });
		expect(shown(line)).toEqual(['0:某单位某某项目采购费用', '1:1.采购\n2.验收']);
	});

	it('[R131] join the lines of a paragraph, over the end of a page too', async () => {
		const full = '某'.repeat(20);
		const first = [text(70, 720, full.slice(2)), text(50, 700, full), text(50, 680, '终。')];
		const next = [text(70, 660, full.slice(2))];
		const [a, b] = [
			[...first, ...next, text(290, 40, '— 1 —')],
			[text(50, 720, '续二。'), text(70, 700, '另段。'), text(290, 40, '— 2 —')]
		];
		const source = await readPdf(pdfFile([{ drawn: a }, { drawn: b }]), maps);
		expect(source.lines.map(({ text }) => text)).toEqual([
			`${full.slice(2)}${full}终。`,
			`${full.slice(2)}续二。`,
			'另段。'
		]);
		expect(source.locate?.(3)).toEqual({ page: 2, line: 1 });
		expect(source.entries).toEqual([
			{ kind: 'margin-text', place: { line: 1, page: 1 }, found: '— 1 —\n— 2 —' }
		]);
	});

	it('[R132] go on over pages: repeated headers stay lines, cut cells are joined', async () => {
		const head = [text(55, 705, '项目'), text(160, 705, '合计')];
		const cut = table(
			[720, 700],
			[...head, text(55, 690, '某单位某某项目采'), text(160, 690, '3.50')]
		);
		// The page ends inside the second line: no line closes it.
		const verticals = [50, 150, 250, 350].map((x) => stroke(x, 682, x, 700));
		const goesOn = table(
			[720, 700, 682, 664],
			[...head, ...[text(55, 688, '购费'), text(55, 670, '办公费'), text(160, 670, '1.00')]]
		);
		const all = await lines({ drawn: [...cut, ...verticals] }, { drawn: goesOn });
		expect(all.map(shown)).toEqual([
			['0:项目', '1:合计'],
			['0:某单位某某项目采购费', '1:3.50'],
			['0:项目', '1:合计'],
			['0:办公费', '1:1.00']
		]);
	});

	it('[R130] without lines are parted by gaps', async () => {
		const drawn = [text(50, 700, '办公费'), text(200, 700, '3.50'), text(300, 700, '1.20')];
		expect((await lines({ drawn })).map(shown)).toEqual([['0:办公费', '1:3.50', '2:1.20']]);
	});

	it('[R130] stand as people see them on a page that is turned', async () => {
		const turned = table([720, 700], [text(55, 705, '甲'), text(160, 705, '乙')]).map(
			(step) => `q 0 1 -1 0 800 0 cm ${step} Q`
		);
		expect((await lines({ drawn: turned, width: 842, rotate: 90 })).map(shown)).toEqual([
			['0:甲', '1:乙']
		]);
	});

	it('[R133] tell the characters of fonts that are not embedded', async () => {
		const [line] = await lines({ drawn: [text(50, 700, '晋城市２０２３年（万元）')] });
		expect(line.text).toBe('晋城市２０２３年（万元）');
		expect(widthOf('元')).toBe(10);
	});
});

describe('PDFs that cannot be read', () => {
	const one = ruledPdf(smallDisclosure());

	it('[R134] under a password say so', async () => {
		const zeros = '00'.repeat(32);
		const lock = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${zeros}>/U<${zeros}>>>/ID[<00><00>]`;
		const locked = pdfFile([{ drawn: [text(50, 700, '甲')] }], { trailer: lock });
		expect(await failure(locked)).toEqual({ kind: 'password-protected' });
	});

	it('[R134] that were scanned say so; a scanned page among others is told', async () => {
		const picture = 'q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q';
		const scanned = pdfFile([{ drawn: [picture] }, { drawn: [picture] }]);
		expect(await failure(scanned)).toEqual({ kind: 'no-text-layer', pages: 2 });
		const mixed = await readPdf(
			pdfFile([{ drawn: [picture] }, { drawn: [text(50, 700, '甲')] }]),
			maps
		);
		expect(mixed.entries).toEqual([{ kind: 'page-without-text', place: { line: 1, page: 1 } }]);
	});

	it('[R134] that are no PDF but for their beginning say so', async () => {
		expect(await failure(new TextEncoder().encode('%PDF-1.7 …'))).toEqual({ kind: 'damaged-pdf' });
	});

	it('[R135] that would swell are refused before they are opened', async () => {
		const megabyte = zlibSync(new Uint8Array(1024 * 1024));
		const flat = streamFile('/Filter/FlateDecode', megabyte);
		refuseSwelling(flat, 1024 * 1024);
		expect(() => refuseSwelling(flat, 1024 * 1024 - 1)).toThrow('archive-too-large');
		const nested = streamFile('/Filter[/FlateDecode /FlateDecode]', zlibSync(megabyte));
		expect(await failure(nested)).toMatchObject({ kind: 'archive-too-large', of: 'growth' });
	});

	it('[R135] with too many pages, or a page with too much on it, are refused', async () => {
		const many = pdfFile(Array.from({ length: 3_001 }, () => ({ drawn: [] })));
		expect(await failure(many)).toMatchObject({ kind: 'archive-too-large', of: 'pages' });
		const full = pdfFile([{ drawn: [`BT /F 1 Tf <${'31'.repeat(450_000)}> Tj ET`] }]);
		expect(await failure(full)).toMatchObject({ kind: 'archive-too-large', of: 'marks' });
	});

	it('[R134] cut or changed anywhere either read or say what is wrong', async () => {
		for (let at = 9; at < one.length; at += Math.ceil(one.length / 12))
			await read(one.subarray(0, at));
		for (let at = 9; at < one.length; at += Math.ceil(one.length / 25)) {
			const broken = one.slice();
			broken[at] ^= 0x55;
			const result = await read(broken);
			// Without checksums garbled text is text; what of it fits nowhere is told.
			if (result.ok) expect(result.report.conservation.numbers).toBeGreaterThan(100);
			else expect(result.failure.kind).toBe('damaged-pdf');
		}
	});

	it('[R134] of any bytes never throw', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
				const head = new TextEncoder().encode('%PDF-1.4\n');
				expect((await read(new Uint8Array([...head, ...bytes]))).ok).toBe(false);
			}),
			{ numRuns: 30 }
		);
	});
});
