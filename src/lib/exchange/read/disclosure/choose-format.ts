/**
 * Which of the formats that Hebian knows a document has: the one whose tables explain most of those
 * that it prints, by their titles and by the headers below them.
 */
import type { TableId } from '$lib/budget/book/book';
import type { EditionKind, Format, FormatTable } from '$lib/formats/format';
import { firstFormat, knownFormats } from '$lib/formats/known-formats';
import { matchTitle } from '$lib/formats/title';
import { isBlank, type SourceLine } from '../source';
import { headerLikeness } from './sheet-subject';
import { fold } from './similarity';
import { isTitleLike, isUnitLine, tableFollows } from './table-bounds';

export interface FormatChoice {
	readonly format: Format;
	/** Which edition its titles speak of. */
	readonly edition: EditionKind;
	/** How much of the document it explains; 0: nothing, and the format is the one there always was. */
	readonly score: number;
}

/** Of a table that is told by its title, and how much its header adds. */
const TITLED = 0.4;
const HEADED = 0.6;
/** A header less alike than this is another table's. */
const ALIKE = 0.5;
/** What a format must explain of each table that a document prints, on average. */
const ENOUGH = 0.35;
/** A table that the document should have and has not. */
const ABSENT = 0.02;
/** Titles that are worded as an edition prints them. */
const WORDED = 0.1;
/** Lines below a title among which its header is. */
const TOP = 8;

interface Title {
	readonly line: SourceLine;
	readonly below: readonly SourceLine[];
}

/** @param formats those that are known, and those of the office */
export function chooseFormat(
	lines: readonly SourceLine[],
	formats: readonly Format[] = knownFormats()
): FormatChoice {
	const filled = lines.filter((line) => !isBlank(line));
	const titles = titlesIn(filled);
	const scored = formats.map((format) => scoreOf(format, titles));
	const best = scored.reduce((a, b) => (b.score > a.score + 1e-9 ? b : a), scored[0]);
	const enough = titles.length * ENOUGH;
	if (best && best.explained > 0 && best.explained >= enough) return best;
	return (
		choiceByProse(filled, formats) ?? { format: firstFormat(), edition: 'department', score: 0 }
	);
}

/** The format that has most of the titles among some texts, whatever stands below them. */
export function formatOfTitles(texts: readonly string[]): Format {
	const titles = texts.filter((text) => text.includes('表') && text.length <= LONGEST_TITLE);
	let best = { format: firstFormat(), found: 0 };
	for (const format of knownFormats()) {
		const tables = titles.flatMap((text) => matchTitle(text, format)?.table.id ?? []);
		const found = new Set(tables).size;
		if (found > best.found) best = { format, found };
	}
	return best.format;
}

const LONGEST_TITLE = 80;

/** Lines that read like the title of a table and have one below. */
function titlesIn(filled: readonly SourceLine[]): Title[] {
	return filled.flatMap((line, i): Title[] => {
		if (line.filled.length !== 1 || !line.text.includes('表')) return [];
		if (!isTitleLike(line) || !tableFollows(filled, i)) return [];
		const next = filled.slice(i + 1, i + 1 + TOP);
		const below = next.filter((one) => one.grid === next.at(-1)?.grid || !isUnitLine(one));
		return [{ line, below }];
	});
}

interface Scored extends FormatChoice {
	/** Without what only tells formats apart that explain the same. */
	readonly explained: number;
}

function scoreOf(format: Format, titles: readonly Title[]): Scored {
	const best = new Map<TableId, number>();
	let [units, named, matched] = [0, 0, 0];
	for (const { line, below } of titles) {
		const match = matchTitle(line.text, format);
		if (!match) continue;
		matched++;
		if (match.edition === 'unit') units++;
		if (match.name !== undefined) named++;
		const score = TITLED + HEADED * headed(match.table, below);
		if (score > (best.get(match.table.id) ?? 0)) best.set(match.table.id, score);
	}
	const edition: EditionKind = units * 2 > matched ? 'unit' : 'department';
	const explained = [...best.values()].reduce((sum, score) => sum + score, 0);
	const { without = [], title } = format.editions[edition];
	const absent = format.tables.filter(({ id }) => !without.includes(id) && !best.has(id)).length;
	const isWorded = named * 2 > matched === /\{(?:unit|department)\}/.test(title);
	const score = explained - absent * ABSENT + (isWorded ? WORDED : 0);
	return { format, edition, explained, score: explained === 0 ? 0 : score };
}

/** 0: the header is another table's. */
function headed(table: FormatTable, below: readonly SourceLine[]): number {
	const alike = headerLikeness(table, below);
	return alike >= ALIKE ? alike : 0;
}

/** Headings that speak for a format where there are no tables. */
const FEWEST_HEADINGS = 4;
const HEADING = /^\s*[一二三四五六七八九十]{1,3}\s*[、.．]\s*(\S.*?)\s*$/;

/** A document of prose alone: by the very words of its sections' headings. */
function choiceByProse(
	filled: readonly SourceLine[],
	formats: readonly Format[]
): FormatChoice | undefined {
	const headings = filled.flatMap(({ text, filled: cells }) => {
		const words = cells.length === 1 && text.length <= 40 ? HEADING.exec(text)?.[1] : undefined;
		return words === undefined ? [] : [fold(words)];
	});
	const scored = formats.map((format): FormatChoice => {
		const found = format.sections.filter(({ ordinal, title, aliases = [] }) => {
			return ordinal !== '' && [title, ...aliases].some((one) => headings.includes(fold(one)));
		});
		return { format, edition: 'department', score: found.length };
	});
	const best = scored.reduce((a, b) => (b.score > a.score ? b : a), scored[0]);
	return best && best.score >= FEWEST_HEADINGS ? best : undefined;
}
