/** The strings of a workbook, each stored once. Cells hold their numbers and are never formulas. */
import { escapeXml, XML_DECLARATION } from '../xml';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Longest text of a cell (Excel refuses the file beyond it). */
export const LONGEST_CELL = 32_767;

/**
 * ST_Xstring: what XML cannot hold is written `_x0007_`, so that any text comes back as it was;
 * a text that looks like such an escape gets its underscore escaped.
 */
export function escapeCellText(text: string): string {
	const escaped = text
		.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
		.replace(
			/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
			(c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
		);
	return escapeXml(escaped);
}

export class SharedStrings {
	readonly #ids = new Map<string, number>();
	#uses = 0;

	/** The number under which a text is stored. */
	id(text: string): number {
		this.#uses++;
		let id = this.#ids.get(text);
		if (id === undefined) this.#ids.set(text, (id = this.#ids.size));
		return id;
	}

	*xml(): Iterable<string> {
		yield `${XML_DECLARATION}<sst xmlns="${MAIN}" count="${this.#uses}" uniqueCount="${this.#ids.size}">`;
		for (const text of this.#ids.keys())
			yield `<si><t xml:space="preserve">${escapeCellText(text)}</t></si>`;
		yield '</sst>';
	}
}
