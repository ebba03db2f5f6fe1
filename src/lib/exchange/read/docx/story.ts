/** Blocks of a Word document, while they are read and as they are given. */
import type { Aside } from './aside';
import type { ReadParagraph } from './marked-blocks';
import type { DocumentTable, OpenTable } from './open-table';

export type DocumentBlock =
	| {
			readonly kind: 'paragraph';
			readonly text: string;
			/** With its bold and underlined words marked, or as the heading or line of a list that it is. */
			readonly marked?: string;
			readonly asides: readonly Aside[];
	  }
	| DocumentTable
	| EmbeddedDocument;

/** A document inside of the document. */
export interface EmbeddedDocument {
	readonly kind: 'embedded';
	readonly relation: string;
}
export type ReadBlock = ReadParagraph | DocumentTable | EmbeddedDocument;

/** Text that is open: a paragraph outside of tables, a cell, or a text box. */
export interface OpenText extends ReadParagraph {
	num?: string;
	level?: number;
	/** Numbers stand before a paragraph's first text. */
	numbered: boolean;
	isShaded: boolean;
	/** Of the text boxes that are anchored here. */
	readonly after: ReadBlock[];
}
/** The document, or a text box in it. */
export interface Story {
	readonly read: ReadBlock[];
	readonly paragraphs: OpenText[];
	readonly tables: OpenTable[];
}

export function emptyStory(): Story {
	return { read: [], paragraphs: [], tables: [] };
}

export function emptyParagraph(): OpenText {
	return {
		...{ kind: 'paragraph', text: '', runs: [], asides: [], after: [] },
		...{ numbered: false, isShaded: false }
	};
}

/** The words of a block. */
export function plainText(block: ReadBlock): string {
	if (block.kind === 'embedded') return '';
	if (block.kind === 'paragraph') return block.text.trim();
	return block.rows.map((row) => row.map(({ text }) => text.trim()).join(' ')).join('\n');
}

export function asidesOf(block: ReadBlock): readonly Aside[] {
	if (block.kind === 'embedded')
		return [{ kind: 'unread', relation: block.relation, expected: 'embedded-document' }];
	return block.kind === 'paragraph' ? block.asides : block.asides.map(({ aside }) => aside);
}

export function withoutAsides<Block extends ReadBlock>(block: Block): Block {
	return block.kind === 'embedded' ? block : { ...block, asides: [] };
}
