/** A Word document → the lines of its paragraphs and tables. */
import type { ImportEntry } from '../import-report';
import { relationshipsOf, type Relationship } from '../office/relationships';
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
import type { Aside } from './aside';
import { DocumentBody } from './document-body';
import { drawnText, embeddedDocument } from './embedded';
import { missingText } from './held-text';
import { Numbering } from './numbering';
import type { DocumentTable } from './open-table';
import { ParagraphStyles } from './paragraph-styles';
import type { DocumentBlock, EmbeddedDocument } from './story';

/** Documents inside of documents inside of documents. */
const MOST_EMBEDDED = 3;

/** Stops with a `ReadingStopped` where the file is damaged or larger than it may be. */
export function readDocx(bytes: Uint8Array): Source {
	const lines = new DocumentLines();
	readInto(lines, bytes, 0);
	return lines.source();
}

/** @param depth how many documents this one stands in */
function readInto(lines: DocumentLines, bytes: Uint8Array, depth: number): void {
	const archive = new ZipArchive(bytes);
	const main =
		relationshipsOf(archive, '').find(({ type }) => type === 'officeDocument')?.part ??
		'word/document.xml';
	const document = new PartReader(archive, main);
	const styles = new ParagraphStyles(archive, document.partOf('styles'));
	const body = new DocumentBody(new Numbering(archive, document.partOf('numbering'), styles));
	if (!readXmlPart(archive, main, body)) stop({ kind: 'missing-part', part: main });
	for (const found of leftOf(archive)) lines.tell({ kind: 'left-out', place: { line: 1 }, found });
	document.addTo(lines, body.blocks, depth);
	marginsOf(lines, document, styles);
	lines.tellMissing(missingText(archive, main, [...lines.accounted(), body.translated]));
}

/** A part of the package with what it refers to. */
class PartReader {
	readonly relations: readonly Relationship[];

	constructor(
		readonly archive: ZipArchive,
		part: string
	) {
		this.relations = relationshipsOf(archive, part);
	}

	partOf(wanted: string): string | undefined {
		return this.relations.find(({ type }) => type === wanted)?.part;
	}

	addTo(lines: DocumentLines, blocks: readonly DocumentBlock[], depth: number): void {
		for (const block of blocks) {
			if (block.kind === 'embedded') this.#addEmbedded(lines, block, depth);
			else if (block.kind === 'table') lines.addTable(block, (aside) => this.told(aside));
			else lines.addParagraph(block, (aside) => this.told(aside));
		}
	}

	#addEmbedded(lines: DocumentLines, { relation }: EmbeddedDocument, depth: number): void {
		const part = this.#related(relation);
		const found = part === undefined ? undefined : embeddedDocument(this.archive, part);
		if (found?.kind === 'docx' && depth < MOST_EMBEDDED) readInto(lines, found.bytes, depth + 1);
		else if (found?.kind === 'lines')
			for (const text of found.lines) lines.addParagraph({ text, asides: [] }, (aside) => aside);
		else {
			const aside: Aside = { kind: 'unread', relation, expected: 'embedded-document' };
			lines.addParagraph({ text: '', asides: [aside] }, (each) => this.told(each));
		}
	}

	#related(id: string): string | undefined {
		const part = this.relations.find((relation) => relation.id === id)?.part;
		return part !== undefined && this.archive.has(part) ? part : undefined;
	}

	/** With the text of the part that it refers to. */
	told({ relation, ...aside }: Aside): Aside {
		const part = relation === undefined ? undefined : this.#related(relation);
		if (part === undefined) return aside;
		if (aside.expected !== 'embedded-document')
			return { ...aside, found: drawnText(this.archive, part) };
		const found = embeddedDocument(this.archive, part);
		if (found.kind === 'docx') return { ...aside, found: textOfDocx(found.bytes) };
		return { ...aside, found: found.kind === 'lines' ? found.lines.join('\n') : found.text };
	}
}

/** Of a document that stands in a cell, or too deep inside of others. */
function textOfDocx(bytes: Uint8Array): string {
	const lines = new DocumentLines();
	readInto(lines, bytes, MOST_EMBEDDED);
	return lines
		.source()
		.lines.map((line) => line.text)
		.join('\n');
}

type Told = (aside: Aside) => Aside;
interface Paragraph {
	readonly text: string;
	readonly marked?: string;
	readonly asides: readonly Aside[];
}

class DocumentLines {
	readonly #lines: SourceLine[] = [];
	readonly #places: { line: number; block?: number }[] = [];
	readonly #entries: ImportEntry[] = [];
	#paragraphs = 0;
	#tables = 0;

	source(): Source {
		const places = this.#places;
		return {
			lines: this.#lines,
			entries: this.#entries,
			locate: (line) => places[line - 1] ?? { line }
		};
	}

	tell(entry: ImportEntry): void {
		this.#entries.push(entry);
	}

	tellMissing(found: string): void {
		if (found !== '') this.tell({ kind: 'unread', place: { line: 1 }, found, expected: 'text' });
	}

	/** All texts that were taken or told. */
	*accounted(): Iterable<string> {
		for (const { filled } of this.#lines) for (const { text } of filled) yield text;
		for (const { found = '', kind } of this.#entries) if (!REPEATS.has(kind)) yield found;
	}

	/** A paragraph of several lines is several lines; blank ones part pages and sections. */
	addParagraph({ text, marked = text, asides }: Paragraph, told: Told): void {
		this.#paragraphs++;
		const place = { line: this.#paragraphs };
		for (const aside of asides) this.tell({ ...told(aside), place });
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
			this.#places.push(place);
		}
	}

	addTable({ rows, asides }: DocumentTable, told: Told): void {
		const grid: SourceGrid = { name: '', apart: false };
		const block = ++this.#tables;
		for (const { row, column, aside } of asides)
			this.tell({ ...told(aside), place: { line: row + 1, cell: column + 1, block } });
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

/** Entries whose text is in the document, too. */
const REPEATS: ReadonlySet<ImportEntry['kind']> = new Set(['text-box', 'margin-text', 'left-out']);

function leftOf(archive: ZipArchive): string[] {
	const has = (pattern: RegExp) => archive.names.some((name) => pattern.test(name));
	return [
		...(has(/(?:^|\/)vbaProject\.bin$/i) ? ['macros'] : []),
		...(has(/(?:^|\/)embeddings\//i) ? ['embedded-files'] : [])
	];
}

const MARGINS = new Set(['header', 'footer', 'footnotes', 'endnotes', 'comments']);

/** What stands around the body is kept in the report, one entry a part. */
function marginsOf(lines: DocumentLines, document: PartReader, styles: ParagraphStyles): void {
	const { archive } = document;
	for (const { type, part } of document.relations) {
		if (!MARGINS.has(type) || part === undefined) continue;
		const body = new DocumentBody(new Numbering(archive, undefined, styles));
		readXmlPart(archive, part, body);
		const margin = new DocumentLines();
		new PartReader(archive, part).addTo(margin, body.blocks, MOST_EMBEDDED);
		const { lines: own, entries = [] } = margin.source();
		const found = own.flatMap(({ filled }) => filled.map(({ text }) => text)).join('\n');
		if (found !== '') lines.tell({ kind: 'margin-text', place: { line: 1 }, found });
		for (const entry of entries)
			if (entry.kind !== 'note-mark') lines.tell({ ...entry, place: { line: 1 } });
		const accounted = [found, ...entries.map((entry) => entry.found ?? ''), body.translated];
		lines.tellMissing(missingText(archive, part, accounted));
	}
}
