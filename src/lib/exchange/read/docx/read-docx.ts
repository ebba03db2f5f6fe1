/** A Word document → the lines of its paragraphs and tables. */
import type { ImportEntry } from '../import-report';
import { relationshipsOf } from '../office/relationships';
import { readXmlPart } from '../office/xml-part';
import { ZipArchive } from '../office/zip-archive';
import { stop } from '../reading-stopped';
import {
	gridLine,
	type Source,
	type SourceCell,
	type SourceGrid,
	type SourceLine
} from '../source';
import { DocumentBody, type DocumentBlock } from './document-body';
import { Numbering } from './numbering';
import { ParagraphStyles } from './paragraph-styles';

/** Stops with a `ReadingStopped` where the file is damaged or larger than it may be. */
export function readDocx(bytes: Uint8Array): Source {
	const archive = new ZipArchive(bytes);
	const main =
		relationshipsOf(archive, '').find(({ type }) => type === 'officeDocument')?.part ??
		'word/document.xml';
	const relations = relationshipsOf(archive, main);
	const partOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.part;
	const styles = new ParagraphStyles(archive, partOf('styles'));
	const body = new DocumentBody(new Numbering(archive, partOf('numbering'), styles));
	if (!readXmlPart(archive, main, body)) stop({ kind: 'missing-part', part: main });
	const entries = [...leftOf(archive, body), ...marginsOf(archive, main)];
	return new DocumentLines(body.blocks).source(entries);
}

class DocumentLines {
	readonly #lines: SourceLine[] = [];
	readonly #places: { line: number; block?: number }[] = [];
	#paragraphs = 0;
	#tables = 0;

	constructor(blocks: readonly DocumentBlock[]) {
		for (const block of blocks) {
			if (block.kind === 'paragraph') this.#addParagraph(block.text, block.marked);
			else this.#addTable(block.rows);
		}
	}

	source(entries: readonly ImportEntry[]): Source {
		const places = this.#places;
		return { lines: this.#lines, entries, locate: (line) => places[line - 1] ?? { line } };
	}

	/** A paragraph of several lines is several lines; blank ones part pages and sections. */
	#addParagraph(text: string, marked = text): void {
		this.#paragraphs++;
		const markedLines = marked.split('\n');
		for (const [at, line] of text.split('\n').entries()) {
			const number = this.#lines.length + 1;
			const cells = line.split('\t');
			// Of a line in several cells marks would run from one into the next.
			const mark = cells.length === 1 && markedLines[at] !== line ? markedLines[at] : undefined;
			const filled = cells.flatMap((cell, index): SourceCell[] => {
				const trimmed = cell.trim();
				if (trimmed === '') return [];
				return [{ line: number, index, text: trimmed, ...(mark && { marked: mark.trim() }) }];
			});
			this.#lines.push({ number, text: line, width: cells.length, filled });
			this.#places.push({ line: this.#paragraphs });
		}
	}

	#addTable(rows: Extract<DocumentBlock, { kind: 'table' }>['rows']): void {
		const grid: SourceGrid = { name: '', apart: false };
		const block = ++this.#tables;
		rows.forEach((row, y) => {
			const number = this.#lines.length + 1;
			const cells = row.map(({ index, text, across, down }): SourceCell => ({
				line: number,
				index,
				text: text.trim(),
				...(across > 1 && { across }),
				...(down > 1 && { down })
			}));
			this.#lines.push(gridLine(number, grid, cells));
			this.#places.push({ line: y + 1, block });
		});
	}
}

function leftOf(archive: ZipArchive, body: DocumentBody): ImportEntry[] {
	const has = (pattern: RegExp) => archive.names.some((name) => pattern.test(name));
	const left = [
		...(has(/(?:^|\/)vbaProject\.bin$/i) ? ['macros'] : []),
		...(has(/(?:^|\/)embeddings\//i) ? ['embedded-files'] : []),
		...(body.hasDeletions ? ['deleted-text'] : [])
	];
	return left.map((found) => ({ kind: 'left-out', place: { line: 1 }, found }));
}

const MARGINS = new Set(['header', 'footer', 'footnotes', 'endnotes', 'comments']);

/** What stands around the body is kept in the report, one entry a part. */
function marginsOf(archive: ZipArchive, main: string): ImportEntry[] {
	return relationshipsOf(archive, main).flatMap(({ type, part }): ImportEntry[] => {
		if (!MARGINS.has(type) || part === undefined) return [];
		const body = new DocumentBody(undefined);
		readXmlPart(archive, part, body);
		const found = body.blocks
			.flatMap((block) =>
				block.kind === 'paragraph' ? [block.text] : block.rows.flat().map(({ text }) => text)
			)
			.map((text) => text.trim())
			.filter((text) => text !== '')
			.join('\n');
		return found === '' ? [] : [{ kind: 'margin-text', place: { line: 1 }, found }];
	});
}
