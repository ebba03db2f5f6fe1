/**
 * A book as a PDF: laid out and written by ourselves, so that the same book gives the same pages in
 * a browser, on the server and in the command line. The text is text; the font is embedded, cut down
 * to what is used; nothing is said about who made it, when and with what.
 */
import { gunzipSync } from 'fflate';
import type { Book } from '$lib/budget/book/book';
import { disclosurePaper, type DisclosurePaper, type FormsPlace } from '../paper/disclosure-paper';
import type { Progress } from '../progress';
import { escapeXml } from '../xml';
import { bookmarks } from './bookmarks';
import { DisclosureFlow } from './disclosure-flow';
import { frontMatter } from './front-matter';
import {
	PageFlow,
	pageContent,
	type FlowPage,
	type LackingCharacter,
	type Mark
} from './page-flow';
import { PdfFile, pdfText } from './pdf-file';
import { PAGE_FOOT, Tag, writeStructure } from './structure';
import { TextFace } from './text-face';
import { TrueTypeFont } from './true-type';

export interface PdfOptions {
	readonly forms?: FormsPlace;
	/** A TrueType font, compressed with gzip or not. */
	readonly font?: Uint8Array;
}

export interface WrittenPdf {
	readonly bytes: Uint8Array;
	/** Characters that the font lacks, each once; those of the body first. */
	readonly lacking: readonly LackingCharacter[];
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
	const bytes = assemble(paper, front, flow, body.marks, face);
	return { bytes, lacking: lackingOf(front, flow) };
}

function lackingOf(front: PageFlow, body: PageFlow): LackingCharacter[] {
	const inBody = [...body.lacking].map(([character, place]) => ({ character, ...place }));
	const before = [...front.lacking]
		.filter(([character]) => !body.lacking.has(character))
		.map(([character, { line }]) => ({ character, line }));
	return [...inBody, ...before];
}

function numberPage(face: TextFace) {
	return (page: FlowPage, i: number): void => {
		const text = `— ${i + 1} —`;
		const numbered = new PageFlow(face);
		numbered.pages.push(page);
		numbered.tag = PAGE_FOOT;
		numbered.text(text, 14, (page.width - face.width(text, 14)) / 2, page.height - 35);
	};
}

function assemble(
	paper: DisclosurePaper,
	front: PageFlow,
	body: PageFlow,
	marks: ReadonlyMap<string, Mark>,
	face: TextFace
): Uint8Array {
	const file = new PdfFile();
	const pages = [...front.pages, ...body.pages];
	const numbers = new Map(pages.map((page) => [page, numbersOf(page, file)]));
	const numberOf = { of: (page: FlowPage) => numbers.get(page)! };
	const bodyPage = (index: number): number => numberOf.of(body.pages[index]).number;
	const tree = writePages(file, pages, numberOf, bodyPage, face);
	const outline = bookmarks(file, paper.contents, marks, bodyPage);
	const document = new Tag('Document');
	document.children.push(front.part, body.part);
	const structure = writeStructure(file, document, pages, numberOf);
	const title = `${paper.department}${paper.title}`;
	const metadata = file.stream(metadataXml(title), '/Type/Metadata/Subtype/XML');
	const labels = `/PageLabels<</Nums[0<</S/r>>${front.pages.length}<</S/D>>]>>`;
	const root = file.object(
		`<</Type/Catalog/Pages ${tree} 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>${labels}` +
			`/MarkInfo<</Marked true>>/StructTreeRoot ${structure} 0 R/Metadata ${metadata} 0 R` +
			`${outline === undefined ? '' : `/Outlines ${outline} 0 R/PageMode/UseOutlines`}>>`
	);
	const info = file.object(`<</Title ${pdfText(title)}>>`);
	return file.finish(root, info);
}

interface Numbers {
	readonly number: number;
	readonly links: readonly number[];
}

function numbersOf({ links }: FlowPage, file: PdfFile): Numbers {
	return { number: file.reserve(), links: links.map(() => file.reserve()) };
}

/** Writes the pages, their links and the font; gives the number of the tree of pages. */
function writePages(
	file: PdfFile,
	pages: readonly FlowPage[],
	numberOf: { of(page: FlowPage): Numbers },
	bodyPage: (index: number) => number,
	face: TextFace
): number {
	const tree = file.reserve();
	const font = file.reserve();
	// The links are keyed after the pages.
	let key = pages.length;
	pages.forEach((page, i) => {
		const { number, links } = numberOf.of(page);
		const content = file.stream(pageContent(page));
		page.links.forEach(({ box, page: to, words }, l) =>
			file.object(
				`<</Type/Annot/Subtype/Link/Border[0 0 0]/Rect[${box.map((v) => v.toFixed(2)).join(' ')}]` +
					`/Dest[${bodyPage(to)} 0 R/Fit]/Contents ${pdfText(words)}/StructParent ${key++}>>`,
				links[l]
			)
		);
		const annotations = links.map((link) => `${link} 0 R`).join(' ');
		file.object(
			`<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${page.width} ${page.height}]` +
				`/Resources<</Font<</F ${font} 0 R>>>>/Contents ${content} 0 R/StructParents ${i}/Tabs/S` +
				`${annotations === '' ? '' : `/Annots[${annotations}]`}>>`,
			number
		);
	});
	const kids = pages.map((page) => `${numberOf.of(page).number} 0 R`).join(' ');
	file.object(`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`, tree);
	face.embed(file, font);
	return tree;
}

/** The title, and that the document says what it holds (PDF/UA-1); nothing about who, when and with what. */
function metadataXml(title: string): string {
	return (
		'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>' + // cspell:disable-line
		'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
		'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">' +
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>` +
		'<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>' +
		'<pdfuaid:part>1</pdfuaid:part>' +
		'</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
	);
}
