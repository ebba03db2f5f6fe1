/** What keeps a PDF from being read aloud: the parts of PDF/UA-1 that a program can judge. */
import type { PdfDictionary } from './pdf-objects';
import type { TaggedPdf, TagNode } from './pdf-tags';

/** Empty where the document passes. */
export function tagFaults(pdf: TaggedPdf): string[] {
	const tags = [...allOf(pdf.document)];
	return [
		...documentFaults(pdf),
		...pdf.pages.flatMap(({ loose, dictionary }, i) => [
			...loose.map((what) => `page ${i + 1} draws outside of tags: ${what}`),
			...(dictionary.Tabs === '/S' ? [] : [`page ${i + 1} has no order of tabs`])
		]),
		...pdf.strays.map((what) => `no tag holds ${what}`),
		...headingFaults(tags),
		...tags.filter(({ role }) => role === 'Table').flatMap(tableFaults),
		...tags.flatMap(tagFault)
	];
}

export function* allOf(tag: TagNode): Iterable<TagNode> {
	yield tag;
	for (const child of tag.children) yield* allOf(child);
}

function documentFaults({ catalog, title, metadata }: TaggedPdf): string[] {
	const { Lang, MarkInfo, ViewerPreferences } = catalog;
	const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	return [
		Lang === 'zh-CN' ? '' : 'no language',
		(MarkInfo as PdfDictionary | undefined)?.Marked === true ? '' : 'is not said to be tagged',
		(ViewerPreferences as PdfDictionary | undefined)?.DisplayDocTitle === true
			? ''
			: 'the name of the file is shown for a title',
		title !== '' && metadata.includes(`>${escaped}</rdf:li></rdf:Alt></dc:title>`)
			? ''
			: 'no title',
		metadata.includes('<pdfuaid:part>1</pdfuaid:part>') ? '' : 'names no standard'
	].filter((fault) => fault !== '');
}

/** Begins with the first level, and skips none. */
function headingFaults(tags: readonly TagNode[]): string[] {
	let last = 0;
	return tags.flatMap(({ role, text }) => {
		const level = Number(/^H(\d)$/.exec(role)?.[1] ?? 0);
		if (level === 0) return [];
		const skips = level > last + 1;
		const before = last;
		last = level;
		return [
			...(skips ? [`heading of level ${level} after ${before}: ${text}`] : []),
			...(text.trim() === '' ? ['a heading without words'] : [])
		];
	});
}

function tableFaults({ children }: TagNode): string[] {
	const name = children[0]?.children.map(({ text }) => text).join(' ');
	const widths = rowWidths(children);
	const cells = children.flatMap((row) => row.children);
	return [
		...(cells.some(({ role }) => role === 'TH') ? [] : [`a table without header cells: ${name}`]),
		...(new Set(widths).size > 1 ? [`rows of ${[...new Set(widths)].join()} cells: ${name}`] : [])
	];
}

/** How many columns each row covers, with the cells of rows above that go on into it. */
function rowWidths(rows: readonly TagNode[]): number[] {
	const covered = rows.map(() => 0);
	rows.forEach(({ children }, line) => {
		for (const { attributes } of children) {
			const { ColSpan = 1, RowSpan = 1 } = attributes as { ColSpan?: number; RowSpan?: number };
			for (let down = 0; down < RowSpan; down++) {
				if (line + down >= covered.length) covered.push(-1);
				covered[line + down] += ColSpan;
			}
		}
	});
	return covered;
}

const BELOW: Record<string, readonly string[]> = {
	Table: ['TR'],
	TR: ['TH', 'TD'],
	L: ['LI'],
	LI: ['Lbl', 'LBody'],
	TOC: ['TOCI']
};

function tagFault({ role, text, attributes, alternative, links, children }: TagNode): string[] {
	const allowed = BELOW[role];
	const wrong = allowed ? children.filter((child) => !allowed.includes(child.role)) : [];
	return [
		...wrong.map((child) => `${child.role} in ${role}`),
		...(allowed && text !== '' ? [`text in ${role}: ${text}`] : []),
		...(role === 'Figure' && !alternative ? [`a figure without words: ${text}`] : []),
		...(role === 'TH' && !attributes.Scope ? [`a header of nothing: ${text}`] : []),
		...(role === 'Link' && (links.length === 0 || links.includes(''))
			? [`a link without words: ${text}`]
			: []),
		...(role === 'L' && !attributes.ListNumbering ? ['a list without its kind of numbers'] : [])
	];
}
