/** What a part of a Word document holds, counted without reading it: what was taken is held against it. */
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';

/** Text that nobody is meant to see: codes of fields, places of drawings, and what stands a second time. */
const NO_TEXT = /^(?:w:instrText|w:delInstrText|wp(?:14)?:.*)$/;

/** Characters of the part's text that are in none of these texts, in their order. */
export function missingText(
	archive: ZipArchive,
	part: string,
	accounted: Iterable<string>
): string {
	const counts = new Map<string, number>();
	for (const text of accounted) for (const c of bare(text)) counts.set(c, (counts.get(c) ?? 0) + 1);
	let missing = '';
	for (const c of heldText(archive, part)) {
		const left = counts.get(c) ?? 0;
		if (left > 0) counts.set(c, left - 1);
		else missing += c;
	}
	return missing;
}

function heldText(archive: ZipArchive, part: string): string {
	const path: string[] = [];
	let fallbacks = 0;
	let held = '';
	readXmlPart(archive, part, {
		prefixed: true,
		open(name) {
			path.push(name);
			if (name === 'mc:Fallback') fallbacks++;
		},
		close(name) {
			path.pop();
			if (name === 'mc:Fallback') fallbacks--;
		},
		text(text) {
			if (fallbacks === 0 && !NO_TEXT.test(path.at(-1) ?? '')) held += bare(text);
		}
	});
	return held;
}

const bare = (text: string): string => text.replaceAll(/\s/g, '');
