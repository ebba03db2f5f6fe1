/** Several files as one disclosure: tables in one, text in another. */
import type { ImportEntry } from '../import-report';
import type { Source, SourceLine } from '../source';

export interface NamedSource {
	readonly name: string;
	readonly source: Source;
}

/** The text first, then the tables, each file in the order of its name; the report tells them apart. */
export function joinSources(files: readonly NamedSource[]): Source {
	const prose = ({ source }: NamedSource): number =>
		source.lines.filter(({ grid, filled }) => !grid && filled.length > 0).length;
	const ordered = files.toSorted((a, b) => prose(b) - prose(a) || a.name.localeCompare(b.name));
	const lines: SourceLine[] = [];
	const entries: ImportEntry[] = [];
	const parts: { readonly from: number; readonly name: string; readonly source: Source }[] = [];
	for (const { name, source } of ordered) {
		const from = lines.length;
		parts.push({ from, name, source });
		entries.push(
			...(source.entries ?? []).map((entry) => ({
				...entry,
				place: { ...entry.place, file: name }
			}))
		);
		source.lines.forEach((line, i) => lines.push(moved(line, from + i + 1)));
	}
	return {
		lines,
		entries,
		locate: (line) => {
			const part = parts.findLast(({ from }) => from < line) ?? parts[0];
			const own = part.source.lines[line - part.from - 1]?.number ?? line;
			return { line: own, ...part.source.locate?.(own), file: part.name };
		}
	};
}

function moved(line: SourceLine, number: number): SourceLine {
	return { ...line, number, filled: line.filled.map((cell) => ({ ...cell, line: number })) };
}
