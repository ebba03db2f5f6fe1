/**
 * What the pages of a PDF hold, as a tree of tags: headings, paragraphs, lists, tables with their
 * header cells, charts in words. Screen readers follow it (ISO 32000-1, 14.7; PDF/UA-1).
 */
import { pdfText, type PdfFile } from './pdf-file';
import type { FlowPage } from './page-flow';

export type Role =
	| ('Document' | 'Part' | `H${number}` | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody')
	| ('TOC' | 'TOCI' | 'Link' | 'Span' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure');

export interface TagOptions {
	/** Attributes by their owner, as a PDF writes them: `/O/Table/ColSpan 2`. */
	readonly attributes?: string;
	/** What it shows, in words. */
	readonly alternative?: string;
	/** What its content is marked as on the page; its role, where nothing is said. */
	readonly marked?: string;
}

/** A stretch of a page's content, or a link of the page by its place there. */
type Part = { readonly page: FlowPage } & ({ readonly mark: number } | { readonly link: number });

export class Tag {
	readonly children: Tag[] = [];
	readonly #parts: Part[] = [];
	/** Of its object, once it is written. */
	#number: number | undefined;

	constructor(
		readonly role: Role,
		readonly options: TagOptions = {}
	) {}

	add(role: Role, options?: TagOptions): Tag {
		const tag = new Tag(role, options);
		this.children.push(tag);
		return tag;
	}

	/** Begins a stretch of the page that is this tag's; gives the operator for it. */
	begin(page: FlowPage): string {
		const mark = page.tags.push(this) - 1;
		this.#parts.push({ page, mark });
		return `/${this.options.marked ?? this.role} <</MCID ${mark}>> BDC`;
	}

	/** The last link of the page is this tag's. */
	holdsLinkOf(page: FlowPage): void {
		this.#parts.push({ page, link: page.links.length - 1 });
	}

	get number(): number {
		if (this.#number === undefined) throw new Error('a tag is written before its page');
		return this.#number;
	}

	/** Writes this tag and all below it. */
	write(file: PdfFile, parent: number, numbers: PageNumbers): number {
		const number = (this.#number = file.reserve());
		const page = this.#parts[0]?.page;
		const kids = [
			...this.#parts.map((part) => partKid(part, page, numbers)),
			...this.children.map((child) => `${child.write(file, number, numbers)} 0 R`)
		];
		const { attributes, alternative } = this.options;
		const entries = [
			`/S/${this.role}/P ${parent} 0 R`,
			page && `/Pg ${numbers.of(page).number} 0 R`,
			kids.length > 0 && (kids.length === 1 ? `/K ${kids[0]}` : `/K[${kids.join(' ')}]`),
			attributes && `/A<<${attributes}>>`,
			alternative && `/Alt ${pdfText(alternative)}`
		];
		file.object(`<<${entries.filter(Boolean).join('')}>>`, number);
		return number;
	}
}

/** Content that belongs to no tag: it only looks, or every page repeats it. */
export const LOOK = '/Artifact BMC';
export const PAGE_FOOT = '/Artifact <</Type/Pagination/Subtype/Footer>> BDC';
export const REPEATED = '/Artifact <</Type/Pagination/Subtype/Header>> BDC';
export type Artifact = typeof LOOK | typeof PAGE_FOOT | typeof REPEATED;

/** The objects of the pages and of their links. */
interface PageNumbers {
	of(page: FlowPage): { readonly number: number; readonly links: readonly number[] };
}

function partKid(part: Part, own: FlowPage, numbers: PageNumbers): string {
	const { number, links } = numbers.of(part.page);
	const elsewhere = part.page === own ? '' : `/Pg ${number} 0 R`;
	if ('link' in part) return `<</Type/OBJR/Obj ${links[part.link]} 0 R${elsewhere}>>`;
	return elsewhere === '' ? String(part.mark) : `<</Type/MCR${elsewhere}/MCID ${part.mark}>>`;
}

/**
 * Writes the tree, and which tags the content and the links of each page belong to. Pages are keyed by
 * their place among `pages`, links after them in order.
 */
export function writeStructure(
	file: PdfFile,
	document: Tag,
	pages: readonly FlowPage[],
	numbers: PageNumbers
): number {
	const root = file.reserve();
	const top = document.write(file, root, numbers);
	const references = (tags: readonly Tag[]) => tags.map(({ number }) => `${number} 0 R`).join(' ');
	const byKey = [
		...pages.map(({ tags }) => `${file.object(`[${references(tags)}]`)} 0 R`),
		...pages.flatMap(({ links }) => links.map(({ tag }) => `${tag.number} 0 R`))
	];
	const parents = file.object(
		`<</Nums[${byKey.map((value, key) => `${key} ${value}`).join(' ')}]>>`
	);
	return file.object(
		`<</Type/StructTreeRoot/K ${top} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${byKey.length}>>`,
		root
	);
}
