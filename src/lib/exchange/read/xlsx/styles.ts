/** The number formats of a workbook's cell styles (`styles.xml`). */
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';
import { numberFormat, type NumberFormat } from './number-format';

/** By the style index that cells name. */
export function readStyles(archive: ZipArchive, part: string | undefined): readonly NumberFormat[] {
	if (part === undefined) return [];
	const codes = new Map<number, string>();
	const ids: number[] = [];
	let inCells = false;
	readXmlPart(archive, part, {
		open(name, attributes) {
			if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
			else if (name === 'cellXfs') inCells = true;
			else if (name === 'xf' && inCells) ids.push(Number(attributes.numFmtId ?? 0));
		},
		close(name) {
			if (name === 'cellXfs') inCells = false;
		}
	});
	const formats = new Map<number, NumberFormat>();
	return ids.map((id) => {
		let format = formats.get(id);
		if (!format) formats.set(id, (format = numberFormat(id, codes.get(id))));
		return format;
	});
}
