/** What the text of every reader goes through before it is understood: look-alike characters and marks of notes. */
import type { ImportEntry } from './import-report';
import { withoutMark } from './note-marks';
import { hasRadicals, radicalsOf, withoutRadicals } from './radicals';
import { placeOf, type Source, type SourceCell, type SourceLine } from './source';

/** The source in the characters that are meant, its cells without marks of notes; both are told. */
export function plainSource(source: Source): Source {
	const entries: ImportEntry[] = [];
	const tell = (at: SourceCell | SourceLine, entry: Omit<ImportEntry, 'place'>): void => {
		const place = placeOf(at);
		entries.push({ ...entry, place: { ...place, ...source.locate?.(place.line) } });
	};
	const told = new Set<string>();
	const lines = source.lines
		.map((line) => {
			if (hasRadicals(line.text)) {
				const found = radicalsOf(line.text).filter((radical) => !told.has(radical));
				found.forEach((radical) => told.add(radical));
				if (found.length > 0)
					tell(line, {
						kind: 'characters-replaced',
						found: found.join(''),
						kept: withoutRadicals(found.join(''))
					});
			}
			return plainLine(line, tell);
		})
		.flatMap(unfolded);
	return { ...source, lines, entries: [...(source.entries ?? []), ...entries] };
}

type Tell = (at: SourceCell, entry: Omit<ImportEntry, 'place'>) => void;

function plainLine(line: SourceLine, tell: Tell): SourceLine {
	let isSame = !hasRadicals(line.text);
	// Prose keeps its superscripts: they are printed as they stand.
	const isOfCells = line.grid !== undefined || line.width > 1;
	const filled = line.filled.map((cell) => {
		const text = withoutRadicals(cell.text);
		const bare = isOfCells ? withoutMark(text) : undefined;
		if (bare) tell(cell, { kind: 'note-mark', found: bare.mark, kept: bare.text });
		isSame &&= text === cell.text && !bare;
		const marked = cell.marked === undefined ? {} : { marked: withoutRadicals(cell.marked) };
		return { ...cell, ...marked, text: bare?.text ?? text };
	});
	if (isSame) return line;
	const text = isOfCells ? filled.map((cell) => cell.text).join('\t') : withoutRadicals(line.text);
	return { ...line, filled, text };
}

const PROSE_CELL = 60;

/** The paragraphs of a cell that has a line of the sheet for itself and holds prose. */
function unfolded(line: SourceLine): readonly SourceLine[] {
	const [cell, ...others] = line.filled;
	const isProse = line.grid !== undefined && others.length === 0 && cell?.marked === undefined;
	if (!isProse || !cell || cell.text.length < PROSE_CELL || !cell.text.includes('\n'))
		return [line];
	return cell.text.split(/\n+/).flatMap((text): SourceLine[] => {
		const own = { ...cell, text: text.trim() };
		return own.text === '' ? [] : [{ ...line, filled: [own], text: own.text }];
	});
}
