/** A sheet that holds the narrative: a row for each section, with its number or title beside its text. */
import type { Section } from '$lib/budget/book/narrative';
import type { Format } from '$lib/formats/format';
import { gridLine, type SourceCell, type SourceLine } from '../source';
import type { SectionBlock } from './outline-blocks';
import { fold, likeness } from './similarity';

export interface ProseSheet {
	readonly sections: readonly SectionBlock[];
	/** The header, and rows that name no section. */
	readonly headings: readonly SourceLine[];
}

/** `undefined` where the sheet has no column 正文 beside one of 标题 or 编号. */
export function proseSheet(lines: readonly SourceLine[], format: Format): ProseSheet | undefined {
	const [header, ...rows] = lines;
	const columnOf = (name: string) => header?.filled.find(({ text }) => fold(text) === name)?.index;
	const body = columnOf('正文');
	if (body === undefined || (columnOf('标题') ?? columnOf('编号')) === undefined) return undefined;
	const sections: SectionBlock[] = [];
	const headings: SourceLine[] = [header];
	for (const row of rows) {
		const text = row.filled.filter(({ index }) => index === body);
		const lead = row.filled.filter(({ index }) => index !== body);
		const section = sectionNamed(lead, format);
		const last = sections.at(-1);
		if (section && !sections.some((block) => block.section === section)) {
			const heading = { ...row, filled: lead };
			sections.push({ section, heading, lines: linesOf(row, text) });
		} else if (lead.length === 0 && last) last.lines.push(...linesOf(row, text));
		else headings.push(row);
	}
	return sections.length > 0 ? { sections, headings } : undefined;
}

function linesOf({ number, grid }: SourceLine, cells: readonly SourceCell[]): SourceLine[] {
	return cells.length > 0 && grid ? [gridLine(number, grid, cells)] : [];
}

function sectionNamed(lead: readonly SourceCell[], { sections }: Format): Section | undefined {
	const texts = lead.map(({ text }) => text);
	return (
		sections.find(({ id }) => texts.includes(id)) ??
		sections.find(({ title }) => texts.some((text) => likeness(text, title) >= 0.85))
	);
}
