/** The figures of a PDF as another program finds them (pdftotext of poppler-utils), to hold our reading against. */
import { execFileSync } from 'node:child_process';

/** Figures of a line of text, from left to right. */
export interface TrueRow {
	readonly page: number;
	readonly figures: readonly string[];
}

/** An amount: with decimals, so that no code or year is one. */
const FIGURE = /^[+-]?\d[\d,]*\.\d+$/;
/** Points: words whose middles are nearer stand in one row. */
const SAME_ROW = 3;

/** `undefined` where pdftotext is not installed. */
export function trueRows(path: string): readonly TrueRow[] | undefined {
	let xml: string;
	try {
		const options = { encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' } as const;
		xml = execFileSync('pdftotext', ['-bbox-layout', path, '-'], options);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	return xml
		.split('<page ')
		.slice(1)
		.flatMap((page, i) => rowsOf(page).map((figures) => ({ page: i + 1, figures })));
}

function rowsOf(page: string): string[][] {
	const words = [
		...page.matchAll(
			/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">([^<]*)<\/word>/g
		)
	]
		.map(([, x, top, bottom, text]) => ({
			x: Number(x),
			y: (Number(top) + Number(bottom)) / 2,
			text
		}))
		.filter(({ text }) => FIGURE.test(text))
		.sort((a, b) => a.y - b.y);
	const rows: (typeof words)[] = [];
	for (const word of words) {
		const row = rows.at(-1);
		if (row && word.y - row[0].y <= SAME_ROW) row.push(word);
		else rows.push([word]);
	}
	return rows.map((row) => row.sort((a, b) => a.x - b.x).map(({ text }) => text));
}
