/** `C7` and `A1:C7` as a workbook writes them; rows and columns count from 0 inside. */
export interface CellPosition {
	readonly row: number;
	readonly column: number;
}

/** The limits of the format itself. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

export function parseCellReference(text: string): CellPosition | undefined {
	const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text);
	if (!match) return undefined;
	let column = 0;
	for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64;
	const row = Number(match[2]);
	if (row < 1 || row > MOST_ROWS || column > MOST_COLUMNS) return undefined;
	return { row: row - 1, column: column - 1 };
}

/** 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
	const rest = Math.floor(column / 26);
	const letter = String.fromCharCode(65 + (column % 26));
	return rest === 0 ? letter : columnLetters(rest - 1) + letter;
}
