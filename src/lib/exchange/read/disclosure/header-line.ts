/** A line of which the beginning is the last line of the header: 类, 款, 项 beside the row of the total. */
import type { SourceLine } from '../source';
import { isFigure } from './table-bounds';

const PARTS = ['类', '款', '项'];
const FEWEST = 2;

/** The header's part of the line; `undefined` where it is all header, or none. */
export function headerOfLine(line: SourceLine): SourceLine | undefined {
	if (!line.grid) return undefined;
	const parts = line.filled.filter(({ text }) => PARTS.includes(text.trim()));
	if (parts.length < FEWEST || !line.filled.some(({ text }) => isFigure(text))) return undefined;
	return { ...line, filled: parts, text: parts.map(({ text }) => text).join('\t') };
}

export function withoutHeader(line: SourceLine, header: SourceLine): SourceLine {
	const filled = line.filled.filter((cell) => !header.filled.includes(cell));
	return { ...line, filled, text: filled.map(({ text }) => text).join('\t') };
}
