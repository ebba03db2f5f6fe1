/** What stands at the top or bottom of every page and is no part of the text. */
import { textOf } from './text-lines';
import type { PageBlock } from './page-layout';

const PAGE_NUMBER =
	/^[-—–\s·]*\d{1,4}[-—–\s·]*$|^第\s*\d+\s*页(?:[\s,，/]*共\s*\d+\s*页)?$|^\d+\s*\/\s*\d+$/;
/** So many pages with the same words in the same place have a running head. */
const LEAST = 3;

export interface BarePage {
	readonly blocks: readonly PageBlock[];
	/** Texts of the margins that were taken away. */
	readonly margins: readonly string[];
}

/** Takes page numbers, running heads and feet away. */
export function withoutMargins(pages: readonly (readonly PageBlock[])[]): BarePage[] {
	const heads = repeated(pages.map((blocks) => lineText(blocks[0])));
	const feet = repeated(pages.map((blocks) => lineText(blocks.at(-1))));
	return pages.map((all) => {
		const margins: string[] = [];
		let blocks = all;
		const isMargin = (text: string | undefined, known: ReadonlySet<string>): text is string =>
			text !== undefined && (PAGE_NUMBER.test(text) || known.has(bare(text)));
		const foot = lineText(blocks.at(-1));
		if (isMargin(foot, feet)) {
			margins.push(foot);
			blocks = blocks.slice(0, -1);
		}
		const head = lineText(blocks[0]);
		if (isMargin(head, heads)) {
			margins.unshift(head);
			blocks = blocks.slice(1);
		}
		return { blocks, margins };
	});
}

function lineText(block: PageBlock | undefined): string | undefined {
	return block?.kind === 'line' ? textOf(block.line).trim() : undefined;
}

/** A running head may tell the number of its page. */
function bare(text: string): string {
	return text.replaceAll(/\d+/g, '#');
}

function repeated(texts: readonly (string | undefined)[]): ReadonlySet<string> {
	const counts = new Map<string, number>();
	for (const text of texts) {
		// What begins or ends pages by its nature: titles of forms, and labels of their last line.
		if (text === undefined || text.length < 2) continue;
		counts.set(bare(text), (counts.get(bare(text)) ?? 0) + 1);
	}
	const most = Math.max(LEAST, texts.length * 0.6);
	return new Set([...counts].filter(([, count]) => count >= most).map(([text]) => text));
}
