/** A workbook read back by its parts: which sheets, which cells, what is merged. */
import { strFromU8, unzipSync } from 'fflate';
import { elements, parseXml, textOf, type XmlElement } from './xml-tree';

export interface ReadCell {
	readonly text?: string;
	/** The decimal as the file has it. */
	readonly figure?: string;
	readonly formula?: string;
	/** Whether Excel keeps it text when it is edited. */
	readonly quoted: boolean;
}

export interface ReadSheet {
	readonly name: string;
	readonly cells: ReadonlyMap<string, ReadCell>;
	readonly merged: readonly string[];
	readonly xml: XmlElement;
}

export interface ReadWorkbook {
	readonly sheets: readonly ReadSheet[];
	readonly definedNames: readonly string[];
	/** Every part by its path, as text. */
	readonly parts: Readonly<Record<string, string>>;
}

export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
	const parts = Object.fromEntries(
		Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)])
	);
	const xml = (path: string): XmlElement => parseXml(parts[path]);
	const strings = elements(xml('xl/sharedStrings.xml'), 'si').map((si) => unescaped(textOf(si)));
	const [formats] = elements(xml('xl/styles.xml'), 'cellXfs');
	const quoted = elements(formats, 'xf').map((xf) => xf.attributes.quotePrefix === '1');
	const targets = new Map(
		elements(xml('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
			attributes.Id,
			attributes.Target
		])
	);
	const workbook = xml('xl/workbook.xml');
	return {
		parts,
		definedNames: elements(workbook, 'definedName').map(
			(name) => `${name.attributes.name}=${textOf(name)}`
		),
		sheets: elements(workbook, 'sheet').map(({ attributes }) => {
			const sheet = xml(`xl/${targets.get(attributes['r:id'])}`);
			return {
				name: attributes.name,
				cells: new Map(
					elements(sheet, 'c').map((c) => [c.attributes.r, cellOf(c, strings, quoted)])
				),
				merged: elements(sheet, 'mergeCell').map((cell) => cell.attributes.ref),
				xml: sheet
			};
		})
	};
}

function cellOf(c: XmlElement, strings: readonly string[], quoted: readonly boolean[]): ReadCell {
	const [value] = elements(c, 'v').map(textOf);
	const [formula] = elements(c, 'f').map(textOf);
	return {
		...(value !== undefined && c.attributes.t === 's' && { text: strings[Number(value)] }),
		...(value !== undefined && c.attributes.t === undefined && { figure: value }),
		...(formula !== undefined && { formula }),
		quoted: quoted[Number(c.attributes.s)]
	};
}

/** `_x000D_` stands for a character that XML cannot hold. */
function unescaped(text: string): string {
	return text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16))
	);
}
