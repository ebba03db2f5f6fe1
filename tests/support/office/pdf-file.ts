/** Small PDFs for tests. Their font is not embedded and speaks GBK, as those of older programs do. */
import iconv from 'iconv-lite';
import { zlibSync } from 'fflate';

export interface DrawnPage {
	readonly width?: number;
	readonly height?: number;
	readonly rotate?: number;
	/** Further entries of the page, such as its annotations. */
	readonly more?: string;
	readonly drawn: readonly string[];
}

export interface PdfParts {
	/** Further objects, numbered from 4 + 2 × pages on. */
	readonly objects?: readonly string[];
	/** Further entries of the trailer and of each page's resources. */
	readonly trailer?: string;
	readonly resources?: string;
}

const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

/** Text whose base line begins there, in points from the bottom left corner. */
export function text(x: number, y: number, content: string, size = 10): string {
	return `BT /F ${size} Tf ${x} ${y} Td <${iconv.encode(content, 'gbk').toString('hex')}> Tj ET`;
}
export function stroke(x: number, y: number, toX: number, toY: number): string {
	return `${x} ${y} m ${toX} ${toY} l S`;
}

/** How wide the font prints a text. */
export function widthOf(content: string, size = 10): number {
	return [...content].reduce((sum, c) => sum + (c.charCodeAt(0) < 128 ? 0.5 : 1) * size, 0);
}

export function pdfFile(pages: readonly DrawnPage[], parts: PdfParts = {}): Uint8Array {
	const font =
		'<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[' +
		'<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>' +
		'/DW 1000/W[1 95 500 814 939 500]/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 0 1000 1000]' +
		'/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>]>>';
	const objects: (string | { dictionary: string; bytes: Uint8Array })[] = [
		'<</Type/Catalog/Pages 2 0 R>>',
		`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}]>>`,
		font
	];
	pages.forEach(({ width = 595, height = 842, rotate = 0, more = '', drawn }, i) => {
		const bytes = zlibSync(latin(drawn.join('\n')));
		objects.push(
			`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${rotate}${more}` +
				`/Resources<</Font<</F 3 0 R>>${parts.resources ?? ''}>>/Contents ${5 + 2 * i} 0 R>>`,
			{ dictionary: '/Filter/FlateDecode', bytes }
		);
	});
	return assembled([...objects, ...(parts.objects ?? [])], parts.trailer ?? '');
}

/** A PDF of one page whose content is that stream. */
export function streamFile(dictionary: string, bytes: Uint8Array): Uint8Array {
	return assembled(
		[
			'<</Type/Catalog/Pages 2 0 R>>',
			'<</Type/Pages/Count 1/Kids[3 0 R]>>',
			'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>',
			{ dictionary, bytes }
		],
		''
	);
}

function assembled(
	objects: readonly (string | { dictionary: string; bytes: Uint8Array })[],
	trailer: string
): Uint8Array {
	const pieces: Uint8Array[] = [];
	const offsets: number[] = [];
	let length = 0;
	const push = (piece: string | Uint8Array): void => {
		const bytes = typeof piece === 'string' ? latin(piece) : piece;
		pieces.push(bytes);
		length += bytes.length;
	};
	push('%PDF-1.7\n');
	objects.forEach((object, i) => {
		offsets.push(length);
		push(`${i + 1} 0 obj\n`);
		if (typeof object === 'string') push(object);
		else {
			push(`<</Length ${object.bytes.length}${object.dictionary}>>\nstream\n`);
			push(object.bytes);
			push('\nendstream');
		}
		push('\nendobj\n');
	});
	const start = length;
	const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
	push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines.join('')}`);
	push(
		`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`
	);
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}

const LINE = 16;
const [LEFT, TOP, BOTTOM] = [40, 800, 60];

/** Lines of tabbed cells on pages: those of one cell as text, runs of others as ruled tables. */
export function ruledPdf(lines: readonly string[]): Uint8Array {
	const pages: string[][] = [[]];
	let y = TOP;
	const turn = (): void => {
		pages.push([]);
		y = TOP;
	};
	const rows = lines.map((line) => line.split('\t'));
	for (let i = 0; i < rows.length;) {
		let end = i;
		while (end < rows.length && rows[end].length > 1) end++;
		if (end === i) {
			if (y < BOTTOM) turn();
			pages.at(-1)!.push(text(LEFT, y, rows[i][0]));
			y -= 2 * LINE;
			i++;
			continue;
		}
		const run = rows.slice(i, end);
		const count = Math.max(...run.map((row) => row.length));
		const widths = [...Array(count).keys()].map(
			(c) => Math.max(20, ...run.map((row) => widthOf(row[c] ?? '', 10))) + 8
		);
		for (const row of run) {
			if (y < BOTTOM) turn();
			let x = LEFT;
			for (const [c, width] of widths.entries()) {
				pages.at(-1)!.push(`${x} ${y - 4} ${width} ${LINE} re S`, text(x + 4, y, row[c] ?? ''));
				x += width;
			}
			y -= LINE;
		}
		y -= 2 * LINE;
		i = end;
	}
	return pdfFile(pages.map((drawn) => ({ width: 6000, drawn })));
}
