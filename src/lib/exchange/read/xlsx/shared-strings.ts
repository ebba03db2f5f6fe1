/** The texts that cells share (`sharedStrings.xml`). */
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';
import { RichText, type CellText } from './rich-text';

export function readSharedStrings(
	archive: ZipArchive,
	part: string | undefined
): readonly CellText[] {
	const strings: CellText[] = [];
	if (part === undefined) return strings;
	const text = new RichText();
	readXmlPart(archive, part, {
		open: (name, attributes) => text.open(name, attributes),
		text: (piece) => text.take(piece),
		close(name) {
			text.close(name);
			if (name === 'si') strings.push(text.finish());
		}
	});
	return strings;
}
