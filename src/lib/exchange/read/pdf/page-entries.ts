/** What the report says of a page: what was left out, what was not taken, what was read otherwise. */
import type { ImportEntry } from '../import-report';
import { withoutRadicals } from '../radicals';
import type { PageText } from './page-text';
import type { RaisedMark } from './raised-marks';

/** As far as it is needed of what pdf.js tells of an annotation. */
export interface PdfAnnotation {
	readonly id?: string;
	readonly subtype?: string;
	readonly fieldValue?: unknown;
	readonly contentsObj?: { readonly str?: string };
	readonly hidden?: boolean;
}

export interface ReadPage {
	readonly text: PageText;
	readonly raised: readonly RaisedMark[];
	readonly annotations: readonly PdfAnnotation[];
	/** All text of the page, as pdf.js itself tells it. */
	readonly held: string;
}

/** Points²: a picture that is larger may be a scanned table. */
const LARGE = 15_000;

export function pageEntries(read: ReadPage, page: number): ImportEntry[] {
	const { text: drawn, raised } = read;
	const entry = (kind: ImportEntry['kind'], details: Partial<ImportEntry> = {}): ImportEntry => ({
		...{ kind, place: { line: 1, page } },
		...details
	});
	const entries: ImportEntry[] = [];
	for (const [reason, text] of drawn.aside) {
		const found = text.trim();
		if (found === '') continue;
		if (reason === 'chart') entries.push(entry('margin-text', { found }));
		else
			entries.push(entry(reason === 'slanted' ? 'unread' : 'unseen', { found, expected: reason }));
	}
	if (drawn.twice !== '')
		entries.push(entry('drawn-twice', { found: String([...drawn.twice].length) }));
	if (drawn.replaced.size > 0) {
		const found = [...drawn.replaced].join('');
		entries.push(entry('characters-replaced', { found, kept: withoutRadicals(found) }));
	}
	for (const { mark, behind } of raised)
		entries.push(entry('note-mark', { found: mark, kept: behind }));
	if (drawn.picture >= LARGE && drawn.glyphs.some(({ text }) => text.trim() !== ''))
		entries.push(entry('unread', { expected: 'picture' }));
	for (const { found, kind, expected } of annotationsOf(read))
		entries.push(entry(kind, { found, ...(expected && { expected }) }));
	const missing = missingOf(read);
	if (missing !== '') entries.push(entry('unread', { found: missing, expected: 'text' }));
	return entries;
}

/** Values and words of annotations that the page does not draw. */
function* annotationsOf({
	annotations,
	text
}: ReadPage): Iterable<{ kind: ImportEntry['kind']; found: string; expected?: string }> {
	for (const { id, subtype, fieldValue, contentsObj, hidden } of annotations) {
		const isField = subtype === 'Widget';
		const isText = subtype === 'FreeText';
		const value = isField ? [fieldValue].flat().filter((v) => typeof v === 'string') : [];
		const found = (isField ? value.join('、') : (contentsObj?.str ?? '')).trim();
		const drawn = bare(text.annotations.get(id ?? '') ?? '');
		if (found === '' || hidden || drawn.includes(bare(found))) continue;
		if (isField || isText)
			yield { kind: 'unread', found, expected: isField ? 'form-field' : 'annotation' };
		else yield { kind: 'margin-text', found };
	}
}

const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** Characters that pdf.js tells of and that are neither on the page as it was read nor among what was left out. */
function missingOf({ text: drawn, held }: ReadPage): string {
	const counts = new Map<string, number>();
	const taken = [...drawn.glyphs.map(({ text }) => text), ...drawn.aside.values(), drawn.twice];
	for (const text of taken) for (const c of bare(text)) counts.set(c, (counts.get(c) ?? 0) + 1);
	let missing = '';
	for (const c of bare(withoutRadicals(held))) {
		const left = counts.get(c) ?? 0;
		if (left > 0) counts.set(c, left - 1);
		else missing += c;
	}
	return missing;
}
