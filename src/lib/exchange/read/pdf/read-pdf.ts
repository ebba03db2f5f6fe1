/**
 * A PDF with a text layer → the lines of its paragraphs and tables. pdf.js opens the file and says
 * what its pages draw; what is a line, a cell or a table is told by where it stands.
 */
import type { Source } from '../source';
import { ReadingStopped, stop } from '../reading-stopped';
import type { Progress } from '../xlsx/read-xlsx';
import { documentLines } from './document-lines';
import { pageLayout, type LaidPage } from './page-layout';
import { times, type Matrix } from './geometry';
import { pageEntries, type PdfAnnotation } from './page-entries';
import { pageMarks, type PdfFont } from './page-marks';
import { withoutRaisedMarks } from './raised-marks';
import { refuseSwelling } from './stream-bounds';

/** The tables of Adobe that tell the characters of fonts which are not embedded; `undefined`: not to be had. */
export type CharacterMaps = (name: string) => Promise<Uint8Array | undefined>;

export const MOST_PAGES = 3000;
/** Steps of a page's drawing. */
const MOST_STEPS = 2_000_000;

type PdfModule = typeof import('unpdf/pdfjs');
type PdfDocument = Awaited<ReturnType<PdfModule['getDocument']>['promise']>;

/** Stops with a `ReadingStopped` where the file is damaged, locked or larger than it may be. */
export async function readPdf(
	bytes: Uint8Array,
	maps: CharacterMaps = async () => undefined,
	progress: Progress = () => undefined
): Promise<Source> {
	refuseSwelling(bytes);
	const pdf = await opened(bytes, maps);
	try {
		if (pdf.numPages > MOST_PAGES)
			stop({ kind: 'archive-too-large', of: 'pages', limit: MOST_PAGES });
		const pages: LaidPage[] = [];
		const layers = await pdf.getOptionalContentConfig();
		for (let number = 1; number <= pdf.numPages; number++) {
			progress(number - 1, pdf.numPages);
			pages.push(await pageOf(pdf, number, (layer) => layers.isVisible(layer as never)));
		}
		if (pages.every(({ blocks }) => blocks.length === 0))
			stop({ kind: 'no-text-layer', pages: pdf.numPages });
		return documentLines(pages);
	} finally {
		await pdf.loadingTask.destroy();
	}
}

/** Loaded with the first PDF. It calls what Node has from version 21 on. */
async function pdfjs(): Promise<PdfModule> {
	const buffers = ArrayBuffer.prototype as { transferToFixedLength?: () => ArrayBuffer };
	buffers.transferToFixedLength ??= function (this: ArrayBuffer) {
		return structuredClone(this, { transfer: [this] });
	};
	return import('unpdf/pdfjs');
}

async function opened(bytes: Uint8Array, maps: CharacterMaps): Promise<PdfDocument> {
	const { getDocument } = await pdfjs();
	try {
		return await getDocument({
			// pdf.js takes the bytes for its own, and no Buffer.
			data: new Uint8Array(bytes),
			BinaryDataFactory: mapsFactory(maps),
			...{ cMapUrl: 'cmaps/', cMapPacked: true, useWorkerFetch: false, useSystemFonts: false },
			// Images are no text; none is unpacked.
			...{ maxImageSize: 1, disableFontFace: true, isEvalSupported: false, enableXfa: false },
			verbosity: 0
		} as Parameters<typeof getDocument>[0]).promise;
	} catch (error) {
		if ((error as Error).name === 'PasswordException') stop({ kind: 'password-protected' });
		stop({ kind: 'damaged-pdf' });
	}
}

function mapsFactory(maps: CharacterMaps) {
	return class {
		async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
			const found = kind === 'cMapUrl' ? await maps(filename) : undefined;
			if (!found) throw new Error(`${filename} is not to be had`);
			return found;
		}
	};
}

async function pageOf(
	pdf: PdfDocument,
	number: number,
	isShown: (layer: unknown) => boolean
): Promise<LaidPage> {
	try {
		const page = await pdf.getPage(number);
		const operators = await page.getOperatorList();
		if (operators.fnArray.length > MOST_STEPS)
			stop({ kind: 'archive-too-large', of: 'marks', limit: MOST_STEPS });
		const fonts = await fontsOf(page, operators.argsArray);
		const fontOf = (name: string): PdfFont => fonts.get(name) ?? {};
		const { transform, width, height } = page.getViewport({ scale: 1 });
		const base = transform as unknown as Matrix;
		let marks = pageMarks(operators, base, fontOf, isShown);
		// A table that is drawn turned on a page that is not.
		if (marks.text.turned > 0) {
			const upright = times(TURNS[marks.text.turned](width, height), base);
			marks = pageMarks(operators, upright, fontOf, isShown);
		}
		const raised = withoutRaisedMarks(marks.text.glyphs);
		const laid = pageLayout({ glyphs: raised.glyphs, rules: marks.rules });
		const annotations = (await page.getAnnotations()) as PdfAnnotation[];
		const held = await heldText(page);
		page.cleanup();
		return {
			...laid,
			entries: pageEntries({ text: marks.text, raised: raised.marks, annotations, held }, number)
		};
	} catch (error) {
		if (error instanceof ReadingStopped) throw error;
		return stop({ kind: 'damaged-pdf', page: number });
	}
}

/** Places on a page of which the text runs down, upside down or up → as it is read. */
const TURNS: readonly ((width: number, height: number) => Matrix)[] = [
	() => [1, 0, 0, 1, 0, 0],
	(width) => [0, -1, 1, 0, 0, width],
	(width, height) => [-1, 0, 0, -1, width, height],
	(_, height) => [0, 1, -1, 0, height, 0]
];

/** The text of a page as pdf.js itself gathers it: what this reader took is held against it. */
async function heldText(page: Awaited<ReturnType<PdfDocument['getPage']>>): Promise<string> {
	const { items } = await page.getTextContent({ disableNormalization: true });
	return items.map((item) => ('str' in item ? item.str : '')).join('');
}

/** Fonts arrive beside the operators that use them. */
async function fontsOf(
	page: Awaited<ReturnType<PdfDocument['getPage']>>,
	args: readonly unknown[]
): Promise<ReadonlyMap<string, PdfFont>> {
	const names = new Set(
		args.flatMap((each) => (Array.isArray(each) && typeof each[0] === 'string' ? [each[0]] : []))
	);
	const fonts = [...names].filter((name) => /^g_.*_f\d+$/.test(name) || page.commonObjs.has(name));
	const found = await Promise.all(
		fonts.map(
			(name) =>
				new Promise<[string, PdfFont]>((resolve) =>
					page.commonObjs.get(name, (font: PdfFont) => resolve([name, font]))
				)
		)
	);
	return new Map(found);
}
