/** Formulas of computed cells, each text read once: books are full of the same few. */
import type { Format } from '$lib/formats/format';
import type { Read } from './failure';
import type { Expression } from './formula';
import { parseCellFormula, type FormulaHome } from './parse-formula';

const known = new WeakMap<Format, Map<string, Read<Expression>>>();
const REMEMBERED = 50_000;

/** `parseCellFormula`, remembered. */
export function readCellFormula(text: string, format: Format, home: FormulaHome): Read<Expression> {
	let texts = known.get(format);
	if (!texts) known.set(format, (texts = new Map<string, Read<Expression>>()));
	const key = `${home} ${text}`;
	let result = texts.get(key);
	if (!result) {
		if (texts.size >= REMEMBERED) texts.clear();
		texts.set(key, (result = parseCellFormula(text, format, home)));
	}
	return result;
}
