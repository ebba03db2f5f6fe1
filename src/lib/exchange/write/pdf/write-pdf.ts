/**
 * A book as a PDF: laid out and written by ourselves, so that the same book gives the same pages in
 * a browser, on the server and in the command line. The text is text; the font is embedded, cut down
 * to what is used; nothing is said about who made it, when and with what.
 */
import { gunzipSync } from 'fflate';
import type { Book } from '$lib/budget/book/book';
import { disclosurePaper, type DisclosurePaper, type FormsPlace } from '../paper/disclosure-paper';
import type { Progress } from '../progress';
import { bookmarks } from './bookmarks';
import { DisclosureFlow } from './disclosure-flow';
import { frontMatter } from './front-matter';
import { PageFlow, type FlowPage, type Mark } from './page-flow';
import { PdfFile, pdfText } from './pdf-file';
import { TextFace } from './text-face';
import { TrueTypeFont } from './true-type';

export interface PdfOptions {
	readonly forms?: FormsPlace;
	/** A TrueType font, compressed with gzip or not. */
	readonly font?: Uint8Array;
}

export interface WrittenPdf {
	readonly bytes: Uint8Array;
	/** Characters that the font lacks, which print as an empty box. */
	readonly lacking: string;
}

export function writePdf(book: Book, { forms, font }: PdfOptions, progress: Progress): WrittenPdf {
	if (!font) throw new TypeError('a PDF needs a font');
	const isPacked = font[0] === 0x1f && font[1] === 0x8b;
	const face = new TextFace(new TrueTypeFont(isPacked ? gunzipSync(font) : font));
	const paper = disclosurePaper(book, forms);
	const flow = new PageFlow(face);
	const body = new DisclosureFlow(flow);
	body.draw(paper, (blocks) => progress(blocks, paper.length));
	flow.pages.forEach(numberPage(face));
	const front = frontMatter(paper, body.marks, face);
	const bytes = assemble(paper, front.pages, flow.pages, body.marks, face);
	return { bytes, lacking: [...face.lacking].join('') };
}

function numberPage(face: TextFace) {
	return (page: FlowPage, i: number): void => {
		const text = `— ${i + 1} —`;
		const numbered = new PageFlow(face);
		numbered.pages.push(page);
		numbered.text(text, 14, (page.width - face.width(text, 14)) / 2, page.height - 35);
	};
}

function assemble(
	paper: DisclosurePaper,
	front: readonly FlowPage[],
	body: readonly FlowPage[],
	marks: ReadonlyMap<string, Mark>,
	face: TextFace
): Uint8Array {
	const file = new PdfFile();
	const tree = file.reserve();
	const font = file.reserve();
	const pages = [...front, ...body];
	const numbers = pages.map(() => file.reserve());
	const bodyPage = (index: number): number => numbers[front.length + index];
	pages.forEach((page, i) => {
		const content = file.stream(page.drawn.join('\n'));
		const links = page.links.map(
			({ box, page: to }) =>
				`<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[${box.map((v) => v.toFixed(2)).join(' ')}]/Dest[${bodyPage(to)} 0 R/Fit]>>`
		);
		file.object(
			`<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${page.width} ${page.height}]` +
				`/Resources<</Font<</F ${font} 0 R>>>>/Contents ${content} 0 R` +
				`${links.length > 0 ? `/Annots[${links.join('')}]` : ''}>>`,
			numbers[i]
		);
	});
	file.object(
		`<</Type/Pages/Count ${pages.length}/Kids[${numbers.map((number) => `${number} 0 R`).join(' ')}]>>`,
		tree
	);
	face.embed(file, font);
	const outline = bookmarks(file, paper.contents, marks, bodyPage);
	const labels = `/PageLabels<</Nums[0<</S/r>>${front.length}<</S/D>>]>>`;
	const root = file.object(
		`<</Type/Catalog/Pages ${tree} 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>${labels}` +
			`${outline === undefined ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`}>>`
	);
	const info = file.object(`<</Title ${pdfText(`${paper.department}${paper.title}`)}>>`);
	return file.finish(root, info);
}
