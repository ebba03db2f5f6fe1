/**
 * What a PDF says to a screen reader, read back from its bytes: the tree of its tags with the text of
 * each, and what stands outside of them. Knows nothing of the code that writes it.
 */
import { strFromU8 } from 'fflate';
import { objectsOf, parseValue, Reference, type PdfDictionary, type PdfValue } from './pdf-objects';

export interface TagNode {
	readonly role: string;
	/** Own text, without that of the tags below. */
	readonly text: string;
	readonly attributes: PdfDictionary;
	readonly alternative?: string;
	/** Words of the links that it holds. */
	readonly links: readonly string[];
	readonly children: readonly TagNode[];
}

export interface TaggedPdf {
	readonly document: TagNode;
	readonly catalog: PdfDictionary;
	readonly title: string;
	/** XMP. */
	readonly metadata: string;
	readonly pages: readonly PageContent[];
	/** Stretches and links whose tag, by the table of the pages, does not hold them. */
	readonly strays: readonly string[];
}

export interface PageContent {
	/** Texts by the number of their stretch. */
	readonly marked: ReadonlyMap<number, string>;
	readonly artifacts: readonly string[];
	/** What is drawn outside of both. */
	readonly loose: readonly string[];
	readonly dictionary: PdfDictionary;
}

export function taggedPdf(bytes: Uint8Array): TaggedPdf {
	return new TagReader(bytes).read();
}

class TagReader {
	readonly #objects;
	readonly #unicode: ReadonlyMap<string, string>;
	readonly #pages = new Map<number, PageContent>();
	readonly #held = new Map<string, number>();

	constructor(bytes: Uint8Array) {
		this.#objects = objectsOf(bytes);
		this.#unicode = unicodeOf(
			[...this.#objects.values()].flatMap(({ data }) => (data ? [strFromU8(data, true)] : []))
		);
	}

	read(): TaggedPdf {
		const trailer = this.#find('/Type/XRef');
		const catalog = this.#dictionary(trailer.Root);
		for (const page of this.#dictionary(catalog.Pages).Kids as Reference[])
			this.#pages.set(page.to, this.#page(this.#dictionary(page)));
		const root = this.#dictionary(catalog.StructTreeRoot);
		const document = this.#tag(root.K as Reference, catalog.StructTreeRoot as Reference);
		return {
			document,
			catalog,
			title: String(this.#dictionary(trailer.Info).Title),
			metadata: new TextDecoder().decode(
				this.#objects.get((catalog.Metadata as Reference).to)!.data
			),
			pages: [...this.#pages.values()],
			strays: this.#strays(this.#dictionary(root.ParentTree).Nums as PdfValue[])
		};
	}

	#find(entry: string): PdfDictionary {
		const found = [...this.#objects.values()].find(({ text }) => text.includes(entry))!;
		return parseValue(found.text) as PdfDictionary;
	}
	#value(value: PdfValue): PdfValue {
		return value instanceof Reference ? parseValue(this.#objects.get(value.to)!.text) : value;
	}
	#dictionary(value: PdfValue): PdfDictionary {
		return this.#value(value) as PdfDictionary;
	}

	#tag(at: Reference, parent: Reference): TagNode {
		const { S, P, Pg, K, A, Alt } = this.#dictionary(at);
		if ((P as Reference).to !== parent.to) throw new Error(`${at.to} is below two tags`);
		const children: TagNode[] = [];
		const links: string[] = [];
		let text = '';
		for (const kid of K === undefined ? [] : Array.isArray(K) ? K : [K]) {
			if (kid instanceof Reference) {
				children.push(this.#tag(kid, at));
				continue;
			}
			const {
				MCID,
				Obj,
				Pg: own = Pg
			} = typeof kid === 'number' ? { MCID: kid } : (kid as PdfDictionary);
			const page = (own as Reference).to;
			if (Obj) {
				links.push(String(this.#dictionary(Obj).Contents ?? ''));
				this.#held.set(`link ${(Obj as Reference).to}`, at.to);
			} else {
				text += this.#pages.get(page)!.marked.get(Number(MCID)) ?? '';
				this.#held.set(`${page} ${String(MCID)}`, at.to);
			}
		}
		return {
			role: String(S).slice(1),
			text,
			attributes: (A ?? {}) as PdfDictionary,
			...(Alt !== undefined && { alternative: String(Alt) }),
			links,
			children
		};
	}

	#strays(pairs: PdfValue[]): string[] {
		const byKey = new Map<PdfValue, PdfValue>();
		for (let i = 0; i < pairs.length; i += 2) byKey.set(pairs[i], pairs[i + 1]);
		return [...this.#pages].flatMap(([number, { marked, dictionary }]) => {
			const tags = this.#value(byKey.get(dictionary.StructParents)!) as Reference[];
			const links = ((dictionary.Annots ?? []) as Reference[]).filter((link) => {
				const tag = byKey.get(this.#dictionary(link).StructParent) as Reference | undefined;
				return tag === undefined || this.#held.get(`link ${link.to}`) !== tag.to;
			});
			return [
				...[...marked.keys()]
					.filter((mark) => this.#held.get(`${number} ${mark}`) !== tags[mark]?.to)
					.map((mark) => `stretch ${mark} of page ${number}`),
				...links.map(({ to }) => `link ${to}`)
			];
		});
	}

	#page(dictionary: PdfDictionary): PageContent {
		const content = strFromU8(
			this.#objects.get((dictionary.Contents as Reference).to)!.data!,
			true
		);
		const marked = new Map<number, string>();
		const artifacts: string[] = [];
		const loose: string[] = [];
		const open: string[] = [];
		for (const line of content.split('\n')) {
			if (/ B[DM]C$/.test(line)) open.push(line);
			else if (line === 'EMC') open.pop();
			else {
				const said = this.#textOf(line);
				const mark = /\/MCID (\d+)/.exec(open.at(-1) ?? '');
				if (mark) marked.set(Number(mark[1]), (marked.get(Number(mark[1])) ?? '') + said);
				else if (open.at(-1)?.startsWith('/Artifact')) artifacts.push(said);
				else loose.push(said || line);
			}
		}
		if (open.length > 0) loose.push(`left open: ${open.join()}`);
		return { marked, artifacts, loose, dictionary };
	}

	#textOf(line: string): string {
		return [...line.matchAll(/<([0-9A-F]*)> Tj/g)]
			.map(([, glyphs]) =>
				(glyphs.match(/.{4}/g) ?? []).map((glyph) => this.#unicode.get(glyph) ?? '').join('')
			)
			.join('');
	}
}

function unicodeOf(streams: readonly string[]): ReadonlyMap<string, string> {
	const map = streams.find((stream) => stream.includes('begincmap'))!;
	return new Map(
		[...map.matchAll(/^<([0-9A-F]{4})><([0-9A-F]+)>$/gm)].map(([, glyph, code]) => [
			glyph,
			String.fromCharCode(...code.match(/.{4}/g)!.map((unit) => parseInt(unit, 16)))
		])
	);
}
