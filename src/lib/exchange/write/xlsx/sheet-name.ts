/** Names that Excel accepts for sheets: at most 31 characters, without `[]:*?/\`, unique. */

const LONGEST = 31;

/** A name that starts with `lead`, which is unique and safe; of `rest` as much as fits. */
export function sheetName(lead: string, rest: string): string {
	const safe = rest
		.replace(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff\s]+/g, ' ')
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
		.trim();
	let name = safe === '' ? lead : `${lead} `;
	for (const character of safe) {
		if (name.length + character.length > LONGEST) break;
		name += character;
	}
	// A quotation mark may stand inside a name but not at its end.
	return name.replace(/[\s']+$/, '');
}

/** As formulas and links write it. */
export function quotedSheet(name: string): string {
	return `'${name.replaceAll("'", "''")}'`;
}

/** Column 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
	let letters = '';
	for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
		letters = String.fromCharCode(65 + (rest % 26)) + letters;
	return letters;
}

/** Row and column from 0. */
export function cellName(row: number, column: number): string {
	return columnLetters(column) + String(row + 1);
}
